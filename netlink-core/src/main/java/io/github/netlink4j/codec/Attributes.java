package io.github.netlink4j.codec;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

// Hot path: the getters of numbers allocate nothing.

/**
 * Attributes in a byte array, read in place by typed keys; a key of a nested attribute, such as {@code Vxlan.PORT}, enters the
 * nests around it. When a number occurs twice the last one counts, as in the kernel. An absent attribute is the caller's
 * default or null.
 */
public abstract class Attributes {
    private static final int ABSENT = -1;
    private static final int EXPIRED = -1;
    private static final long NOWHERE = -1;

    private final AttrSet set;
    /** Null in a snapshot, which is small instead and searches its attributes on every call. */
    private final @Nullable AttrIndex index;

    private byte[] bytes = {};
    private int start;
    /** EXPIRED once the bytes are those of another message. */
    private int end = EXPIRED;

    Attributes(AttrSet set, @Nullable AttrIndex index) {
        this.set = set;
        this.index = index;
    }

    /** Points this view at other attributes. */
    final void point(byte[] bytes, int start, int end) {
        // Nothing can be read until the new attributes are known to be well-formed, not even a part of the old ones.
        expire();
        if (index != null) {
            index.read(bytes, start, end);
        }
        // Mostly it is the same array as before, and storing a reference costs more than comparing it.
        if (this.bytes != bytes) {
            this.bytes = bytes;
        }
        this.start = start;
        this.end = end;
    }

    /** Makes every further read throw. */
    final void expire() {
        end = EXPIRED;
    }

    /** Returns the set that declares these attributes. */
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

    /** Returns whether an attribute is present. */
    public final boolean has(Attr key) {
        return locate(key) != ABSENT;
    }

