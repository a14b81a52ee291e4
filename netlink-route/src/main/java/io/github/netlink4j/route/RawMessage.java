package io.github.netlink4j.route;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.route.route.RouteAttr;
import io.github.netlink4j.route.route.RouteView;
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
    /** Where nlmsg_type is. */
    static final int TYPE = 4;
    /** Where the second word of the family's structure is. */
    static final int SECOND_WORD = Wire.HEADER + 4;

    private byte[] bytes = {};
    private int start;
    private int length;
    private @Nullable String fault;
    private boolean valid;
    /** Made when a filter first looks at the ways of a route. */
    private @Nullable RouteView route;

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
        return Wire.u16(bytes(), start + TYPE);
    }

    /** The kernel's name of its type, as {@code RTM_NEWNEIGH}; {@code RTM_#200} when it has none here. */
    public String typeName() {
        return MessageNoun.nameOf(type());
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

    /** Whether it is about the link of this index: names it, or is a route that goes by it. */
    boolean isAbout(int link) {
        MessageNoun noun = MessageNoun.of(type());
        if (noun == null) {
            return false;
        }
        MessageNoun.LinkAt place = noun.linkAt();
        return switch (place) {
            case HEADER -> length >= SECOND_WORD + Integer.BYTES && Wire.s32(bytes(), start + SECOND_WORD) == link;
            case WAYS -> goesBy(link);
            case NETCONFA_IFINDEX, NHA_OIF -> attribute(place.headerLength(), place.attribute(), 0) == link;
            case NOWHERE -> false;
        };
    }

    private boolean goesBy(int link) {
        RouteView ways = route == null ? new RouteView() : route;
        route = ways;
        try {
            show(ways);
            return ways.goesBy(link);
        } catch (MalformedMessageException e) {
            // It will be shown as what it is.
            return true;
        }
    }

    /** Whether it is a route or a rule, and of this table. */
    boolean isInTable(long table) {
        MessageNoun noun = MessageNoun.of(type());
        // Rules have the number where routes have it, in a structure of the same length: FRA_TABLE, struct
        // fib_rule_hdr.
        return (noun == MessageNoun.ROUTE || noun == MessageNoun.RULE)
                && length > SECOND_WORD
                && attribute(
                                RouteAttr.SET.headerLength(),
                                RouteAttr.TABLE.type(),
                                Wire.u8(bytes(), start + SECOND_WORD))
                        == (int) table;
    }

    /** The last attribute of this number that has four bytes; what comes behind one that is malformed is not looked at. */
    private int attribute(int headerLength, int type, int absent) {
        int found = absent;
        int left = length - Wire.HEADER - headerLength;
        for (int at = start + Wire.HEADER + headerLength; left >= Wire.ATTR_HEADER; ) {
            int size = Wire.u16(bytes(), at);
            if (size < Wire.ATTR_HEADER || size > left) {
                return found;
            }
            if ((Wire.u16(bytes(), at + 2) & Wire.TYPE_MASK) == type && size >= Wire.ATTR_HEADER + Integer.BYTES) {
                found = Wire.s32(bytes(), at + Wire.ATTR_HEADER);
            }
            at += Wire.align(size);
            left -= Wire.align(size);
        }
        return found;
    }

    /** Its type, family and bytes. */
    @Override
    public String toString() {
        return typeName() + " family " + family() + " flags 0x" + Integer.toHexString(flags()) + " "
                + HexFormat.of().formatHex(bytes(), start + Wire.HEADER, start + length)
                + (fault == null ? "" : " <" + fault + ">");
    }
}
