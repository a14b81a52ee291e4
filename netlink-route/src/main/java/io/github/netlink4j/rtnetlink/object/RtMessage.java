package io.github.netlink4j.rtnetlink.object;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.route.RouteAttr;
import io.github.netlink4j.rtnetlink.route.RouteView;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

// Hot path: pointing it at a message and reading numbers allocate nothing.

/**
 * A message of the kernel as it came, byte by byte.
 *
 * <p>As a handler is shown it, it is valid until the handler returns; {@link #copy()} keeps it.
 */
public final class RtMessage {
    /** Where nlmsg_type is. */
    public static final int TYPE = 4;
    /** Where the second word of the family's structure is. */
    public static final int SECOND_WORD = Wire.HEADER + 4;

    private byte[] bytes = {};
    private int start;
    private int length;
    private @Nullable String fault;
    private boolean valid;
    /** Made when a filter first looks at the ways of a route. */
    private @Nullable RouteView route;

    /** A message that shows nothing yet. */
    public RtMessage() {}

    /** Points this at a message. */
    public void point(byte[] bytes, int start, int length, @Nullable String fault) {
        this.bytes = bytes;
        this.start = start;
        this.length = length;
        this.fault = fault;
        this.valid = true;
    }

    /** Ends. */
    public void release() {
        valid = false;
    }

    private byte[] bytes() {
        if (!valid) {
            throw new IllegalStateException("this message was valid only until the handler returned; copy() keeps one");
        }
        return bytes;
    }

    /** A copy that stays valid. */
    public RtMessage copy() {
        RtMessage copy = new RtMessage();
        copy.point(toBytes(), 0, length, fault);
        return copy;
    }

    /** The kernel's number of its type, as 28 for RTM_NEWNEIGH. */
    public int type() {
        return Wire.u16(bytes(), start + TYPE);
    }

    /** The kernel's name of its type, as {@code RTM_NEWNEIGH}; {@code RTM_#200} when it has none here. */
    public String typeName() {
        return RtmKind.nameOf(type());
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
    public boolean isAbout(int link) {
        RtmKind noun = RtmKind.of(type());
        if (noun == null) {
            return false;
        }
        RtmKind.LinkAt place = noun.linkAt();
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
    public boolean isInTable(long table) {
        RtmKind noun = RtmKind.of(type());
        // Rules have the number where routes have it, in a structure of the same length: FRA_TABLE, struct
        // fib_rule_hdr.
        return (noun == RtmKind.ROUTE || noun == RtmKind.RULE)
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
