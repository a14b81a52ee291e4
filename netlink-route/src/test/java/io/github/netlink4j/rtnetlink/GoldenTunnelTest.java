package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.rtnetlink.link.Amt;
import io.github.netlink4j.rtnetlink.link.Bareudp;
import io.github.netlink4j.rtnetlink.link.Erspan;
import io.github.netlink4j.rtnetlink.link.ErspanSpec;
import io.github.netlink4j.rtnetlink.link.Geneve;
import io.github.netlink4j.rtnetlink.link.Gre;
import io.github.netlink4j.rtnetlink.link.GreSpec;
import io.github.netlink4j.rtnetlink.link.Gretap;
import io.github.netlink4j.rtnetlink.link.Gtp;
import io.github.netlink4j.rtnetlink.link.Ip6erspan;
import io.github.netlink4j.rtnetlink.link.Ip6gre;
import io.github.netlink4j.rtnetlink.link.Ip6gretap;
import io.github.netlink4j.rtnetlink.link.Ip6tnl;
import io.github.netlink4j.rtnetlink.link.Ipip;
import io.github.netlink4j.rtnetlink.link.IpipSpec;
import io.github.netlink4j.rtnetlink.link.Ipvlan;
import io.github.netlink4j.rtnetlink.link.Ipvtap;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkSpec;
import io.github.netlink4j.rtnetlink.link.Links;
import io.github.netlink4j.rtnetlink.link.Macsec;
import io.github.netlink4j.rtnetlink.link.Sit;
import io.github.netlink4j.rtnetlink.link.TunnelEncap;
import io.github.netlink4j.rtnetlink.link.TunnelMode;
import io.github.netlink4j.rtnetlink.link.Vti;
import io.github.netlink4j.rtnetlink.link.Vti6;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.rtnetlink.link.Xfrm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** For each command that creates a tunnel, our request is the one that {@code ip} sends. */
class GoldenTunnelTest {
    private static final LinkRef ETH0 = LinkRef.of(10);
    private static final IpAddress NEAR = IpAddress.parse("10.0.0.1");
    private static final IpAddress FAR = IpAddress.parse("10.0.0.2");
    private static final IpAddress NEAR6 = IpAddress.parse("fd00::1");
    private static final IpAddress FAR6 = IpAddress.parse("fd00::2");

    private final Map<String, LinkSpec<?>> ours = new LinkedHashMap<>();

    private void add(String command, LinkSpec<?> link) {
        ours.put("ip link add " + command, link);
    }

    {
        addGre();
        addGreOverIpv6();
        addIp();
        addIpOverIpv6();
        addIpsec();
        addUdp();
        addOnTopOfOthers();
    }

    /** What {@code ip} sends of every tunnel by GRE, though these are the kernel's defaults. */
    private static <S extends GreSpec<S>> S plain(S gre) {
        return gre.noKey()
                .checksum(false)
                .set(Gre.TTL, 0)
                .fwmark(0)
                .encap(TunnelEncap.NONE)
                .encapSourcePort(0)
                .encapDestinationPort(0)
                .encapCsum(false);
    }

    private static <S extends GreSpec<S>> S over4(S gre) {
        return plain(gre).remote(FAR).tos(0).pmtuDisc(true);
    }

    private static <S extends GreSpec<S>> S over6(S gre) {
        return plain(gre)
                .remote(FAR6)
                .local(NEAR6)
                .ttl(64)
                .encapLimit(4)
                .trafficClass(0)
                .encapCsum6(true)
                .set(Gre.ERSPAN_VER, 1);
    }

