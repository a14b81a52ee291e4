package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.Attr;
import java.util.List;

/** The rows of {@link KindTableTest} for tunnels, and for links that programs or keys protect. */
final class TunnelRows {
    /** What carries the tunnels. */
    private static final String DEVICE = "link add w0 index 50 type veth peer name w1";

    /** Creates a tunnel in UDP, which requires that the kernel has FOU. */
    private static final String FOU =
            "link add probe type gretap remote 10.0.0.9 encap fou encap-sport auto encap-dport 9";

    private static final String NO_FOU = "this kernel has no FOU (CONFIG_NET_FOU_IP_TUNNELS)";

    /** Creates a link with an owner, as which an ordinary user has only the own IDs, and maybe not the device. */
    private static final String OWNED = "tuntap add dev probe mode tap user 1 group 2";

    private static final String NO_TUN = "/dev/net/tun or the owner of a link is not available to this user";

    private static final IpAddress LOCAL = IpAddress.parse("10.0.0.1");
    private static final IpAddress REMOTE = IpAddress.parse("10.0.0.2");
    private static final IpAddress LOCAL6 = IpAddress.parse("fd00::1");
    private static final IpAddress REMOTE6 = IpAddress.parse("fd00::2");

    private TunnelRows() {}

    static List<KindRow<?>> rows() {
        return List.of(
                gre(),
                gretap(),
                gretapInUdp(),
                greExternal(),
                ip6gre(),
                ip6gretap(),
                ip6gretapInUdp(),
                erspan(),
                erspan2(),
                ip6erspan(),
                ip6erspanExternal(),
                ipip(),
                ipipInUdp(),
                ipipExternal(),
                sit(),
                isatap(),
                ip6tnl(),
                ip6tnlInheriting(),
                ip6tnlInUdp(),
                ip6tnlExternal(),
                vti(),
                vti6(),
                xfrm(),
                xfrmExternal(),
                geneve(),
                geneveOverIpv6(),
                geneveExternal(),
                bareudp(),
                gtp(),
                amt(),
                amtRelay(),
                macsec(),
                macsecEndStation(),
                macsecBroadcast(),
                ipvtap(),
                tun(),
                tap());
    }

    // What the kinds have in common; each has numbers of its own for it.

    private static <S extends TunnelSpec<S>> KindRow<S> ends(
            KindRow<S> row, TunnelKeys.Ends keys, String local, String remote) {
        return row.with("local", keys.local(), t -> t.local(local), TunnelSpec::local, IpAddress.parse(local), local)
                .with(
                        "remote",
                        keys.remote(),
                        t -> t.remote(remote),
                        TunnelSpec::remote,
                        IpAddress.parse(remote),
                        remote);
    }

    private static <S extends TunnelSpec<S>> KindRow<S> onDevice(KindRow<S> row, TunnelKeys.Ends keys) {
        return row.after(DEVICE)
                .with("link", keys.link(), t -> t.device("w0"), TunnelSpec::device, 50, "w0")
                .with("fwmark", keys.fwmark(), t -> t.fwmark(7), TunnelSpec::fwmark, 7L, "0x7");
    }

    /** The outer header of IPv6, as far as its options can be set together. */
    private static <S extends IpTunnelSpec<S>> KindRow<S> ip6Header(KindRow<S> row, TunnelKeys keys, Attr flags) {
        return row.with("ttl", keys.ttl(), t -> t.ttl(9), IpTunnelSpec::ttl, 9, "9")
                .with("encap_limit", keys.encapLimit(), t -> t.encapLimit(3), IpTunnelSpec::encapLimit, 3, "3")
                .with(
                        "tclass",
                        keys.flowInfo(),
                        t -> t.trafficClass(0x12),
                        t -> Integer.toHexString(t.trafficClass()),
                        "12",
                        "0x12")
                .with(
                        "flowlabel",
                        keys.flowInfo(),
                        t -> t.flowLabel(0x12345),
                        t -> Integer.toHexString(t.flowLabel()),
                        "12345",
                        "0x12345")
                .on("ip6_tnl_f_rcv_dscp_copy", flags, t -> t.inheritDscp(true), IpTunnelSpec::isDscpInherited)
                .on(
                        "ip6_tnl_f_allow_local_remote",
                        flags,
                        t -> t.allowLocalRemote(true),
                        IpTunnelSpec::isLocalRemoteAllowed);
    }

