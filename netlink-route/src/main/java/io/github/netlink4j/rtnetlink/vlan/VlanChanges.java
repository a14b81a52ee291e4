package io.github.netlink4j.rtnetlink.vlan;

import io.github.netlink4j.Errno;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.Diagnosis;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestSink;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
     * <p>The kernel adds the VLANs of a range one by one, and keeps those that it has added when it refuses a later one. The
     * outcome of the exception is then PARTIAL, and its parts name them; so it is of the methods below.
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
                .hint(new Refusal(type, vlans, link)));
    }

    /**
     * Sets options of VLANs of a port or bridge, or global options of VLANs of a bridge; the VLANs must exist. Linux 5.6, global
     * options Linux 5.15. Equivalent to: {@code bridge vlan set …} and {@code bridge vlan global set …}.
     *
     * @throws KernelException ENOENT when a VLAN does not exist; those before it are set, with the outcome PARTIAL
     * @throws IllegalArgumentException when the spec has no link, no options, or options of both kinds
     */
    public void set(VlanSpec vlans) {
        vlans.completeOptions();
        MessageType type = VlanAttr.RTM_NEWVLAN;
        int link = vlans.linkIndex(links, type);
        sink.accept(Request.of(type, 0, writer -> vlans.writeOptionsTo(writer, link), vlans::toString)
                .hint(new Refusal(type, vlans, link)));
    }

    /** Explains a refusal. The VLANs of a range are changed one after the other: those before the refused one stay changed. */
    private record Refusal(MessageType type, VlanSpec vlans, int link) implements Request.Hint {
        private static final Set<Errno> NOTHING_DONE = EnumSet.of(Errno.EPERM, Errno.EOPNOTSUPP);

        @Override
        public @Nullable String about(int errno, @Nullable ExtendedAck ack) {
            if (errno != Errno.EOPNOTSUPP.number() || (ack != null && ack.message() != null)) {
                return null;
            }
            return type.equals(VlanAttr.RTM_NEWVLAN)
                    ? VlanFilter.UNSUPPORTED
                    : "the link is no port of a bridge; of a bridge, self is required; or this kernel has no"
                            + " CONFIG_BRIDGE_VLAN_FILTERING";
        }

        @Override
        public @Nullable Diagnosis diagnose(NetlinkClient client, KernelException refusal) {
            if (vlans.first() == vlans.last() || NOTHING_DONE.contains(refusal.error())) {
                return null;
            }
            try {
                List<VlanView.Range> present = new Vlans(client).ranges(LinkRef.of(link));
                return Diagnosis.ofRange("vid", vlans.first(), vlans.last(), vid -> {
                    int number = (int) vid;
                    return vlans.isInEffect(type, number, of(present, number));
                });
            } catch (NetlinkException e) {
                return new Diagnosis(
                        Outcome.UNKNOWN, null, "which of the VLANs were changed is not known: " + e.getMessage());
            }
        }

        private static VlanView.@Nullable Range of(List<VlanView.Range> present, int vid) {
            for (VlanView.Range range : present) {
                if (vid >= range.first() && vid <= range.last()) {
                    return range;
                }
            }
            return null;
        }
    }
}
