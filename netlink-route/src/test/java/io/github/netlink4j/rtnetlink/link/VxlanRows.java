package io.github.netlink4j.rtnetlink.link;

import java.time.Duration;
import java.util.List;

/** The rows of {@link KindTableTest} for VXLAN tunnels. */
final class VxlanRows {
    private VxlanRows() {}

    static List<KindRow<?>> rows() {
        return List.of(vxlan(), vxlanOverIpv6(), vxlanExternal());
    }

    private static KindRow<Vxlan> vxlan() {
        return new KindRow<>("vxlan", Vxlan.KIND, () -> Vxlan.named("x0").vni(7).port(4789), Vxlan::of)
                .after(ParentRows.PARENT)
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
                .on("vnifilter", Vxlan.VNIFILTER, v -> v.vniFilter(), Vxlan::isVniFilter);
    }
}
