package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Mac;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;
import io.github.netlink4j.codec.ValueAttr;
import java.util.List;
import java.util.Set;

/**
 * Several links used as one. enum IFLA_BOND_*, linux/if_link.h; drivers/net/bonding. Links become its ports by
 * {@link LinkSpec#master}; {@link BondPort} has the state and the options of each port.
 */
public final class Bond extends BondSpec {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("bond", "IFLA_BOND_");

    /** Why the kernel refuses delays, by EPERM and without a text: _bond_option_delay_set(). */
    static final String DELAYS_NEED_MIIMON =
            "a bond has delays only while it checks the carriers of its ports: miimon()";

    private static final int MAX_TARGETS = 16;

    /** How it distributes packets; see {@link BondMode}. Kernel default: ROUND_ROBIN. */
    public static final U8 MODE = KIND.u8(1, "MODE").max(6);
    /** Index of the port that is active; 0 for none. */
    public static final U32 ACTIVE_SLAVE = KIND.u32(2, "ACTIVE_SLAVE");
    /** Time between checks of the carriers of its ports, ms. Kernel default: 0, no checks. */
    public static final U32 MIIMON = KIND.u32(3, "MIIMON").max(Integer.MAX_VALUE);
    /** Time for which the carrier of a port must be on before the port is used, ms, a multiple of {@link #MIIMON}. */
    public static final U32 UPDELAY = KIND.u32(4, "UPDELAY").max(Integer.MAX_VALUE);
    /** Time for which the carrier of a port must be off before the port is left, ms, a multiple of {@link #MIIMON}. */
    public static final U32 DOWNDELAY = KIND.u32(5, "DOWNDELAY").max(Integer.MAX_VALUE);
    /** Whether it uses the carrier that drivers report. Kernel default: on; since Linux 6.18 always. */
    public static final Bool USE_CARRIER = KIND.bool8(6, "USE_CARRIER");
    /** Time between ARP requests, ms. Kernel default: 0, no requests. */
    public static final U32 ARP_INTERVAL = KIND.u32(7, "ARP_INTERVAL").max(Integer.MAX_VALUE);
    /** IPv4 addresses that ARP requests ask for, at most 16. */
    public static final ValueAttr<List<IpAddress>> ARP_IP_TARGET =
            KIND.declare(new AddressList(KIND, 8, "ARP_IP_TARGET", false, MAX_TARGETS));
    /** Which ARP packets count as a sign of life; see {@link BondArpValidate}. */
    public static final U32 ARP_VALIDATE = KIND.u32(9, "ARP_VALIDATE").max(6);
    /** How many targets must answer; see {@link BondArpAllTargets}. */
    public static final U32 ARP_ALL_TARGETS = KIND.u32(10, "ARP_ALL_TARGETS").max(1);
    /** Index of the port that is active whenever it is up; 0 for none. */
    public static final U32 PRIMARY = KIND.u32(11, "PRIMARY");
    /** When the primary port becomes the active one again; see {@link BondPrimaryReselect}. */
    public static final U8 PRIMARY_RESELECT = KIND.u8(12, "PRIMARY_RESELECT").max(2);
    /** Which hardware addresses its ports have; see {@link BondFailOverMac}. */
    public static final U8 FAIL_OVER_MAC = KIND.u8(13, "FAIL_OVER_MAC").max(2);
    /** The fields of a packet by which it selects the port; see {@link BondXmitHashPolicy}. */
    public static final U8 XMIT_HASH_POLICY = KIND.u8(14, "XMIT_HASH_POLICY").max(5);
    /** Number of IGMP reports after a change of the active port, 0 to 255. Kernel default: 1. */
    public static final U32 RESEND_IGMP = KIND.u32(15, "RESEND_IGMP").max(255);
    /** Number of announcements after a change of the active port. Kernel default: 1. */
    public static final U8 NUM_PEER_NOTIF = KIND.u8(16, "NUM_PEER_NOTIF");
    /** Whether it accepts packets that inactive ports receive twice. */
    public static final Bool ALL_SLAVES_ACTIVE = KIND.bool8(17, "ALL_SLAVES_ACTIVE");
    /** Number of ports that must be up for it to have a carrier, in the mode LACP. */
    public static final U32 MIN_LINKS = KIND.u32(18, "MIN_LINKS").max(Integer.MAX_VALUE);
    /**
     * Time between packets by which switches learn its addresses, seconds, in the modes TLB and ALB. Kernel default: 1.
     */
    public static final U32 LP_INTERVAL = KIND.u32(19, "LP_INTERVAL").min(1).max(Integer.MAX_VALUE);
    /** Number of packets sent by a port before the next one is used, in the mode ROUND_ROBIN. Kernel default: 1. */
    public static final U32 PACKETS_PER_SLAVE =
            KIND.u32(20, "PACKETS_PER_SLAVE").max(0xffff);
    /** How often the partner is asked to send LACP packets; see {@link BondLacpRate}. */
    public static final U8 AD_LACP_RATE = KIND.u8(21, "AD_LACP_RATE").max(1);
    /** Which aggregator it uses, in the mode LACP; see {@link BondAdSelect}. */
    public static final U8 AD_SELECT = KIND.u8(22, "AD_SELECT").max(3);
    /** The state of LACP: {@link #AD_INFO_SET}. Only reported. */
    public static final Nest AD_INFO = KIND.nest(23, "AD_INFO");
    /** Its priority as a system of LACP, 1 to 65535. Kernel default: 65535. */
    public static final U16 AD_ACTOR_SYS_PRIO =
            KIND.u16(24, "AD_ACTOR_SYS_PRIO").min(1);
    /** Upper bits of the keys of its ports for LACP, 0 to 1023. */
    public static final U16 AD_USER_PORT_KEY = KIND.u16(25, "AD_USER_PORT_KEY").max(1023);
    /** Its hardware address as a system of LACP; all zeros when it is that of the bond. */
    public static final Mac AD_ACTOR_SYSTEM = KIND.mac(26, "AD_ACTOR_SYSTEM");
    /** Whether it moves flows between ports by their load, in the mode TLB. Kernel default: on. */
    public static final Bool TLB_DYNAMIC_LB = KIND.bool8(27, "TLB_DYNAMIC_LB");
    /**
     * Time between announcements after a change of the active port, ms, up to 300000, a multiple of {@link #MIIMON}.
     */
    public static final U32 PEER_NOTIF_DELAY = KIND.u32(28, "PEER_NOTIF_DELAY").max(300_000);
    /** Whether it sends LACP packets without having received any. Kernel default: on. Linux 5.15. */
    public static final Bool AD_LACP_ACTIVE = KIND.bool8(29, "AD_LACP_ACTIVE");
    /**
     * Number of ARP intervals without an answer after which a port is down, 1 to 255. Kernel default: 2. Linux 5.17.
     */
    public static final U8 MISSED_MAX = KIND.u8(30, "MISSED_MAX").min(1);
    /** IPv6 addresses that neighbour solicitations ask for, at most 16. Linux 5.18. */
    public static final ValueAttr<List<IpAddress>> NS_IP6_TARGET =
            KIND.declare(new AddressList(KIND, 31, "NS_IP6_TARGET", true, MAX_TARGETS));
    /** Whether a port starts to receive and to send at the same time, by LACP. Kernel default: on. Linux 6.9. */
    public static final Bool COUPLED_CONTROL = KIND.bool8(32, "COUPLED_CONTROL");
    /** Whether it sends ARP packets and neighbour discovery by all ports, in the mode LACP. Linux 6.17. */
    public static final Bool BROADCAST_NEIGH = KIND.bool8(33, "BROADCAST_NEIGH");
    /** Whether it has no carrier until a partner has answered by LACP. Linux 7.2. */
    public static final Bool LACP_STRICT = KIND.bool8(34, "LACP_STRICT");

