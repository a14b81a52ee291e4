package io.github.netlink4j.socket;

import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageBody;
import io.github.netlink4j.codec.MessageType;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing to ask of the kernel.
 *
 * @param type the type of message
 * @param flags NLM_F_* that make it what it is, such as CREATE and EXCL; REQUEST and ACK are added
 * @param body the rest of the message
 * @param subject what it is about, for error messages, as in {@code vxlan "vx2"}; asked for only then
 * @param hint what may be added to an error
 */
public record Request(MessageType type, int flags, MessageBody body, Supplier<String> subject, Hint hint) {

    /** Knows a sentence that helps the reader of an error. */
    @FunctionalInterface
    public interface Hint {
        /** The sentence, null when there is nothing to add to what the kernel says. */
        @Nullable
        String about(int errno, @Nullable ExtendedAck ack);

        /**
         * Asks the kernel what a refused change has left behind, and what the usual reason is. Called only for a change that
         * was refused, when the exchange has ended, so that the client may be used; of a batch, when the whole batch has
         * ended, so that what the look finds may be the work of a later change.
         *
         * @param client the client through which the change was sent
         * @param refusal the refusal as it is known so far
         * @return what was found, null when there is nothing to add to the refusal
         */
        default @Nullable Diagnosis diagnose(NetlinkClient client, KernelException refusal) {
            return null;
        }
    }

    /** A request whose errors need no further words. */
    public static Request of(MessageType type, int flags, MessageBody body, Supplier<String> subject) {
        return new Request(type, flags, body, subject, (errno, ack) -> null);
    }

    /** The same with a sentence for the reader of an error. */
    public Request hint(Hint hint) {
        return new Request(type, flags, body, subject, hint);
    }

    /** The same with a sentence for the reader of an error, where the kernel gives no reason: by errno, null for none. */
    public Request hintIfUnexplained(IntFunction<@Nullable String> hint) {
        return hint((errno, ack) -> ack == null || ack.message() == null ? hint.apply(errno) : null);
    }

    /** Type and subject, as in {@code RTM_NEWLINK vxlan "vx2"}. */
    public String describe() {
        String about = subject.get();
        return about.isEmpty() ? type.kernelName() : type.kernelName() + " " + about;
    }

    /** The same as {@link #describe()}. */
    @Override
    public String toString() {
        return describe();
    }
}
