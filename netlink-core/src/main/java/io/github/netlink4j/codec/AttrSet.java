package io.github.netlink4j.codec;

import io.github.netlink4j.AttrPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that may occur side by side, as one {@code enum} of the kernel lists them: those of a message, or those inside
 * a nest. Each attribute is declared once, by a call of a method of this class, while the declaring class is initialised;
 * afterwards the set does not change.
 *
 * <!-- sample: CodecSamplesTest declare -->
 * <pre>{@code
 * static final AttrSet SET = AttrSet.ofMessage("link", "IFLA_", 16);
 * static final U32 MTU = SET.u32(4, "MTU").max(0x7fff_ffff);
 * }</pre>
 */
public class AttrSet {
    private static final int MAX_TYPE = Wire.TYPE_MASK;

    private static final byte[][] ALWAYS = {};

    private final String name;
    private final String prefix;
    private final int headerLength;
    private final @Nullable Nest parent;
    /** The values of the nest's selector for which the nest contains these attributes; empty when it always does. */
    private final byte[][] selections;

    private final List<Attr> attributes = new ArrayList<>();
    private @Nullable Attr[] byType = new @Nullable Attr[16];

    /**
     * Creates the attributes inside a nest for one or several values of its selector; see {@link #insideWhen}.
     *
     * @param name short name of the set, such as {@code vxlan}
     * @param selections values of the selector, at least one
     */
    protected AttrSet(Nest nest, String name, List<String> selections, String prefix) {
        this(name, prefix, nest.header(), nest, Text.encode(selections));
        Objects.requireNonNull(nest.selector(), "nest without selector");
    }

    private AttrSet(String name, String prefix, int headerLength, @Nullable Nest parent, byte[][] selections) {
        this.name = name;
        this.prefix = prefix;
        // Attributes are aligned: struct netconfmsg has one byte, followed by three bytes of padding.
        this.headerLength = Wire.align(headerLength);
        this.parent = parent;
        this.selections = selections;
    }

    /**
     * Creates the attributes of a message.
     *
     * @param name short name of the object, such as {@code link}
     * @param prefix common prefix of the kernel's names, such as {@code IFLA_}
     * @param headerLength length in bytes of the family's fixed structure before the attributes, such as 16 for struct
     *     ifinfomsg
     */
    public static AttrSet ofMessage(String name, String prefix, int headerLength) {
        return new AttrSet(name, prefix, headerLength, null, ALWAYS);
    }

    /**
     * Creates attributes inside a nest that another class has declared; for a nest of one's own use {@link Nest#contents}. The
     * attributes become keys for reading and writing; the nest itself does not change.
     */
    public static AttrSet inside(Nest nest, String name, String prefix) {
        return new AttrSet(name, prefix, nest.header(), nest, ALWAYS);
    }

    /**
     * Creates the attributes inside a nest for one value of its selector, such as those inside IFLA_INFO_DATA when
     * IFLA_INFO_KIND is "vxlan".
     *
     * @param selected value of the selector, also the name of the set
     */
    public static AttrSet insideWhen(Nest nest, String selected, String prefix) {
        return new AttrSet(nest, selected, List.of(selected), prefix);
    }

    /**
     * Returns an empty set for the content of a nest for which no attributes are declared.
     *
     * @param selected value of the selector of the nest, null when it has none
     */
    static AttrSet undeclared(Nest nest, @Nullable String selected) {
        List<String> selections = selected == null ? List.of() : List.of(selected);
        return new AttrSet("undeclared " + nest, "", nest.header(), nest, Text.encode(selections));
    }

    // Declarations. Each call is the only place with the number, name and type of an attribute.

    /** Declares an unsigned number of 1 byte. */
    public final U8 u8(int type, String name) {
        return declare(new U8(this, type, name));
    }

    /** Declares an unsigned number of 2 bytes, in host order. */
    public final U16 u16(int type, String name) {
        return declare(new U16(this, type, name, false));
    }

    /** Declares an unsigned number of 4 bytes, in host order. */
    public final U32 u32(int type, String name) {
        return declare(new U32(this, type, name, false));
    }

    /** Declares an unsigned number of 8 bytes, in host order. */
    public final U64 u64(int type, String name) {
        return declare(new U64(this, type, name, false));
    }

    /** Declares a signed number of 4 bytes, in host order. */
    public final S32 s32(int type, String name) {
        return declare(new S32(this, type, name));
    }

    /** Declares a signed number of 8 bytes, in host order. */
    public final S64 s64(int type, String name) {
        return declare(new S64(this, type, name));
    }

    /** Declares an unsigned number of 2 bytes, in network order. */
    public final U16 be16(int type, String name) {
        return declare(new U16(this, type, name, true));
    }

    /** Declares an unsigned number of 4 bytes, in network order. */
    public final U32 be32(int type, String name) {
        return declare(new U32(this, type, name, true));
    }

    /** Declares an unsigned number of 8 bytes, in network order. */
    public final U64 be64(int type, String name) {
        return declare(new U64(this, type, name, true));
    }

    /** Declares a boolean in 1 byte. */
    public final Bool bool8(int type, String name) {
        return declare(new Bool(this, type, name, 1));
    }

    /** Declares a boolean in 2 bytes. */
    public final Bool bool16(int type, String name) {
        return declare(new Bool(this, type, name, 2));
    }

    /** Declares a boolean in 4 bytes. */
    public final Bool bool32(int type, String name) {
        return declare(new Bool(this, type, name, 4));
    }

