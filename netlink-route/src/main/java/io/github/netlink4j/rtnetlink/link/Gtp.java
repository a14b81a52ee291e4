package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An end of the tunnels of a mobile network (GTP, 3GPP TS 29.060). enum IFLA_GTP_*, linux/if_link.h; drivers/net/gtp.c. The
 * tunnels themselves are configured by the generic netlink family {@code gtp}.
 */
public final class Gtp extends LinkSpec<Gtp> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND =
            LinkKind.of("gtp", "IFLA_GTP_").withoutEthernet().unchangeable();

    /** Descriptor of the UDP socket of GTPv0. */
    public static final U32 FD0 = KIND.u32(1, "FD0");
    /** Descriptor of the UDP socket of GTPv1. */
    public static final U32 FD1 = KIND.u32(2, "FD1");
    /** Number of buckets of its table of tunnels. Kernel default: 1024. */
    public static final U32 PDP_HASHSIZE = KIND.u32(3, "PDP_HASHSIZE");
    /** Its end of the tunnels; see {@link Role}. Kernel default: GGSN. */
    public static final U32 ROLE = KIND.u32(4, "ROLE").max(1);
    /** Whether the kernel opens the sockets itself. Linux 5.18. */
    public static final Bool CREATE_SOCKETS = KIND.bool8(5, "CREATE_SOCKETS");
    /** Counter by which peers detect a restart. Linux 5.18. */
    public static final U8 RESTART_COUNT = KIND.u8(6, "RESTART_COUNT");
    /** Address of the sockets that the kernel opens. Kernel default: any. Linux 6.10. */
    public static final Ip LOCAL = KIND.ip(7, "LOCAL", 8, "LOCAL6");

    /** An end of the tunnels. enum ifla_gtp_role, linux/if_link.h. */
    public enum Role {
        /** The gateway to other networks: packets are matched by their destination. */
        GGSN,
        /** The node that serves mobile devices: packets are matched by their source. */
        SGSN,
        /** A role that this library does not know. */
        OTHER;

        private static final Role[] VALUES = values();

        /** Returns the kernel's number, -1 of {@link #OTHER}. */
        public int number() {
            return Ordinals.number(VALUES, this);
        }

        /** Returns the role with the kernel's number. */
        public static Role of(int number) {
            return Ordinals.of(VALUES, number);
        }
    }

    private Gtp() {
        super(KIND);
    }

    @Override
    void checkNew() {
        if (!isSet(FD0) && !isSet(FD1) && !value(CREATE_SOCKETS, false)) {
            throw new IllegalArgumentException(
                    this + ": a new gtp needs sockets: createSockets(), or descriptors, FD0 and FD1");
        }
    }

    /**
     * Returns a spec of a new link; sockets are required, such as by {@link #createSockets}. The kernel cannot change it
     * later. Equivalent to: {@code ip link add NAME type gtp role ROLE}.
     */
    public static Gtp named(String name) {
        return new Gtp().name(name);
    }

    /**
     * Returns a spec with the settings of a link, to be read by the getters, or to create one like it; see {@link LinkSpec}.
     * The kernel does not report its sockets.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Gtp of(LinkView link) {
        return new Gtp().copyOf(link, Set.of()).unset(LinkAttr.ADDRESS).unset(LinkAttr.BROADCAST);
    }

    /** Sets its end of the tunnels. IFLA_GTP_ROLE. Equivalent to: {@code ip link add … type gtp role sgsn}. */
    public Gtp role(Role role) {
        return set(ROLE, role.number());
    }

    /** Returns its end of the tunnels; null when that is not set here. IFLA_GTP_ROLE. */
    public @Nullable Role role() {
        int number = (int) value(ROLE, -1);
        return number < 0 ? null : Role.of(number);
    }

    /**
     * Sets the number of buckets of its table of tunnels, 0 to 2^32 - 1, where 0 is the default. IFLA_GTP_PDP_HASHSIZE.
     * Equivalent to: {@code ip link add … type gtp hsize 64}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Gtp hashSize(long buckets) {
        return set(PDP_HASHSIZE, buckets);
    }

    /** Returns the number of buckets of its table of tunnels; -1 when it is not set here. IFLA_GTP_PDP_HASHSIZE. */
    public long hashSize() {
        return value(PDP_HASHSIZE, -1);
    }

    /**
     * Sets the counter by which peers detect a restart, 0 to 255. Linux 5.18. IFLA_GTP_RESTART_COUNT. Equivalent to: {@code
     * ip link add … type gtp restart_count 5}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Gtp restartCount(int count) {
        return set(RESTART_COUNT, count);
    }

    /** Returns the counter by which peers detect a restart; -1 when it is not set here. IFLA_GTP_RESTART_COUNT. */
    public int restartCount() {
        return value(RESTART_COUNT, -1);
    }

    /**
     * Makes the kernel open the sockets, at the ports 3386 and 2152 of the address {@link #local}. Linux 5.18.
     * IFLA_GTP_CREATE_SOCKETS. {@code ip link add} always does so.
     */
    public Gtp createSockets() {
        return set(CREATE_SOCKETS, true);
    }

    /** Returns whether the kernel opens the sockets; false when that is not set here. */
    public boolean isCreateSockets() {
        return value(CREATE_SOCKETS, false);
    }

    /**
     * Sets the address of the sockets that the kernel opens. Linux 6.10. IFLA_GTP_LOCAL, or IFLA_GTP_LOCAL6 of an IPv6
     * address.
     */
    public Gtp local(IpAddress address) {
        return set(LOCAL, address);
    }

    /** Returns the address of the sockets that the kernel opens; null when it is not set here. IFLA_GTP_LOCAL. */
    public @Nullable IpAddress local() {
        return value(LOCAL);
    }
}