    /** Returns a number, or {@code absent} when it is not present. */
    public final int get(IntAttr key, int absent) {
        int at = locate(key);
        return at == ABSENT ? absent : key.read(bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** Returns a number, or {@code absent} when it is not present. */
    public final long get(LongAttr key, long absent) {
        int at = locate(key);
        return at == ABSENT ? absent : key.read(bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** Returns a boolean, or {@code absent} when it is not present. */
    public final boolean get(Bool key, boolean absent) {
        int at = locate(key);
        return at == ABSENT ? absent : key.read(bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** Returns a value, null when it is not present or is an empty address. */
    public final <T> @Nullable T get(ValueAttr<T> key) {
        int at = locate(key);
        return at == ABSENT || key.isAbsent(length(at)) ? null : key.decode(bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /**
     * Returns an address of a given family, which the message states elsewhere; null when it is not present or empty.
     *
     * @throws io.github.netlink4j.MalformedMessageException when it is too short for an address of that family
     */
    protected final @Nullable IpAddress get(Ip key, boolean ipv6) {
        int at = locate(key);
        return at == ABSENT || key.isAbsent(length(at))
                ? null
                : key.decode(ipv6, bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** Returns a value, or {@code absent} when it is not present or is an empty address. */
    public final <T> T get(ValueAttr<T> key, T absent) {
        T value = get(key);
        return value == null ? absent : value;
    }

    /** Returns a field of 2 bytes, in host order, of a structure; {@code absent} when it is not present or too short. */
    protected final int u16In(ValueAttr<?> structure, int offset, int absent) {
        int at = locate(structure);
        return at == ABSENT || length(at) < offset + Short.BYTES
                ? absent
                : Wire.u16(bytes(), at + Wire.ATTR_HEADER + offset);
    }

    /** Returns a field of 4 bytes, in host order, of a structure; {@code absent} when it is not present or too short. */
    protected final long u32In(ValueAttr<?> structure, int offset, long absent) {
        int at = locate(structure);
        return at == ABSENT || length(at) < offset + Integer.BYTES
                ? absent
                : Wire.u32(bytes(), at + Wire.ATTR_HEADER + offset);
    }

    /** Returns a field of 8 bytes, in host order, of a structure; {@code absent} when it is not present or too short. */
    protected final long u64In(ValueAttr<?> structure, int offset, long absent) {
        int at = locate(structure);
        return at == ABSENT || length(at) < offset + Long.BYTES
                ? absent
                : Wire.s64(bytes(), at + Wire.ATTR_HEADER + offset);
    }

    /** Returns whether a string is present and equal to these bytes, without creating a {@link String}. */
    public final boolean matches(Str key, byte[] text) {
        int at = locate(key);
        return at != ABSENT && Str.matches(text, bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** Returns whether an address is present and equal to this one, without creating an {@link IpAddress}. */
    public final boolean matches(Ip key, IpAddress address) {
        int at = locate(key);
        return at != ABSENT && Ip.matches(address, bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** Returns whether a link-layer address is present and equal to this one, without creating a {@link MacAddress}. */
    public final boolean matches(Mac key, MacAddress address) {
        int at = locate(key);
        return at != ABSENT && address.matches(bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** Returns whether an address is present and has the same first bits as this one, without creating an {@link IpAddress}. */
    public final boolean matches(Ip key, IpAddress address, int bits) {
        int at = locate(key);
        return at != ABSENT && Ip.matches(address, bits, bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /**
     * Returns the attributes inside a nest, null when it is not present. When no attributes are declared for it, such as for a
     * kind of link without a class of its own, {@link #forEachAttribute} still visits them by their numbers.
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

    /** Returns the attributes that a nest contains here, which its selector may determine; null when none are declared. */
    final @Nullable AttrSet insideOf(Nest nest) {
        Str selector = nest.selector();
        return nest.insideWhen(selector == null ? null : get(selector));
    }

    /** Passes every attribute to the visitor in order, including those that are not declared and those that repeat. */
    public final void forEachAttribute(AttrVisitor visitor) {
        byte[] all = bytes();
        for (int at = start; end - at >= Wire.ATTR_HEADER; ) {
            int following = next(all, at, end);
            visitor.attribute(Wire.u16(all, at + 2) & Wire.TYPE_MASK, all, at + Wire.ATTR_HEADER, length(at));
            at = following;
        }
    }

    /** Returns whether the selector of a nest has the value of this set, such as the kind of a link. Allocates nothing. */
    public final boolean isSelected(AttrSet chosen) {
        Nest nest = chosen.parent();
        Str selector = nest == null ? null : nest.selector();
        int at = selector == null ? ABSENT : locate(selector);
        return at != ABSENT && chosen.isSelectedBy(bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** Passes every value of an attribute that may occur several times to the consumer, in order. */
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

    /** Returns the value of an attribute as text, null when it is not present. */
    final @Nullable String textOf(Attr key) {
        int at = locate(key);
        return at == ABSENT ? null : key.format(bytes(), at + Wire.ATTR_HEADER, length(at));
    }

    /** Returns the offset of an attribute, or ABSENT. Small, so that the compiler inlines it. */
    private int locate(Attr key) {
        AttrIndex known = index;
        if (known == null || key.set() != set || end == EXPIRED || !AttrIndex.covers(key.type())) {
            return search(key);
        }
        int offset = known.find(key.type());
        if (offset == ABSENT) {
            return key.alternateType() != 0 ? search(key) : ABSENT;
        }
        return start + offset;
    }

    /** Returns the offset of an attribute, in whichever nest it is, or ABSENT. */
    private int search(Attr key) {
        byte[] all = bytes();
        long place = placeOf(key.set(), all);
        return place == NOWHERE ? ABSENT : scan(all, startOf(place), endOf(place), key);
    }

    /**
     * Returns the range of the attributes of a set, packed by {@link #place}; NOWHERE when the nest around them is not present
     * or contains another set. All lookups of nested keys pass through this method.
     */
    private long placeOf(AttrSet wanted, byte[] all) {
        if (wanted == set || wanted.isSamePlaceAs(set)) {
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
        Str selector = nest.selector();
        if (selector != null && wanted.isSelective()) {
            int beside = scan(all, from, to, selector.type());
            if (beside == ABSENT || !wanted.isSelectedBy(all, beside + Wire.ATTR_HEADER, length(beside))) {
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

    /** Returns the offset of an attribute, by either of its numbers, or ABSENT. */
    private static int scan(byte[] bytes, int from, int to, Attr key) {
        int at = scan(bytes, from, to, key.type());
        return at == ABSENT && key.alternateType() != 0 ? scan(bytes, from, to, key.alternateType()) : at;
    }

    /** Returns the offset of the last attribute with a number, or ABSENT. */
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

    /** Returns the offset of the next attribute. Fewer than four bytes at the end are padding, as in the kernel. */
    static int next(byte[] bytes, int at, int end) {
        return next(Wire.attrHeader(bytes, at), bytes, at, end);
    }

    static int next(int header, byte[] bytes, int at, int end) {
        int length = Wire.attrLength(header);
        if (length < Wire.ATTR_HEADER || length > end - at) {
            throw Wire.badLength(bytes, at, length, end);
        }
        return at + Wire.align(length);
    }

    /**
     * Returns every attribute as kernel name and value; nests are in braces, undeclared attributes and malformed values in
     * hexadecimal. After eight malformed values the text ends with a note.
     */
    @Override
    public String toString() {
        return Printer.print(this);
    }
}
