package io.github.netlink4j.socket;

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
 * @param hint a sentence for the reader of an error, by errno; null when there is nothing to add
 */
public record Request(
        MessageType type,
        int flags,
        MessageBody body,
        Supplier<String> subject,
        IntFunction<@Nullable String> hint) {

    /** A request whose errors need no further words. */
    public static Request of(MessageType type, int flags, MessageBody body, Supplier<String> subject) {
        return new Request(type, flags, body, subject, errno -> null);
    }

    /** The same with a sentence for the reader of an error. */
    public Request hint(IntFunction<@Nullable String> hint) {
        return new Request(type, flags, body, subject, hint);
    }

    /** Type and subject, as in {@code RTM_NEWLINK vxlan "vx2"}. */
    public String describe() {
        String about = subject.get();
        return about.isEmpty() ? type.kernelName() : type.kernelName() + " " + about;
    }
}