    /** An outer header of IPv6 that copies from the inner one. */
    private static <S extends IpTunnelSpec<S>> KindRow<S> inheriting(KindRow<S> row, Attr flags) {
        return row.on("ip6_tnl_f_ign_encap_limit", flags, t -> t.noEncapLimit(), IpTunnelSpec::isNoEncapLimit)
                .on(
                        "ip6_tnl_f_use_orig_tclass",
                        flags,
                        t -> t.inheritTrafficClass(),
                        IpTunnelSpec::isTrafficClassInherited)
                .on(
                        "ip6_tnl_f_use_orig_flowlabel",
                        flags,
                        t -> t.inheritFlowLabel(),
                        IpTunnelSpec::isFlowLabelInherited)
                .on("ip6_tnl_f_use_orig_fwmark", flags, t -> t.inheritFwmark(true), IpTunnelSpec::isFwmarkInherited);
    }

    private static <S extends IpTunnelSpec<S>> KindRow<S> inUdp(
            KindRow<S> row, TunnelKeys.Encap keys, TunnelEncap type, String word) {
        return row.needing(NO_FOU, FOU)
                .with("encap/type", keys.type(), t -> t.encap(type), IpTunnelSpec::encap, type, word)
                .with(
                        "encap/sport",
                        keys.sourcePort(),
                        t -> t.encapSourcePort(5555),
                        IpTunnelSpec::encapSourcePort,
                        5555,
                        "5555")
                .with(
                        "encap/dport",
                        keys.destinationPort(),
                        t -> t.encapDestinationPort(6666),
                        IpTunnelSpec::encapDestinationPort,
                        6666,
                        "6666")
                .on("encap/csum", keys.flags(), t -> t.encapCsum(true), IpTunnelSpec::isEncapCsum)
                .off("encap/csum6", keys.flags(), t -> t.encapCsum6(false), IpTunnelSpec::isEncapCsum6)
                .on("encap/remcsum", keys.flags(), t -> t.encapRemCsum(true), IpTunnelSpec::isEncapRemCsum);
    }

    private static KindRow<Gre> gre() {
        KindRow<Gre> row = new KindRow<>("gre", Gre.KIND, () -> Gre.named("x0"), Gre::of);
        return onDevice(ends(row, Gre.KEYS.ends(), "10.0.0.1", "10.0.0.2"), Gre.KEYS.ends())
                .with("ttl", Gre.TTL, t -> t.ttl(9), Gre::ttl, 9, "9")
                .with("tos", Gre.TOS, t -> t.tos(4), Gre::tos, 4, "0x4")
                .with("ikey", Gre.IKEY, t -> t.inputKey(5), Gre::inputKey, 5L, "0.0.0.5")
                .with("okey", Gre.OKEY, t -> t.outputKey(6), Gre::outputKey, 6L, "0.0.0.6")
                .on("iseq", Gre.IFLAGS, t -> t.inputSequence(true), Gre::isInputSequence)
                .on("ocsum", Gre.OFLAGS, t -> t.outputChecksum(true), Gre::isOutputChecksum);
    }

    private static KindRow<Gretap> gretap() {
        KindRow<Gretap> row = new KindRow<>("gretap", Gretap.KIND, () -> Gretap.named("x0"), Gretap::of);
        return ends(row, Gre.KEYS.ends(), "10.0.0.1", "10.0.0.2")
                .off("pmtudisc", Gre.PMTUDISC, t -> t.pmtuDisc(false), Gretap::isPmtuDisc)
                .on("ignore_df", Gre.IGNORE_DF, t -> t.ignoreDf(true), Gretap::isIgnoreDf)
                .with("ikey", Gre.IKEY, t -> t.key("1.2.3.4"), Gretap::inputKey, 0x01020304L, "1.2.3.4")
                .with("okey", Gre.OKEY, t -> t.key("1.2.3.4"), Gretap::outputKey, 0x01020304L, "1.2.3.4")
                .on("icsum", Gre.IFLAGS, t -> t.inputChecksum(true), Gretap::isInputChecksum)
                .on("oseq", Gre.OFLAGS, t -> t.outputSequence(true), Gretap::isOutputSequence);
    }

