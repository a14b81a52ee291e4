package io.github.netlink4j.rtnetlink.link;

/** The operational state of a link, as RFC 2863 defines it. IF_OPER_*, linux/if.h. */
public enum OperState {
    /** The driver does not report it. A link that is up in this state may still carry packets, as the loopback does. */
    UNKNOWN(0),
    /** A part of it is missing. Never reported by the kernel. */
    NOT_PRESENT(1),
    /** It cannot carry packets: it is down, or has no carrier. */
    DOWN(2),
    /** The link below is down, as the other end of a veth pair or the link under a VLAN. */
    LOWER_LAYER_DOWN(3),
    /** It is being tested. */
    TESTING(4),
    /** It waits for something, such as authentication. */
    DORMANT(5),
    /** It can carry packets. */
    UP(6),
    /** A state that this library does not know; {@code link.get(LinkAttr.OPERSTATE, 0)} returns its number. */
    OTHER(-1);

    private static final OperState[] VALUES = values();

    private final int number;

    OperState(int number) {
        this.number = number;
    }

    /** Returns the state with the kernel's number. */
    public static OperState of(int number) {
        for (OperState state : VALUES) {
            if (state.number == number) {
                return state;
            }
        }
        return OTHER;
    }

    /** Returns the kernel's number, such as 6 for {@link #UP}; -1 of {@link #OTHER}. */
    public int number() {
        return number;
    }
}
