package io.github.netlink4j.codec;

import io.github.netlink4j.AttrPath;
import io.github.netlink4j.MalformedMessageException;

/**
 * A netlink attribute: its number, its name, the type of its value, and its place in a message. It is the key by which the
 * attribute is read and written. Immutable; declared in an {@link AttrSet}.
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

    /** Returns the set that this attribute is declared in. */
    public final AttrSet set() {
        return set;
    }

    final String shortName() {
        return name;
    }

    /** Returns the kernel's number, such as 1 for IFLA_VXLAN_ID. */
    public final int type() {
        return type;
    }

    /** Returns the kernel's name, such as {@code IFLA_VXLAN_ID}. */
    public final String kernelName() {
        return set.prefix() + name;
    }

    /** Returns the number of a second form of this attribute, such as for IPv6 addresses; 0 when there is none. */
    public int alternateType() {
        return 0;
    }

    /** Returns the kernel's name of the {@linkplain #alternateType() second form}; empty when there is none. */
    public String alternateName() {
        return "";
    }

    /** Returns the path of this attribute, from the outermost nest of the message inwards. */
    public final AttrPath path() {
        AttrPath outer = set.path();
        return outer == null ? new AttrPath(java.util.List.of(kernelName())) : outer.then(kernelName());
    }

    /** Returns the type of the value, such as {@code u32} or {@code string}. */
    public abstract String valueType();

    /** Returns the byte order of the value: {@code host}, {@code network}, or empty when it has none. */
    public String byteOrder() {
        return "";
    }

    /** Returns the value at an offset as text. */
    abstract String format(byte[] bytes, int at, int length);

    final MalformedMessageException tooShort(int length, int needed) {
        return new MalformedMessageException(
                path() + " has " + length + " bytes, and " + valueType() + " needs " + needed);
    }

    final IllegalArgumentException invalid(Object value, String rule) {
        return new IllegalArgumentException(path() + " " + rule + ": " + value);
    }

    /** Returns the kernel's name. */
    @Override
    public final String toString() {
        return kernelName();
    }
}
