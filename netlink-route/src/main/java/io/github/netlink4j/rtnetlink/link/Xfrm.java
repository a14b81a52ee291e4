package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.U32;
import java.util.Set;

/**
 * A link for the packets that IPsec protects by policies of one identifier. enum IFLA_XFRM_*, linux/if_link.h;
 * net/xfrm/xfrm_interface_core.c.
 */
public final class Xfrm extends LinkSpec<Xfrm> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND =
            LinkKind.of("xfrm", "IFLA_XFRM_").replacedByChanges().withoutEthernet();

    /** Index of the link that carries it. */
    public static final U32 LINK = KIND.u32(1, "LINK");
    /** Identifier of the policies and states, not 0. */
    public static final U32 IF_ID = KIND.u32(2, "IF_ID");
    /** Whether routes and filters decide about each packet: {@code external}. Linux 6.1. */
    public static final Bool COLLECT_METADATA = KIND.flag(3, "COLLECT_METADATA");

    private Xfrm() {
        super(KIND);
    }

    @Override
    void checkNew() {
        if (isExternal() ? isSet(IF_ID) || isSet(LINK) : ifId() <= 0) {
            throw new IllegalArgumentException(this + ": a new xfrm needs an identifier, ifId(), of 1 or more, or"
                    + " external() and then neither an identifier nor a device");
        }
    }

    /**
     * Returns a spec of a new link; {@link #ifId} or {@link #external} is required. Equivalent to: {@code ip link add NAME
     * type xfrm if_id 7}.
     */
    public static Xfrm named(String name) {
        return new Xfrm().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type xfrm …}. */
    public static Xfrm options() {
        return new Xfrm();
    }

    /**
     * Returns a spec with the settings of a link, to be read by the getters, or to create one like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Xfrm of(LinkView link) {
        Xfrm spec = new Xfrm().copyOf(link, Set.of(LINK));
        spec.copyLink(LINK, link, "device");
        if (spec.isExternal()) {
            spec.unset(LINK).unset(IF_ID);
        }
        return spec.unset(LinkAttr.ADDRESS).unset(LinkAttr.BROADCAST);
    }

    /** Sets the link that carries it. IFLA_XFRM_LINK. Equivalent to: {@code ip link add … type xfrm dev eth0}. */
    public Xfrm device(LinkRef link) {
        return link(LINK, link, "device");
    }

    /** Sets the link that carries it, by name. */
    public Xfrm device(String link) {
        return device(LinkRef.of(link));
    }

    /** Returns the index of the link that carries it; 0 when it is not set here, or is set by name. IFLA_XFRM_LINK. */
    public int device() {
        return (int) value(LINK, 0);
    }

    /**
     * Sets the identifier of the policies and states, 1 to 2^32 - 1. IFLA_XFRM_IF_ID. Equivalent to: {@code ip link add …
     * type xfrm if_id 7}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Xfrm ifId(long id) {
        return set(IF_ID, id);
    }

    /** Returns the identifier of the policies and states; -1 when it is not set here. IFLA_XFRM_IF_ID. */
    public long ifId() {
        return value(IF_ID, -1);
    }

    /**
     * Leaves the decision about each packet to routes and filters; of a new link only. Linux 6.1. IFLA_XFRM_COLLECT_METADATA.
     * Equivalent to: {@code ip link add … type xfrm external}.
     */
    public Xfrm external() {
        return set(COLLECT_METADATA, true);
    }

    /** Returns whether routes and filters decide about each packet. IFLA_XFRM_COLLECT_METADATA. */
    public boolean isExternal() {
        return value(COLLECT_METADATA, false);
    }
}
