package io.github.netlink4j.codec;

import io.github.netlink4j.AttrPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that may stand beside each other, as one {@code enum} of the kernel lists them: those of a message, or
 * those inside a nest. Attributes are declared by calling it, once each, while the class that declares them initialises;
 * afterwards nothing changes.
 *
 * <pre>{@code
 * static final AttrSet SET = AttrSet.ofMessage("link", "IFLA_", 16);
 * static final U32 MTU = SET.u32(4, "MTU");
 * }</pre>
 */
public class AttrSet {
    private static final int MAX_TYPE = Wire.TYPE_MASK;

    private final String name;
    private final String prefix;
    private final int headerLength;
    private final @Nullable Nest parent;
    private final byte @Nullable [] selected;
    private final List<Attr> attributes = new ArrayList<>();
    private @Nullable Attr[] byType = new @Nullable Attr[16];

    /** Attributes inside a nest when the text beside it is {@code selected}; see {@link #insideWhen}. */
    protected AttrSet(Nest nest, String name, String selected, String prefix) {
        this(name, prefix, nest.header(), nest, Text.encode(selected));
        Objects.requireNonNull(nest.selector(), "nest without selector");
    }

    private AttrSet(String name, String prefix, int headerLength, @Nullable Nest parent, byte @Nullable [] selected) {
        this.name = name;
        this.prefix = prefix;
        // Attributes begin aligned: struct netconfmsg has one byte, and three of padding follow.
        this.headerLength = Wire.align(headerLength);
        this.parent = parent;
        this.selected = selected;
    }

    /**
     * The attributes of a message.
     *
     * @param name what people call it, such as {@code link}
     * @param prefix how the kernel's names begin, such as {@code IFLA_}
     * @param headerLength bytes of the family's fixed structure before the attributes, such as 16 for struct ifinfomsg
     */
    public static AttrSet ofMessage(String name, String prefix, int headerLength) {
        return new AttrSet(name, prefix, headerLength, null, null);
    }

    /**
     * Attributes inside a nest that another class declares; {@link Nest#contents} is for one's own. Declaring them makes them
     * keys to read and write by, and changes nothing about the nest.
     */
    public static AttrSet inside(Nest nest, String name, String prefix) {
        return new AttrSet(name, prefix, nest.header(), nest, null);
    }

    /**
     * The attributes inside a nest when the text beside it is {@code selected}, as IFLA_INFO_DATA when IFLA_INFO_KIND is
     * "vxlan".
     */
    public static AttrSet insideWhen(Nest nest, String selected, String prefix) {
        return new AttrSet(nest, selected, selected, prefix);
    }

    /** No attributes: what stands inside a nest for which none are declared, where the text beside it is {@code selected}. */
    static AttrSet undeclared(Nest nest, @Nullable String selected) {
        byte[] text = selected == null ? null : Text.encode(selected);
        return new AttrSet("undeclared " + nest, "", nest.header(), nest, text);
    }

    // Declarations. Each line is the one place where the attribute's number, name and type stand.

    public final U8 u8(int type, String name) {
        return declare(new U8(this, type, name));
    }

    public final U16 u16(int type, String name) {
        return declare(new U16(this, type, name, false));
    }

    public final U32 u32(int type, String name) {
        return declare(new U32(this, type, name, false));
    }

    public final U64 u64(int type, String name) {
        return declare(new U64(this, type, name, false));
    }

    public final S32 s32(int type, String name) {
        return declare(new S32(this, type, name));
    }

    public final S64 s64(int type, String name) {
        return declare(new S64(this, type, name));
    }

    /** An unsigned number of 2 bytes, in network order. */
    public final U16 be16(int type, String name) {
        return declare(new U16(this, type, name, true));
    }

    /** An unsigned number of 4 bytes, in network order. */
    public final U32 be32(int type, String name) {
        return declare(new U32(this, type, name, true));
    }

    /** An unsigned number of 8 bytes, in network order. */
    public final U64 be64(int type, String name) {
        return declare(new U64(this, type, name, true));
    }

    /** On or off in a byte. */
    public final Bool bool8(int type, String name) {
        return declare(new Bool(this, type, name, 1));
    }

    /** On or off in two bytes. */
    public final Bool bool16(int type, String name) {
        return declare(new Bool(this, type, name, 2));
    }

    /** On or off in a word. */
    public final Bool bool32(int type, String name) {
        return declare(new Bool(this, type, name, 4));
    }

    /** On by its mere presence. */
    public final Bool flag(int type, String name) {
        return declare(new Bool(this, type, name, 0));
    }

    /** A text of at most so many bytes, the NUL not counted. */
    public final Str string(int type, String name, int maxBytes) {
        return declare(new Str(this, type, name, maxBytes));
    }

