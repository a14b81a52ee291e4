package io.github.netlink4j.codec;

/** The content of a message after its header. Writing it again must write the same bytes. */
@FunctionalInterface
public interface MessageBody {
    /** Writes the fixed structure and the attributes of the message that the writer has begun. */
    void writeTo(MessageWriter writer);
}