    private static KindRow<Gretap> gretapInUdp() {
        KindRow<Gretap> row = new KindRow<>(
                "gretap in UDP", Gretap.KIND, () -> Gretap.named("x0").remote(REMOTE), Gretap::of);
        return inUdp(row, Gre.KEYS.encap(), TunnelEncap.FOU, "fou");
    }

    private static KindRow<Gre> greExternal() {
        return new KindRow<>("gre, external", Gre.KIND, () -> Gre.named("x0"), Gre::of)
                .on("external", Gre.COLLECT_METADATA, t -> t.external(), Gre::isExternal);
    }

    private static KindRow<Ip6gre> ip6gre() {
        KindRow<Ip6gre> row = new KindRow<>("ip6gre", Ip6gre.KIND, () -> Ip6gre.named("x0"), Ip6gre::of);
        return ip6Header(
                        onDevice(ends(row, Gre.KEYS.ends(), "fd00::1", "fd00::2"), Gre.KEYS.ends()),
                        Gre.KEYS,
                        Gre.FLAGS)
                .with("ikey", Gre.IKEY, t -> t.key(7), Ip6gre::inputKey, 7L, "0.0.0.7");
    }

    private static KindRow<Ip6gretap> ip6gretap() {
        KindRow<Ip6gretap> row = new KindRow<>("ip6gretap", Ip6gretap.KIND, () -> Ip6gretap.named("x0"), Ip6gretap::of);
        return inheriting(ends(row, Gre.KEYS.ends(), "fd00::1", "fd00::2"), Gre.FLAGS);
    }

    private static KindRow<Ip6gretap> ip6gretapInUdp() {
        KindRow<Ip6gretap> row = new KindRow<>(
                "ip6gretap in UDP", Ip6gretap.KIND, () -> Ip6gretap.named("x0").remote(REMOTE6), Ip6gretap::of);
        return inUdp(row, Gre.KEYS.encap(), TunnelEncap.GUE, "gue");
    }

    private static KindRow<Erspan> erspan() {
        return new KindRow<>(
                        "erspan, version 1",
                        Erspan.KIND,
                        () -> Erspan.named("x0")
                                .local(LOCAL)
                                .remote(REMOTE)
                                .key(30)
                                .sequence(true),
                        Erspan::of)
                .with("erspan_ver", Gre.ERSPAN_VER, t -> t.version(1), Erspan::version, 1, "1")
                .with("erspan_index", Gre.ERSPAN_INDEX, t -> t.portIndex(123), Erspan::portIndex, 123, "123");
    }

    private static KindRow<Erspan> erspan2() {
        return new KindRow<>(
                        "erspan, version 2",
                        Erspan.KIND,
                        () -> Erspan.named("x0")
                                .local(LOCAL)
                                .remote(REMOTE)
                                .key(30)
                                .sequence(true),
                        Erspan::of)
                .with("erspan_ver", Gre.ERSPAN_VER, t -> t.version(2), Erspan::version, 2, "2")
                .with(
                        "erspan_dir",
                        Gre.ERSPAN_DIR,
                        t -> t.direction(ErspanSpec.Direction.EGRESS),
                        Erspan::direction,
                        ErspanSpec.Direction.EGRESS,
                        "egress")
                .with("erspan_hwid", Gre.ERSPAN_HWID, t -> t.hardwareId(7), Erspan::hardwareId, 7, "0x7");
    }

