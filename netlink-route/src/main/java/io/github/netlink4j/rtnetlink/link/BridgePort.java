package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Raw;
import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U64;
import io.github.netlink4j.codec.U8;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.MessagePlace;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import java.util.Set;

/**
 * The state and the options of a port of a bridge. enum IFLA_BRPORT_*, linux/if_link.h; net/bridge/br_netlink.c.
 *
 * <!-- sample: ObjectSamplesTest port -->
 * <pre>{@code
 * nl.links().change("eth0", BridgePort.options().hairpin(true).cost(10));
 * }</pre>
 */
public final class BridgePort extends BridgePortSpec {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.ofPort("bridge", "IFLA_BRPORT_");

    /**
     * State that bridges keep of their ports and of themselves, for events: index, bridge and state of the link, and few
     * other attributes. A link message of the family AF_BRIDGE. Removed means that the link has left its bridge; the link
     * itself still exists.
     */
    public static final RtObjectType<Integer, LinkView, Link> TYPE = RtObjectType.<Integer, LinkView, Link>named(
                    "bridge port", RtmKind.LINK, LinkAttr.SET, LinkView::new, LinkView::copy, LinkView::index)
            .groups(Group.LINK)
            .where(link -> link.family() == AddressFamily.AF_BRIDGE)
            .linkAt(MessagePlace.word(4))
            .declare();

    /** State: 0 disabled, 1 listening, 2 learning, 3 forwarding, 4 blocking. */
    public static final U8 STATE = KIND.u8(1, "STATE").max(4);
    /** Priority in the spanning tree, 0 to 63. Kernel default: 32. */
    public static final U16 PRIORITY = KIND.u16(2, "PRIORITY").max(63);
    /** Cost of the path through this port, 1 to 65535. */
    public static final U32 COST = KIND.u32(3, "COST").min(1).max(0xffff);
    /** Hairpin: whether packets may leave by the port that they came in by. */
    public static final Bool MODE = KIND.bool8(4, "MODE");
    /** Whether a spanning tree packet disables the port. */
    public static final Bool GUARD = KIND.bool8(5, "GUARD");
    /** Whether it must not become the port towards the root. */
    public static final Bool PROTECT = KIND.bool8(6, "PROTECT");
    /** Whether a multicast group is removed as soon as a member leaves. */
    public static final Bool FAST_LEAVE = KIND.bool8(7, "FAST_LEAVE");
    /** Whether it learns addresses here. Kernel default: on. */
    public static final Bool LEARNING = KIND.bool8(8, "LEARNING");
    /** Whether packets for unknown addresses are sent here. Kernel default: on. */
    public static final Bool UNICAST_FLOOD = KIND.bool8(9, "UNICAST_FLOOD");
    /** Whether the bridge answers ARP requests in the place of hosts behind this port. */
    public static final Bool PROXYARP = KIND.bool8(10, "PROXYARP");
    /** Whether addresses learned by hardware are added to the table. */
    public static final Bool LEARNING_SYNC = KIND.bool8(11, "LEARNING_SYNC");
    /** Whether the bridge answers ARP requests as IEEE 802.11 requires. */
    public static final Bool PROXYARP_WIFI = KIND.bool8(12, "PROXYARP_WIFI");
    /** Identifier of the root, as received here. */
    public static final Struct<BridgeId> ROOT_ID = KIND.struct(13, "ROOT_ID", BridgeId.LAYOUT);
    /** Identifier of the designated bridge. */
    public static final Struct<BridgeId> BRIDGE_ID = KIND.struct(14, "BRIDGE_ID", BridgeId.LAYOUT);
    /** The designated port. */
    public static final U16 DESIGNATED_PORT = KIND.u16(15, "DESIGNATED_PORT");
    /** Cost from the designated port to the root. */
    public static final U16 DESIGNATED_COST = KIND.u16(16, "DESIGNATED_COST");
    /** Identifier of the port. */
    public static final U16 ID = KIND.u16(17, "ID");
    /** Number of the port. */
    public static final U16 NO = KIND.u16(18, "NO");
    /** Whether a topology change was acknowledged. */
    public static final Bool TOPOLOGY_CHANGE_ACK = KIND.bool8(19, "TOPOLOGY_CHANGE_ACK");
    /** Whether a configuration packet waits to be sent. */
    public static final Bool CONFIG_PENDING = KIND.bool8(20, "CONFIG_PENDING");
    /** Time left until the information received here expires, 1/100 s. */
    public static final U64 MESSAGE_AGE_TIMER = KIND.u64(21, "MESSAGE_AGE_TIMER");
    /** Time left in the present state, 1/100 s. */
    public static final U64 FORWARD_DELAY_TIMER = KIND.u64(22, "FORWARD_DELAY_TIMER");
    /** Time left until the next configuration packet may be sent, 1/100 s. */
    public static final U64 HOLD_TIMER = KIND.u64(23, "HOLD_TIMER");
    /** Forgets the addresses learned here. */
    public static final Bool FLUSH = KIND.flag(24, "FLUSH");
    /** Multicast router here: 0 never, 1 when its queries are received, 2 always, 3 for a limited time. */
    public static final U8 MULTICAST_ROUTER = KIND.u8(25, "MULTICAST_ROUTER").max(3);
    /** Padding, for alignment. */
    public static final Raw PAD = KIND.raw(26, "PAD");
    /** Whether multicast packets without known members are sent here. Kernel default: on. */
    public static final Bool MCAST_FLOOD = KIND.bool8(27, "MCAST_FLOOD");
    /** Whether multicast packets are sent to each member as unicast. */
    public static final Bool MCAST_TO_UCAST = KIND.bool8(28, "MCAST_TO_UCAST");
    /** Whether VLANs are mapped to tunnels. */
    public static final Bool VLAN_TUNNEL = KIND.bool8(29, "VLAN_TUNNEL");
    /** Whether broadcast packets are sent here. Kernel default: on. */
    public static final Bool BCAST_FLOOD = KIND.bool8(30, "BCAST_FLOOD");
    /** Link-local groups 01:80:c2:00:00:0X that are forwarded from here, one bit each. */
    public static final U16 GROUP_FWD_MASK = KIND.u16(31, "GROUP_FWD_MASK");
    /** Whether ARP and neighbour discovery for known neighbours are not sent here. */
    public static final Bool NEIGH_SUPPRESS = KIND.bool8(32, "NEIGH_SUPPRESS");
    /** Whether it reaches only ports that are not isolated. */
    public static final Bool ISOLATED = KIND.bool8(33, "ISOLATED");
    /** Index of the port that takes over when this one loses its carrier; 0 for none. */
    public static final U32 BACKUP_PORT = KIND.u32(34, "BACKUP_PORT");
    /** Whether the ring of the media redundancy protocol (MRP) is open here. Linux 5.8. */
    public static final Bool MRP_RING_OPEN = KIND.bool8(35, "MRP_RING_OPEN");
    /** Whether the MRP interconnection ring is open here. Linux 5.10. */
    public static final Bool MRP_IN_OPEN = KIND.bool8(36, "MRP_IN_OPEN");
    /** Largest number of multicast hosts that are tracked here. Linux 5.12. */
    public static final U32 MCAST_EHT_HOSTS_LIMIT =
            KIND.u32(37, "MCAST_EHT_HOSTS_LIMIT").min(1);
    /** Number of multicast hosts that are tracked here. Linux 5.12. */
    public static final U32 MCAST_EHT_HOSTS_CNT = KIND.u32(38, "MCAST_EHT_HOSTS_CNT");
    /** Whether it accepts packets of known senders only. Linux 5.18. */
    public static final Bool LOCKED = KIND.bool8(39, "LOCKED");
    /** Whether unknown senders at a locked port are recorded, for authentication. Linux 6.2. */
    public static final Bool MAB = KIND.bool8(40, "MAB");
    /** Number of multicast groups here. Linux 6.3. */
    public static final U32 MCAST_N_GROUPS = KIND.u32(41, "MCAST_N_GROUPS");
    /** Largest number of multicast groups here; 0 means no limit. Linux 6.3. */
    public static final U32 MCAST_MAX_GROUPS = KIND.u32(42, "MCAST_MAX_GROUPS");
    /** Whether {@link #NEIGH_SUPPRESS} is set for each VLAN. Linux 6.4. */
    public static final Bool NEIGH_VLAN_SUPPRESS = KIND.bool8(43, "NEIGH_VLAN_SUPPRESS");
    /** Nexthop object that packets take while the port has no carrier; 0 for none. Linux 6.6. */
    public static final U32 BACKUP_NHID = KIND.u32(44, "BACKUP_NHID");
    /** Whether gratuitous announcements are sent here in spite of {@link #NEIGH_SUPPRESS}. Linux 7.2. */
    public static final Bool NEIGH_FORWARD_GRAT = KIND.bool8(45, "NEIGH_FORWARD_GRAT");

