package io.github.netlink4j.codec;

import io.github.netlink4j.AttrPath;
import io.github.netlink4j.MalformedMessageException;

/**
 * One attribute the kernel knows: its number, its name, the type of its value, and where in a message it stands. A key to
 * read and write it by. Immutable; declared in an {@link AttrSet}.
 */
public abstract sealed class Attr permits IntAttr, LongAttr, Bool, ValueAttr, Nest {
    private final AttrSet set;
    private final int type;
    private final String name;

    Attr(AttrSet set, int type, String name) {
        this.set = set;
        this.type = type;
        this.name = name;
    }

    /** The attributes among which it stands. */
    public final AttrSet set() {
        return set;
    }

    final String shortName() {
        return name;
    }

    /** The kernel's number, such as 1 for IFLA_VXLAN_ID. */
    public final int type() {
        return type;
    }

    /** The kernel's name, such as {@code IFLA_VXLAN_ID}. */
    public final String kernelName() {
        return set.prefix() + name;
    }

    /** A second number under which the kernel keeps another form of the same thing; 0 when there is none. */
    public int alternateType() {
        return 0;
    }

    /** The kernel's name of the {@linkplain #alternateType() second form}; empty when there is none. */
    public String alternateName() {
        return "";
    }

    /** The names from the message's own attributes down to this one. */
    public final AttrPath path() {
        AttrPath outer = set.path();
        return outer == null ? new AttrPath(java.util.List.of(kernelName())) : outer.then(kernelName());
    }

    /** What kind of value it has, such as {@code u32} or {@code string}. */
    public abstract String valueType();

    /** The byte order of its value: {@code host}, {@code network}, or empty when it has none. */
    public String byteOrder() {
        return "";
    }

    /** The value at a place in a message, for people to read. */
    abstract String format(byte[] bytes, int at, int length);

    final MalformedMessageException tooShort(int length, int needed) {
        return new MalformedMessageException(
                path() + " has " + length + " bytes, and " + valueType() + " needs " + needed);
    }

    final IllegalArgumentException invalid(Object value, String rule) {
        return new IllegalArgumentException(path() + " " + rule + ": " + value);
    }

    /** The kernel's name. */
    @Override
    public final String toString() {
        return kernelName();
    }
}