    private static KindRow<Ip6erspan> ip6erspan() {
        return new KindRow<>(
                        "ip6erspan",
                        Ip6erspan.KIND,
                        () -> Ip6erspan.named("x0")
                                .local(LOCAL6)
                                .remote(REMOTE6)
                                .key(30)
                                .sequence(true),
                        Ip6erspan::of)
                .with("erspan_ver", Gre.ERSPAN_VER, t -> t.version(2), Ip6erspan::version, 2, "2")
                .with("erspan_hwid", Gre.ERSPAN_HWID, t -> t.hardwareId(7), Ip6erspan::hardwareId, 7, "0x7");
    }

    private static KindRow<Ip6erspan> ip6erspanExternal() {
        return new KindRow<>("ip6erspan, external", Ip6erspan.KIND, () -> Ip6erspan.named("x0"), Ip6erspan::of)
                .on("external", Gre.COLLECT_METADATA, t -> t.external(), Ip6erspan::isExternal);
    }

    private static KindRow<Ipip> ipip() {
        KindRow<Ipip> row = new KindRow<>("ipip", Ipip.KIND, () -> Ipip.named("x0"), Ipip::of);
        return onDevice(ends(row, Ipip.KEYS.ends(), "10.0.0.1", "10.0.0.2"), Ipip.KEYS.ends())
                .with("ttl", Ipip.TTL, t -> t.ttl(9), Ipip::ttl, 9, "9")
                .with("tos", Ipip.TOS, t -> t.tos(4), Ipip::tos, 4, "0x4")
                .with("proto", Ipip.PROTO, t -> t.mode(TunnelMode.MPLS), Ipip::mode, TunnelMode.MPLS, "mplsip");
    }

    private static KindRow<Ipip> ipipInUdp() {
        KindRow<Ipip> row = new KindRow<>(
                "ipip in UDP", Ipip.KIND, () -> Ipip.named("x0").local(LOCAL).remote(REMOTE), Ipip::of);
        return inUdp(row, Ipip.KEYS.encap(), TunnelEncap.GUE, "gue");
    }

    private static KindRow<Ipip> ipipExternal() {
        return new KindRow<>("ipip, external", Ipip.KIND, () -> Ipip.named("x0"), Ipip::of)
                .on("external", Ipip.COLLECT_METADATA, t -> t.external(), Ipip::isExternal);
    }

    private static KindRow<Sit> sit() {
        return new KindRow<>("sit", Sit.KIND, () -> Sit.named("x0").ttl(0), Sit::of)
                .where("this kernel has no 6rd (CONFIG_IPV6_SIT_6RD)", link -> link.has(Ipip.SIXRD_PREFIX))
                .with("local", Ipip.LOCAL, t -> t.local(LOCAL), Sit::local, LOCAL, "10.0.0.1")
                .off("pmtudisc", Ipip.PMTUDISC, t -> t.pmtuDisc(false), Sit::isPmtuDisc)
                .with("proto", Ipip.PROTO, t -> t.mode(TunnelMode.IPV6), Sit::mode, TunnelMode.IPV6, "ip6ip")
                .with(
                        "prefix",
                        Ipip.SIXRD_PREFIX,
                        t -> t.sixRd(IpPrefix.parse("2001:db8::/32"), IpPrefix.parse("10.0.0.0/8")),
                        Sit::sixRdPrefix,
                        IpPrefix.parse("2001:db8::/32"),
                        "2001:db8::")
                .with(
                        "prefixlen",
                        Ipip.SIXRD_PREFIXLEN,
                        t -> t,
                        t -> t.sixRdPrefix().length(),
                        32,
                        "32")
                .with(
                        "relay_prefix",
                        Ipip.SIXRD_RELAY_PREFIX,
                        t -> t,
                        Sit::sixRdRelayPrefix,
                        IpPrefix.parse("10.0.0.0/8"),
                        "10.0.0.0")
                .with(
                        "relay_prefixlen",
                        Ipip.SIXRD_RELAY_PREFIXLEN,
                        t -> t,
                        t -> t.sixRdRelayPrefix().length(),
                        8,
                        "8");
    }

