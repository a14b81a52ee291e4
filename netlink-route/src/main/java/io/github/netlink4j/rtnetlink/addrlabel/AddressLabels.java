package io.github.netlink4j.rtnetlink.addrlabel;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.Errno;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestBuffer;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The address labels of one network namespace.
 *
 * <p>A link is identified by name, by index, or as a {@code Link}, which is refused with {@link IllegalArgumentException} when it
 * was read in another network namespace. What the kernel refuses is a {@link KernelException}: EPERM without CAP_NET_ADMIN.
 */
public final class AddressLabels extends AddressLabelChanges
        implements ObjectReader<AddressLabelFilter, AddressLabelView, AddressLabel> {
    private static final int BITS = 128;

    private final NetlinkClient client;
    private final LinkResolver links;
    private final Dumps<AddressLabelFilter, AddressLabelView, AddressLabel> dumps;

    /** Creates a service for the labels in the namespace that this handle reaches. */
    public AddressLabels(NetlinkClient client) {
        this(client, new LinkResolver(client));
    }

    private AddressLabels(NetlinkClient client, LinkResolver links) {
        super(client::execute, links);
        this.client = client;
        this.links = links;
        this.dumps = new Dumps<>(client, AddressLabel.TYPE, AddressLabelFilter.all(), filter -> filter.resolve(links));
    }

    @Override
    public Dumps<AddressLabelFilter, AddressLabelView, AddressLabel> dumps() {
        return dumps;
    }

    /** Returns all labels; the kernel looks at them in this order. Equivalent to: {@code ip addrlabel list}. */
    @Override
    public List<AddressLabel> list() {
        return list(AddressLabelFilter.all());
    }

    /**
     * Returns the label of an address, as the kernel chooses it; empty when it has none, which only happens when the label of
     * {@code ::/0} was deleted.
     *
     * @throws IllegalArgumentException when it is not an IPv6 address
     */
    public OptionalLong find(IpAddress address) {
        return find(address, null);
    }

    /** Returns the label of an address, as the kernel chooses it when a link has that address; see {@link #find(IpAddress)}. */
    public OptionalLong find(IpAddress address, @Nullable LinkRef link) {
        if (!address.isIpv6()) {
            throw new IllegalArgumentException("address labels are of IPv6 only: " + address);
        }
        String subject = address + (link == null ? "" : " dev " + link.text());
        int index = link == null
                ? 0
                : links.index(link, "device", () -> AddressLabelAttr.RTM_GETADDRLABEL.kernelName() + " " + subject);
        try {
            return OptionalLong.of(dumps.get(Request.of(
                                    AddressLabelAttr.RTM_GETADDRLABEL,
                                    0,
                                    writer -> {
                                        writer.header8(0, AddressFamily.AF_INET6);
                                        writer.header8(2, BITS);
                                        writer.header32(4, index);
                                        writer.put(AddressLabelAttr.ADDRESS, address);
                                    },
                                    () -> subject)
                            .hintIfUnexplained(AddressLabelChanges::explain))
                    .label());
        } catch (KernelException e) {
            if (e.error() == Errno.ESRCH) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    /**
     * Removes all labels, also those that every namespace begins with. Equivalent to: {@code ip addrlabel flush}.
     *
     * @throws KernelException when the kernel refuses to remove one; the others are removed
     */
    public void flush() {
        RequestBuffer requests = new RequestBuffer();
        AddressLabelChanges deletions = new AddressLabelChanges(requests, links);
        list().forEach(deletions::delete);
        client.executeAll(requests, true).carriedOut(refusal -> refusal.error() == Errno.ESRCH);
    }
}