    /** The attributes inside {@link #AD_INFO}, of the aggregator in use. enum IFLA_BOND_AD_INFO_*, linux/if_link.h. */
    public static final AttrSet AD_INFO_SET = AD_INFO.contents("bond LACP state", "IFLA_BOND_AD_INFO_");
    /** Number of the aggregator. */
    public static final U16 AD_INFO_AGGREGATOR = AD_INFO_SET.u16(1, "AGGREGATOR");
    /** Number of its ports. */
    public static final U16 AD_INFO_NUM_PORTS = AD_INFO_SET.u16(2, "NUM_PORTS");
    /** Key of this end. */
    public static final U16 AD_INFO_ACTOR_KEY = AD_INFO_SET.u16(3, "ACTOR_KEY");
    /** Key of the partner. */
    public static final U16 AD_INFO_PARTNER_KEY = AD_INFO_SET.u16(4, "PARTNER_KEY");
    /** Hardware address of the partner. */
    public static final Mac AD_INFO_PARTNER_MAC = AD_INFO_SET.mac(5, "PARTNER_MAC");

    /** What the kernel only reports, or accepts only of a bond that has ports. */
    private static final Set<Attr> STATE = Set.of(ACTIVE_SLAVE, AD_INFO, PRIMARY);

    /** Reported in every mode, and refused, with any value, in all but the mode LACP: bond_opts, unsuppmodes. */
    private static final Set<Attr> LACP_ONLY = Set.of(
            AD_LACP_RATE,
            AD_LACP_ACTIVE,
            AD_ACTOR_SYS_PRIO,
            AD_USER_PORT_KEY,
            AD_ACTOR_SYSTEM,
            COUPLED_CONTROL,
            BROADCAST_NEIGH,
            LACP_STRICT);

