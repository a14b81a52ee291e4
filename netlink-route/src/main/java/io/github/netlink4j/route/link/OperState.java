package io.github.netlink4j.route.link;

/** What a link can do at present, as RFC 2863 has it. IF_OPER_*, linux/if.h. */
public enum OperState {
    /** The driver does not tell; a link that is up in this state may well work, as loopback does. */
    UNKNOWN,
    /** A part of it is missing. Never reported by the kernel. */
    NOT_PRESENT,
    /** It cannot carry packets: it is down, or has no carrier. */
    DOWN,
    /** What it stands on is down, as the other end of a veth pair or the link under a VLAN. */
    LOWER_LAYER_DOWN,
    /** It is being tested. */
    TESTING,
    /** It waits for something, such as authentication. */
    DORMANT,
    /** It can carry packets. */
    UP,
    /** A state that is newer than this library; {@code link.get(LinkAttr.OPERSTATE, 0)} has its number. */
    OTHER;

    private static final OperState[] VALUES = values();

    /** The state with the kernel's number. */
    public static OperState of(int number) {
        return number >= 0 && number < OTHER.ordinal() ? VALUES[number] : OTHER;
    }

    /** The kernel's number, such as 6 for {@link #UP}; -1 of {@link #OTHER}. */
    public int number() {
        return this == OTHER ? -1 : ordinal();
    }
}