    /** A text of at most so many bytes, sent without a NUL. */
    public final Str text(int type, String name, int maxBytes) {
        return declare(new Str(this, type, name, maxBytes, 0));
    }

    public final Mac mac(int type, String name) {
        return declare(new Mac(this, type, name));
    }

    /** An address of either family under one number. */
    public final Ip ip(int type, String name) {
        return declare(new Ip(this, type, name, 0, ""));
    }

    /** An address whose IPv4 form has the first number and name and whose IPv6 form the second. */
    public final Ip ip(int type, String name, int ipv6Type, String ipv6Name) {
        return declare(new Ip(this, type, name, ipv6Type, ipv6Name));
    }

    /** Bytes without known meaning. */
    public final Raw raw(int type, String name) {
        return declare(new Raw(this, type, name));
    }

    /** A structure of fixed layout. */
    public final <T> Struct<T> struct(int type, String name, Layout<T> layout) {
        return declare(new Struct<>(this, type, name, layout));
    }

    /** Attributes inside an attribute. */
    public final Nest nest(int type, String name) {
        return declare(new Nest(this, type, name, 0, false));
    }

    /** Attributes inside an attribute, sent with NLA_F_NESTED. */
    public final Nest flaggedNest(int type, String name) {
        return declare(new Nest(this, type, name, 0, true));
    }

    /** A fixed structure of so many bytes and attributes after it, inside an attribute. */
    public final Nest nest(int type, String name, int headerLength) {
        return declare(new Nest(this, type, name, headerLength, false));
    }

    /** An attribute with a type of its own. */
    public final <A extends Attr> A declare(A attr) {
        if (attr.set() != this) {
            throw new IllegalArgumentException(attr + " was made for another set");
        }
        place(attr.type(), attr);
        if (attr.alternateType() != 0) {
            place(attr.alternateType(), attr);
        }
        attributes.add(attr);
        return attr;
    }

    private void place(int type, Attr attr) {
        if (type < 0 || type > MAX_TYPE) {
            throw new IllegalArgumentException(attr + " has number " + type + ", which must be 0 to " + MAX_TYPE);
        }
        if (type >= byType.length) {
            byType = Arrays.copyOf(byType, Math.max(type + 1, 2 * byType.length));
        }
        if (byType[type] != null) {
            throw new IllegalArgumentException(attr + " has the number " + type + " of " + byType[type]);
        }
        byType[type] = attr;
    }

    /** Puts a refined attribute, as one with limits, into the place of its first form. */
    final <A extends Attr> A redeclare(Attr first, A refined) {
        attributes.set(attributes.indexOf(first), refined);
        byType[refined.type()] = refined;
        return refined;
    }

    /** What people call these attributes: {@code link}, or the kind they belong to, such as {@code vxlan}. */
    public final String name() {
        return name;
    }

    /** How the kernel's names begin, such as {@code IFLA_VXLAN_}. */
    public final String prefix() {
        return prefix;
    }

    /** Bytes of the fixed structure in front of the attributes, padding included. */
    public final int headerLength() {
        return headerLength;
    }

    /** The nest that holds them, null for those of a message. */
    public final @Nullable Nest parent() {
        return parent;
    }

    /** All that are declared, in the order of declaration. */
    public final List<Attr> attributes() {
        return List.copyOf(attributes);
    }

    /** The attribute with this number, null when none is declared. */
    public final @Nullable Attr attribute(int type) {
        return type >= 0 && type < byType.length ? byType[type] : null;
    }

    /** The kernel's name of a number, or the number itself as {@code IFLA_#77} when none is declared. */
    public final String nameOf(int type) {
        Attr attr = attribute(type);
        if (attr == null) {
            return prefix + "#" + type;
        }
        return type == attr.alternateType() ? attr.alternateName() : attr.kernelName();
    }

    /** Where they stand: the path of the nest that holds them, null for those of a message. */
    final @Nullable AttrPath path() {
        return parent == null ? null : parent.path();
    }

    /** The text beside the nest that tells of these attributes, as {@code vxlan}; empty when the nest always holds them. */
    public final String selector() {
        return selected == null ? "" : Text.decode(selected, 0, selected.length);
    }

    /** The text beside the nest that these attributes belong to, null when the nest always holds them. */
    final byte @Nullable [] selected() {
        return selected;
    }

    /** Returns whether both are inside the same nest, beside the same text: declared by different classes. */
    final boolean standsLike(AttrSet other) {
        return parent != null && parent == other.parent && Arrays.equals(selected, other.selected);
    }

    @Override
    public final String toString() {
        return name;
    }
}
