package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.codec.U16;

/** A VLAN on top of another link. enum IFLA_VLAN_*, linux/if_link.h; net/8021q. */
public final class Vlan extends LinkSpec<Vlan> {
    /** Its attributes. */
    public static final LinkKind KIND = LinkKind.of("vlan", "IFLA_VLAN_");

    /** Protocol of a customer VLAN, IEEE 802.1Q. */
    public static final int PROTOCOL_8021Q = 0x8100;
    /** Protocol of a service VLAN, IEEE 802.1ad. */
    public static final int PROTOCOL_8021AD = 0x88a8;

    /** VLAN identifier, 0 to 4094. */
    public static final U16 ID = KIND.u16(1, "ID").max(4094);
    /** What it does besides; see {@link VlanFlags}. */
    public static final Struct<VlanFlags> FLAGS = KIND.struct(2, "FLAGS", VlanFlags.LAYOUT);
    /** Which priority a packet gets by its priority inside. */
    public static final Nest EGRESS_QOS = KIND.nest(3, "EGRESS_QOS");
    /** Which priority inside a packet gets by its priority. */
    public static final Nest INGRESS_QOS = KIND.nest(4, "INGRESS_QOS");
    /** Protocol: {@link #PROTOCOL_8021Q}, which is the kernel's default, or {@link #PROTOCOL_8021AD}. */
    public static final U16 PROTOCOL = KIND.be16(5, "PROTOCOL");

    private static final AttrSet EGRESS = EGRESS_QOS.contents("vlan egress", "IFLA_VLAN_QOS_");
    private static final AttrSet INGRESS = INGRESS_QOS.contents("vlan ingress", "IFLA_VLAN_QOS_");

    /** From the priority inside to that of the packet; stands once for each. */
    public static final Struct<VlanQos> EGRESS_MAPPING = EGRESS.struct(1, "MAPPING", VlanQos.LAYOUT);
    /** From the priority of the packet to that inside; stands once for each. */
    public static final Struct<VlanQos> INGRESS_MAPPING = INGRESS.struct(1, "MAPPING", VlanQos.LAYOUT);

    private Vlan() {
        super(KIND);
    }

    @Override
    boolean needsParent() {
        return true;
    }

    @Override
    void checkNew() {
        if (!isSet(ID)) {
            throw new IllegalArgumentException(this + ": a new vlan needs an identifier, id()");
        }
    }

    /**
     * A new one; it needs {@link #parent} and {@link #id} as well. Equivalent to:
     * {@code ip link add link eth0 NAME type vlan id 10}.
     */
    public static Vlan named(String name) {
        return new Vlan().name(name);
    }

    /** Changes to one. */
    public static Vlan options() {
        return new Vlan();
    }

    /**
     * VLAN identifier.
     *
     * @throws IllegalArgumentException when it is not 0 to 4094
     */
    public Vlan id(int id) {
        return set(ID, id);
    }

    /** Protocol: {@link #PROTOCOL_8021Q} or {@link #PROTOCOL_8021AD}. */
    public Vlan protocol(int etherType) {
        return set(PROTOCOL, etherType);
    }

    /** Packets with this priority inside get this one on the wire. Equivalent to: {@code … egress-qos-map 1:2}. */
    public Vlan egressPriority(int inside, int onWire) {
        return add(EGRESS_MAPPING, new VlanQos(inside, onWire));
    }

    /** Packets with this priority on the wire get this one inside. Equivalent to: {@code … ingress-qos-map 1:2}. */
    public Vlan ingressPriority(int onWire, int inside) {
        return add(INGRESS_MAPPING, new VlanQos(onWire, inside));
    }

    /** Switches {@link VlanFlags} on or off. */
    public Vlan flags(int flags, boolean on) {
        VlanFlags before = value(FLAGS);
        VlanFlags now = new VlanFlags(on ? flags : 0, flags);
        return set(FLAGS, before == null ? now : before.then(now));
    }
}
