package io.github.netlink4j.codec;

import io.github.netlink4j.MalformedMessageException;
import java.util.Arrays;

// Hot path: pointing a view at a message and reading numbers allocate nothing.

/**
 * One netlink message: struct nlmsghdr, the fixed structure of its family, its attributes.
 *
 * <p>The rooms extend it once each with getters in plain words, and use that class in two ways: as a view that is pointed
 * at message after message and is valid only until its visitor returns, and as a snapshot that owns its bytes for good.
 */
public abstract class MessageView extends Attributes {
    /** nlmsg_flags: the listing was disturbed. NLM_F_DUMP_INTR. */
    public static final int DUMP_INTERRUPTED = 0x10;
    /** nlmsg_flags: the kernel has applied the filter of the request. NLM_F_DUMP_FILTERED. */
    public static final int DUMP_FILTERED = 0x20;

    /** A view, to be {@linkplain #wrap pointed} at message after message. */
    protected MessageView(AttrSet set) {
        super(set, new AttrIndex());
    }

    /** A snapshot that owns these bytes, which nobody changes any more: one message from its first to its last byte. */
    @SuppressWarnings("this-escape") // wrap() is final, and gives this to nobody
    protected MessageView(AttrSet set, byte[] message) {
        super(set, null);
        wrap(message, 0);
    }

    /**
     * Points at the message that begins here.
     *
     * @throws MalformedMessageException when its length or that of an attribute runs past what contains it
     */
    public final void wrap(byte[] bytes, int at) {
        int shortest = Wire.HEADER + set().headerLength();
        int length = bytes.length - at < Wire.HEADER ? bytes.length - at : Wire.s32(bytes, at);
        if (length < shortest || length > bytes.length - at) {
            expire();
            throw new MalformedMessageException("a message of " + set() + " claims " + Integer.toUnsignedString(length)
                    + " bytes where " + shortest + " to " + (bytes.length - at) + " are possible");
        }
        point(bytes, at + shortest, at + length);
    }

    /** Ends the validity of a view. */
    public final void release() {
        expire();
    }

    /**
     * Is given the network namespace that the messages are from which this is pointed at from now on. Does nothing unless
     * overridden, so that only objects which need it are larger by that.
     *
     * @param netnsCookie the cookie of the namespace, which no other one has while the machine runs; 0 when not known
     */
    public void receivedFrom(long netnsCookie) {}

    /** A copy of the message's bytes, header and all. */
    public final byte[] toBytes() {
        return Arrays.copyOfRange(bytes(), messageStart(), end());
    }

    private int messageStart() {
        return start() - set().headerLength() - Wire.HEADER;
    }

    /** The kernel's message type, such as 16 for RTM_NEWLINK. */
    public final int messageType() {
        return Wire.u16(bytes(), messageStart() + 4);
    }

    /** The flags of the message, NLM_F_*. */
    public final int messageFlags() {
        return Wire.u16(bytes(), messageStart() + 6);
    }

    /** A byte of the fixed structure. */
    protected final int header8(int offset) {
        return Wire.u8(bytes(), headerAt(offset));
    }

    /** Two bytes of the fixed structure, in host order. */
    protected final int header16(int offset) {
        return Wire.u16(bytes(), headerAt(offset));
    }

    /** Four bytes of the fixed structure, in host order. */
    protected final int header32(int offset) {
        return Wire.s32(bytes(), headerAt(offset));
    }

    private int headerAt(int offset) {
        return start() - set().headerLength() + offset;
    }

    /**
     * Returns the line for {@link #toString}: {@link #attributesText} unless overridden. It may read any attribute, since
     * {@code toString} handles what is malformed.
     */
    protected String line() {
        return attributesText();
    }

    /** Returns every attribute by its kernel name with its value, whatever the bytes are. */
    protected final String attributesText() {
        return super.toString();
    }

    /** Returns the message in one line; of one that is malformed, its attributes by their kernel names as far as they can be read. */
    @Override
    public final String toString() {
        try {
            return line();
        } catch (MalformedMessageException e) {
            return set() + " " + attributesText();
        }
    }
}
