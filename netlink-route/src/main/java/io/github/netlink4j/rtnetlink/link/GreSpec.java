package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;

/**
 * The options that all tunnels by GRE have, in the words of {@code ip link}: {@link Gre}, {@link Gretap}, {@link Erspan} over
 * IPv4, and {@link Ip6gre}, {@link Ip6gretap}, {@link Ip6erspan} over IPv6. Each setter has a getter, which returns what is set
 * here, or was read from a link by the factory {@code of} of its kind.
 *
 * @param <S> the type that setters return
 */
public abstract sealed class GreSpec<S extends GreSpec<S>> extends IpTunnelSpec<S>
        permits Gre, Gretap, Ip6gre, Ip6gretap, ErspanSpec {
    // GRE_*, linux/if_tunnel.h, as numbers in network order
    private static final int CSUM = 0x8000;
    private static final int KEY = 0x2000;
    private static final int SEQ = 0x1000;

    GreSpec(LinkKind kind, boolean isIpv6) {
        super(kind, Gre.KEYS, isIpv6);
    }

    @Override
    final void check() {
        super.check();
        if (isEthernet()) {
            requireRemote();
        }
    }

    @Override
    final S copyOf(LinkView link) {
        super.copyOf(link);
        // The kernel adds what it has found out about the ends, which it ignores in a request.
        return isSet(Gre.FLAGS) ? set(Gre.FLAGS, value(Gre.FLAGS, 0) & IP6_FLAGS) : self();
    }

    /**
     * Sets the key of packets in both directions, 0 to 2^32 - 1. IFLA_GRE_IKEY, IFLA_GRE_OKEY, and GRE_KEY of both flags.
     * Equivalent to: {@code ip link set … key 7}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final S key(long key) {
        return inputKey(key).outputKey(key);
    }

    /** Sets the key of packets in both directions, as text: a number, or four numbers with dots such as 0.0.0.7. */
    public final S key(String key) {
        return key(TunnelKey.parse(key));
    }

    /** Sets the key that received packets must have. IFLA_GRE_IKEY. Equivalent to: {@code ip link set … ikey 7}. */
    public final S inputKey(long key) {
        return set(Gre.IKEY, key).bits(Gre.IFLAGS, KEY, true);
    }

    /** Sets the key of sent packets. IFLA_GRE_OKEY. Equivalent to: {@code ip link set … okey 7}. */
    public final S outputKey(long key) {
        return set(Gre.OKEY, key).bits(Gre.OFLAGS, KEY, true);
    }

    /** Sends packets without a key, and accepts only those without. Equivalent to: {@code ip link set … nokey}. */
    public final S noKey() {
        return set(Gre.IKEY, 0).set(Gre.OKEY, 0).bits(Gre.IFLAGS, KEY, false).bits(Gre.OFLAGS, KEY, false);
    }

    /** Returns the key that received packets must have; -1 when none is set here. IFLA_GRE_IKEY. */
    public final long inputKey() {
        return key(Gre.IFLAGS, Gre.IKEY);
    }

    /** Returns the key of sent packets; -1 when none is set here. IFLA_GRE_OKEY. */
    public final long outputKey() {
        return key(Gre.OFLAGS, Gre.OKEY);
    }

    private long key(U16 flags, U32 key) {
        return (value(flags, 0) & KEY) == 0 ? -1 : value(key, 0);
    }

    /** Sets whether packets have a checksum, in both directions. GRE_CSUM. Equivalent to: {@code ip link set … csum}. */
    public final S checksum(boolean on) {
        return inputChecksum(on).outputChecksum(on);
    }

    /** Sets whether received packets must have a checksum. Equivalent to: {@code ip link set … icsum}. */
    public final S inputChecksum(boolean on) {
        return bits(Gre.IFLAGS, CSUM, on);
    }

    /** Returns whether received packets must have a checksum; false when that is not set here. */
    public final boolean isInputChecksum() {
        return (value(Gre.IFLAGS, 0) & CSUM) != 0;
    }

    /** Sets whether sent packets have a checksum. Equivalent to: {@code ip link set … ocsum}. */
    public final S outputChecksum(boolean on) {
        return bits(Gre.OFLAGS, CSUM, on);
    }

    /** Returns whether sent packets have a checksum; false when that is not set here. */
    public final boolean isOutputChecksum() {
        return (value(Gre.OFLAGS, 0) & CSUM) != 0;
    }

    /**
     * Sets whether packets have a sequence number, in both directions; received packets out of order are then dropped.
     * GRE_SEQ. Equivalent to: {@code ip link set … seq}.
     */
    public final S sequence(boolean on) {
        return inputSequence(on).outputSequence(on);
    }

    /** Sets whether received packets must have a sequence number. Equivalent to: {@code ip link set … iseq}. */
    public final S inputSequence(boolean on) {
        return bits(Gre.IFLAGS, SEQ, on);
    }

    /** Returns whether received packets must have a sequence number; false when that is not set here. */
    public final boolean isInputSequence() {
        return (value(Gre.IFLAGS, 0) & SEQ) != 0;
    }

    /** Sets whether sent packets have a sequence number. Equivalent to: {@code ip link set … oseq}. */
    public final S outputSequence(boolean on) {
        return bits(Gre.OFLAGS, SEQ, on);
    }

    /** Returns whether sent packets have a sequence number; false when that is not set here. */
    public final boolean isOutputSequence() {
        return (value(Gre.OFLAGS, 0) & SEQ) != 0;
    }

    /**
     * Sets whether the don't-fragment bit of the inner packet is ignored, over IPv4; requires {@link #pmtuDisc} to be off.
     * IFLA_GRE_IGNORE_DF. Equivalent to: {@code ip link set … ignore-df}.
     *
     * @throws IllegalArgumentException when this is a tunnel over IPv6
     */
    public final S ignoreDf(boolean on) {
        require(false, "to ignore the don't-fragment bit");
        return set(Gre.IGNORE_DF, on);
    }

    /** Returns whether the don't-fragment bit of the inner packet is ignored; false when that is not set here. */
    public final boolean isIgnoreDf() {
        return value(Gre.IGNORE_DF, false);
    }

    @Override
    final S ip6Flags(int mask, int flags) {
        return bits(Gre.FLAGS, mask, flags);
    }

    @Override
    final long ip6Flags() {
        return value(Gre.FLAGS, 0);
    }
}