    private void addGre() {
        add("g0 type gre", Gre.named("g0"));
        add(
                "g0 type gre remote 10.0.0.2 local 10.0.0.1 ttl 9 tos 4 dev eth0 fwmark 7",
                over4(Gre.named("g0")).local(NEAR).ttl(9).tos(4).device(ETH0).fwmark(7));
        add(
                "g0 type gre remote 10.0.0.2 ikey 5 okey 0.0.0.6 iseq ocsum",
                over4(Gre.named("g0"))
                        .inputKey(5)
                        .outputKey(6)
                        .inputSequence(true)
                        .outputChecksum(true));
        add(
                "g0 type gre remote 10.0.0.2 key 7 seq csum tos inherit",
                over4(Gre.named("g0")).key(7).sequence(true).checksum(true).inheritTos());
        add("g0 type gre external", Gre.named("g0").external());
        add(
                "g0 type gretap remote 10.0.0.2 local 10.0.0.1 nopmtudisc ignore-df",
                over4(Gretap.named("g0")).local(NEAR).pmtuDisc(false).ignoreDf(true));
        add(
                "g0 type gretap remote 10.0.0.2 encap fou encap-sport 5555 encap-dport 6666 encap-csum encap-remcsum",
                over4(Gretap.named("g0"))
                        .encap(TunnelEncap.FOU)
                        .encapSourcePort(5555)
                        .encapDestinationPort(6666)
                        .encapCsum(true)
                        .encapRemCsum(true));
        add(
                "g0 type gretap remote 10.0.0.2 encap gue encap-sport auto encap-dport 6666",
                over4(Gretap.named("g0")).encap(TunnelEncap.GUE).encapDestinationPort(6666));
        add(
                "g0 type erspan remote 10.0.0.2 local 10.0.0.1 seq key 30 erspan_ver 1 erspan 123",
                over4(Erspan.named("g0"))
                        .local(NEAR)
                        .sequence(true)
                        .key(30)
                        .version(1)
                        .portIndex(123));
        add(
                "g0 type erspan remote 10.0.0.2 local 10.0.0.1 seq key 30 erspan_ver 2 erspan_dir egress erspan_hwid 7",
                over4(Erspan.named("g0"))
                        .local(NEAR)
                        .sequence(true)
                        .key(30)
                        .version(2)
                        .direction(ErspanSpec.Direction.EGRESS)
                        .hardwareId(7));
    }

    private void addGreOverIpv6() {
        add(
                "g0 type ip6gre remote fd00::2 local fd00::1 hoplimit 9 encaplimit 3 tclass 0x12 flowlabel 0x12345 dscp"
                        + " inherit dev eth0 fwmark 8 allow-localremote",
                over6(Ip6gre.named("g0"))
                        .ttl(9)
                        .encapLimit(3)
                        .trafficClass(0x12)
                        .flowLabel(0x12345)
                        .inheritDscp(true)
                        .device(ETH0)
                        .fwmark(8)
                        .allowLocalRemote(true));
        add(
                "g0 type ip6gre remote fd00::2 local fd00::1 ikey 5 okey 6 oseq icsum",
                over6(Ip6gre.named("g0"))
                        .inputKey(5)
                        .outputKey(6)
                        .outputSequence(true)
                        .inputChecksum(true));
        add(
                "g0 type ip6gretap remote fd00::2 local fd00::1 encaplimit none tclass inherit flowlabel inherit fwmark"
                        + " inherit",
                over6(Ip6gretap.named("g0"))
                        .noEncapLimit()
                        .inheritTrafficClass()
                        .inheritFlowLabel()
                        .inheritFwmark(true));
        add("g0 type ip6gretap external", Ip6gretap.named("g0").external());
        add(
                "g0 type ip6erspan remote fd00::2 local fd00::1 seq key 30 erspan_ver 2 erspan_dir egress erspan_hwid 7",
                over6(Ip6erspan.named("g0"))
                        .sequence(true)
                        .key(30)
                        .version(2)
                        .direction(ErspanSpec.Direction.EGRESS)
                        .hardwareId(7));
    }

    /** What {@code ip} sends of every tunnel by IP alone, though these are the kernel's defaults. */
    private static <S extends IpipSpec<S>> S plainIp(S tunnel) {
        return tunnel.ttl(0)
                .fwmark(0)
                .encap(TunnelEncap.NONE)
                .encapSourcePort(0)
                .encapDestinationPort(0)
                .encapCsum(false)
                .set(Ipip.LINK, 0);
    }

    private static <S extends IpipSpec<S>> S ipOver4(S tunnel) {
        return plainIp(tunnel).local(NEAR).tos(0).pmtuDisc(true);
    }

    private static Ip6tnl ipOver6() {
        return plainIp(Ip6tnl.named("p0"))
                .local(NEAR6)
                .remote(FAR6)
                .ttl(64)
                .encapLimit(4)
                .trafficClass(0)
                .encapCsum6(true);
    }

