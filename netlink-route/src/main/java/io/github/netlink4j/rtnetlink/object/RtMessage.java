package io.github.netlink4j.rtnetlink.object;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.socket.EventReceiver;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

// Hot path: pointing it at a message and reading numbers allocate nothing.

/**
 * A message that the kernel has sent to a multicast group, byte by byte. struct nlmsghdr, linux/netlink.h.
 *
 * <p>Valid until the handler returns that is shown it; {@link #copy()} keeps it.
 */
public final class RtMessage {
    private byte[] bytes = {};
    private int start;
    private int length;
    private @Nullable String fault;
    private long netnsCookie;
    private boolean valid;

    /** A message that shows nothing yet; {@link #wrap} points it at one. */
    public RtMessage() {}

    /** Points this at the message that was found last. */
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

    /** Ends the validity of what it shows. */
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

    /** Returns the number of its type, such as 28 for RTM_NEWNEIGH. */
    public int type() {
        return Wire.u16(bytes(), start + 4);
    }

    /** Returns the kernel's name of its type, such as {@code RTM_NEWNEIGH}; {@code RTM_#200} when it has none here. */
    public String typeName() {
        return RtmKind.nameOf(type());
    }

    /** Returns what kind of message it is, null when that is not known here. */
    public @Nullable RtmKind kind() {
        return RtmKind.of(type());
    }

    /** Returns whether it deletes an object or reports that one is gone, as RTM_DELLINK does. */
    public boolean isDeletion() {
        return RtmKind.isDeletion(type());
    }

    /** Returns its flags, NLM_F_*. */
    public int flags() {
        return Wire.u16(bytes(), start + 6);
    }

    /** Returns the address family, AF_*, that all messages of the routing netlink begin with; AF_UNSPEC when it has none. */
    public int family() {
        return length > Wire.HEADER ? Wire.u8(bytes(), start + Wire.HEADER) : AddressFamily.AF_UNSPEC;
    }

    /** Returns how many bytes it has, its header of 16 included. */
    public int length() {
        bytes();
        return length;
    }

    /** Returns why it is not what its header says; null when nothing is known against it. */
    public @Nullable String fault() {
        bytes();
        return fault;
    }

    /** Notes why it is not what its header says, once a view has found that out. */
    public void fault(@Nullable String reason) {
        fault = reason;
    }

    /** Returns its bytes, header and all. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes(), start, start + length);
    }

    /**
     * Points a view at it: valid as long as this message.
     *
     * @return the view
     * @throws MalformedMessageException when it is no message for that view
     */
    public <V extends MessageView> V read(V view) {
        view.receivedFrom(netnsCookie);
        view.wrap(bytes(), start);
        return view;
    }

    /** Returns a byte behind its header. The offset must be within {@link #length()} less 16. */
    int u8(int offset) {
        return Wire.u8(bytes(), start + Wire.HEADER + offset);
    }

    /** Returns two bytes behind its header, in host order. */
    int u16(int offset) {
        return Wire.u16(bytes(), start + Wire.HEADER + offset);
    }

    /** Returns four bytes behind its header, in host order. */
    int s32(int offset) {
        return Wire.s32(bytes(), start + Wire.HEADER + offset);
    }

    /** Returns its type, family, flags, and what follows its header in hexadecimal. */
    @Override
    public String toString() {
        return typeName() + " family " + family() + " flags 0x" + Integer.toHexString(flags()) + " "
                + HexFormat.of().formatHex(bytes(), start + Wire.HEADER, start + length)
                + (fault == null ? "" : " <" + fault + ">");
    }
}
