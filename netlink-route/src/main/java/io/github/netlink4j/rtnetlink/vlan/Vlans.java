package io.github.netlink4j.rtnetlink.vlan;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.List;

/**
 * The VLANs of the bridges and ports of one network namespace.
 *
 * <p>A link is identified by name, by index, or as a {@code Link}, which is refused with {@link IllegalArgumentException}
 * when it was read in another network namespace. What the kernel refuses is a {@link KernelException}: ENODEV when there is
 * no such link, EINVAL when it is neither a bridge nor a port, EPERM without CAP_NET_ADMIN.
 */
public final class Vlans extends VlanChanges implements ObjectReader<VlanFilter, VlanView, LinkVlans> {
    private final Dumps<VlanFilter, VlanView, LinkVlans> dumps;

    /** Creates a service for the VLANs that this handle reaches. */
    public Vlans(NetlinkClient client) {
        this(client, new LinkResolver(client));
    }

    private Vlans(NetlinkClient client, LinkResolver links) {
        super(client::execute, links);
        this.dumps = new Dumps<>(client, LinkVlans.TYPE, VlanFilter.all(), filter -> filter.resolve(links));
    }

    @Override
    public Dumps<VlanFilter, VlanView, LinkVlans> dumps() {
        return dumps;
    }

    /** Returns the VLANs of all bridges and ports. Equivalent to: {@code bridge -d vlan show}. */
    @Override
    public List<LinkVlans> list() {
        return list(VlanFilter.all());
    }

    /** Returns the VLANs of a bridge or port, in ranges that are alike. Equivalent to: {@code bridge vlan show dev LINK}. */
    public List<VlanView.Range> ranges(LinkRef link) {
        return ranges(VlanFilter.all().link(link));
    }

    /** Returns the VLANs of the bridge or port of this name; see {@link #ranges(LinkRef)}. */
    public List<VlanView.Range> ranges(String link) {
        return ranges(LinkRef.of(link));
    }

    /** Returns the VLANs of all links that match, in ranges that are alike. */
    public List<VlanView.Range> ranges(VlanFilter filter) {
        return list(filter).stream().flatMap(vlans -> vlans.ranges().stream()).toList();
    }

    /**
     * Returns the global options of the VLANs of a bridge, in ranges that are alike. Linux 5.15. Equivalent to:
     * {@code bridge vlan global show dev BRIDGE}.
     */
    public List<VlanView.Globals> globals(LinkRef bridge) {
        return list(VlanFilter.all().link(bridge).global()).stream()
                .flatMap(vlans -> vlans.globals().stream())
                .toList();
    }

    /** Returns the global options of the VLANs of the bridge of this name; see {@link #globals(LinkRef)}. */
    public List<VlanView.Globals> globals(String bridge) {
        return globals(LinkRef.of(bridge));
    }
}