    private static KindRow<Sit> isatap() {
        return new KindRow<>("sit for a site", Sit.KIND, () -> Sit.named("x0").local(LOCAL), Sit::of)
                .on("isatap", Ipip.FLAGS, t -> t.isatap(true), Sit::isIsatap);
    }

    private static KindRow<Ip6tnl> ip6tnl() {
        KindRow<Ip6tnl> row = new KindRow<>("ip6tnl", Ip6tnl.KIND, () -> Ip6tnl.named("x0"), Ip6tnl::of);
        return ip6Header(
                        onDevice(ends(row, Ipip.KEYS.ends(), "fd00::1", "fd00::2"), Ipip.KEYS.ends()),
                        Ipip.KEYS,
                        Ipip.FLAGS)
                .with("proto", Ipip.PROTO, t -> t.mode(TunnelMode.IPV4), Ip6tnl::mode, TunnelMode.IPV4, "ipip6");
    }

    private static KindRow<Ip6tnl> ip6tnlInheriting() {
        KindRow<Ip6tnl> row = new KindRow<>(
                "ip6tnl that copies from inner packets",
                Ip6tnl.KIND,
                () -> Ip6tnl.named("x0").local(LOCAL6).remote(REMOTE6),
                Ip6tnl::of);
        return inheriting(row, Ipip.FLAGS);
    }

    private static KindRow<Ip6tnl> ip6tnlInUdp() {
        KindRow<Ip6tnl> row = new KindRow<>(
                "ip6tnl in UDP",
                Ip6tnl.KIND,
                () -> Ip6tnl.named("x0").local(LOCAL6).remote(REMOTE6),
                Ip6tnl::of);
        return inUdp(row, Ipip.KEYS.encap(), TunnelEncap.FOU, "fou");
    }

    private static KindRow<Ip6tnl> ip6tnlExternal() {
        return new KindRow<>("ip6tnl, external", Ip6tnl.KIND, () -> Ip6tnl.named("x0"), Ip6tnl::of)
                .on("external", Ipip.COLLECT_METADATA, t -> t.external(), Ip6tnl::isExternal);
    }

    private static KindRow<Vti> vti() {
        KindRow<Vti> row = new KindRow<>("vti", Vti.KIND, () -> Vti.named("x0"), Vti::of);
        return onDevice(ends(row, Vti.ENDS, "10.0.0.1", "10.0.0.2"), Vti.ENDS)
                .with("ikey", Vti.IKEY, t -> t.inputKey(5), Vti::inputKey, 5L, "0.0.0.5")
                .with("okey", Vti.OKEY, t -> t.outputKey(6), Vti::outputKey, 6L, "0.0.0.6");
    }

    private static KindRow<Vti6> vti6() {
        KindRow<Vti6> row = new KindRow<>("vti6", Vti6.KIND, () -> Vti6.named("x0"), Vti6::of);
        return onDevice(ends(row, Vti.ENDS, "fd00::1", "fd00::2"), Vti.ENDS)
                .with("ikey", Vti.IKEY, t -> t.key("1.2.3.4"), Vti6::inputKey, 0x01020304L, "1.2.3.4");
    }

    private static KindRow<Xfrm> xfrm() {
        return new KindRow<>("xfrm", Xfrm.KIND, () -> Xfrm.named("x0"), Xfrm::of)
                .after(DEVICE)
                .hidden("shown as the parent of the link", Xfrm.LINK, t -> t.device("w0"), Xfrm::device, 50)
                .with("if_id", Xfrm.IF_ID, t -> t.ifId(7), Xfrm::ifId, 7L, "0x7");
    }

    private static KindRow<Xfrm> xfrmExternal() {
        return new KindRow<>("xfrm, external", Xfrm.KIND, () -> Xfrm.named("x0"), Xfrm::of)
                .since("6.1")
                .on("external", Xfrm.COLLECT_METADATA, t -> t.external(), Xfrm::isExternal);
    }

