package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.S32;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;
import io.github.netlink4j.rtnetlink.object.RtmKind;

/** Attributes of an address. enum IFA_*, linux/if_addr.h. Sent with struct ifaddrmsg in front. */
public final class AddressAttr {
    /** All attributes of an address. */
    public static final AttrSet SET = AttrSet.ofMessage("address", "IFA_", 8);

    /** The other end of a point-to-point link; else the address itself. */
    public static final Ip ADDRESS = SET.ip(1, "ADDRESS");
    /** The address itself. IPv6 leaves it out when there is no other end. */
    public static final Ip LOCAL = SET.ip(2, "LOCAL");
    /** Label, such as {@code eth0:1}. IPv4 only. */
    public static final Str LABEL = SET.string(3, "LABEL", 15);
    /** Broadcast address. IPv4 only. */
    public static final Ip BROADCAST = SET.ip(4, "BROADCAST");
    /** An anycast address. IPv6 only. */
    public static final Ip ANYCAST = SET.ip(5, "ANYCAST");
    /** Lifetimes. */
    public static final Struct<AddressLifetimes> CACHEINFO = SET.struct(6, "CACHEINFO", AddressLifetimes.LAYOUT);
    /** A multicast group. */
    public static final Ip MULTICAST = SET.ip(7, "MULTICAST");
    /** Flags, IFA_F_*; the structure in front has only the lowest eight. */
    public static final U32 FLAGS = SET.u32(8, "FLAGS");
    /** Metric of the route to its network. */
    public static final U32 RT_PRIORITY = SET.u32(9, "RT_PRIORITY");
    /** Identifier of the namespace that a listing is about. */
    public static final S32 TARGET_NETNSID = SET.s32(10, "TARGET_NETNSID");
    /** Originator of the address, IFAPROT_*. Linux 5.18. */
    public static final U8 PROTO = SET.u8(11, "PROTO");
    /** Number of users of a multicast group. Linux 6.19. */
    public static final U32 MC_USERS = SET.u32(12, "MC_USERS");

    /** Adds or changes an address, or reports one. */
    public static final MessageType RTM_NEWADDR = RtmKind.ADDR.added(SET);
    /** Deletes an address. */
    public static final MessageType RTM_DELADDR = RtmKind.ADDR.deleted(SET);
    /** Asks for addresses. */
    public static final MessageType RTM_GETADDR = RtmKind.ADDR.get(SET);

    private AddressAttr() {}
}
