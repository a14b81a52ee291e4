package io.github.netlink4j.socket;

/** Numbers of the netlink protocol itself. linux/netlink.h. */
public final class Netlink {
    /** Protocol of links, addresses, routes and their kin. */
    public static final int NETLINK_ROUTE = 0;

    public static final int NLMSG_NOOP = 1;
    public static final int NLMSG_ERROR = 2;
    public static final int NLMSG_DONE = 3;
    public static final int NLMSG_OVERRUN = 4;
    /** The types below it are netlink's own, those from it on the family's. */
    static final int NLMSG_MIN_TYPE = 16;

    public static final int NLM_F_REQUEST = 0x1;
    public static final int NLM_F_MULTI = 0x2;
    public static final int NLM_F_ACK = 0x4;
    public static final int NLM_F_ECHO = 0x8;
    public static final int NLM_F_DUMP_INTR = 0x10;
    public static final int NLM_F_DUMP_FILTERED = 0x20;
    /** Of a question: all objects instead of one. */
    public static final int NLM_F_DUMP = 0x300;
    /** Of a change: put in the place of what exists. */
    public static final int NLM_F_REPLACE = 0x100;
    /** Of a change: fail when it exists. */
    public static final int NLM_F_EXCL = 0x200;
    /** Of a change: make it when it does not exist. */
    public static final int NLM_F_CREATE = 0x400;
    /** Of a change: put behind what exists. */
    public static final int NLM_F_APPEND = 0x800;
    /** Of an error: the request is not repeated in full. */
    public static final int NLM_F_CAPPED = 0x100;
    /** Of an error or DONE: attributes of the extended acknowledgement follow. */
    public static final int NLM_F_ACK_TLVS = 0x200;

    static final int NETLINK_ADD_MEMBERSHIP = 1;
    static final int NETLINK_DROP_MEMBERSHIP = 2;
    static final int NETLINK_LISTEN_ALL_NSID = 8;
    static final int NETLINK_CAP_ACK = 10;
    static final int NETLINK_EXT_ACK = 11;
    static final int NETLINK_GET_STRICT_CHK = 12;

    private Netlink() {}

    /** Returns the kernel's name of an option that is set on every socket, or its number. */
    static String nameOfOption(int option) {
        return switch (option) {
            case NETLINK_CAP_ACK -> "NETLINK_CAP_ACK";
            case NETLINK_EXT_ACK -> "NETLINK_EXT_ACK";
            case NETLINK_GET_STRICT_CHK -> "NETLINK_GET_STRICT_CHK";
            default -> "option " + option;
        };
    }
}
