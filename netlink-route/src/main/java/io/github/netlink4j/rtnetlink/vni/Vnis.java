package io.github.netlink4j.rtnetlink.vni;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.List;

/**
 * The VNIs that the VXLANs of one network namespace accept: of those with {@code external} and {@code vnifilter}.
 *
 * <p>A link is identified by name, by index, or as a {@code Link}, which is refused with {@link IllegalArgumentException}
 * when it was read in another network namespace. What the kernel refuses is a {@link KernelException}: ENODEV when there is
 * no such link, EINVAL when it is no VXLAN, EPERM without CAP_NET_ADMIN.
 */
public final class Vnis extends VniChanges implements ObjectReader<VniFilter, VniView, LinkVnis> {
    private final Dumps<VniFilter, VniView, LinkVnis> dumps;

    /** Creates a service for the VNIs that this handle reaches. */
    public Vnis(NetlinkClient client) {
        this(client, new LinkResolver(client));
    }

    private Vnis(NetlinkClient client, LinkResolver links) {
        super(client::execute, links);
        this.dumps = new Dumps<>(client, LinkVnis.TYPE, VniFilter.all(), filter -> filter.resolve(links));
    }

    @Override
    public Dumps<VniFilter, VniView, LinkVnis> dumps() {
        return dumps;
    }

    /** Returns the VNIs of all VXLANs. Equivalent to: {@code bridge vni show}. */
    @Override
    public List<LinkVnis> list() {
        return list(VniFilter.all());
    }

    /** Returns the VNIs of a VXLAN, in ranges that are alike. Equivalent to: {@code bridge vni show dev LINK}. */
    public List<VniView.Range> ranges(LinkRef link) {
        return ranges(VniFilter.all().link(link));
    }

    /** Returns the VNIs of the VXLAN of this name; see {@link #ranges(LinkRef)}. */
    public List<VniView.Range> ranges(String link) {
        return ranges(LinkRef.of(link));
    }

    /** Returns the VNIs of all VXLANs that match, in ranges that are alike. */
    public List<VniView.Range> ranges(VniFilter filter) {
        return list(filter).stream().flatMap(vnis -> vnis.ranges().stream()).toList();
    }
}
