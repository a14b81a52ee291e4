package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind of link, such as {@code vxlan}, and the attributes that only this kind has; or a kind of master, and the attributes
 * of its ports. Declare it in the class of the kind, and its attributes by calling its methods:
 *
 * <!-- sample: ExtendingSamplesTest link-kind -->
 * <pre>{@code
 * public static final LinkKind KIND = LinkKind.of("vxlan", "IFLA_VXLAN_");
 * public static final U32 ID = KIND.u32(1, "ID").max(0xff_ffff);
 * }</pre>
 *
 * <p>This works outside the library as well: attributes declared in this way can be sent and read, and errors name them.
 *
 * <p>Several kinds can have the same attributes, as {@code macvlan} and {@code macvtap} do. One of them declares the attributes,
 * and names the others: {@code LinkKind.of("macvlan", "IFLA_MACVLAN_", "macvtap")}. Each of the others is
 * {@code Macvlan.KIND.sibling("macvtap")}, and its links are read and written by the same keys.
 */
public final class LinkKind extends AttrSet {
    private final String kind;
    private final byte[] bytes;
    /** The one that declares the attributes: this one, or a sibling. */
    private final LinkKind attributes;

    private boolean isReplacedByChanges;
    private boolean isUnchangeable;
    private boolean isOnParent;
    private boolean isEthernet = true;

    private LinkKind(Nest nest, String name, List<String> kinds, String prefix) {
        super(nest, name, kinds, prefix);
        this.kind = kinds.get(0);
        this.bytes = Text.encode(kind);
        this.attributes = this;
    }

    private LinkKind(LinkKind attributes, String kind) {
        super(LinkInfo.DATA, kind, List.of(kind), attributes.prefix());
        this.kind = kind;
        this.bytes = Text.encode(kind);
        this.attributes = attributes;
    }

    /**
     * Declares a kind of link.
     *
     * @param kind the kernel's name of the kind, such as {@code vxlan}
     * @param prefix the prefix of the kernel's names of its attributes, such as {@code IFLA_VXLAN_}
     * @param siblings the kernel's names of other kinds that have the same attributes
     */
    public static LinkKind of(String kind, String prefix, String... siblings) {
        List<String> kinds = new ArrayList<>(List.of(siblings));
        kinds.add(0, kind);
        return new LinkKind(LinkInfo.DATA, String.join(", ", kinds), kinds, prefix);
    }

    /**
     * Declares the attributes of the ports of this kind of master.
     *
     * @param kind the kernel's name of the master's kind, such as {@code bridge}
     * @param prefix the prefix of the kernel's names of the attributes, such as {@code IFLA_BRPORT_}
     */
    public static LinkKind ofPort(String kind, String prefix) {
        return new LinkKind(LinkInfo.SLAVE_DATA, kind + " port", List.of(kind), prefix);
    }

    /**
     * Declares another kind of link, whose attributes are those of this one.
     *
     * @param kind the kernel's name of the other kind
     * @throws IllegalArgumentException when this kind was declared without it
     */
    public LinkKind sibling(String kind) {
        if (!selections().contains(kind)) {
            throw new IllegalArgumentException(
                    "the attributes of " + this + " are not declared for " + Text.quote(kind));
        }
        return new LinkKind(this, kind);
    }

    /**
     * Declares that the kernel resets all attributes of such a link that a change does not contain, as ipgre_changelink()
     * does. {@link Links#change} then sends the present values of these as well. To be called in the declaration, as the
     * methods below.
     */
    LinkKind replacedByChanges() {
        isReplacedByChanges = true;
        return this;
    }

    /** Declares that the kernel refuses every change of its attributes: its driver has no changelink(). */
    LinkKind unchangeable() {
        isUnchangeable = true;
        return this;
    }

    /** Declares that a new link has to have a link below, {@link LinkAttr#LINK}. */
    LinkKind needsParent() {
        isOnParent = true;
        return this;
    }

    /** Declares that links of this kind have no hardware address, or not one of Ethernet. Not valid for its siblings. */
    LinkKind withoutEthernet() {
        isEthernet = false;
        return this;
    }

    boolean isReplacedByChanges() {
        return attributes.isReplacedByChanges;
    }

    boolean isUnchangeable() {
        return attributes.isUnchangeable;
    }

    boolean isOnParent() {
        return attributes.isOnParent;
    }

    boolean isEthernet() {
        return isEthernet;
    }

    /** Returns the kernel's name of the kind, such as {@code vxlan}. */
    public String kind() {
        return kind;
    }

    /** Returns the kind that declares the attributes: this one, or the one of which it is a {@link #sibling}. */
    public LinkKind declared() {
        return attributes;
    }

    /** Returns the bytes of the name; not to be changed. */
    byte[] bytes() {
        return bytes;
    }
}
