package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.MacAddress;
import java.time.Duration;
import java.util.List;

/** The rows of {@link KindTableTest} for links on top of others, VXLAN tunnels, pairs, and kinds without options. */
final class ParentRows {
    private static final String PARENT = "link add w0 index 50 type veth peer name w1";

    private ParentRows() {}

    static List<KindRow<?>> rows() {
        return List.of(
                new KindRow<>("dummy", Dummy.KIND, () -> Dummy.named("x0"), Dummy::of),
                new KindRow<>("ifb", Ifb.KIND, () -> Ifb.named("x0"), Ifb::of),
                ipvlan(),
                macvlan(),
                macvlanPassthru(),
                macvtap(),
                veth(),
                vlan(),
                vxlan(),
                vxlanOverIpv6(),
                vxlanExternal());
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

    private static KindRow<Vxlan> vxlan() {
        return new KindRow<>("vxlan", Vxlan.KIND, () -> Vxlan.named("x0").vni(7).port(4789), Vxlan::of)
                .after(PARENT)
                .with("id", Vxlan.ID, v -> v.vni(9), Vxlan::vni, 9, "9")
                .with("remote", Vxlan.GROUP, v -> v.remote("10.0.0.2"), v -> v.remote() + "", "10.0.0.2", "10.0.0.2")
                .with("local", Vxlan.LOCAL, v -> v.local("10.0.0.1"), v -> v.local() + "", "10.0.0.1", "10.0.0.1")
                .with("link", Vxlan.LINK, v -> v.device("w0"), Vxlan::device, 50, "w0")
                .with("port", Vxlan.PORT, v -> v.port(4790), Vxlan::port, 4790, "4790")
                .with(
                        "port_range",
                        Vxlan.PORT_RANGE,
                        v -> v.sourcePorts(5000, 6000),
                        Vxlan::sourcePorts,
                        new VxlanPorts(5000, 6000),
                        "{\"low\":5000,\"high\":6000}")
                .with("ttl", Vxlan.TTL, v -> v.ttl(64), Vxlan::ttl, 64, "64")
                .with("tos", Vxlan.TOS, v -> v.tos(4), Vxlan::tos, 4, "0x4")
                .with("df", Vxlan.DF, v -> v.df(Vxlan.DontFragment.SET), Vxlan::df, Vxlan.DontFragment.SET, "set")
                .with(
                        "ageing",
                        Vxlan.AGEING,
                        v -> v.ageing(Duration.ofMinutes(1)),
                        Vxlan::ageing,
                        Duration.ofMinutes(1),
                        "60")
                .with("limit", Vxlan.LIMIT, v -> v.maxAddresses(10), Vxlan::maxAddresses, 10L, "10")
                .off("learning", Vxlan.LEARNING, v -> v.learning(false), Vxlan::isLearning)
                .on("proxy", Vxlan.PROXY, v -> v.proxy(true), Vxlan::isProxy)
                .on("rsc", Vxlan.RSC, v -> v.rsc(true), Vxlan::isRsc)
                .on("l2miss", Vxlan.L2MISS, v -> v.l2miss(true), Vxlan::isL2miss)
                .on("l3miss", Vxlan.L3MISS, v -> v.l3miss(true), Vxlan::isL3miss)
                .off("udp_csum", Vxlan.UDP_CSUM, v -> v.udpCsum(false), Vxlan::isUdpCsum)
                .on("remcsum_tx", Vxlan.REMCSUM_TX, v -> v.remCsumTx(true), Vxlan::isRemCsumTx)
                .on("remcsum_rx", Vxlan.REMCSUM_RX, v -> v.remCsumRx(true), Vxlan::isRemCsumRx)
                .with("gbp", Vxlan.GBP, v -> v.set(Vxlan.GBP, true), v -> v.isSet(Vxlan.GBP), true, "1")
                .hidden(
                        "iproute2 has no word for it",
                        Vxlan.REMCSUM_NOPARTIAL,
                        v -> v.set(Vxlan.REMCSUM_NOPARTIAL, true),
                        v -> v.isSet(Vxlan.REMCSUM_NOPARTIAL),
                        true)
                .since("6.5")
                .off("localbypass", Vxlan.LOCALBYPASS, v -> v.localBypass(false), Vxlan::isLocalBypass)
                .unset("taken, but not reported: vxlan_fill_info()", Vxlan.MC_ROUTE)
                .unset("the bits of the header that extensions leave: see H84", Vxlan.RESERVED_BITS);
    }

    private static KindRow<Vxlan> vxlanOverIpv6() {
        return new KindRow<>(
                        "vxlan over IPv6",
                        Vxlan.KIND,
                        () -> Vxlan.named("x0").vni(7).port(4789),
                        Vxlan::of)
                .with("remote6", Vxlan.GROUP, v -> v.remote("fd00::2"), v -> v.remote() + "", "fd00::2", "fd00::2")
                .with("local6", Vxlan.LOCAL, v -> v.local("fd00::1"), v -> v.local() + "", "fd00::1", "fd00::1")
                .hidden(
                        "iproute2 6.1 does not show it",
                        Vxlan.TTL_INHERIT,
                        v -> v.inheritTtl(),
                        Vxlan::isTtlInherited,
                        true)
                .with(
                        "df",
                        Vxlan.DF,
                        v -> v.df(Vxlan.DontFragment.INHERIT),
                        Vxlan::df,
                        Vxlan.DontFragment.INHERIT,
                        "inherit")
                .with("label", Vxlan.LABEL, v -> v.flowLabel(7), Vxlan::flowLabel, 7, "0x7")
                .on("udp_zero_csum6_tx", Vxlan.UDP_ZERO_CSUM6_TX, v -> v.udp6ZeroCsumTx(true), Vxlan::isUdp6ZeroCsumTx)
                .on("udp_zero_csum6_rx", Vxlan.UDP_ZERO_CSUM6_RX, v -> v.udp6ZeroCsumRx(true), Vxlan::isUdp6ZeroCsumRx)
                .since("6.7")
                .hidden("newer than iproute2 6.1", Vxlan.LABEL_POLICY, v -> v.set(Vxlan.LABEL_POLICY, 0), null, 0);
    }

    private static KindRow<Vxlan> vxlanExternal() {
        return new KindRow<>(
                        "vxlan without a network",
                        Vxlan.KIND,
                        () -> Vxlan.named("x0").port(4790),
                        Vxlan::of)
                .on("external", Vxlan.COLLECT_METADATA, v -> v.external(), Vxlan::isExternal)
                .with("gpe", Vxlan.GPE, v -> v.set(Vxlan.GPE, true), v -> v.isSet(Vxlan.GPE), true, "1")
                .since("5.18")
                .with(
                        "vnifilter",
                        Vxlan.VNIFILTER,
                        v -> v.set(Vxlan.VNIFILTER, true),
                        v -> v.isSet(Vxlan.VNIFILTER),
                        true,
                        "1");
    }
}
