package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.codec.U16;
import java.util.List;
import java.util.Set;

/** A VLAN on top of another link. enum IFLA_VLAN_*, linux/if_link.h; net/8021q. */
public final class Vlan extends LinkSpec<Vlan> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("vlan", "IFLA_VLAN_").needsParent();

    /** Protocol of a customer VLAN, IEEE 802.1Q. */
    public static final int PROTOCOL_8021Q = 0x8100;
    /** Protocol of a service VLAN, IEEE 802.1ad. */
    public static final int PROTOCOL_8021AD = 0x88a8;

    /** VLAN identifier, 0 to 4094. */
    public static final U16 ID = KIND.u16(1, "ID").max(4094);
    /** Its further options; see {@link VlanFlags}. */
    public static final Struct<VlanFlags> FLAGS = KIND.struct(2, "FLAGS", VlanFlags.LAYOUT);
    /** Mappings from priorities of packets (skb-&gt;priority) to those of the VLAN tag. */
    public static final Nest EGRESS_QOS = KIND.nest(3, "EGRESS_QOS");
    /** Mappings from priorities of the VLAN tag to those of packets (skb-&gt;priority). */
    public static final Nest INGRESS_QOS = KIND.nest(4, "INGRESS_QOS");
    /** Protocol: {@link #PROTOCOL_8021Q}, which is the kernel's default, or {@link #PROTOCOL_8021AD}. */
    public static final U16 PROTOCOL = KIND.be16(5, "PROTOCOL");

    private static final AttrSet EGRESS = EGRESS_QOS.contents("vlan egress", "IFLA_VLAN_QOS_");
    private static final AttrSet INGRESS = INGRESS_QOS.contents("vlan ingress", "IFLA_VLAN_QOS_");

    /** From the priority of a packet (skb-&gt;priority) to that of the VLAN tag; occurs once for each. */
    public static final Struct<VlanQos> EGRESS_MAPPING = EGRESS.struct(1, "MAPPING", VlanQos.LAYOUT);
    /** From the priority of the VLAN tag to that of a packet (skb-&gt;priority); occurs once for each. */
    public static final Struct<VlanQos> INGRESS_MAPPING = INGRESS.struct(1, "MAPPING", VlanQos.LAYOUT);

    private Vlan() {
        super(KIND);
    }

    @Override
    void checkNew() {
        if (!isSet(ID)) {
            throw new IllegalArgumentException(this + ": a new vlan needs an identifier, id()");
        }
    }

    /**
     * Returns a spec of a new VLAN; {@link #parent} and {@link #id} are required. Equivalent to: {@code ip link add link
     * eth0 NAME type vlan id 10}.
     */
    public static Vlan named(String name) {
        return new Vlan().name(name);
    }

    /** Returns a spec of changes. Equivalent to: {@code ip link set NAME type vlan …}. */
    public static Vlan options() {
        return new Vlan();
    }

    /**
     * Returns a spec with the settings of a VLAN, to be read by the getters, or to create one like it; see {@link LinkSpec}.
     *
     * @throws IllegalArgumentException when the link is of another kind
     */
    public static Vlan of(LinkView link) {
        Vlan vlan = new Vlan().copyOf(link, Set.of());
        VlanFlags flags = vlan.value(FLAGS);
        // The kernel reports a mask of all bits, and accepts only those that it knows.
        return flags == null ? vlan : vlan.set(FLAGS, new VlanFlags(flags.flags(), VlanFlags.ALL));
    }

    /**
     * Sets the VLAN identifier, 0 to 4094; of a new VLAN only. IFLA_VLAN_ID. Equivalent to: {@code ip link add … type vlan
     * id 10}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public Vlan id(int id) {
        return set(ID, id);
    }

    /** Returns the VLAN identifier; -1 when it is not set here. IFLA_VLAN_ID. */
    public int id() {
        return value(ID, -1);
    }

    /**
     * Sets the protocol: {@link #PROTOCOL_8021Q} or {@link #PROTOCOL_8021AD}; of a new VLAN only. IFLA_VLAN_PROTOCOL.
     * Equivalent to: {@code ip link add … type vlan protocol 802.1ad}.
     *
     * @throws IllegalArgumentException when it is not 0 to 65535
     */
    public Vlan protocol(int etherType) {
        return set(PROTOCOL, etherType);
    }

    /** Returns the protocol; -1 when it is not set here. IFLA_VLAN_PROTOCOL. */
    public int protocol() {
        return value(PROTOCOL, -1);
    }

    /**
     * Maps a priority of packets (skb-&gt;priority) to one of the VLAN tag, 0 to 7. IFLA_VLAN_EGRESS_QOS. Equivalent to:
     * {@code ip link set … type vlan egress-qos-map 1:2}.
     */
    public Vlan egressPriority(int inside, int onWire) {
        return add(EGRESS_MAPPING, new VlanQos(inside, onWire));
    }

    /** Returns the mappings of priorities of packets to those of the VLAN tag that are set here. IFLA_VLAN_EGRESS_QOS. */
    public List<VlanQos> egressPriorities() {
        return values(EGRESS_MAPPING);
    }

    /**
     * Maps a priority of the VLAN tag, 0 to 7, to one of packets (skb-&gt;priority). IFLA_VLAN_INGRESS_QOS. Equivalent to:
     * {@code ip link set … type vlan ingress-qos-map 1:2}.
     */
    public Vlan ingressPriority(int onWire, int inside) {
        return add(INGRESS_MAPPING, new VlanQos(onWire, inside));
    }

    /** Returns the mappings of priorities of the VLAN tag to those of packets that are set here. IFLA_VLAN_INGRESS_QOS. */
    public List<VlanQos> ingressPriorities() {
        return values(INGRESS_MAPPING);
    }

    /**
     * Sets whether received packets look as if they had no VLAN tag. VLAN_FLAG_REORDER_HDR of IFLA_VLAN_FLAGS. Equivalent
     * to: {@code ip link set … type vlan reorder_hdr off}.
     */
    public Vlan reorderHeader(boolean on) {
        return flags(VlanFlags.REORDER_HEADER, on);
    }

    /** Returns whether received packets look as if they had no VLAN tag; false when that is not set here. */
    public boolean isReorderHeader() {
        return hasFlag(VlanFlags.REORDER_HEADER);
    }

    /**
     * Sets whether it registers the VLAN at the switch by GVRP. VLAN_FLAG_GVRP of IFLA_VLAN_FLAGS. Equivalent to:
     * {@code ip link set … type vlan gvrp on}.
     */
    public Vlan gvrp(boolean on) {
        return flags(VlanFlags.GVRP, on);
    }

    /** Returns whether it registers the VLAN at the switch by GVRP; false when that is not set here. */
    public boolean isGvrp() {
        return hasFlag(VlanFlags.GVRP);
    }

    /**
     * Sets whether it registers the VLAN at the switch by MVRP. VLAN_FLAG_MVRP of IFLA_VLAN_FLAGS. Equivalent to:
     * {@code ip link set … type vlan mvrp on}.
     */
    public Vlan mvrp(boolean on) {
        return flags(VlanFlags.MVRP, on);
    }

    /** Returns whether it registers the VLAN at the switch by MVRP; false when that is not set here. */
    public boolean isMvrp() {
        return hasFlag(VlanFlags.MVRP);
    }

    /**
     * Sets whether it ignores the state of its parent. VLAN_FLAG_LOOSE_BINDING of IFLA_VLAN_FLAGS. Equivalent to:
     * {@code ip link set … type vlan loose_binding on}.
     */
    public Vlan looseBinding(boolean on) {
        return flags(VlanFlags.LOOSE_BINDING, on);
    }

    /** Returns whether it ignores the state of its parent; false when that is not set here. */
    public boolean isLooseBinding() {
        return hasFlag(VlanFlags.LOOSE_BINDING);
    }

    /**
     * Sets whether its state follows that of the bridge ports that carry the VLAN. VLAN_FLAG_BRIDGE_BINDING of
     * IFLA_VLAN_FLAGS. Linux 5.2. Equivalent to: {@code ip link set … type vlan bridge_binding on}.
     */
    public Vlan bridgeBinding(boolean on) {
        return flags(VlanFlags.BRIDGE_BINDING, on);
    }

    /** Returns whether its state follows that of the bridge ports that carry the VLAN; false when that is not set here. */
    public boolean isBridgeBinding() {
        return hasFlag(VlanFlags.BRIDGE_BINDING);
    }

    /** Switches {@link VlanFlags} on or off. IFLA_VLAN_FLAGS. */
    public Vlan flags(int flags, boolean on) {
        VlanFlags before = value(FLAGS);
        VlanFlags now = new VlanFlags(on ? flags : 0, flags);
        return set(FLAGS, before == null ? now : before.then(now));
    }

    private boolean hasFlag(int flag) {
        VlanFlags flags = value(FLAGS);
        return flags != null && (flags.flags() & flag) != 0;
    }
}
