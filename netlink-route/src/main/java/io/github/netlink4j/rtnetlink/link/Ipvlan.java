package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.U16;

/** A link with the hardware address of its parent, and its own IP addresses. enum IFLA_IPVLAN_*, linux/if_link.h. */
public final class Ipvlan extends IpvlanSpec<Ipvlan> {
    /** Its kind, with its attributes, which an {@link Ipvtap} has as well. */
    public static final LinkKind KIND =
            LinkKind.of("ipvlan", "IFLA_IPVLAN_", "ipvtap").needsParent();

    /** How packets pass between it and its parent; see {@link Mode}. Kernel default: L3. The same for all links on a parent. */
    public static final U16 MODE = KIND.u16(1, "MODE").max(2);
    /**
     * IPVLAN_F_*: 1 isolates links on the same parent from each other, 2 sends packets between them out of the parent. Linux
     * 4.15.
     */
    public static final U16 FLAGS = KIND.u16(2, "FLAGS").max(3);

    /** How packets pass between an ipvlan and its parent. IPVLAN_MODE_*, linux/if_link.h. */
    public enum Mode {
        /** By hardware address, as through a switch: broadcasts and ARP work. */
        L2(0),
        /** By routes of the parent's namespace; neither broadcasts nor multicasts are received. */
        L3(1),
        /** As L3, and netfilter hooks of the parent's namespace process the packets. */
        L3S(2),
        /** A mode that this library does not know. */
        OTHER(-1);

        private static final Mode[] VALUES = values();

        private final int number;

        Mode(int number) {
            this.number = number;
        }

        /** Returns the kernel's number, -1 of {@link #OTHER}. */
        public int number() {
            return number;
        }

        /** Returns the mode with the kernel's number. */
        public static Mode of(int number) {
            for (Mode mode : VALUES) {
                if (mode.number == number) {
                    return mode;
                }
            }
            return OTHER;
        }
    }

    private Ipvlan() {
        super(KIND);
    }

    /**
     * Returns a spec of a new link; {@link #parent} is required. Equivalent to: {@code ip link add link eth0 NAME type
     * ipvlan}.
     */
    public static Ipvlan named(String name) {
        return new Ipvlan().name(name);
    }

    /** Returns a spec of changes. */
    public static Ipvlan options() {
        return new Ipvlan();
    }

    /**
     * Returns a spec with the settings of an ipvlan, to be read by the getters, or to create one like it; see
     * {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Ipvlan of(LinkView link) {
        return new Ipvlan().copyOf(link);
    }
}
