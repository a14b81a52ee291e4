package io.github.netlink4j.rtnetlink.link;

import org.jspecify.annotations.Nullable;

/**
 * The options of a tunnel for mirrored packets (ERSPAN), in the words of {@code ip link}: {@link Erspan} over IPv4 and
 * {@link Ip6erspan} over IPv6. Each setter has a getter, which returns what is set here, or was read from a link by
 * {@link Erspan#of}.
 *
 * @param <S> the type that setters return
 */
public abstract sealed class ErspanSpec<S extends ErspanSpec<S>> extends GreSpec<S> permits Erspan, Ip6erspan {
    /** Largest identifier of a session, which is in the key of the tunnel. ID_MASK, include/net/erspan.h. */
    private static final int MAX_SESSION = 0x3ff;

    /** Which packets are mirrored. enum erspan_encap direction, include/net/erspan.h. */
    public enum Direction {
        /** Those that were received. */
        INGRESS,
        /** Those that are sent. */
        EGRESS,
        /** A direction that this library does not know. */
        OTHER;

        private static final Direction[] VALUES = values();

        /** Returns the kernel's number, -1 of {@link #OTHER}. */
        public int number() {
            return Ordinals.number(VALUES, this);
        }

        /** Returns the direction with the kernel's number. */
        public static Direction of(int number) {
            return Ordinals.of(VALUES, number);
        }
    }

    ErspanSpec(LinkKind kind, boolean isIpv6) {
        super(kind, isIpv6);
    }

    /** Requires what erspan_validate() does, which gives no reason. */
    @Override
    final void checkNew() {
        if (isExternal() || value(Gre.ERSPAN_VER, 1) == 0) {
            return;
        }
        long session = inputKey();
        if (session < 0
                || session != outputKey()
                || session > MAX_SESSION
                || !isInputSequence()
                || !isOutputSequence()) {
            throw new IllegalArgumentException(this + ": a new link of this kind" + " needs a session, key(), of 0 to "
                    + MAX_SESSION + ", and sequence(true), or external()");
        }
    }

    /**
     * Sets the version of ERSPAN, 0 to 2, of types I to III. IFLA_GRE_ERSPAN_VER. Kernel default: 1. Equivalent to: {@code ip
     * link add … erspan_ver 2}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final S version(int version) {
        return set(Gre.ERSPAN_VER, version);
    }

    /** Returns the version of ERSPAN; -1 when it is not set here. IFLA_GRE_ERSPAN_VER. */
    public final int version() {
        return value(Gre.ERSPAN_VER, -1);
    }

    /**
     * Sets the index of the mirrored port, 0 to 2^20 - 1; of version 1. IFLA_GRE_ERSPAN_INDEX. Equivalent to: {@code ip link
     * add … erspan 123}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final S portIndex(int index) {
        return set(Gre.ERSPAN_INDEX, index);
    }

    /** Returns the index of the mirrored port; -1 when it is not set here. IFLA_GRE_ERSPAN_INDEX. */
    public final int portIndex() {
        return (int) value(Gre.ERSPAN_INDEX, -1);
    }

    /**
     * Sets which packets are mirrored; of version 2. IFLA_GRE_ERSPAN_DIR. Equivalent to: {@code ip link add … erspan_dir
     * egress}.
     *
     * @throws IllegalArgumentException when it is {@link Direction#OTHER}
     */
    public final S direction(Direction direction) {
        return set(Gre.ERSPAN_DIR, direction.number());
    }

    /** Returns which packets are mirrored; null when that is not set here. IFLA_GRE_ERSPAN_DIR. */
    public final @Nullable Direction direction() {
        int number = value(Gre.ERSPAN_DIR, -1);
        return number < 0 ? null : Direction.of(number);
    }

    /**
     * Sets the identifier of the hardware that mirrors, 0 to 63; of version 2. IFLA_GRE_ERSPAN_HWID. Equivalent to: {@code ip
     * link add … erspan_hwid 7}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final S hardwareId(int id) {
        return set(Gre.ERSPAN_HWID, id);
    }

    /** Returns the identifier of the hardware that mirrors; -1 when it is not set here. IFLA_GRE_ERSPAN_HWID. */
    public final int hardwareId() {
        return value(Gre.ERSPAN_HWID, -1);
    }
}
