package io.github.netlink4j.rtnetlink.link;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of an {@link Ipvlan} and of an {@link Ipvtap}, whose driver is built on that of an ipvlan, in the words of
 * {@code ip link}. Each setter has a getter, which returns what is set here, or was read from a link by {@link Ipvlan#of}.
 *
 * @param <S> the type that setters return
 */
public abstract sealed class IpvlanSpec<S extends IpvlanSpec<S>> extends LinkSpec<S> permits Ipvlan, Ipvtap {
    private static final int PRIVATE = 1;
    private static final int VEPA = 2;

    IpvlanSpec(LinkKind kind) {
        super(kind);
    }

    /** Copies all settings of a link. */
    final S copyOf(LinkView link) {
        // Its hardware address is its parent's.
        return copyOf(link, Set.of()).unset(LinkAttr.ADDRESS);
    }

    /**
     * Sets how packets pass between it and its parent. IFLA_IPVLAN_MODE. Equivalent to: {@code ip link set … type ipvlan
     * mode l2}.
     *
     * @throws IllegalArgumentException when it is {@link Ipvlan.Mode#OTHER}
     */
    public final S mode(Ipvlan.Mode mode) {
        return set(Ipvlan.MODE, mode.number());
    }

    /** Returns how packets pass between it and its parent; null when that is not set here. IFLA_IPVLAN_MODE. */
    public final Ipvlan.@Nullable Mode mode() {
        int number = value(Ipvlan.MODE, -1);
        return number < 0 ? null : Ipvlan.Mode.of(number);
    }

    /**
     * Isolates links on the same parent from each other. IPVLAN_F_PRIVATE of IFLA_IPVLAN_FLAGS. Equivalent to: {@code ip
     * link set … type ipvlan private}.
     */
    public final S isolated() {
        return set(Ipvlan.FLAGS, PRIVATE);
    }

    /** Returns whether links on the same parent are isolated from each other; false when that is not set here. */
    public final boolean isIsolated() {
        return value(Ipvlan.FLAGS, 0) == PRIVATE;
    }

    /**
     * Sends packets between links on the same parent out of the parent. IPVLAN_F_VEPA of IFLA_IPVLAN_FLAGS. Equivalent to:
     * {@code ip link set … type ipvlan vepa}.
     */
    public final S vepa() {
        return set(Ipvlan.FLAGS, VEPA);
    }

    /** Returns whether packets between links on the same parent go out of the parent; false when that is not set here. */
    public final boolean isVepa() {
        return value(Ipvlan.FLAGS, 0) == VEPA;
    }

    /**
     * Permits links on the same parent to reach each other. IFLA_IPVLAN_FLAGS of 0. Equivalent to: {@code ip link set … type
     * ipvlan bridge}.
     */
    public final S bridging() {
        return set(Ipvlan.FLAGS, 0);
    }
}
