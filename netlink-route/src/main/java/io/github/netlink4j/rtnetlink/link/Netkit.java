package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pair of links with a BPF program at each end, for containers; or a single one. enum IFLA_NETKIT_*, linux/if_link.h;
 * drivers/net/netkit.c. Linux 6.7.
 */
public final class Netkit extends PairSpec<Netkit> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("netkit", "IFLA_NETKIT_");

    /** The other end: struct ifinfomsg, and attributes of a link. */
    public static final Nest PEER_INFO = KIND.nest(1, "PEER_INFO", 16).holding(() -> LinkAttr.SET);
    /** Whether this is the end that was created, by which both are changed. Only reported. */
    public static final Bool PRIMARY = KIND.bool8(2, "PRIMARY");
    /** What becomes of packets without a program; see {@link Policy}. Kernel default: PASS. */
    public static final U32 POLICY = KIND.u32(3, "POLICY");
    /** What becomes of packets of the other end without a program; see {@link Policy}. Kernel default: PASS. */
    public static final U32 PEER_POLICY = KIND.u32(4, "PEER_POLICY");
    /** Whether packets have a link-layer header; see {@link Mode}. Kernel default: L3. Of a new pair only. */
    public static final U32 MODE = KIND.u32(5, "MODE").max(1);
    /** Whether packets lose mark and priority; see {@link Scrub}. Of a new pair only. Linux 6.13. */
    public static final U32 SCRUB = KIND.u32(6, "SCRUB").max(1);
    /** Whether packets of the other end lose mark and priority; see {@link Scrub}. Of a new pair only. Linux 6.13. */
    public static final U32 PEER_SCRUB = KIND.u32(7, "PEER_SCRUB").max(1);
    /** Space before packets, bytes. Of a new pair only. Linux 6.14. */
    public static final U16 HEADROOM = KIND.u16(8, "HEADROOM");
    /** Space behind packets, bytes. Of a new pair only. Linux 6.14. */
    public static final U16 TAILROOM = KIND.u16(9, "TAILROOM");
    /** Whether there are two ends; see {@link Pairing}. Of a new one only. Linux 7.1. */
    public static final U32 PAIRING = KIND.u32(10, "PAIRING").max(1);

    /** Whether packets have a link-layer header. enum netkit_mode, linux/if_link.h. */
    public enum Mode {
        /** They have one, and the ends have hardware addresses. */
        L2,
        /** They have none. */
        L3,
        /** One that this library does not know. */
        OTHER;

        private static final Mode[] VALUES = values();

        /** Returns the kernel's number, -1 of {@link #OTHER}. */
        public int number() {
            return Ordinals.number(VALUES, this);
        }

        /** Returns the mode with the kernel's number. */
        public static Mode of(int number) {
            return Ordinals.of(VALUES, number);
        }
    }

    /** What becomes of packets at an end without a program. enum netkit_action, linux/if_link.h. */
    public enum Policy {
        /** They are sent to the other end. */
        PASS(0),
        /** They are discarded. */
        DROP(2),
        /** One that this library does not know. */
        OTHER(-1);

        private final int number;

        Policy(int number) {
            this.number = number;
        }

        /** Returns the kernel's number, -1 of {@link #OTHER}. */
        public int number() {
            return number;
        }

        /** Returns the policy with the kernel's number. */
        public static Policy of(int number) {
            return number == PASS.number ? PASS : number == DROP.number ? DROP : OTHER;
        }
    }

    /** Whether packets lose mark and priority on their way. enum netkit_scrub, linux/if_link.h. */
    public enum Scrub {
        /** They keep them. */
        NONE,
        /** They lose them, which is the kernel's default. */
        DEFAULT,
        /** One that this library does not know. */
        OTHER;

        private static final Scrub[] VALUES = values();

        /** Returns the kernel's number, -1 of {@link #OTHER}. */
        public int number() {
            return Ordinals.number(VALUES, this);
        }

        /** Returns the constant with the kernel's number. */
        public static Scrub of(int number) {
            return Ordinals.of(VALUES, number);
        }
    }

    /** Whether there are two ends. enum netkit_pairing, linux/if_link.h. */
    public enum Pairing {
        /** Two, which is the kernel's default. */
        PAIR,
        /** One, without another end. */
        SINGLE,
        /** One that this library does not know. */
        OTHER;

        private static final Pairing[] VALUES = values();

        /** Returns the kernel's number, -1 of {@link #OTHER}. */
        public int number() {
            return Ordinals.number(VALUES, this);
        }

        /** Returns the constant with the kernel's number. */
        public static Pairing of(int number) {
            return Ordinals.of(VALUES, number);
        }
    }

    private static final Set<Attr> REPORTED = Set.of(PRIMARY);

    private Netkit() {
        super(KIND, PEER_INFO);
    }

    /**
     * Returns a spec of a new pair, by the name of the near end. Without {@link #peer} the kernel chooses the name of
     * the other end, such as {@code nk0}. Equivalent to: {@code ip link add NAME type netkit}.
     */
    public static Netkit named(String name) {
        return new Netkit().name(name);
    }

    /** Returns a spec of changes to a pair, by the near end. Equivalent to: {@code ip link set NAME type netkit …}. */
    public static Netkit options() {
        return new Netkit();
    }

    /**
     * Returns a spec with the settings of the near end, and of both ends where they belong to the pair, to be read by
     * the getters, or to create a single one like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Netkit of(LinkView near) {
        Netkit spec = new Netkit().copyOf(near, REPORTED);
        return spec.mode() == Mode.L3 ? spec.unset(LinkAttr.ADDRESS) : spec;
    }

    /**
     * Returns a spec with the settings of both ends of a pair, to create one like it; see {@link LinkSpec}. What the
     * kernel ignores of the other end at creation is left out: its master, its options as a port and its alias.
     *
     * @throws IllegalArgumentException when one is not an end of a pair
     */
    public static Netkit of(LinkView near, LinkView far) {
        Netkit spec = new Netkit().copyOf(near, far, REPORTED);
        // The kernel reports an address of zeros, and accepts none: netkit_new_link().
        return spec.mode() == Mode.L3
                ? spec.unset(LinkAttr.ADDRESS).peer(far.name(), end -> end.withoutAddress())
                : spec;
    }

    /**
     * Sets whether packets have a link-layer header; of a new pair only. IFLA_NETKIT_MODE. Equivalent to: {@code ip
     * link add … type netkit mode l2}.
     *
     * @throws IllegalArgumentException when it is {@link Mode#OTHER}
     */
    public Netkit mode(Mode mode) {
        return set(MODE, mode.number());
    }

    /** Returns whether packets have a link-layer header; null when it is not set here. IFLA_NETKIT_MODE. */
    public @Nullable Mode mode() {
        return isSet(MODE) ? Mode.of((int) value(MODE, -1)) : null;
    }

    /**
     * Sets what becomes of packets that this end sends without a program. IFLA_NETKIT_POLICY. Equivalent to: {@code ip
     * link set … type netkit blackhole}, or {@code forward}.
     *
     * @throws IllegalArgumentException when it is {@link Policy#OTHER}
     */
    public Netkit policy(Policy policy) {
        return set(POLICY, policy.number());
    }

    /** Returns what becomes of packets without a program; null when it is not set here. IFLA_NETKIT_POLICY. */
    public @Nullable Policy policy() {
        return isSet(POLICY) ? Policy.of((int) value(POLICY, -1)) : null;
    }

    /**
     * Sets what becomes of packets that the other end sends without a program. IFLA_NETKIT_PEER_POLICY. Equivalent to:
     * {@code ip link set … type netkit peer blackhole}, or {@code peer forward}.
     *
     * @throws IllegalArgumentException when it is {@link Policy#OTHER}
     */
    public Netkit peerPolicy(Policy policy) {
        return set(PEER_POLICY, policy.number());
    }

    /** Returns what becomes of packets of the other end; null when it is not set here. IFLA_NETKIT_PEER_POLICY. */
    public @Nullable Policy peerPolicy() {
        return isSet(PEER_POLICY) ? Policy.of((int) value(PEER_POLICY, -1)) : null;
    }

    /**
     * Sets whether packets that this end receives lose mark and priority; of a new pair only. IFLA_NETKIT_SCRUB. Linux
     * 6.13. Equivalent to: {@code ip link add … type netkit scrub none}.
     *
     * @throws IllegalArgumentException when it is {@link Scrub#OTHER}
     */
    public Netkit scrub(Scrub scrub) {
        return set(SCRUB, scrub.number());
    }

    /** Returns whether packets lose mark and priority; null when it is not set here. IFLA_NETKIT_SCRUB. */
    public @Nullable Scrub scrub() {
        return isSet(SCRUB) ? Scrub.of((int) value(SCRUB, -1)) : null;
    }

    /**
     * Sets whether packets that the other end receives lose mark and priority; of a new pair only.
     * IFLA_NETKIT_PEER_SCRUB. Linux 6.13. Equivalent to: {@code ip link add … type netkit peer scrub none}.
     *
     * @throws IllegalArgumentException when it is {@link Scrub#OTHER}
     */
    public Netkit peerScrub(Scrub scrub) {
        return set(PEER_SCRUB, scrub.number());
    }

    /** Returns whether packets of the other end lose mark and priority; null when it is not set here. */
    public @Nullable Scrub peerScrub() {
        return isSet(PEER_SCRUB) ? Scrub.of((int) value(PEER_SCRUB, -1)) : null;
    }

    /**
     * Sets the space before and behind packets in bytes, 0 to 65535 each; of a new pair only. IFLA_NETKIT_HEADROOM,
     * IFLA_NETKIT_TAILROOM. Linux 6.14.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public Netkit room(int before, int behind) {
        return set(HEADROOM, before).set(TAILROOM, behind);
    }

    /** Returns the space before packets in bytes; -1 when it is not set here. IFLA_NETKIT_HEADROOM. */
    public int headroom() {
        return value(HEADROOM, -1);
    }

    /** Returns the space behind packets in bytes; -1 when it is not set here. IFLA_NETKIT_TAILROOM. */
    public int tailroom() {
        return value(TAILROOM, -1);
    }

    /**
     * Sets whether there are two ends; of a new one only. IFLA_NETKIT_PAIRING. Linux 7.1.
     *
     * @throws IllegalArgumentException when it is {@link Pairing#OTHER}
     */
    public Netkit pairing(Pairing pairing) {
        return set(PAIRING, pairing.number());
    }

    /** Returns whether there are two ends; null when it is not set here. IFLA_NETKIT_PAIRING. */
    public @Nullable Pairing pairing() {
        return isSet(PAIRING) ? Pairing.of((int) value(PAIRING, -1)) : null;
    }
}