    /** Declares a flag: an attribute without a value, whose presence means on. NLA_FLAG. */
    public final Bool flag(int type, String name) {
        return declare(new Bool(this, type, name, 0));
    }

    /**
     * Declares a string, which is sent with a NUL at its end.
     *
     * @param maxBytes maximum length in bytes, without the NUL
     */
    public final Str string(int type, String name, int maxBytes) {
        return declare(new Str(this, type, name, maxBytes));
    }

    /**
     * Declares a string, which is sent without a NUL.
     *
     * @param maxBytes maximum length in bytes
     */
    public final Str text(int type, String name, int maxBytes) {
        return declare(new Str(this, type, name, maxBytes, 0));
    }

    /** Declares a link-layer address. */
    public final Mac mac(int type, String name) {
        return declare(new Mac(this, type, name));
    }

    /** Declares an IP address of either family. */
    public final Ip ip(int type, String name) {
        return declare(new Ip(this, type, name, 0, ""));
    }

    /** Declares an IP address with one number and name for IPv4, and another number and name for IPv6. */
    public final Ip ip(int type, String name, int ipv6Type, String ipv6Name) {
        return declare(new Ip(this, type, name, ipv6Type, ipv6Name));
    }

    /** Declares an attribute whose value this library does not interpret. */
    public final Raw raw(int type, String name) {
        return declare(new Raw(this, type, name));
    }

    /** An array of numbers that have names. */
    public final NumberArray numbers(int type, String name, NumberArray.Layout layout) {
        return declare(new NumberArray(this, type, name, layout));
    }

    /** Declares a structure of fixed layout. */
    public final <T> Struct<T> struct(int type, String name, Layout<T> layout) {
        return declare(new Struct<>(this, type, name, layout));
    }

    /** Declares a nest: an attribute that contains attributes. */
    public final Nest nest(int type, String name) {
        return declare(new Nest(this, type, name, 0, false));
    }

    /** Declares a nest that is sent with NLA_F_NESTED. */
    public final Nest flaggedNest(int type, String name) {
        return declare(new Nest(this, type, name, 0, true));
    }

    /**
     * Declares a nest with a fixed structure before its attributes.
     *
     * @param headerLength length of that structure in bytes
     */
    public final Nest nest(int type, String name, int headerLength) {
        return declare(new Nest(this, type, name, headerLength, false));
    }

    /**
     * Declares an attribute of any type, such as of a subclass of {@link ValueAttr}.
     *
     * @return the attribute
     * @throws IllegalArgumentException when it was created for another set, or its number is taken or above 16383
     */
    public final <A extends Attr> A declare(A attr) {
        if (attr.set() != this) {
            throw new IllegalArgumentException(attr + " was created for another set");
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

    /** Replaces an attribute by a refined form of it, such as one with limits. */
    final <A extends Attr> A redeclare(Attr first, A refined) {
        attributes.set(attributes.indexOf(first), refined);
        byType[refined.type()] = refined;
        return refined;
    }

    /** Returns the short name: {@code link}, or the kind that the attributes belong to, such as {@code vxlan}. */
    public final String name() {
        return name;
    }

    /** Returns the common prefix of the kernel's names, such as {@code IFLA_VXLAN_}. */
    public final String prefix() {
        return prefix;
    }

    /** Returns the length in bytes of the fixed structure before the attributes, including padding. */
    public final int headerLength() {
        return headerLength;
    }

    /** Returns the nest that contains these attributes, null for those of a message. */
    public final @Nullable Nest parent() {
        return parent;
    }

    /** Returns all attributes, in the order of declaration. */
    public final List<Attr> attributes() {
        return List.copyOf(attributes);
    }

    /** Returns the attribute with this number, null when none is declared. */
    public final @Nullable Attr attribute(int type) {
        return type >= 0 && type < byType.length ? byType[type] : null;
    }

    /** Returns the kernel's name of an attribute number, such as {@code IFLA_#77} when none is declared. */
    public final String nameOf(int type) {
        Attr attr = attribute(type);
        if (attr == null) {
            return prefix + "#" + type;
        }
        return type == attr.alternateType() ? attr.alternateName() : attr.kernelName();
    }

    /** Returns the path of the nest that contains these attributes, null for those of a message. */
    final @Nullable AttrPath path() {
        return parent == null ? null : parent.path();
    }

    /**
     * Returns the values of the nest's selector for which the nest contains these attributes, such as {@code vxlan}; empty when
     * the nest always contains them.
     */
    public final List<String> selections() {
        return Arrays.stream(selections)
                .map(text -> Text.decode(text, 0, text.length))
                .toList();
    }

    /** Returns whether the nest contains these attributes only for some values of its selector. */
    final boolean isSelective() {
        return selections.length > 0;
    }

    /** Returns whether the nest contains these attributes for the value of the selector that is at this place. */
    final boolean isSelectedBy(byte[] bytes, int at, int length) {
        for (byte[] selection : selections) {
            if (Str.matches(selection, bytes, at, length)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether both are of the same nest and a value of its selector: sets that different classes declare. */
    final boolean isSamePlaceAs(AttrSet other) {
        boolean isSame = !isSelective() && !other.isSelective();
        for (int i = 0; parent == other.parent && i < selections.length; i++) {
            isSame |= other.isSelectedBy(selections[i], 0, selections[i].length);
        }
        return isSame && parent != null && parent == other.parent;
    }

    @Override
    public final String toString() {
        return name;
    }
}
