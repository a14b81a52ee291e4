package io.github.netlink4j.codec;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MalformedMessageException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

// Hot path: the getters of numbers allocate nothing.

/**
 * Attributes side by side in an array of bytes, read in place by typed keys.
 *
 * <p>A key may stand deeper: {@code link.get(Vxlan.PORT, 0)} looks inside IFLA_LINKINFO, sees whether the kind is vxlan,
 * and reads inside IFLA_INFO_DATA. Where a number occurs twice the last one counts, as in the kernel. Absent is said by
 * the caller's default or by null, never by an exception.
 */
public abstract class Attributes {
    private static final int ABSENT = -1;
    private static final int EXPIRED = -1;
    private static final long NOWHERE = -1;

    private final AttrSet set;
    /** Of a view; a snapshot has none, to be small, and reads its attributes through on every call. */
    private final @Nullable AttrIndex index;

    private byte[] bytes = {};
    private int start;
    /** EXPIRED once the bytes are another message's. */
    private int end = EXPIRED;

    Attributes(AttrSet set, @Nullable AttrIndex index) {
        this.set = set;
        this.index = index;
    }

    /** Points this at attributes. */
    final void point(byte[] bytes, int start, int end) {
        // Until the new ones are found to be sound, nothing can be read, not even half of the old ones.
        expire();
        if (index != null) {
            index.read(bytes, start, end);
        }
        // Mostly it is the array of the message before; to store it again would cost more than to look.
        if (this.bytes != bytes) {
            this.bytes = bytes;
        }
        this.start = start;
        this.end = end;
    }

    /** Forgets the bytes: from now on every read throws. */
    final void expire() {
        end = EXPIRED;
    }

    /** The attributes declared for this place. */
    public final AttrSet set() {
        return set;
    }

    final byte[] bytes() {
        if (end == EXPIRED) {
            throw expired();
        }
        return bytes;
    }

    private static IllegalStateException expired() {
        return new IllegalStateException(
                "this view of a message was valid only until its visitor returned; copy() keeps one");
    }

    final int start() {
        return start;
    }

    final int end() {
        return end;
    }

    /** Whether the attribute is there. */
    public final boolean has(Attr key) {
        return locate(key) != ABSENT;
    }

