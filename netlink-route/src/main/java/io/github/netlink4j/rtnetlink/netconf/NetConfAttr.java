package io.github.netlink4j.rtnetlink.netconf;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.S32;
import io.github.netlink4j.rtnetlink.object.RtmKind;

/** Settings of a family on a link. enum NETCONFA_*, linux/netconf.h. Sent with struct netconfmsg in front. */
public final class NetConfAttr {
    /** Of {@link #IFINDEX}: the settings for all links, which the kernel combines with those of each. */
    public static final int NETCONFA_IFINDEX_ALL = -1;
    /** Of {@link #IFINDEX}: the settings that new links get. */
    public static final int NETCONFA_IFINDEX_DEFAULT = -2;

    /** All attributes of the settings. */
    public static final AttrSet SET = AttrSet.ofMessage("netconf", "NETCONFA_", 1);
    /** Index of the link, {@link #NETCONFA_IFINDEX_ALL} or {@link #NETCONFA_IFINDEX_DEFAULT}. */
    public static final S32 IFINDEX = SET.s32(1, "IFINDEX");
    /** Whether packets that arrive on the link are forwarded; of IPv6 2 as well, which accepts router advertisements. */
    public static final S32 FORWARDING = SET.s32(2, "FORWARDING");
    /** Whether the source of packets is checked by the reverse path: 0 no, 1 strictly, 2 loosely. IPv4. */
    public static final S32 RP_FILTER = SET.s32(3, "RP_FILTER");
    /** Whether multicast packets are forwarded, which a multicast routing daemon switches on. */
    public static final S32 MC_FORWARDING = SET.s32(4, "MC_FORWARDING");
    /** Whether the kernel answers for hosts elsewhere: proxy_arp, proxy_ndp. */
    public static final S32 PROXY_NEIGH = SET.s32(5, "PROXY_NEIGH");
    /** Whether routes by a link without a carrier are ignored. */
    public static final S32 IGNORE_ROUTES_WITH_LINKDOWN = SET.s32(6, "IGNORE_ROUTES_WITH_LINKDOWN");
    /** Whether labelled packets are accepted. MPLS. */
    public static final S32 INPUT = SET.s32(7, "INPUT");
    /** Whether directed broadcasts are forwarded. IPv4. */
    public static final S32 BC_FORWARDING = SET.s32(8, "BC_FORWARDING");
    /** Whether packets are forwarded even when {@link #FORWARDING} of all links is off. IPv6. Linux 6.17. */
    public static final S32 FORCE_FORWARDING = SET.s32(9, "FORCE_FORWARDING");

    /** Reports settings, all or one that was changed. */
    public static final MessageType RTM_NEWNETCONF = RtmKind.NETCONF.added(SET);
    /** Reports that a link is gone, or no longer has the family. */
    public static final MessageType RTM_DELNETCONF = RtmKind.NETCONF.deleted(SET);
    /** Requests settings. */
    public static final MessageType RTM_GETNETCONF = RtmKind.NETCONF.get(SET);

    private NetConfAttr() {}
}
