package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.U16;

/** A link with the hardware address of its parent and IP addresses of its own. enum IFLA_IPVLAN_*, linux/if_link.h. */
public final class Ipvlan extends LinkSpec<Ipvlan> {
    /** Its attributes. */
    public static final LinkKind KIND = LinkKind.of("ipvlan", "IFLA_IPVLAN_");

    /** How packets pass between it and its parent; see {@link Mode}. Kernel default: L3. One for all links on a parent. */
    public static final U16 MODE = KIND.u16(1, "MODE").max(2);
    /** IPVLAN_F_*: 1 keeps links on the same parent apart, 2 sends what is between them outside. Linux 4.15. */
    public static final U16 FLAGS = KIND.u16(2, "FLAGS").max(3);

    /** How packets pass between an ipvlan and its parent. IPVLAN_MODE_*, linux/if_link.h. */
    public enum Mode {
        /** By hardware address, as through a switch: broadcasts and ARP work. */
        L2(0),
        /** By routes of the parent's namespace; neither broadcasts nor multicasts are received. */
        L3(1),
        /** As L3, and the parent's namespace sees the packets in its netfilter hooks. */
        L3S(2);

        private final int number;

        Mode(int number) {
            this.number = number;
        }

        /** Returns the kernel's number. */
        public int number() {
            return number;
        }
    }

    private Ipvlan() {
        super(KIND);
    }

    @Override
    boolean needsParent() {
        return true;
    }

    /** Returns a new one; {@link #parent} is required. Equivalent to: {@code ip link add link eth0 NAME type ipvlan}. */
    public static Ipvlan named(String name) {
        return new Ipvlan().name(name);
    }

    /** Returns changes to one. */
    public static Ipvlan options() {
        return new Ipvlan();
    }

    /** Sets how packets pass between it and its parent. Equivalent to: {@code … mode l2}. */
    public Ipvlan mode(Mode mode) {
        return set(MODE, mode.number());
    }
}
