package io.github.netlink4j.socket;

import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageBody;
import io.github.netlink4j.codec.MessageType;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request to the kernel.
 *
 * @param type the message type
 * @param flags NLM_F_* that define the request, such as CREATE and EXCL; REQUEST, ACK and DUMP are added on sending
 * @param body the content of the message
 * @param subject supplies the object of the request for error messages, as in {@code vxlan "vx2"}
 * @param hint supplies further text for error messages
 */
public record Request(MessageType type, int flags, MessageBody body, Supplier<String> subject, Hint hint) {

    /** Supplies a sentence that explains a refusal. */
    @FunctionalInterface
    public interface Hint {
        /**
         * Returns the sentence, null when there is nothing to add to the kernel's text.
         *
         * @param errno the positive error number
         * @param ack the kernel's extended acknowledgement, null when there is none
         */
        @Nullable
        String about(int errno, @Nullable ExtendedAck ack);

        /**
         * Queries the kernel for the effects of a refused change and the reason of the refusal. Called only for a change that
         * was refused, after the exchange has ended, so that the client can be used. In a batch it is called after the whole
         * batch, so that the state may also be the result of a later change.
         *
         * @param client the client through which the change was sent
         * @param refusal the refusal
         * @return the diagnosis, null when there is nothing to add to the refusal
         */
        default @Nullable Diagnosis diagnose(NetlinkClient client, KernelException refusal) {
            return null;
        }
    }

    /** Returns a request without a hint. */
    public static Request of(MessageType type, int flags, MessageBody body, Supplier<String> subject) {
        return new Request(type, flags, body, subject, (errno, ack) -> null);
    }

    /** Returns this request with another hint. */
    public Request hint(Hint hint) {
        return new Request(type, flags, body, subject, hint);
    }

    /**
     * Returns this request with a hint for refusals without a text of the kernel.
     *
     * @param hint returns a sentence for an error number, null for none
     */
    public Request hintIfUnexplained(IntFunction<@Nullable String> hint) {
        return hint((errno, ack) -> ack == null || ack.message() == null ? hint.apply(errno) : null);
    }

    /** Returns type and subject, as in {@code RTM_NEWLINK vxlan "vx2"}. */
    public String describe() {
        String about = subject.get();
        return about.isEmpty() ? type.kernelName() : type.kernelName() + " " + about;
    }

    /** Returns the same as {@link #describe()}. */
    @Override
    public String toString() {
        return describe();
    }
}
