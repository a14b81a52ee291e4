package io.github.netlink4j.rtnetlink.object;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.socket.EventReceiver;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

// Hot path: wrapping a message and reading numbers allocate nothing.

/**
 * The bytes of a message that the kernel sent to a multicast group. struct nlmsghdr, linux/netlink.h.
 *
 * <p>Valid until the handler that received it returns; keep it with {@link #copy()}.
 */
public final class RtMessage {
    private byte[] bytes = {};
    private int start;
    private int length;
    private @Nullable String fault;
    private long netnsCookie;
    private boolean valid;

    /** Creates an empty instance, which {@link #wrap} points at a message. */
    public RtMessage() {}

    /** Points this at the message that a receiver found last. */
    public void wrap(EventReceiver found) {
        wrap(found.bytes(), found.start(), found.length(), found.fault(), found.netnsCookie());
    }

    private void wrap(byte[] bytes, int start, int length, @Nullable String fault, long netnsCookie) {
        this.bytes = bytes;
        this.start = start;
        this.length = length;
        this.fault = fault;
        this.netnsCookie = netnsCookie;
        this.valid = true;
    }

    /** Ends the validity of this message. */
    public void release() {
        valid = false;
    }

    private byte[] bytes() {
        if (!valid) {
            throw new IllegalStateException("this message was valid only until the handler returned; copy() keeps one");
        }
        return bytes;
    }

    /** Returns a copy that stays valid. */
    public RtMessage copy() {
        RtMessage copy = new RtMessage();
        copy.wrap(toBytes(), 0, length, fault, netnsCookie);
        return copy;
    }

    /** Returns the number of the message type, such as 28 for RTM_NEWNEIGH. */
    public int type() {
        return Wire.u16(bytes(), start + 4);
    }

    /**
     * Returns the kernel's name of the message type, such as {@code RTM_NEWNEIGH}; {@code RTM_#200} when the name is
     * not known here.
     */
    public String typeName() {
        return RtmKind.nameOf(type());
    }

    /** Returns the kind of the message; null when it is not known here. */
    public @Nullable RtmKind kind() {
        return RtmKind.of(type());
    }

    /** Returns whether the message deletes an object or reports that one was removed, as RTM_DELLINK does. */
    public boolean isDeletion() {
        return RtmKind.isDeletion(type());
    }

    /** Returns the flags of the message, NLM_F_*. */
    public int flags() {
        return Wire.u16(bytes(), start + 6);
    }

    /**
     * Returns the address family, AF_*, with which all messages of the routing netlink begin; AF_UNSPEC when the
     * message has none.
     */
    public int family() {
        return length > Wire.HEADER ? Wire.u8(bytes(), start + Wire.HEADER) : AddressFamily.AF_UNSPEC;
    }

    /** Returns the length of the message in bytes, including its header of 16 bytes. */
    public int length() {
        bytes();
        return length;
    }

    /** Returns why the message is malformed; null when no fault is known. */
    public @Nullable String fault() {
        bytes();
        return fault;
    }

    /** Records why the message is malformed, after a view has found the fault. */
    public void fault(@Nullable String reason) {
        fault = reason;
    }

    /** Returns a copy of the bytes of the message, including its header. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes(), start, start + length);
    }

    /**
     * Points a view at this message; the view is valid as long as the message.
     *
     * @return the view
     * @throws MalformedMessageException when the view cannot read this message
     */
    public <V extends MessageView> V read(V view) {
        view.receivedFrom(netnsCookie);
        view.wrap(bytes(), start);
        return view;
    }

    /** Returns a byte at an offset after the header. The offset must be less than {@link #length()} minus 16. */
    int u8(int offset) {
        return Wire.u8(bytes(), start + Wire.HEADER + offset);
    }

    /** Returns two bytes at an offset after the header, in host order. */
    int u16(int offset) {
        return Wire.u16(bytes(), start + Wire.HEADER + offset);
    }

    /** Returns four bytes at an offset after the header, in host order. */
    int s32(int offset) {
        return Wire.s32(bytes(), start + Wire.HEADER + offset);
    }

    /** Returns the type, the family, the flags, and the bytes after the header in hexadecimal. */
    @Override
    public String toString() {
        return typeName() + " family " + family() + " flags 0x" + Integer.toHexString(flags()) + " "
                + HexFormat.of().formatHex(bytes(), start + Wire.HEADER, start + length)
                + (fault == null ? "" : " <" + fault + ">");
    }
}
