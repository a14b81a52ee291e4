package io.github.netlink4j.codec;

/** What follows the header of a message. Writing it twice must write the same. */
@FunctionalInterface
public interface MessageBody {
    /** Fills in the fixed structure and writes the attributes of the message that was begun. */
    void writeTo(MessageWriter writer);
}
