package io.github.netlink4j.rtnetlink.object;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.socket.FilterProgram;
import io.github.netlink4j.socket.FilterProgram.Label;
import org.jspecify.annotations.Nullable;

/**
 * The place of a number in the messages of a type, such as the index of a link or a routing table: in the fixed
 * structure of the family, in an attribute, or in each of several next hops. Both the kernel's filter program and the
 * same test in Java are derived from this one description. Immutable.
 */
public final class MessagePlace {
    /** The number of bytes of the fixed structure that can be read: as many as a {@link FilterProgram} may rely on. */
    public static final int READABLE = 8;

    /** struct rtnexthop: the offset of its link, and its size. linux/rtnetlink.h. */
    private static final int HOP_LINK = 4;

    private static final int HOP_BYTES = 8;

    private static final int NOWHERE = -1;
    private static final int ABSENT = -1;
    private static final int MALFORMED = -2;

    private final int offset;
    private final int bytes;
    private final @Nullable Attr attribute;
    private final @Nullable Attr hops;

    private MessagePlace(int offset, int bytes, @Nullable Attr attribute, @Nullable Attr hops) {
        if (offset + bytes > READABLE) {
            throw new IllegalArgumentException("the number must be in the first " + READABLE + " bytes: " + offset);
        }
        this.offset = offset;
        this.bytes = bytes;
        this.attribute = attribute;
        this.hops = hops;
    }

    /** Returns the place of four bytes in the fixed structure. */
    public static MessagePlace word(int offset) {
        return new MessagePlace(offset, Integer.BYTES, null, null);
    }

    /** Returns the place of one byte in the fixed structure. */
    public static MessagePlace octet(int offset) {
        return new MessagePlace(offset, 1, null, null);
    }

    /** Returns the place of the value of an attribute of four bytes. */
    public static MessagePlace in(Attr attribute) {
        return new MessagePlace(NOWHERE, 0, attribute, null);
    }

    /** Returns this place with an attribute of four bytes that overrides it when present. */
    public MessagePlace unless(Attr overruling) {
        return new MessagePlace(offset, bytes, overruling, hops);
    }

    /**
     * Returns this place extended by the next hops in an attribute, each of which is tested when the number is not at
     * this place. struct rtnexthop.
     */
    public MessagePlace orHops(Attr multipath) {
        return new MessagePlace(offset, bytes, attribute, multipath);
    }

    // In the kernel.

    /**
     * Writes the instructions that test whether a message contains one of these numbers; they accept a message that
     * they cannot evaluate.
     */
    public void write(FilterProgram program, int[] numbers, Label yes, Label no) {
        if (attribute == null) {
            writeFixed(program, numbers, yes, no);
            return;
        }
        int attributes = Wire.HEADER + attribute.set().headerLength();
        Label absent = new Label();
        program.ifAttribute(attributes, attribute.type(), numbers, yes, no, absent);
        program.place(absent);
        if (hops != null) {
            // The kernel's program has no loops, so that it cannot test each next hop.
            program.ifPresent(attributes, hops.type(), program.accept(), no);
        } else {
            writeFixed(program, numbers, yes, no);
        }
    }

    private void writeFixed(FilterProgram program, int[] numbers, Label yes, Label no) {
        switch (bytes) {
            case Integer.BYTES -> program.ifInt(Wire.HEADER + offset, numbers, yes, no);
            case 1 -> {
                for (int number : numbers) {
                    Label other = new Label();
                    program.ifByte(Wire.HEADER + offset, number, yes, other);
                    program.place(other);
                }
                program.jump(no);
            }
            default -> program.jump(no);
        }
    }

    // In Java. Hot path: allocates nothing.

    /**
     * Returns whether a message contains one of these numbers; also true when the message is malformed, so that it is
     * delivered and its fault is reported.
     */
    public boolean matches(RtMessage message, int[] numbers) {
        int at = attribute == null ? ABSENT : find(message, attribute);
        if (at == ABSENT) {
            return hops == null ? isFixed(message, numbers) : isInHop(message, hops, numbers);
        }
        return at == MALFORMED || isOneOf(numbers, message.s32(at + Wire.ATTR_HEADER));
    }

    private boolean isFixed(RtMessage message, int[] numbers) {
        int end = message.length() - Wire.HEADER;
        return bytes > 0
                && offset + bytes <= end
                && isOneOf(numbers, bytes == 1 ? message.u8(offset) : message.s32(offset));
    }

    private static boolean isInHop(RtMessage message, Attr multipath, int[] numbers) {
        int list = find(message, multipath);
        return list == MALFORMED || list != ABSENT && anyHop(message, list, numbers);
    }

    private static boolean isOneOf(int[] numbers, int number) {
        for (int wanted : numbers) {
            if (wanted == number) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyHop(RtMessage message, int list, int[] numbers) {
        int end = list + message.u16(list);
        for (int at = list + Wire.ATTR_HEADER; end - at >= HOP_BYTES; ) {
            int length = message.u16(at);
            if (length < HOP_BYTES || length > end - at || isOneOf(numbers, message.s32(at + HOP_LINK))) {
                return true;
            }
            at += Wire.align(length);
        }
        return false;
    }

    /**
     * Returns the offset of the last attribute of this type that is long enough; ABSENT when there is none, MALFORMED
     * when the attributes are malformed.
     */
    private static int find(RtMessage message, Attr key) {
        AttrSet set = key.set();
        int found = ABSENT;
        int end = message.length() - Wire.HEADER;
        for (int at = set.headerLength(); end - at >= Wire.ATTR_HEADER; ) {
            int size = message.u16(at);
            if (size < Wire.ATTR_HEADER || size > end - at) {
                return MALFORMED;
            }
            if ((message.u16(at + 2) & Wire.TYPE_MASK) == key.type() && size >= Wire.ATTR_HEADER + Integer.BYTES) {
                found = at;
            }
            at += Wire.align(size);
        }
        return found;
    }
}