    private void addIp() {
        add(
                "p0 type ipip remote 10.0.0.2 local 10.0.0.1 ttl 9 tos 4 dev eth0 fwmark 7 mode mplsip",
                ipOver4(Ipip.named("p0"))
                        .remote(FAR)
                        .ttl(9)
                        .tos(4)
                        .device(ETH0)
                        .fwmark(7)
                        .mode(TunnelMode.MPLS));
        add(
                "p0 type ipip remote 10.0.0.2 local 10.0.0.1 nopmtudisc mode ipip encap gue encap-sport 5555 encap-dport"
                        + " 6666 encap-csum",
                ipOver4(Ipip.named("p0"))
                        .remote(FAR)
                        .pmtuDisc(false)
                        .mode(TunnelMode.IPV4)
                        .encap(TunnelEncap.GUE)
                        .encapSourcePort(5555)
                        .encapDestinationPort(6666)
                        .encapCsum(true));
        add("p0 type ipip external", Ipip.named("p0").mode(TunnelMode.ANY).external());
        add(
                "p0 type sit remote 10.0.0.2 local 10.0.0.1 mode ip6ip",
                ipOver4(Sit.named("p0")).remote(FAR).mode(TunnelMode.IPV6).isatap(false));
        add(
                "p0 type sit local 10.0.0.1 mode any isatap",
                ipOver4(Sit.named("p0")).mode(TunnelMode.ANY).isatap(true));
        add(
                "p0 type sit local 10.0.0.1 6rd-prefix 2001:db8::/32 6rd-relay_prefix 10.0.0.0/8",
                ipOver4(Sit.named("p0"))
                        .mode(TunnelMode.ANY)
                        .isatap(false)
                        .sixRd(IpPrefix.parse("2001:db8::/32"), IpPrefix.parse("10.0.0.0/8")));
    }

    private void addIpOverIpv6() {
        add(
                "p0 type ip6tnl remote fd00::2 local fd00::1 hoplimit 9 encaplimit 3 tclass 0x12 flowlabel 0x12345 dscp"
                        + " inherit fwmark 8 allow-localremote mode ipip6 dev eth0",
                ipOver6()
                        .ttl(9)
                        .encapLimit(3)
                        .trafficClass(0x12)
                        .flowLabel(0x12345)
                        .inheritDscp(true)
                        .fwmark(8)
                        .allowLocalRemote(true)
                        .mode(TunnelMode.IPV4)
                        .device(ETH0));
        add(
                "p0 type ip6tnl remote fd00::2 local fd00::1 encaplimit none tclass inherit flowlabel inherit fwmark"
                        + " inherit mode any encap fou encap-sport 5555 encap-dport 6666",
                ipOver6()
                        .noEncapLimit()
                        .inheritTrafficClass()
                        .inheritFlowLabel()
                        .inheritFwmark(true)
                        .mode(TunnelMode.ANY)
                        .encap(TunnelEncap.FOU)
                        .encapSourcePort(5555)
                        .encapDestinationPort(6666));
        add("p0 type ip6tnl external", Ip6tnl.named("p0").mode(TunnelMode.ANY).external());
    }

    private void addIpsec() {
        add(
                "p0 type vti remote 10.0.0.2 local 10.0.0.1 ikey 5 okey 6 dev eth0 fwmark 7",
                Vti.named("p0")
                        .remote(FAR)
                        .local(NEAR)
                        .inputKey(5)
                        .outputKey(6)
                        .device(ETH0)
                        .fwmark(7));
        add(
                "p0 type vti6 remote fd00::2 local fd00::1 key 1.2.3.4 dev eth0 fwmark 7",
                Vti6.named("p0")
                        .remote(FAR6)
                        .local(NEAR6)
                        .key("1.2.3.4")
                        .device(ETH0)
                        .fwmark(7));
        add("x0 type xfrm dev eth0 if_id 7", Xfrm.named("x0").device(ETH0).ifId(7));
        add("x0 type xfrm external", Xfrm.named("x0").external());
    }