    private static KindRow<Geneve> geneve() {
        return new KindRow<>("geneve", Geneve.KIND, () -> Geneve.named("x0"), Geneve::of)
                .with("id", Geneve.ID, t -> t.vni(7), Geneve::vni, 7, "7")
                .with("remote", Geneve.REMOTE, t -> t.remote(REMOTE), Geneve::remote, REMOTE, "10.0.0.2")
                .with("ttl", Geneve.TTL, t -> t.ttl(9), Geneve::ttl, 9, "9")
                .with("tos", Geneve.TOS, t -> t.tos(4), Geneve::tos, 4, "0x4")
                .with("df", Geneve.DF, t -> t.df(Vxlan.DontFragment.SET), Geneve::df, Vxlan.DontFragment.SET, "set")
                .with("port", Geneve.PORT, t -> t.port(6000), Geneve::port, 6000, "6000")
                .on("udp_csum", Geneve.UDP_CSUM, t -> t.udpCsum(true), Geneve::isUdpCsum)
                .on(
                        "udp_zero_csum6_rx",
                        Geneve.UDP_ZERO_CSUM6_RX,
                        t -> t.udp6ZeroCsumRx(true),
                        Geneve::isUdp6ZeroCsumRx)
                .since("6.15")
                .hidden(
                        "newer than iproute2 6.1",
                        Geneve.PORT_RANGE,
                        t -> t.sourcePorts(5000, 6000),
                        Geneve::sourcePorts,
                        new VxlanPorts(5000, 6000))
                .since("7.2")
                .hidden("newer than iproute2 6.1", Geneve.LOCAL, t -> t.local(LOCAL), Geneve::local, LOCAL);
    }

    private static KindRow<Geneve> geneveOverIpv6() {
        return new KindRow<>(
                        "geneve over IPv6",
                        Geneve.KIND,
                        () -> Geneve.named("x0").vni(7),
                        Geneve::of)
                .with("remote6", Geneve.REMOTE, t -> t.remote(REMOTE6), Geneve::remote, REMOTE6, "fd00::2")
                .hidden(
                        "shown as the absence of a TTL",
                        Geneve.TTL_INHERIT,
                        Geneve::inheritTtl,
                        Geneve::isTtlInherited,
                        true)
                .with("label", Geneve.LABEL, t -> t.flowLabel(0x12345), Geneve::flowLabel, 0x12345, "0x12345")
                .on(
                        "udp_zero_csum6_tx",
                        Geneve.UDP_ZERO_CSUM6_TX,
                        t -> t.udp6ZeroCsumTx(true),
                        Geneve::isUdp6ZeroCsumTx)
                .since("7.0")
                .hidden("newer than iproute2 6.1", Geneve.GRO_HINT, Geneve::groHint, Geneve::isGroHint, true);
    }

    private static KindRow<Geneve> geneveExternal() {
        return new KindRow<>("geneve, external", Geneve.KIND, () -> Geneve.named("x0"), Geneve::of)
                .on("external", Geneve.COLLECT_METADATA, t -> t.external(), Geneve::isExternal)
                .since("5.18")
                .on(
                        "inner_proto_inherit",
                        Geneve.INNER_PROTO_INHERIT,
                        t -> t.inheritInnerProtocol(),
                        Geneve::isInnerProtocolInherited);
    }

    private static KindRow<Bareudp> bareudp() {
        return new KindRow<>("bareudp", Bareudp.KIND, () -> Bareudp.named("x0"), Bareudp::of)
                .with("dstport", Bareudp.PORT, t -> t.port(6635), Bareudp::port, 6635, "6635")
                .with("ethertype", Bareudp.ETHERTYPE, t -> t.etherType(0x8847), Bareudp::etherType, 0x8847, "mpls_uc")
                .with(
                        "srcportmin",
                        Bareudp.SRCPORT_MIN,
                        t -> t.minSourcePort(5000),
                        Bareudp::minSourcePort,
                        5000,
                        "5000")
                .on("multiproto", Bareudp.MULTIPROTO_MODE, t -> t.multiProtocol(), Bareudp::isMultiProtocol);
    }

