package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.sys.NetnsCookie;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

// Hot path: getters of numbers and the comparisons allocate nothing.

/**
 * A link: a network interface. struct ifinfomsg + IFLA_*, linux/if_link.h.
 *
 * <p>Valid until the visitor that receives it returns; {@link #copy()} keeps it as a {@link Link}. What has no getter here
 * is read by its key: {@code link.get(LinkAttr.GSO_MAX_SIZE, 0)}, {@code link.get(Vxlan.PORT, 0)}.
 */
public sealed class LinkView extends MessageView permits Link {
    /** Administratively up. IFF_UP. */
    public static final int IFF_UP = 0x1;
    /** Has a broadcast address. */
    public static final int IFF_BROADCAST = 0x2;
    /** Is the loopback. */
    public static final int IFF_LOOPBACK = 0x8;
    /** Connects two points. */
    public static final int IFF_POINTOPOINT = 0x10;
    /** Is operational, as the kernel determines it. */
    public static final int IFF_RUNNING = 0x40;
    /** Does not resolve addresses. */
    public static final int IFF_NOARP = 0x80;
    /** Receives all packets. */
    public static final int IFF_PROMISC = 0x100;
    /** Receives all multicast packets. */
    public static final int IFF_ALLMULTI = 0x200;
    /** Is the master of a load balancer. */
    public static final int IFF_MASTER = 0x400;
    /** Is a port of a bond or team. */
    public static final int IFF_SLAVE = 0x800;
    /** Supports multicast. */
    public static final int IFF_MULTICAST = 0x1000;
    /** Has a carrier. */
    public static final int IFF_LOWER_UP = 0x10000;
    /** Waits for something before it is up. */
    public static final int IFF_DORMANT = 0x20000;

    /** The flags that a request can change, and that still have a meaning. __dev_change_flags() */
    static final int SETTABLE_FLAGS = IFF_UP | IFF_NOARP | IFF_PROMISC | IFF_ALLMULTI | IFF_MULTICAST;

    /** Creates a view that shows nothing yet; {@link #wrap} points it at a message. */
    public LinkView() {
        super(LinkAttr.SET);
    }

    LinkView(LinkView original) {
        super(original);
    }

    /** Of one that is read in another namespace by its id, the message is from here, and the index belongs there. */
    @Override
    public final long netnsCookie() {
        int id = get(LinkAttr.TARGET_NETNSID, -1);
        return id < 0 ? super.netnsCookie() : NetnsCookie.ofId(super.netnsCookie(), id);
    }

    /** Returns a copy that stays valid. */
    public Link copy() {
        return new Link(this);
    }

    /**
     * Returns the address family that reports it: 0 (AF_UNSPEC) for the link itself; another one, such as 7 (AF_BRIDGE),
     * reports only the state that it keeps of the link.
     */
    public final int family() {
        return header8(0);
    }

    /**
     * Returns whether the message is about the link as a whole. Messages of other families contain only the state that the
     * family keeps of the link, those of wireless extensions an event, and those of some drivers one property.
     */
    public final boolean isComplete() {
        return family() == AddressFamily.AF_UNSPEC
                && has(LinkAttr.IFNAME)
                && has(LinkAttr.MTU)
                && !has(LinkAttr.WIRELESS);
    }

    /** Returns its index: positive, and valid only in its network namespace. */
    public final int index() {
        return header32(4);
    }

    /** Returns its name; empty when the message has none. */
    public final String name() {
        return get(LinkAttr.IFNAME, "");
    }

    /** Returns the type of its hardware, ARPHRD_*: 1 is Ethernet, 772 loopback. */
    public final int hardwareType() {
        return header16(2);
    }

    /** Returns its flags, IFF_*. */
    public final int flags() {
        return header32(8);
    }

    /** Returns whether it is switched on, with or without a carrier. Equivalent to: {@code UP} in {@code ip link}. */
    public final boolean isUp() {
        return hasFlag(IFF_UP);
    }

    /** Returns whether it has a carrier. Equivalent to: {@code LOWER_UP} in {@code ip link}. */
    public final boolean hasCarrier() {
        return hasFlag(IFF_LOWER_UP);
    }

    /** Returns whether it is the loopback. */
    public final boolean isLoopback() {
        return hasFlag(IFF_LOOPBACK);
    }

