package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.MessageView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

// Hot path: getters of numbers and the comparisons allocate nothing.

/**
 * A link as the kernel tells about it: a network interface. struct ifinfomsg + IFLA_*, linux/if_link.h.
 *
 * <p>Valid until the visitor returns that was given it; {@link #copy()} keeps it as a {@link Link}. What has no getter
 * here is read by its key: {@code link.get(LinkAttr.GSO_MAX_SIZE, 0)}, {@code link.get(Vxlan.PORT, 0)}.
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
    /** Operational, by the kernel's judgement. */
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
    /** Can multicast. */
    public static final int IFF_MULTICAST = 0x1000;
    /** Has a carrier. */
    public static final int IFF_LOWER_UP = 0x10000;
    /** Waits for something before it is up. */
    public static final int IFF_DORMANT = 0x20000;

    /** Those that a request can change, and that mean something today. __dev_change_flags() */
    static final int SETTABLE_FLAGS = IFF_UP | IFF_NOARP | IFF_PROMISC | IFF_ALLMULTI | IFF_MULTICAST;

    /** A view that shows nothing yet; {@link #wrap} points it at a message. */
    public LinkView() {
        super(LinkAttr.SET);
    }

    LinkView(LinkView original) {
        super(original);
    }

    /** A copy that stays valid. */
    public Link copy() {
        return new Link(this);
    }

    /**
     * The family that tells: 0 (AF_UNSPEC) of a link itself; another, as 7 (AF_BRIDGE), tells only what that family keeps
     * about it.
     */
    public final int family() {
        return header8(0);
    }

    /**
     * Returns whether the message is about the link as a whole. Messages of other families state only what that family keeps
     * about it, those of wireless extensions an event, and some drivers one property.
     */
    public final boolean isComplete() {
        return family() == AddressFamily.AF_UNSPEC
                && has(LinkAttr.IFNAME)
                && has(LinkAttr.MTU)
                && !has(LinkAttr.WIRELESS);
    }

    /** Its index: positive, and good only in its network namespace. */
    public final int index() {
        return header32(4);
    }

    /** Its name; empty when the message has none. */
    public final String name() {
        return get(LinkAttr.IFNAME, "");
    }

    /** The type of its hardware, ARPHRD_*: 1 is Ethernet, 772 loopback. */
    public final int hardwareType() {
        return header16(2);
    }

    /** Its flags, IFF_*. */
    public final int flags() {
        return header32(8);
    }

    /** Whether it has been set up. Says nothing about the carrier. Equivalent to: {@code UP} in {@code ip link}. */
    public final boolean isUp() {
        return hasFlag(IFF_UP);
    }

    /** Whether it has a carrier. Equivalent to: {@code LOWER_UP} in {@code ip link}. */
    public final boolean hasCarrier() {
        return hasFlag(IFF_LOWER_UP);
    }

    /** Whether it is the loopback. */
    public final boolean isLoopback() {
        return hasFlag(IFF_LOOPBACK);
    }

    /** Whether a flag, or one of several, is set. */
    public final boolean hasFlag(int flags) {
        return (flags() & flags) != 0;
    }

    /** Its kind, such as {@code veth}; empty for hardware and loopback. */
    public final String kind() {
        return get(LinkInfo.KIND, "");
    }

    /** Whether it is of this kind; makes no garbage. */
    public final boolean isKind(LinkKind kind) {
        return isSelected(kind);
    }

    /** Largest packet in bytes, without the link-layer header. */
    public final int mtu() {
        return (int) get(LinkAttr.MTU, 0);
    }

    /** Hardware address, null when it has none, as a tunnel. */
    public final @Nullable MacAddress address() {
        return get(LinkAttr.ADDRESS);
    }

    /** Packets that its queue takes. */
    public final int txQueueLength() {
        return (int) get(LinkAttr.TXQLEN, 0);
    }

    /** Index of the bridge, bond, team or VRF it belongs to, 0 when to none. */
    public final int master() {
        return (int) get(LinkAttr.MASTER, 0);
    }

    /**
     * Index of the link below, or of the other end of a veth pair; 0 when there is none. In the same namespace only when
     * {@link #parentNamespaceId()} is negative.
     */
    public final int parent() {
        return (int) get(LinkAttr.LINK, 0);
    }

    /** Identifier, in this namespace, of the one that holds {@link #parent()}; -1 when it is this one. */
    public final int parentNamespaceId() {
        return get(LinkAttr.LINK_NETNSID, -1);
    }

    /** What it can do at present. */
    public final OperState operState() {
        return OperState.of(get(LinkAttr.OPERSTATE, 0));
    }

    /** Its group; 0 is the default group. */
    public final int group() {
        return (int) get(LinkAttr.GROUP, 0);
    }

    /** The text that people gave it; empty when there is none. */
    public final String alias() {
        return get(LinkAttr.IFALIAS, "");
    }

    /** Returns its hardware address for broadcasts; of a point-to-point link that of the other end; null when it has none. IFLA_BROADCAST. */
    public final @Nullable MacAddress broadcast() {
        return get(LinkAttr.BROADCAST);
    }

    /** Returns the hardware address that its driver gave it; null when it has none. IFLA_PERM_ADDRESS. Linux 5.6. */
    public final @Nullable MacAddress permanentAddress() {
        return get(LinkAttr.PERM_ADDRESS);
    }

    /** Returns its transmit queues; 0 when not reported. IFLA_NUM_TX_QUEUES. */
    public final int txQueues() {
        return (int) get(LinkAttr.NUM_TX_QUEUES, 0);
    }

    /** Returns its receive queues; 0 when not reported. IFLA_NUM_RX_QUEUES. */
    public final int rxQueues() {
        return (int) get(LinkAttr.NUM_RX_QUEUES, 0);
    }

    /** Returns the most bytes of a packet that it is given to be segmented; 0 when not reported. IFLA_GSO_MAX_SIZE. */
    public final long gsoMaxSize() {
        return get(LinkAttr.GSO_MAX_SIZE, 0);
    }

    /** Returns {@link #gsoMaxSize} for IPv4; 0 when not reported. IFLA_GSO_IPV4_MAX_SIZE. Linux 6.3. */
    public final long gsoIpv4MaxSize() {
        return get(LinkAttr.GSO_IPV4_MAX_SIZE, 0);
    }

    /** Returns the most segments of a packet that it is given to be segmented; 0 when not reported. IFLA_GSO_MAX_SEGS. */
    public final long gsoMaxSegs() {
        return get(LinkAttr.GSO_MAX_SEGS, 0);
    }

    /** Returns the most bytes of a packet joined from received ones; 0 when not reported. IFLA_GRO_MAX_SIZE. Linux 5.19. */
    public final long groMaxSize() {
        return get(LinkAttr.GRO_MAX_SIZE, 0);
    }

    /** Returns {@link #groMaxSize} for IPv4; 0 when not reported. IFLA_GRO_IPV4_MAX_SIZE. Linux 6.3. */
    public final long groIpv4MaxSize() {
        return get(LinkAttr.GRO_IPV4_MAX_SIZE, 0);
    }

    /** Returns the largest {@link #gsoMaxSize} that its driver takes; 0 when not reported. IFLA_TSO_MAX_SIZE. Linux 6.0. */
    public final long tsoMaxSize() {
        return get(LinkAttr.TSO_MAX_SIZE, 0);
    }

    /** Returns the largest {@link #gsoMaxSegs} that its driver takes; 0 when not reported. IFLA_TSO_MAX_SEGS. Linux 6.0. */
    public final long tsoMaxSegs() {
        return get(LinkAttr.TSO_MAX_SEGS, 0);
    }

    /** Returns the smallest {@link #mtu} that its driver takes; 0 when not reported. IFLA_MIN_MTU. */
    public final int minMtu() {
        return (int) get(LinkAttr.MIN_MTU, 0);
    }

    /** Returns the largest {@link #mtu} that its driver takes; 0 when there is no limit, or it is not reported. IFLA_MAX_MTU. */
    public final int maxMtu() {
        return (int) get(LinkAttr.MAX_MTU, 0);
    }

    /** Returns how many users want all packets, of which the flag {@link #IFF_PROMISC} is one; 0 is off. IFLA_PROMISCUITY. */
    public final int promiscuity() {
        return (int) get(LinkAttr.PROMISCUITY, 0);
    }

    /** Returns how many users want all multicast packets; 0 is off, and before Linux 6.0. IFLA_ALLMULTI. */
    public final int allMulticasts() {
        return (int) get(LinkAttr.ALLMULTI, 0);
    }

    /** Returns how often the carrier came or went; 0 when not reported. IFLA_CARRIER_CHANGES. */
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

    /** Its alternative names. */
    public final List<String> alternativeNames() {
        List<String> all = new ArrayList<>();
        forEach(LinkProperties.ALT_IFNAME, all::add);
        return List.copyOf(all);
    }

    /** What it has counted, null when the message does not tell. */
    public final @Nullable LinkStats stats() {
        return get(LinkAttr.STATS64);
    }

    /** Bytes received, -1 when not told; makes no garbage. */
    public final long rxBytes() {
        return u64In(LinkAttr.STATS64, LinkStats.RX_BYTES, -1);
    }

    /** Bytes sent, -1 when not told; makes no garbage. */
    public final long txBytes() {
        return u64In(LinkAttr.STATS64, LinkStats.TX_BYTES, -1);
    }

    /** Packets received, -1 when not told; makes no garbage. */
    public final long rxPackets() {
        return u64In(LinkAttr.STATS64, LinkStats.RX_PACKETS, -1);
    }

    /** Packets sent, -1 when not told; makes no garbage. */
    public final long txPackets() {
        return u64In(LinkAttr.STATS64, LinkStats.TX_PACKETS, -1);
    }

    /**
     * Returns the names of its flags as {@code ip link} shows them, in its order: {@code BROADCAST}, {@code UP}, and
     * {@code NO-CARRIER} when it is up and does not run.
     */
    public final List<String> flagNames() {
        return LinkText.flagNames(flags());
    }

    /** Returns the line that {@code ip link} begins with, and the rest in few words; see {@link LinkText}. */
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