    /** Refused, with any value, in the modes LACP, TLB and ALB. */
    private static final Set<Attr> ARP_MONITOR = Set.of(ARP_INTERVAL, ARP_VALIDATE, MISSED_MAX);

    /** Refused, with any value, when the carriers of the ports are not checked. */
    private static final Set<Attr> DELAYS = Set.of(UPDELAY, DOWNDELAY, PEER_NOTIF_DELAY);

    private Bond() {}

    /** Returns whether a spec sets delays. */
    static boolean hasDelays(LinkSpec<?> spec) {
        return DELAYS.stream().anyMatch(spec::isSet);
    }

    private boolean hasMiimon() {
        return value(MIIMON, 0) != 0;
    }

    @Override
    void checkNew() {
        if (!hasMiimon() && hasDelays(this)) {
            throw new IllegalArgumentException(this + ": " + DELAYS_NEED_MIIMON);
        }
    }

    /** Returns a spec of a new bond. Equivalent to: {@code ip link add NAME type bond}. */
    public static Bond named(String name) {
        return new Bond().name(name);
    }

    /** Returns a spec of changes to a bond. Equivalent to: {@code ip link set NAME type bond …}. */
    public static Bond options() {
        return new Bond();
    }

    /**
     * Returns a spec with the settings of a bond, to be read by the getters, or to create one like it; see {@link
     * LinkSpec}. Left out are the active port, and options that the kernel reports but refuses in this mode.
     *
     * @throws IllegalArgumentException when the link is no bond
     */
    public static Bond of(LinkView link) {
        Bond bond = new Bond().copyOf(link, STATE);
        bond.copyLink(PRIMARY, link, "primary port");
        BondMode mode = bond.mode();
        if (mode != BondMode.LACP) {
            LACP_ONLY.forEach(bond::unset);
        }
        if (mode == BondMode.LACP || mode == BondMode.TLB || mode == BondMode.ALB) {
            ARP_MONITOR.forEach(bond::unset);
        }
        if (mode != BondMode.ROUND_ROBIN) {
            bond.unset(PACKETS_PER_SLAVE);
        }
        if (mode != BondMode.TLB && mode != BondMode.ALB) {
            bond.unset(TLB_DYNAMIC_LB);
        }
        if (!bond.hasMiimon()) {
            DELAYS.forEach(bond::unset);
        }
        return bond;
    }
}