    /** Returns whether a flag, or one of several, is set. */
    public final boolean hasFlag(int flags) {
        return (flags() & flags) != 0;
    }

    /** Returns its kind, such as {@code veth}; empty for hardware and loopback. */
    public final String kind() {
        return get(LinkInfo.KIND, "");
    }

    /** Returns whether it is of this kind. Allocates nothing. */
    public final boolean isKind(LinkKind kind) {
        return matches(LinkInfo.KIND, kind.bytes());
    }

    /** Returns the largest packet in bytes, without the link-layer header. */
    public final int mtu() {
        return (int) get(LinkAttr.MTU, 0);
    }

    /** Returns its hardware address, null when it has none, as a tunnel. */
    public final @Nullable MacAddress address() {
        return get(LinkAttr.ADDRESS);
    }

    /** Returns the length of its transmit queue in packets. */
    public final int txQueueLength() {
        return (int) get(LinkAttr.TXQLEN, 0);
    }

    /** Returns the index of the bridge, bond, team or VRF that it belongs to, 0 when to none. */
    public final int master() {
        return (int) get(LinkAttr.MASTER, 0);
    }

    /**
     * Returns the index of the link below, or of the other end of a veth pair; 0 when there is none. That link is in the
     * same namespace only when {@link #parentNamespaceId()} is negative.
     */
    public final int parent() {
        return (int) get(LinkAttr.LINK, 0);
    }

    /** Returns the identifier, in this namespace, of the one that holds {@link #parent()}; -1 when it is this one. */
    public final int parentNamespaceId() {
        return get(LinkAttr.LINK_NETNSID, -1);
    }

    /** Returns its operational state. */
    public final OperState operState() {
        return OperState.of(get(LinkAttr.OPERSTATE, 0));
    }

    /** Returns its group; 0 is the default group. */
    public final int group() {
        return (int) get(LinkAttr.GROUP, 0);
    }

    /** Returns its text for people; empty when there is none. */
    public final String alias() {
        return get(LinkAttr.IFALIAS, "");
    }

    /**
     * Returns its hardware address for broadcasts; of a point-to-point link, that of the other end; null when it has none.
     * IFLA_BROADCAST.
     */
    public final @Nullable MacAddress broadcast() {
        return get(LinkAttr.BROADCAST);
    }

    /** Returns the hardware address that its driver set; null when it has none. IFLA_PERM_ADDRESS. Linux 5.6. */
    public final @Nullable MacAddress permanentAddress() {
        return get(LinkAttr.PERM_ADDRESS);
    }

    /** Returns the number of its transmit queues; 0 when not reported. IFLA_NUM_TX_QUEUES. */
    public final int txQueues() {
        return (int) get(LinkAttr.NUM_TX_QUEUES, 0);
    }

    /** Returns the number of its receive queues; 0 when not reported. IFLA_NUM_RX_QUEUES. */
    public final int rxQueues() {
        return (int) get(LinkAttr.NUM_RX_QUEUES, 0);
    }

    /** Returns the largest packet in bytes that it is given to be segmented; 0 when not reported. IFLA_GSO_MAX_SIZE. */
    public final long gsoMaxSize() {
        return get(LinkAttr.GSO_MAX_SIZE, 0);
    }

    /** Returns {@link #gsoMaxSize} for IPv4; 0 when not reported. IFLA_GSO_IPV4_MAX_SIZE. Linux 6.3. */
    public final long gsoIpv4MaxSize() {
        return get(LinkAttr.GSO_IPV4_MAX_SIZE, 0);
    }

    /**
     * Returns the largest number of segments of a packet that it is given to be segmented; 0 when not reported.
     * IFLA_GSO_MAX_SEGS.
     */
    public final long gsoMaxSegs() {
        return get(LinkAttr.GSO_MAX_SEGS, 0);
    }

    /** Returns the largest packet in bytes joined from received ones; 0 when not reported. IFLA_GRO_MAX_SIZE. Linux 5.19. */
    public final long groMaxSize() {
        return get(LinkAttr.GRO_MAX_SIZE, 0);
    }

