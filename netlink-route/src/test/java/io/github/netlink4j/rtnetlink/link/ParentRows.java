package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.Attr;
import java.util.List;
import java.util.function.UnaryOperator;

/** The rows of {@link KindTableTest} for links on top of others, pairs, and kinds without options. */
final class ParentRows {
    static final String PARENT = "link add w0 index 50 type veth peer name w1";

    private ParentRows() {}

    static List<KindRow<?>> rows() {
        return List.of(
                batadv(),
                declaredOnly(
                        Can.KIND,
                        "needs a CAN controller: GoldenLinkTest compares what is sent",
                        Can.KIND.attributes().toArray(Attr[]::new)),
                new KindRow<>("dummy", Dummy.KIND, () -> Dummy.named("x0"), Dummy::of),
                new KindRow<>("ifb", Ifb.KIND, () -> Ifb.named("x0"), Ifb::of),
                ipvlan(),
                declaredOnly(Lowpan.KIND, "needs an IEEE 802.15.4 link"),
                macvlan(),
                macvlanPassthru(),
                macvtap(),
                netkit(),
                netkitAlone(),
                new KindRow<>("nlmon", Nlmon.KIND, () -> Nlmon.named("x0"), Nlmon::of),
                ovpn(),
                new KindRow<>("pfcp", Pfcp.KIND, () -> Pfcp.named("x0"), Pfcp::of),
                rmnet(),
                new KindRow<>("vcan", Vcan.KIND, () -> Vcan.named("x0"), Vcan::of),
                veth(),
                new KindRow<>(
                                "virt_wifi",
                                VirtWifi.KIND,
                                () -> VirtWifi.named("x0").parent("w0"),
                                VirtWifi::of)
                        .after(PARENT),
                vlan(),
                vxcan(),
                declaredOnly(Wwan.KIND, "needs a modem", Wwan.LINK_ID),
                new KindRow<>("wireguard", Wireguard.KIND, () -> Wireguard.named("x0"), Wireguard::of));
    }

    /** A kind of which no link can be created here. */
    private static KindRow<LinkChange> declaredOnly(LinkKind kind, String why, Attr... keys) {
        return new KindRow<>(kind.kind() + ", which " + why, kind, LinkChange::new, link -> new LinkChange())
                .after("link add x0 type veth peer name x1")
                .withoutCopy()
                .unset(why, keys);
    }

    private static KindRow<Batadv> batadv() {
        return new KindRow<>("batadv", Batadv.KIND, () -> Batadv.named("x0").algorithm("BATMAN_IV"), Batadv::of)
                .unset("not reported: an unknown algorithm is refused, see KindsTest", Batadv.ALGO_NAME);
    }

    private static KindRow<Ovpn> ovpn() {
        return new KindRow<>("ovpn", Ovpn.KIND, () -> Ovpn.named("x0"), Ovpn::of)
                .hidden(
                        "iproute2 6.1 does not know the kind",
                        Ovpn.MODE,
                        o -> o.mode(Ovpn.Mode.MP),
                        Ovpn::mode,
                        Ovpn.Mode.MP);
    }

    private static KindRow<Rmnet> rmnet() {
        RmnetFlags flags = new RmnetFlags(RmnetFlags.INGRESS_DEAGGREGATION, -1);
        return new KindRow<>(
                        "rmnet",
                        Rmnet.KIND,
                        () -> Rmnet.named("x0").parent("w0").channel(1),
                        Rmnet::of)
                .after(PARENT)
                .with("mux_id", Rmnet.MUX_ID, r -> r.channel(5), r -> r.channel(), 5, "5")
                .hidden(
                        "iproute2 6.1 does not show them",
                        Rmnet.FLAGS,
                        r -> r.rmnetFlags(flags),
                        r -> r.rmnetFlags(),
                        flags);
    }

    private static KindRow<Ipvlan> ipvlan() {
        return new KindRow<>("ipvlan", Ipvlan.KIND, () -> Ipvlan.named("x0").parent("w0"), Ipvlan::of)
                .after(PARENT)
                .with("mode", Ipvlan.MODE, i -> i.mode(Ipvlan.Mode.L3S), Ipvlan::mode, Ipvlan.Mode.L3S, "l3s")
                .with("private", Ipvlan.FLAGS, Ipvlan::isolated, Ipvlan::isIsolated, true, "1");
    }

    private static KindRow<Macvlan> macvlan() {
        MacAddress sender = MacAddress.parse("02:00:00:00:00:01");
        return new KindRow<>("macvlan", Macvlan.KIND, () -> Macvlan.named("x0").parent("w0"), Macvlan::of)
                .after(PARENT)
                .with(
                        "mode",
                        Macvlan.MODE,
                        m -> m.mode(MacvlanMode.SOURCE),
                        Macvlan::mode,
                        MacvlanMode.SOURCE,
                        "source")
                .with(
                        "macaddr_data",
                        Macvlan.SENDER,
                        m -> m.senders(List.of(sender)),
                        Macvlan::senders,
                        List.of(sender),
                        "[\"02:00:00:00:00:01\"]")
                .since("5.11")
                .with(
                        "bcqueuelen",
                        Macvlan.BC_QUEUE_LEN,
                        m -> m.broadcastQueueLength(77),
                        Macvlan::broadcastQueueLength,
                        77L,
                        "77")
                .since("5.14")
                .with("nodst", Macvlan.FLAGS, m -> m.noDst(true), Macvlan::isNoDst, true, "1")
                .since("6.4")
                .hidden("newer than iproute2 6.1", Macvlan.BC_CUTOFF, m -> m.set(Macvlan.BC_CUTOFF, 2), null, 2)
                .unset("only reported", Macvlan.MACADDR_COUNT, Macvlan.BC_QUEUE_LEN_USED)
                .unset("orders about the senders, never reported", Macvlan.MACADDR_MODE, Macvlan.MACADDR);
    }

