package io.github.netlink4j.rtnetlink.vni;

import io.github.netlink4j.Errno;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.Diagnosis;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestSink;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the VNIs that the VXLANs of one network namespace accept: carried out at once by {@link Vnis}, or together with
 * others in a batch. What the kernel refuses is a {@link KernelException}, thrown at once or reported by the batch.
 */
public sealed class VniChanges permits Vnis {
    private final RequestSink sink;
    private final LinkResolver links;

    /**
     * Creates changes that are given to the sink.
     *
     * @param links finds the links that are referred to
     */
    public VniChanges(RequestSink sink, LinkResolver links) {
        this.sink = sink;
        this.links = links;
    }

    /**
     * Makes a VXLAN accept VNIs; of one that it accepts already, sets the group. Equivalent to: {@code bridge vni add …}.
     *
     * <p>The kernel adds the VNIs of a range one by one, and keeps those that it has added when it refuses a later one. The
     * outcome of the exception is then PARTIAL, and its parts name them.
     *
     * @throws KernelException EINVAL when the link is no VXLAN; EOPNOTSUPP when it was created without {@code vnifilter};
     *     EEXIST when another VXLAN of the same port has the VNI
     * @throws IllegalArgumentException when the spec has no link
     */
    public void add(VniSpec vnis) {
        accept(VniAttr.RTM_NEWTUNNEL, vnis);
    }

    /**
     * Makes a VXLAN no longer accept VNIs. Equivalent to: {@code bridge vni delete …}.
     *
     * @throws KernelException ENOENT when it does not accept one; those before it are deleted, with the outcome PARTIAL
     * @throws IllegalArgumentException when the spec has no link
     */
    public void delete(VniSpec vnis) {
        accept(VniAttr.RTM_DELTUNNEL, vnis);
    }

    private void accept(MessageType type, VniSpec vnis) {
        int link = vnis.linkIndex(links, type);
        sink.accept(Request.of(type, 0, writer -> vnis.writeTo(writer, link), vnis::toString)
                .hint(new Refusal(type, vnis, link)));
    }

    /** Explains a refusal. The VNIs of a range are changed one after the other: those before the refused one stay changed. */
    private record Refusal(MessageType type, VniSpec vnis, int link) implements Request.Hint {
        @Override
        public @Nullable String about(int errno, @Nullable ExtendedAck ack) {
            boolean isExplained = ack != null && ack.message() != null;
            return errno == Errno.EOPNOTSUPP.number() && !isExplained
                    ? "the VXLAN was created without external and vnifilter; or " + VniFilter.UNSUPPORTED
                    : null;
        }

        @Override
        public @Nullable Diagnosis diagnose(NetlinkClient client, KernelException refusal) {
            if (vnis.first() == vnis.last() || refusal.error() == Errno.EPERM || refusal.error() == Errno.EOPNOTSUPP) {
                return null;
            }
            try {
                List<VniView.Range> present = new Vnis(client).ranges(LinkRef.of(link));
                return Diagnosis.ofRange("vni", vnis.first(), vnis.last(), vni -> isInEffect(present, vni));
            } catch (NetlinkException e) {
                return new Diagnosis(
                        Outcome.UNKNOWN, null, "which of the VNIs were changed is not known: " + e.getMessage());
            }
        }

        private boolean isInEffect(List<VniView.Range> present, long vni) {
            for (VniView.Range range : present) {
                if (vni >= range.first() && vni <= range.last()) {
                    return type.equals(VniAttr.RTM_NEWTUNNEL)
                            && (vnis.group() == null || Objects.equals(vnis.group(), range.group()));
                }
            }
            return type.equals(VniAttr.RTM_DELTUNNEL);
        }
    }
}