    private static KindRow<Gtp> gtp() {
        return new KindRow<>("gtp", Gtp.KIND, () -> Gtp.named("x0").createSockets(), link -> Gtp.of(link)
                        .createSockets())
                .after("address add 10.0.0.1/24 dev lo")
                .with("role", Gtp.ROLE, t -> t.role(Gtp.Role.SGSN), Gtp::role, Gtp.Role.SGSN, "sgsn")
                .with("hsize", Gtp.PDP_HASHSIZE, t -> t.hashSize(64), Gtp::hashSize, 64L, "64")
                .with("restart_count", Gtp.RESTART_COUNT, t -> t.restartCount(5), Gtp::restartCount, 5, "5")
                .unset("accepted, never reported", Gtp.CREATE_SOCKETS, Gtp.LOCAL)
                .unset("descriptors of sockets, never reported", Gtp.FD0, Gtp.FD1);
    }

    private static KindRow<Amt> amt() {
        return new KindRow<>("amt gateway", Amt.KIND, () -> Amt.named("x0"), Amt::of)
                .after(DEVICE)
                .with("mode", Amt.MODE, t -> t.mode(Amt.Mode.GATEWAY), Amt::mode, Amt.Mode.GATEWAY, "gateway")
                .with("link", Amt.LINK, t -> t.device("w0"), Amt::device, 50, "w0")
                .with("local", Amt.LOCAL_IP, t -> t.local(LOCAL), Amt::local, LOCAL, "10.0.0.1")
                .with("discovery", Amt.DISCOVERY_IP, t -> t.discovery(REMOTE), Amt::discovery, REMOTE, "10.0.0.2")
                .with("gateway_port", Amt.GATEWAY_PORT, t -> t.gatewayPort(2269), Amt::gatewayPort, 2269, "2269")
                .with("relay_port", Amt.RELAY_PORT, t -> t.relayPort(2270), Amt::relayPort, 2270, "2270")
                .unset("only reported, once a relay was found", Amt.REMOTE_IP);
    }

    private static KindRow<Amt> amtRelay() {
        return new KindRow<>(
                        "amt relay",
                        Amt.KIND,
                        () -> Amt.named("x0").device("w0").local(LOCAL),
                        Amt::of)
                .after(DEVICE)
                .with("mode", Amt.MODE, t -> t.mode(Amt.Mode.RELAY), Amt::mode, Amt.Mode.RELAY, "relay")
                .with("max_tunnels", Amt.MAX_TUNNELS, t -> t.maxTunnels(7), Amt::maxTunnels, 7L, "7");
    }

    private static KindRow<Macsec> macsec() {
        return new KindRow<>("macsec", Macsec.KIND, () -> Macsec.named("x0").parent("w0"), Macsec::of)
                // Loading the modules of the cipher may take seconds.
                .after(DEVICE, "link add link w0 name w2 type macsec icvlen 12 cipher gcm-aes-256")
                .with(
                        "sci",
                        Macsec.SCI,
                        t -> t.sci(0x1234567890abcdefL),
                        Macsec::sci,
                        0x1234567890abcdefL,
                        "1234567890abcdef")
                .with(
                        "cipher_suite",
                        Macsec.CIPHER_SUITE,
                        t -> t.cipher(Macsec.Cipher.GCM_AES_256),
                        Macsec::cipher,
                        Macsec.Cipher.GCM_AES_256,
                        "GCM-AES-256")
                .with("icv_len", Macsec.ICV_LEN, t -> t.icvLength(12), Macsec::icvLength, 12, "12")
                .on("encrypt", Macsec.ENCRYPT, t -> t.encrypt(true), Macsec::isEncrypt)
                .off("protect", Macsec.PROTECT, t -> t.protect(false), Macsec::isProtect)
                .on("replay_protect", Macsec.REPLAY_PROTECT, t -> t.replayProtect(true), Macsec::isReplayProtect)
                .with("window", Macsec.WINDOW, t -> t.window(7), Macsec::window, 7L, "7")
                .with(
                        "validation",
                        Macsec.VALIDATION,
                        t -> t.validate(Macsec.Validation.CHECK),
                        Macsec::validate,
                        Macsec.Validation.CHECK,
                        "check")
                .with("encoding_sa", Macsec.ENCODING_SA, t -> t.encodingSa(2), Macsec::encodingSa, 2, "2")
                .since("6.3")
                .with(
                        "offload",
                        Macsec.OFFLOAD,
                        t -> t.offload(Macsec.Offload.OFF),
                        Macsec::offload,
                        Macsec.Offload.OFF,
                        "off")
                .unset("reported as a part of the SCI", Macsec.PORT)
                .unset("padding", Macsec.PAD);
    }

