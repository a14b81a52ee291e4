package io.github.netlink4j.rtnetlink.link;

/** How macvlan links on the same parent reach each other. enum macvlan_mode, linux/if_link.h. */
public enum MacvlanMode {
    /** Not at all. */
    PRIVATE(1),
    /** By a switch outside that sends packets back. */
    VEPA(2),
    /** Directly. */
    BRIDGE(4),
    /** There is only one, and it has the parent for itself. */
    PASSTHRU(8),
    /** Packets of listed senders only. */
    SOURCE(16);

    private final int number;

    MacvlanMode(int number) {
        this.number = number;
    }

    /** The kernel's number. */
    public int number() {
        return number;
    }
}
