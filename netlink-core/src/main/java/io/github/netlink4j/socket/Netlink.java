package io.github.netlink4j.socket;

/** Constants of the netlink protocol. linux/netlink.h. */
public final class Netlink {
    /** The protocol of rtnetlink: links, addresses, routes, rules, neighbours. */
    public static final int NETLINK_ROUTE = 0;

    /** Message type: no operation. */
    public static final int NLMSG_NOOP = 1;
    /** Message type: an acknowledgement; struct nlmsgerr, whose error number is 0 for success. */
    public static final int NLMSG_ERROR = 2;
    /** Message type: the end of a listing. */
    public static final int NLMSG_DONE = 3;
    /** Message type: data was lost. */
    public static final int NLMSG_OVERRUN = 4;
    /** The first message type of a family; smaller numbers are types of netlink itself. */
    static final int NLMSG_MIN_TYPE = 16;

    /** Flag of every request. */
    public static final int NLM_F_REQUEST = 0x1;
    /** The message is part of a listing. */
    public static final int NLM_F_MULTI = 0x2;
    /** In a request: the kernel acknowledges it also when it succeeds. */
    public static final int NLM_F_ACK = 0x4;
    /** In a change: the kernel sends its notification to the requesting socket too. */
    public static final int NLM_F_ECHO = 0x8;
    /** The objects changed during the listing, which may be inconsistent. */
    public static final int NLM_F_DUMP_INTR = 0x10;
    /** The kernel has applied the filter of the request. */
    public static final int NLM_F_DUMP_FILTERED = 0x20;
    /** In a get request: returns all objects instead of one. */
    public static final int NLM_F_DUMP = 0x300;
    /** In a change: replaces an existing object. */
    public static final int NLM_F_REPLACE = 0x100;
    /** In a change: fails when the object exists. */
    public static final int NLM_F_EXCL = 0x200;
    /** In a change: creates the object when it does not exist. */
    public static final int NLM_F_CREATE = 0x400;
    /** In a change: appends to what exists. */
    public static final int NLM_F_APPEND = 0x800;
    /** In a deletion: deletes all objects that match. Linux 5.19. */
    public static final int NLM_F_BULK = 0x200;
    /** In an error: only the header of the request is repeated. */
    public static final int NLM_F_CAPPED = 0x100;
    /** In an error or DONE: attributes of the extended acknowledgement follow. */
    public static final int NLM_F_ACK_TLVS = 0x200;

    static final int NETLINK_ADD_MEMBERSHIP = 1;
    static final int NETLINK_DROP_MEMBERSHIP = 2;
    static final int NETLINK_LISTEN_ALL_NSID = 8;
    static final int NETLINK_CAP_ACK = 10;
    static final int NETLINK_EXT_ACK = 11;
    static final int NETLINK_GET_STRICT_CHK = 12;

    private Netlink() {}

    /** Returns the kernel's name of a socket option, or its number when it is not one that is set on every socket. */
    static String nameOfOption(int option) {
        return switch (option) {
            case NETLINK_CAP_ACK -> "NETLINK_CAP_ACK";
            case NETLINK_EXT_ACK -> "NETLINK_EXT_ACK";
            case NETLINK_GET_STRICT_CHK -> "NETLINK_GET_STRICT_CHK";
            default -> "option " + option;
        };
    }
}