    /** Attributes that the kernel only reports, and the state, which the spanning tree and the carrier change. */
    private static final Set<Attr> REPORTED = Set.of(
            STATE,
            ROOT_ID,
            BRIDGE_ID,
            DESIGNATED_PORT,
            DESIGNATED_COST,
            ID,
            NO,
            TOPOLOGY_CHANGE_ACK,
            CONFIG_PENDING,
            MESSAGE_AGE_TIMER,
            FORWARD_DELAY_TIMER,
            HOLD_TIMER,
            PAD,
            MRP_RING_OPEN,
            MRP_IN_OPEN,
            MCAST_EHT_HOSTS_CNT,
            MCAST_N_GROUPS,
            BACKUP_PORT);

    private BridgePort() {}

    /** Returns a spec of changes to a port. Equivalent to: {@code ip link set NAME type bridge_slave …}. */
    public static BridgePort options() {
        return new BridgePort();
    }

    /**
     * Returns a spec with the options of a port, to be read by the getters, or to be set for another port; without the state
     * of the port, and nothing else of the link.
     *
     * @throws IllegalArgumentException when the link is no port of a bridge
     */
    public static BridgePort of(LinkView port) {
        if (!port.isSelected(KIND)) {
            throw new IllegalArgumentException("the link " + port.copy().text() + " is no port of a bridge");
        }
        BridgePort options = new BridgePort();
        copy(port, options);
        return options;
    }

    /** Copies the options of a port to any spec. */
    static void copy(LinkView port, LinkSpec<?> to) {
        to.copyAll(KIND, REPORTED, port);
        to.copyLink(BACKUP_PORT, port, "backup port");
    }
}