    /** Returns {@link #groMaxSize} for IPv4; 0 when not reported. IFLA_GRO_IPV4_MAX_SIZE. Linux 6.3. */
    public final long groIpv4MaxSize() {
        return get(LinkAttr.GRO_IPV4_MAX_SIZE, 0);
    }

    /** Returns the largest {@link #gsoMaxSize} that its driver accepts; 0 when not reported. IFLA_TSO_MAX_SIZE. Linux 6.0. */
    public final long tsoMaxSize() {
        return get(LinkAttr.TSO_MAX_SIZE, 0);
    }

    /** Returns the largest {@link #gsoMaxSegs} that its driver accepts; 0 when not reported. IFLA_TSO_MAX_SEGS. Linux 6.0. */
    public final long tsoMaxSegs() {
        return get(LinkAttr.TSO_MAX_SEGS, 0);
    }

    /** Returns the smallest {@link #mtu} that its driver accepts; 0 when not reported. IFLA_MIN_MTU. */
    public final int minMtu() {
        return (int) get(LinkAttr.MIN_MTU, 0);
    }

    /** Returns the largest {@link #mtu} that its driver accepts; 0 when there is no limit, or not reported. IFLA_MAX_MTU. */
    public final int maxMtu() {
        return (int) get(LinkAttr.MAX_MTU, 0);
    }

    /**
     * Returns the number of users that receive all packets, of which the flag {@link #IFF_PROMISC} is one; 0 is off.
     * IFLA_PROMISCUITY.
     */
    public final int promiscuity() {
        return (int) get(LinkAttr.PROMISCUITY, 0);
    }

    /** Returns the number of users that receive all multicast packets; 0 is off, and before Linux 6.0. IFLA_ALLMULTI. */
    public final int allMulticasts() {
        return (int) get(LinkAttr.ALLMULTI, 0);
    }

    /** Returns the number of times that the carrier appeared or was lost; 0 when not reported. IFLA_CARRIER_CHANGES. */
    public final long carrierChanges() {
        return get(LinkAttr.CARRIER_CHANGES, 0);
    }

    /** Returns whether a protocol holds it down. IFLA_PROTO_DOWN. */
    public final boolean isProtoDown() {
        return get(LinkAttr.PROTO_DOWN, false);
    }

    /** Returns its queueing discipline, such as {@code noqueue}; empty when not reported. IFLA_QDISC. */
    public final String qdisc() {
        return get(LinkAttr.QDISC, "");
    }

    /** Returns its alternative names. */
    public final List<String> alternativeNames() {
        List<String> all = new ArrayList<>();
        forEach(LinkProperties.ALT_IFNAME, all::add);
        return List.copyOf(all);
    }

    /** Returns its counters, null when not reported. */
    public final @Nullable LinkStats stats() {
        return get(LinkAttr.STATS64);
    }

    /** Returns the number of bytes received, -1 when not reported. Allocates nothing. */
    public final long rxBytes() {
        return u64In(LinkAttr.STATS64, LinkStats.RX_BYTES, -1);
    }

    /** Returns the number of bytes sent, -1 when not reported. Allocates nothing. */
    public final long txBytes() {
        return u64In(LinkAttr.STATS64, LinkStats.TX_BYTES, -1);
    }

    /** Returns the number of packets received, -1 when not reported. Allocates nothing. */
    public final long rxPackets() {
        return u64In(LinkAttr.STATS64, LinkStats.RX_PACKETS, -1);
    }

    /** Returns the number of packets sent, -1 when not reported. Allocates nothing. */
    public final long txPackets() {
        return u64In(LinkAttr.STATS64, LinkStats.TX_PACKETS, -1);
    }

    /**
     * Returns the names of its flags as {@code ip link} shows them, in its order: {@code BROADCAST}, {@code UP}, and {@code
     * NO-CARRIER} when it is up and does not run.
     */
    public final List<String> flagNames() {
        return LinkText.flagNames(flags());
    }

    /** Returns the line that {@code ip link} begins with, and the rest in short form; see {@link LinkText}. */
    @Override
    protected final String line() {
        return LinkText.of(this);
    }

    @Override
    protected final String headerText() {
        return "ifi_family " + family() + " ifi_type " + hardwareType() + " ifi_index " + index() + " ifi_flags 0x"
                + Integer.toHexString(flags());
    }
}