    /** The number, or {@code absent} when it is not there. */
    public final int get(IntAttr key, int absent) {
        int at = locate(key);
        return at == ABSENT ? absent : key.read(bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** The number, or {@code absent} when it is not there. */
    public final long get(LongAttr key, long absent) {
        int at = locate(key);
        return at == ABSENT ? absent : key.read(bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** Whether it is on, or {@code absent} when it is not there. */
    public final boolean get(Bool key, boolean absent) {
        int at = locate(key);
        return at == ABSENT ? absent : key.read(bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** The value, or null when it is not there, or is an empty address. */
    public final <T> @Nullable T get(ValueAttr<T> key) {
        int at = locate(key);
        return at == ABSENT || key.isAbsent(length(at)) ? null : key.decode(bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /**
     * Returns the address as one of a family, which the message states elsewhere; null when it is not there or empty.
     *
     * @throws MalformedMessageException when it is too short for an address of that family
     */
    protected final @Nullable IpAddress get(Ip key, boolean ipv6) {
        int at = locate(key);
        return at == ABSENT || key.isAbsent(length(at))
                ? null
                : key.decode(ipv6, bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** The value, or {@code absent} when it is not there. */
    public final <T> T get(ValueAttr<T> key, T absent) {
        T value = get(key);
        return value == null ? absent : value;
    }

    /** A number of two bytes, in host order, inside a structure; {@code absent} when it is not there or too short. */
    protected final int u16In(ValueAttr<?> structure, int offset, int absent) {
        int at = locate(structure);
        return at == ABSENT || length(at) < offset + Short.BYTES
                ? absent
                : Wire.u16(bytes(), at + Wire.ATTR_HEADER + offset);
    }

    /** A number of four bytes, in host order, inside a structure; {@code absent} when it is not there or too short. */
    protected final long u32In(ValueAttr<?> structure, int offset, long absent) {
        int at = locate(structure);
        return at == ABSENT || length(at) < offset + Integer.BYTES
                ? absent
                : Wire.u32(bytes(), at + Wire.ATTR_HEADER + offset);
    }

    /** A number of eight bytes, in host order, inside a structure; {@code absent} when it is not there or too short. */
    protected final long u64In(ValueAttr<?> structure, int offset, long absent) {
        int at = locate(structure);
        return at == ABSENT || length(at) < offset + Long.BYTES
                ? absent
                : Wire.s64(bytes(), at + Wire.ATTR_HEADER + offset);
    }

    /** Whether the text is there and is this one, without making a {@link String}. */
    public final boolean matches(Str key, byte[] text) {
        int at = locate(key);
        return at != ABSENT && Str.matches(text, bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** Whether the address is there and is this one, without making an {@link IpAddress}. */
    public final boolean matches(Ip key, IpAddress address) {
        int at = locate(key);
        return at != ABSENT && Ip.matches(address, bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** Whether the address is there and its first bits are those of this one, without making an {@link IpAddress}. */
    public final boolean matches(Ip key, IpAddress address, int bits) {
        int at = locate(key);
        return at != ABSENT && Ip.matches(address, bits, bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /**
     * Returns the attributes inside a nest, null when it is absent. Where no attributes are declared for it, such as those of
     * a kind of link without a class, {@link #forEachAttribute} shows them by their numbers.
     */
    public final @Nullable AttrView get(Nest key) {
        int at = locate(key);
        if (at == ABSENT) {
            return null;
        }
        Str selector = key.selector();
        String selected = selector == null ? null : get(selector);
        AttrSet declared = key.insideWhen(selected);
        AttrSet inside = declared == null ? AttrSet.undeclared(key, selected) : declared;
        return new AttrView(inside, bytes(), at + Wire.ATTR_HEADER + key.header(), endOf(at));
    }

    /** What a nest holds here, where the text beside it may tell. */
    final @Nullable AttrSet insideOf(Nest nest) {
        Str selector = nest.selector();
        return nest.insideWhen(selector == null ? null : get(selector));
    }

    /** Shows every attribute in order to the visitor, those that are not declared and those that repeat as well. */
    public final void forEachAttribute(AttrVisitor visitor) {
        byte[] all = bytes();
        for (int at = start; end - at >= Wire.ATTR_HEADER; ) {
            int following = next(all, at, end);
            visitor.attribute(Wire.u16(all, at + 2) & Wire.TYPE_MASK, all, at + Wire.ATTR_HEADER, length(at));
            at = following;
        }
    }

    /** Whether a text tells that what stands beside it is of this set, as the kind of a link does; makes no garbage. */
    public final boolean isSelected(AttrSet chosen) {
        Nest nest = chosen.parent();
        Str selector = nest == null ? null : nest.selector();
        byte[] selected = chosen.selected();
        return selector != null && selected != null && matches(selector, selected);
    }

    /** Gives every value of an attribute that may occur several times, in their order. Finds what {@link #has} finds. */
    public final <T> void forEach(ValueAttr<T> key, Consumer<? super T> consumer) {
        byte[] all = bytes();
        long place = placeOf(key.set(), all);
        if (place == NOWHERE) {
            return;
        }
        int to = endOf(place);
        for (int at = startOf(place); to - at >= Wire.ATTR_HEADER; ) {
            int header = Wire.attrHeader(all, at);
            int following = next(header, all, at, to);
            int type = Wire.attrType(header);
            boolean isWanted = type == key.type() || key.alternateType() != 0 && type == key.alternateType();
            if (isWanted && !key.isAbsent(length(at))) {
                consumer.accept(key.decode(all, at + Wire.ATTR_HEADER, length(at)));
            }
            at = following;
        }
    }

    /** Returns the value of an attribute for people to read, null when it is not there. */
    final @Nullable String textOf(Attr key) {
        int at = locate(key);
        return at == ABSENT ? null : key.format(bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** Where the attribute of a key begins, or ABSENT. Small, so that the compiler puts it where it is called. */
    private int locate(Attr key) {
        AttrIndex known = index;
        if (known == null || key.set() != set || end == EXPIRED || !AttrIndex.covers(key.type())) {
            return search(key);
        }
        int at = known.find(key.type());
        return at == ABSENT && key.alternateType() != 0 ? search(key) : at;
    }

    /** Where the attribute of a key begins, whichever nest it stands in, or ABSENT. */
    private int search(Attr key) {
        byte[] all = bytes();
        long place = placeOf(key.set(), all);
        return place == NOWHERE ? ABSENT : scan(all, startOf(place), endOf(place), key);
    }

    /**
     * Where the attributes of a set begin and end, as {@link #place} packs it; NOWHERE when the nest around them is absent or
     * holds another set. Every way to read a key looks its path up here.
     */
    private long placeOf(AttrSet wanted, byte[] all) {
        if (wanted == set || wanted.standsLike(set)) {
            return place(start, end);
        }
        Nest nest = wanted.parent();
        if (nest == null) {
            throw new IllegalArgumentException("a message of " + set + " has no attributes of " + wanted);
        }
        long around = placeOf(nest.set(), all);
        if (around == NOWHERE) {
            return NOWHERE;
        }
        int from = startOf(around);
        int to = endOf(around);
        byte[] selected = wanted.selected();
        Str selector = nest.selector();
        if (selected != null && selector != null) {
            int beside = scan(all, from, to, selector.type());
            if (beside == ABSENT || !Str.matches(selected, all, beside + Wire.ATTR_HEADER, length(beside))) {
                return NOWHERE;
            }
        }
        int at = scan(all, from, to, nest.type());
        return at == ABSENT ? NOWHERE : place(at + Wire.ATTR_HEADER + wanted.headerLength(), endOf(at));
    }

    private static long place(int from, int to) {
        return (long) from << Integer.SIZE | to;
    }

    private static int startOf(long place) {
        return (int) (place >>> Integer.SIZE);
    }

    private static int endOf(long place) {
        return (int) place;
    }

    private int length(int at) {
        return Wire.u16(bytes(), at) - Wire.ATTR_HEADER;
    }

    private int endOf(int at) {
        return at + Wire.u16(bytes(), at);
    }

    /** Where the attribute of a key begins, by the one of its numbers or the other, or ABSENT. */
    private static int scan(byte[] bytes, int from, int to, Attr key) {
        int at = scan(bytes, from, to, key.type());
        return at == ABSENT && key.alternateType() != 0 ? scan(bytes, from, to, key.alternateType()) : at;
    }

    /** Where the last attribute of a number begins, or ABSENT. */
    private static int scan(byte[] bytes, int from, int to, int type) {
        int found = ABSENT;
        for (int at = from; to - at >= Wire.ATTR_HEADER; ) {
            int header = Wire.attrHeader(bytes, at);
            int following = next(header, bytes, at, to);
            if (Wire.attrType(header) == type) {
                found = at;
            }
            at = following;
        }
        return found;
    }

    /** Where the attribute after this one begins. Fewer than four bytes at the end are padding, as for the kernel. */
    static int next(byte[] bytes, int at, int end) {
        return next(Wire.attrHeader(bytes, at), bytes, at, end);
    }

    static int next(int header, byte[] bytes, int at, int end) {
        int length = Wire.attrLength(header);
        if (length < Wire.ATTR_HEADER || length > end - at) {
            throw badLength(bytes, at, length, end);
        }
        return at + Wire.align(length);
    }

    private static MalformedMessageException badLength(byte[] bytes, int at, int length, int end) {
        return new MalformedMessageException("attribute number " + (Wire.u16(bytes, at + 2) & Wire.TYPE_MASK)
                + " claims " + length + " bytes where 4 to " + (end - at) + " are possible");
    }

    /**
     * Every attribute by its kernel name with its value, those of nests in braces, unknown ones in hexadecimal. A value that
     * cannot be read is in hexadecimal too; after eight of these the text ends, and says so.
     */
    @Override
    public String toString() {
        return Printer.print(this);
    }
}
