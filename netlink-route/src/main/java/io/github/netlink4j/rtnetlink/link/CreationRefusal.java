package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.Errno;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.socket.Diagnosis;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import org.jspecify.annotations.Nullable;

/**
 * Explains why the kernel refused to create a link. Nothing remains of such a link: rtnl_newlink_create() deletes it again.
 */
record CreationRefusal(LinkSpec<?> spec) implements Request.Hint {
    @Override
    public @Nullable String about(int errno, @Nullable ExtendedAck ack) {
        String said = ack == null ? null : ack.message();
        if (said == null) {
            return errno == Errno.EEXIST.number() ? spec.takenHint() : LinkReason.known(spec, errno);
        }
        LinkKind kind = spec.kind();
        // The same errno comes from a master that does not accept such a port, and from drivers.
        return kind != null && said.equals("Unknown device type")
                ? "this kernel has no link kind " + Text.quote(kind.kind())
                : null;
    }

    @Override
    public @Nullable Diagnosis diagnose(NetlinkClient client, KernelException refusal) {
        if (ChangeRefusal.isExplained(refusal.extendedAck()) || about(refusal.errno(), null) != null) {
            return null;
        }
        try {
            String reason = LinkReason.ofCreation(new Links(client), spec, refusal.errno());
            return reason == null ? null : Diagnosis.rejected(reason);
        } catch (NetlinkException e) {
            refusal.addSuppressed(e);
            return null;
        }
    }
}
