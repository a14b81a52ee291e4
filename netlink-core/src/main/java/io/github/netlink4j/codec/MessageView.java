package io.github.netlink4j.codec;

import io.github.netlink4j.MalformedMessageException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

// Hot path: pointing a view at a message and reading numbers allocate nothing.

/**
 * A netlink message: struct nlmsghdr, the fixed structure of its family, and attributes.
 *
 * <p>The package of each object type extends this class with named getters, and uses that subclass in two ways: as a view that
 * is pointed at message after message and is valid only until its visitor returns, and as an immutable snapshot that owns its
 * bytes.
 */
public abstract class MessageView extends Attributes {
    /** nlmsg_flags: the objects changed during the listing, which may be inconsistent. NLM_F_DUMP_INTR. */
    public static final int DUMP_INTERRUPTED = 0x10;
    /** nlmsg_flags: the kernel has applied the filter of the request. NLM_F_DUMP_FILTERED. */
    public static final int DUMP_FILTERED = 0x20;

    private long netnsCookie;

    /** Creates a view, to be {@linkplain #wrap pointed} at message after message. */
    protected MessageView(AttrSet set) {
        super(set, new AttrIndex());
    }

    /** Creates a snapshot of one message. It keeps the array, which must not be changed afterwards. */
    @SuppressWarnings("this-escape") // wrap() is final, and does not publish this
    protected MessageView(AttrSet set, byte[] message) {
        super(set, null);
        wrap(message, 0);
    }

    /** Creates a snapshot of a view: it owns its bytes, and is from the same network namespace. */
    @SuppressWarnings("this-escape") // as above
    protected MessageView(MessageView original) {
        super(original.set(), null);
        wrap(original.toBytes(), 0);
        netnsCookie = original.netnsCookie;
    }

    /**
     * Points this view at the message at an offset.
     *
     * @throws MalformedMessageException when the length of the message or of an attribute exceeds the space around it
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

    /** Ends the validity of this view: every further read throws an {@link IllegalStateException}. */
    public final void release() {
        expire();
    }

    /**
     * Sets the network namespace of the messages that this view is pointed at from now on.
     *
     * @param cookieOfNamespace the cookie of the namespace, unique until the next boot; 0 when not known
     */
    public final void receivedFrom(long cookieOfNamespace) {
        netnsCookie = cookieOfNamespace;
    }

    /**
     * Returns the cookie of the network namespace that the message is from, unique until the next boot; 0 when not known:
     * before Linux 5.14, for an event from another namespace than the monitor's, and for bytes from another source. It is not
     * part of the message. SO_NETNS_COOKIE.
     */
    public long netnsCookie() {
        return netnsCookie;
    }

    /** Returns a copy of the whole message, including its header. */
    public final byte[] toBytes() {
        return Arrays.copyOfRange(bytes(), messageStart(), end());
    }

    private int messageStart() {
        return start() - set().headerLength() - Wire.HEADER;
    }

    /** Returns the kernel's message type, such as 16 for RTM_NEWLINK. */
    public final int messageType() {
        return Wire.u16(bytes(), messageStart() + 4);
    }

    /** Returns the flags of the message, NLM_F_*. */
    public final int messageFlags() {
        return Wire.u16(bytes(), messageStart() + 6);
    }

    /**
     * Returns a time that the kernel counts in units; null when it is absent.
     *
     * @param unit what the kernel counts in, such as 10 ms for a bridge
     */
    public final @Nullable Duration get(LongAttr key, Duration unit) {
        return has(key) ? key.time(get(key, 0), unit) : null;
    }

    /** Returns a field of 1 byte of the fixed structure. */
    protected final int header8(int offset) {
        return Wire.u8(bytes(), headerAt(offset));
    }

    /** Returns a field of 2 bytes of the fixed structure, in host order. */
    protected final int header16(int offset) {
        return Wire.u16(bytes(), headerAt(offset));
    }

    /** Returns a field of 4 bytes of the fixed structure, in host order. */
    protected final int header32(int offset) {
        return Wire.s32(bytes(), headerAt(offset));
    }

    private int headerAt(int offset) {
        return start() - set().headerLength() + offset;
    }

    /**
     * Returns the text for {@link #toString}, by default {@link #attributesText}. Overriding methods may read any attribute:
     * {@code toString} handles malformed ones.
     */
    protected String line() {
        return attributesText();
    }

    /** Returns every attribute as kernel name and value. Never throws for malformed attributes. */
    protected final String attributesText() {
        return super.toString();
    }

    /**
     * Returns the fixed structure of the message by the names of the kernel, such as {@code ifi_family 0 ifi_index 1}: the
     * heading of {@link #describe}. Nothing unless overridden.
     */
    protected String headerText() {
        return "";
    }

    /**
     * Returns everything that the message contains, by the names of the kernel: a line for each attribute, and those inside
     * another below it. For people to read; programs read by keys. What is unknown is in hexadecimal, and so is what cannot be
     * read.
     */
    public final String describe() {
        return Printer.tree((set() + " " + headerText()).strip(), this);
    }

    /**
     * Returns the message in one line; for a malformed one, its attributes by their kernel names as far as they are readable.
     */
    @Override
    public final String toString() {
        try {
            return line();
        } catch (MalformedMessageException e) {
            return (set() + " " + headerText()).strip() + " " + attributesText();
        }
    }
}
