package io.github.netlink4j.rtnetlink.link;

/** How macvlan links on the same parent reach each other. enum macvlan_mode, linux/if_link.h. */
public enum MacvlanMode {
    /** Not at all. */
    PRIVATE(1),
    /** By an external switch that sends packets back. */
    VEPA(2),
    /** Directly. */
    BRIDGE(4),
    /** There is only one link, and it has the parent to itself. */
    PASSTHRU(8),
    /** Receives packets of listed senders only. */
    SOURCE(16),
    /** A mode that this library does not know. */
    OTHER(-1);

    private static final MacvlanMode[] VALUES = values();

    private final int number;

    MacvlanMode(int number) {
        this.number = number;
    }

    /** Returns the mode with the kernel's number. */
    public static MacvlanMode of(int number) {
        for (MacvlanMode mode : VALUES) {
            if (mode.number == number) {
                return mode;
            }
        }
        return OTHER;
    }

    /** Returns the kernel's number, -1 of {@link #OTHER}. */
    public int number() {
        return number;
    }
}
