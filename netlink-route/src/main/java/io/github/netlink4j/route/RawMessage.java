package io.github.netlink4j.route;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Wire;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

// Hot path: pointing it at a message and reading numbers allocate nothing.

/**
 * A message of the kernel as it came, byte by byte.
 *
 * <p>As a handler is shown it, it is valid until the handler returns; {@link #copy()} keeps it.
 */
public final class RawMessage {
    private byte[] bytes = {};
    private int start;
    private int length;
    private @Nullable String fault;
    private boolean valid;

    RawMessage() {}

    void point(byte[] bytes, int start, int length, @Nullable String fault) {
        this.bytes = bytes;
        this.start = start;
        this.length = length;
        this.fault = fault;
        this.valid = true;
    }

    void release() {
        valid = false;
    }

    private byte[] bytes() {
        if (!valid) {
            throw new IllegalStateException("this message was valid only until the handler returned; copy() keeps one");
        }
        return bytes;
    }

    /** A copy that stays valid. */
    public RawMessage copy() {
        RawMessage copy = new RawMessage();
        copy.point(toBytes(), 0, length, fault);
        return copy;
    }

    /** The kernel's number of its type, as 28 for RTM_NEWNEIGH. */
    public int type() {
        return Wire.u16(bytes(), start + 4);
    }

    /** The kernel's name of its type, as {@code RTM_NEWNEIGH}; {@code RTM_#200} when it has none here. */
    public String typeName() {
        return MessageNames.of(type());
    }

    /** Its flags, NLM_F_*. */
    public int flags() {
        return Wire.u16(bytes(), start + 6);
    }

    /** The address family, AF_*, which all messages of the routing netlink begin with; 0 when it has none. */
    public int family() {
        return length > Wire.HEADER ? Wire.u8(bytes(), start + Wire.HEADER) : 0;
    }

    /** How many bytes it has, its header included. */
    public int length() {
        bytes();
        return length;
    }

    /** Why it is not what its header says; null when nothing is known against it. */
    public @Nullable String fault() {
        bytes();
        return fault;
    }

    /** Its bytes, header and all. */
    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes(), start, start + length);
    }

    /**
     * Points a view at it, that of a room for which there is no event: valid as long as this message.
     *
     * @throws MalformedMessageException when it is no message for that view
     */
    public void show(MessageView view) {
        view.wrap(bytes(), start);
    }

    /** Its type, family and bytes. */
    @Override
    public String toString() {
        return typeName() + " family " + family() + " flags 0x" + Integer.toHexString(flags()) + " "
                + HexFormat.of().formatHex(bytes(), start + Wire.HEADER, start + length)
                + (fault == null ? "" : " <" + fault + ">");
    }
}
