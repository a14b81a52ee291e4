package io.github.netlink4j.rtnetlink.vlan;

import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestSink;

/**
 * Changes to the VLANs of the bridges and ports of one network namespace: carried out at once by {@link Vlans}, or together with
 * others in a batch. What the kernel refuses is a {@link KernelException}, thrown at once or reported by the batch.
 */
public sealed class VlanChanges permits Vlans {
    private final RequestSink sink;
    private final LinkResolver links;

    /**
     * Creates changes that are given to the sink.
     *
     * @param links finds the links that are referred to
     */
    public VlanChanges(RequestSink sink, LinkResolver links) {
        this.sink = sink;
        this.links = links;
    }

    /**
     * Adds VLANs to a port, or to a bridge itself ({@link VlanSpec#itself}); of one that exists, sets whether it is the one of
     * untagged packets and whether packets leave untagged. Equivalent to: {@code bridge vlan add …}.
     *
     * <p>The kernel adds the VLANs of a range one by one, and keeps those that it has added when it refuses a later one.
     *
     * @throws KernelException EOPNOTSUPP when the link is neither a bridge nor a port, or the kernel has no VLANs of bridges; of
     *     a tunnel EINVAL when the port has no such VLAN, or tunnels are not enabled there ({@code vlan_tunnel})
     * @throws IllegalArgumentException when the spec has no link, or has options
     */
    public void add(VlanSpec vlans) {
        member(LinkAttr.RTM_SETLINK, vlans);
    }

    /**
     * Deletes VLANs of a port, or of a bridge itself ({@link VlanSpec#itself}), or only their tunnels when the spec has some. Those
     * that do not exist are ignored. Equivalent to: {@code bridge vlan del …}.
     *
     * @throws IllegalArgumentException when the spec has no link, or has options
     */
    public void delete(VlanSpec vlans) {
        member(LinkAttr.RTM_DELLINK, vlans);
    }

    private void member(MessageType type, VlanSpec vlans) {
        vlans.checkMembership();
        int link = vlans.linkIndex(links, type);
        sink.accept(Request.of(type, 0, writer -> vlans.writeMembershipTo(writer, link), () -> "vlan " + vlans)
                .hintIfUnexplained(errno -> errno == Errno.EOPNOTSUPP.number()
                        ? "the link is no port of a bridge; of a bridge, self is required; or this kernel has no"
                                + " CONFIG_BRIDGE_VLAN_FILTERING"
                        : null));
    }

    /**
     * Sets options of VLANs of a port or bridge, or global options of VLANs of a bridge; the VLANs must exist. Linux 5.6, global
     * options Linux 5.15. Equivalent to: {@code bridge vlan set …} and {@code bridge vlan global set …}.
     *
     * @throws KernelException ENOENT when a VLAN does not exist; the kernel keeps what it has set of those before it
     * @throws IllegalArgumentException when the spec has no link, no options, or options of both kinds
     */
    public void set(VlanSpec vlans) {
        vlans.completeOptions();
        MessageType type = VlanAttr.RTM_NEWVLAN;
        int link = vlans.linkIndex(links, type);
        sink.accept(Request.of(type, 0, writer -> vlans.writeOptionsTo(writer, link), vlans::toString));
    }
}