    private static KindRow<Macsec> macsecEndStation() {
        return new KindRow<>(
                        "macsec of an end station",
                        Macsec.KIND,
                        () -> Macsec.named("x0").parent("w0").port(7),
                        Macsec::of)
                .after(DEVICE)
                .off("inc_sci", Macsec.INC_SCI, t -> t.sendSci(false), Macsec::isSendSci)
                .on("es", Macsec.ES, t -> t.endStation(true), Macsec::isEndStation);
    }

    private static KindRow<Macsec> macsecBroadcast() {
        return new KindRow<>(
                        "macsec with single copy broadcast",
                        Macsec.KIND,
                        () -> Macsec.named("x0").parent("w0").port(7),
                        Macsec::of)
                .after(DEVICE)
                .off("inc_sci", Macsec.INC_SCI, t -> t.sendSci(false), Macsec::isSendSci)
                .on("scb", Macsec.SCB, t -> t.singleCopyBroadcast(true), Macsec::isSingleCopyBroadcast);
    }

    private static KindRow<Ipvtap> ipvtap() {
        return new KindRow<>("ipvtap", Ipvtap.KIND, () -> Ipvtap.named("x0").parent("w0"), Ipvtap::of)
                .after(DEVICE)
                .with("mode", Ipvlan.MODE, t -> t.mode(Ipvlan.Mode.L2), Ipvtap::mode, Ipvlan.Mode.L2, "l2")
                .on("vepa", Ipvlan.FLAGS, t -> t.vepa(), Ipvtap::isVepa);
    }

    private static KindRow<Tun> tun() {
        return new KindRow<>("tun", Tun.KIND, () -> new Tun(), Tun::of)
                .needing(NO_TUN, OWNED)
                .after("tuntap add dev x0 mode tun")
                .with("type", Tun.TYPE, t -> t, Tun::type, Tun.Type.TUN, "tun")
                .with("pi", Tun.PI, t -> t, Tun::isPacketInfo, false, "0")
                .with("vnet_hdr", Tun.VNET_HDR, t -> t, Tun::isVnetHeader, false, "0")
                .with("persist", Tun.PERSIST, t -> t, Tun::isPersistent, true, "1")
                .with("multi_queue", Tun.MULTI_QUEUE, t -> t, Tun::isMultiQueue, false, "0")
                .onlyRead();
    }

    private static KindRow<Tun> tap() {
        return new KindRow<>("tap with several queues", Tun.KIND, () -> new Tun(), Tun::of)
                .needing(NO_TUN, OWNED)
                .after("tuntap add dev x0 mode tap multi_queue vnet_hdr pi user 1 group 2")
                .with("type", Tun.TYPE, t -> t, Tun::type, Tun.Type.TAP, "tap")
                .with("pi", Tun.PI, t -> t, Tun::isPacketInfo, true, "1")
                .with("vnet_hdr", Tun.VNET_HDR, t -> t, Tun::isVnetHeader, true, "1")
                .with("multi_queue", Tun.MULTI_QUEUE, t -> t, Tun::isMultiQueue, true, "1")
                .with("numqueues", Tun.NUM_QUEUES, t -> t, Tun::queues, 0L, "0")
                .with("numdisabled", Tun.NUM_DISABLED_QUEUES, t -> t, Tun::disabledQueues, 0L, "0")
                .with("user", Tun.OWNER, t -> t, Tun::owner, 1L, "daemon")
                .with("group", Tun.GROUP, t -> t, Tun::ownerGroup, 2L, "bin")
                .onlyRead();
    }
}