    private static KindRow<Macvlan> macvlanPassthru() {
        return new KindRow<>(
                        "macvlan in passthru mode",
                        Macvlan.KIND,
                        () -> Macvlan.named("x0").parent("w0").mode(MacvlanMode.PASSTHRU),
                        Macvlan::of)
                .after(PARENT)
                .with("nopromisc", Macvlan.FLAGS, m -> m.noPromisc(true), Macvlan::isNoPromisc, true, "1");
    }

    private static KindRow<Macvtap> macvtap() {
        return new KindRow<>("macvtap", Macvtap.KIND, () -> Macvtap.named("x0").parent("w0"), Macvtap::of)
                .after(PARENT)
                .with(
                        "mode",
                        Macvlan.MODE,
                        m -> m.mode(MacvlanMode.PRIVATE),
                        Macvtap::mode,
                        MacvlanMode.PRIVATE,
                        "private");
    }

    private static KindRow<Veth> veth() {
        return new KindRow<>("veth", Veth.KIND, () -> Veth.named("x0").peer("x1"), link -> Veth.named("x0"))
                .withoutCopy()
                .unset("the other end is a link of its own: see VethTest", Veth.PEER);
    }

    private static KindRow<Vxcan> vxcan() {
        return new KindRow<>("vxcan", Vxcan.KIND, () -> Vxcan.named("x0").peer("x1"), link -> Vxcan.named("x0"))
                .withoutCopy()
                .unset("the other end is a link of its own: see PairsTest", Vxcan.PEER);
    }

    private static KindRow<Netkit> netkit() {
        String older = "iproute2 6.1 does not know the kind";
        return new KindRow<>("netkit", Netkit.KIND, () -> Netkit.named("x0").peer("x1"), Netkit::of)
                .withoutCopy()
                .hidden(older, Netkit.MODE, n -> n.mode(Netkit.Mode.L2), Netkit::mode, Netkit.Mode.L2)
                .hidden(older, Netkit.POLICY, n -> n.policy(Netkit.Policy.DROP), Netkit::policy, Netkit.Policy.DROP)
                .hidden(
                        older,
                        Netkit.PEER_POLICY,
                        n -> n.peerPolicy(Netkit.Policy.DROP),
                        Netkit::peerPolicy,
                        Netkit.Policy.DROP)
                .since("6.13")
                .hidden(older, Netkit.SCRUB, n -> n.scrub(Netkit.Scrub.NONE), Netkit::scrub, Netkit.Scrub.NONE)
                .hidden(
                        older,
                        Netkit.PEER_SCRUB,
                        n -> n.peerScrub(Netkit.Scrub.NONE),
                        Netkit::peerScrub,
                        Netkit.Scrub.NONE)
                .since("6.14")
                .hidden(older, Netkit.HEADROOM, n -> n.room(64, 32), Netkit::headroom, 64)
                .hidden(older, Netkit.TAILROOM, UnaryOperator.identity(), Netkit::tailroom, 32)
                .unset("only reported", Netkit.PRIMARY)
                .unset("the other end is a link of its own: see PairsTest", Netkit.PEER_INFO);
    }

    private static KindRow<Netkit> netkitAlone() {
        return new KindRow<>("netkit without another end", Netkit.KIND, () -> Netkit.named("x0"), Netkit::of)
                .withoutCopy()
                .since("7.1")
                .hidden(
                        "iproute2 6.1 does not know the kind",
                        Netkit.PAIRING,
                        n -> n.pairing(Netkit.Pairing.SINGLE),
                        Netkit::pairing,
                        Netkit.Pairing.SINGLE);
    }

    private static KindRow<Vlan> vlan() {
        return new KindRow<>("vlan", Vlan.KIND, () -> Vlan.named("x0").parent("w0"), Vlan::of)
                .after(PARENT)
                .with("id", Vlan.ID, v -> v.id(8), Vlan::id, 8, "8")
                .with(
                        "protocol",
                        Vlan.PROTOCOL,
                        v -> v.protocol(Vlan.PROTOCOL_8021AD),
                        Vlan::protocol,
                        Vlan.PROTOCOL_8021AD,
                        "802.1ad")
                .with(
                        "egress_qos",
                        Vlan.EGRESS_MAPPING,
                        v -> v.egressPriority(1, 2).egressPriority(3, 4),
                        Vlan::egressPriorities,
                        List.of(new VlanQos(1, 2), new VlanQos(3, 4)),
                        "[{\"from\":1,\"to\":2},{\"from\":3,\"to\":4}]")
                .with(
                        "ingress_qos",
                        Vlan.INGRESS_MAPPING,
                        v -> v.ingressPriority(5, 6),
                        Vlan::ingressPriorities,
                        List.of(new VlanQos(5, 6)),
                        "[{\"from\":5,\"to\":6}]")
                .with(
                        "flags",
                        Vlan.FLAGS,
                        v -> v.reorderHeader(false).gvrp(true).mvrp(true).looseBinding(true),
                        v -> List.of(v.isReorderHeader(), v.isGvrp(), v.isMvrp(), v.isLooseBinding()),
                        List.of(false, true, true, true),
                        "[\"GVRP\",\"MVRP\",\"LOOSE_BINDING\"]");
    }
}
