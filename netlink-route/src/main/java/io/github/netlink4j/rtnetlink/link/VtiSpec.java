package io.github.netlink4j.rtnetlink.link;

/**
 * The options of a tunnel for packets that IPsec protects, in the words of {@code ip link}: {@link Vti} over IPv4 and
 * {@link Vti6} over IPv6. Each setter has a getter, which returns what is set here, or was read from a link by
 * {@link Vti#of}.
 *
 * @param <S> the type that setters return
 */
public abstract sealed class VtiSpec<S extends VtiSpec<S>> extends TunnelSpec<S> permits Vti, Vti6 {
    VtiSpec(LinkKind kind, boolean isIpv6) {
        super(kind, Vti.ENDS, isIpv6);
    }

    /**
     * Sets the mark of IPsec policies in both directions, 0 to 2^32 - 1. IFLA_VTI_IKEY, IFLA_VTI_OKEY. Equivalent to: {@code
     * ip link set … key 7}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final S key(long key) {
        return inputKey(key).outputKey(key);
    }

    /** Sets the mark in both directions, as text: a number, or four numbers with dots such as 0.0.0.7. */
    public final S key(String key) {
        return key(TunnelKey.parse(key));
    }

    /** Sets the mark of policies for received packets. IFLA_VTI_IKEY. Equivalent to: {@code ip link set … ikey 7}. */
    public final S inputKey(long key) {
        return set(Vti.IKEY, key);
    }

    /** Returns the mark of policies for received packets; -1 when it is not set here. IFLA_VTI_IKEY. */
    public final long inputKey() {
        return value(Vti.IKEY, -1);
    }

    /** Sets the mark of policies for sent packets. IFLA_VTI_OKEY. Equivalent to: {@code ip link set … okey 7}. */
    public final S outputKey(long key) {
        return set(Vti.OKEY, key);
    }

    /** Returns the mark of policies for sent packets; -1 when it is not set here. IFLA_VTI_OKEY. */
    public final long outputKey() {
        return value(Vti.OKEY, -1);
    }
}