    private void addUdp() {
        add(
                "v0 type geneve id 7 remote 10.0.0.2 ttl 9 tos 4 df set dstport 6000 udpcsum udp6zerocsumrx",
                Geneve.named("v0")
                        .vni(7)
                        .remote(FAR)
                        .flowLabel(0)
                        .ttl(9)
                        .tos(4)
                        .df(Vxlan.DontFragment.SET)
                        .port(6000)
                        .udpCsum(true)
                        .udp6ZeroCsumRx(true));
        add(
                "v0 type geneve id 7 remote fd00::2 ttl inherit flowlabel 0x12345 tos inherit udp6zerocsumtx",
                Geneve.named("v0")
                        .vni(7)
                        .remote(FAR6)
                        .inheritTtl()
                        .set(Geneve.TTL, 0)
                        .flowLabel(0x12345)
                        .tos(1)
                        .udp6ZeroCsumTx(true));
        add(
                "v0 type geneve external innerprotoinherit",
                Geneve.named("v0").vni(0).flowLabel(0).ttl(0).tos(0).external().inheritInnerProtocol());
        add(
                "u0 type bareudp dstport 6635 ethertype mpls_uc srcportmin 5000 multiproto",
                Bareudp.named("u0")
                        .port(6635)
                        .etherType(0x8847)
                        .minSourcePort(5000)
                        .multiProtocol());
        add(
                "t0 type gtp role sgsn hsize 64 restart_count 5",
                Gtp.named("t0").createSockets().role(Gtp.Role.SGSN).hashSize(64).restartCount(5));
        add(
                "t0 type amt mode gateway local 10.0.0.1 discovery 10.0.0.2 dev eth0 gateway_port 2269 relay_port 2270",
                Amt.named("t0")
                        .mode(Amt.Mode.GATEWAY)
                        .local(NEAR)
                        .discovery(FAR)
                        .device(ETH0)
                        .gatewayPort(2269)
                        .relayPort(2270));
        add(
                "t0 type amt mode relay local 10.0.0.1 dev eth0 max_tunnels 7",
                Amt.named("t0").mode(Amt.Mode.RELAY).local(NEAR).device(ETH0).maxTunnels(7));
    }

    private void addOnTopOfOthers() {
        add(
                "link eth0 s0 type macsec sci 1234567890abcdef cipher gcm-aes-256 icvlen 12 encrypt on protect off replay"
                        + " on window 7 validate check encodingsa 2",
                Macsec.named("s0")
                        .parent(ETH0)
                        .sci(0x1234567890abcdefL)
                        .cipher(Macsec.Cipher.GCM_AES_256)
                        .icvLength(12)
                        .encrypt(true)
                        .protect(false)
                        .replayProtect(true)
                        .window(7)
                        .validate(Macsec.Validation.CHECK)
                        .encodingSa(2));
        add(
                "link eth0 s0 type macsec port 7 send_sci off end_station on scb off offload off",
                Macsec.named("s0")
                        .parent(ETH0)
                        .port(7)
                        .sendSci(false)
                        .endStation(true)
                        .singleCopyBroadcast(false)
                        .offload(Macsec.Offload.OFF));
        add(
                "link eth0 s0 type macsec address 02:00:00:00:00:07 port 7 cipher gcm-aes-xpn-128",
                Macsec.named("s0")
                        .parent(ETH0)
                        .sci(MacAddress.parse("02:00:00:00:00:07"), 7)
                        .cipher(Macsec.Cipher.GCM_AES_XPN_128));
        add(
                "link eth0 ip0 type ipvtap mode l2 vepa",
                Ipvtap.named("ip0").parent(ETH0).mode(Ipvlan.Mode.L2).vepa());
    }

    @TestFactory
    Stream<DynamicTest> givenCommandOfIp_whenWeDoTheSame_thenTheRequestIsTheSame() {
        Map<String, byte[]> theirs = Golden.read("tunnel.txt");
        assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        return theirs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    byte[] message = Recorder.messageOf(client -> new Links(client).create(ours.get(entry.getKey())));

                    assertThat(Canonical.of(message, LinkAttr.SET))
                            .isEqualTo(Canonical.of(entry.getValue(), LinkAttr.SET));
                }));
    }
}
