package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.U8;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.RequiresKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is special about tunnels: changes that keep the other options, families of addresses, and options in bits. */
@LiveRoute
class TunnelTest {
    /** The kind gre as a user would declare it, of which the library does not know that changes reset it. */
    static final class PlainGre extends LinkSpec<PlainGre> {
        static final LinkKind KIND = LinkKind.of("gre", "PLAIN_GRE_");
        static final U8 TOS = KIND.u8(9, "TOS");

        PlainGre() {
            super(KIND);
        }
    }

    @Test
    @RequiresKind("gre")
    @DisplayName("H92: the kernel resets what a change of a tunnel does not contain")
    void givenTunnel_whenAChangeContainsOneAttribute_thenTheKernelResetsTheOthers(RtNetlink nl) {
        nl.links().create(Gre.named("g0").ttl(9).key(5));

        nl.links().change("g0", new PlainGre().set(PlainGre.TOS, 8));

        Gre plain = Gre.of(nl.links().get("g0"));
        assertThat(plain.ttl()).isZero();
        assertThat(plain.inputKey()).isEqualTo(-1);
    }

    @Test
    @RequiresKind("gre")
    @DisplayName("H92: the kernel resets what a change of a tunnel does not contain")
    void givenGre_whenOneOptionIsChanged_thenTheOthersRemain(RtNetlink nl) {
        nl.links()
                .create(Gre.named("g0")
                        .local("10.0.0.1")
                        .remote("10.0.0.2")
                        .ttl(9)
                        .key(5));

        nl.links().change("g0", Gre.options().outputChecksum(true));
        nl.links().change("g0", change -> change.set(Gre.TOS, 4));
        var batch = nl.batch();
        batch.links().change(LinkRef.of("g0"), Gre.options().fwmark(7));
        batch.execute();

        Gre read = Gre.of(nl.links().get("g0"));
        assertThat(read.local()).hasToString("10.0.0.1");
        assertThat(read.remote()).hasToString("10.0.0.2");
        assertThat(read.ttl()).isEqualTo(9);
        assertThat(read.tos()).isEqualTo(4);
        assertThat(read.fwmark()).isEqualTo(7);
        assertThat(read.inputKey()).isEqualTo(5);
        assertThat(read.outputKey()).isEqualTo(5);
        assertThat(read.isOutputChecksum()).isTrue();
        assertThat(read.isInputChecksum()).isFalse();
    }

    @Test
    @RequiresKind("ip6gre")
    void givenOptionsThatShareANumber_whenOneIsChanged_thenTheOthersRemain(RtNetlink nl) {
        nl.links()
                .create(Ip6gre.named("g0")
                        .local("fd00::1")
                        .remote("fd00::2")
                        .trafficClass(0x12)
                        .inheritDscp(true)
                        .encapCsum(true));

        nl.links()
                .change(
                        "g0",
                        Ip6gre.options()
                                .flowLabel(0x12345)
                                .allowLocalRemote(true)
                                .encapCsum6(true));

        Ip6gre read = Ip6gre.of(nl.links().get("g0"));
        assertThat(read.trafficClass()).isEqualTo(0x12);
        assertThat(read.flowLabel()).isEqualTo(0x12345);
        assertThat(read.isDscpInherited()).isTrue();
        assertThat(read.isLocalRemoteAllowed()).isTrue();
        assertThat(read.isEncapCsum()).isTrue();
        assertThat(read.isEncapCsum6()).isTrue();
    }

    @Test
    @RequiresKind("gre")
    void givenNumberThatIsSetAsAWhole_whenOneOfItsBitsIsChangedAsWell_thenAllBitsAreSent(RtNetlink nl) {
        nl.links().create(Gre.named("g0").key(5));

        nl.links().change("g0", Gre.options().set(Gre.IFLAGS, 0).inputChecksum(true));

        assertThat(Gre.of(nl.links().get("g0")).inputKey()).isEqualTo(-1);
        assertThat(Gre.of(nl.links().get("g0")).isInputChecksum()).isTrue();
    }

    @Test
    @RequiresKind({"ipip", "sit", "ip6tnl"})
    @DisplayName("H94: the options of a sit and of an ip6tnl have the same number and different lengths")
    void givenIpTunnels_whenOneOptionIsChanged_thenTheOthersRemain(RtNetlink nl) {
        nl.links().create(Ipip.named("p0").local("10.0.0.1").remote("10.0.0.2").mode(TunnelMode.ANY));
        nl.links().create(Sit.named("p1").local("10.0.0.1").isatap(true));
        nl.links()
                .create(Ip6tnl.named("p2")
                        .local("fd00::1")
                        .remote("fd00::2")
                        .mode(TunnelMode.IPV4)
                        .inheritDscp(true));

        nl.links().change("p0", Ipip.options().ttl(9));
        nl.links().change("p1", Sit.options().ttl(9));
        nl.links().change("p2", Ip6tnl.options().allowLocalRemote(true));

        Ipip ipip = Ipip.of(nl.links().get("p0"));
        Sit sit = Sit.of(nl.links().get("p1"));
        Ip6tnl ip6tnl = Ip6tnl.of(nl.links().get("p2"));
        assertThat(ipip.remote()).hasToString("10.0.0.2");
        assertThat(ipip.mode()).isEqualTo(TunnelMode.ANY);
        assertThat(ipip.ttl()).isEqualTo(9);
        assertThat(sit.local()).hasToString("10.0.0.1");
        assertThat(sit.isIsatap()).isTrue();
        assertThat(ip6tnl.remote()).hasToString("fd00::2");
        assertThat(ip6tnl.mode()).isEqualTo(TunnelMode.IPV4);
        assertThat(ip6tnl.isDscpInherited()).isTrue();
        assertThat(ip6tnl.isLocalRemoteAllowed()).isTrue();
    }

    @Test
    @RequiresKind({"vti", "xfrm", "veth"})
    void givenLinksForIpsec_whenOneOptionIsChanged_thenTheOthersRemain(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        nl.links().create(Vti.named("p0").local("10.0.0.1").remote("10.0.0.2").key(5));
        nl.links().create(Xfrm.named("x0").device("v0").ifId(7));

        nl.links().change("p0", Vti.options().fwmark(7));
        nl.links().change("x0", Xfrm.options().ifId(8));

        assertThat(Vti.of(nl.links().get("p0")).inputKey()).isEqualTo(5);
        assertThat(Vti.of(nl.links().get("p0")).remote()).hasToString("10.0.0.2");
        assertThat(Xfrm.of(nl.links().get("x0")).ifId()).isEqualTo(8);
        assertThat(Xfrm.of(nl.links().get("x0")).device())
                .isEqualTo(nl.links().get("v0").index());
    }

    @Test
    @RequiresKind("ipip")
    void givenExternalTunnel_whenChanged_thenItStaysExternal(RtNetlink nl) {
        nl.links().create(Ipip.named("p0").external());

        nl.links().change("p0", Ipip.options().mtu(1400));

        assertThat(Ipip.of(nl.links().get("p0")).isExternal()).isTrue();
        assertThat(nl.links().get("p0").mtu()).isEqualTo(1400);
    }

    @Test
    @RequiresKind("geneve")
    @DisplayName("H93: a GENEVE tunnel ignores the TTL when inheriting it is set to off")
    void givenGeneve_whenTheTtlIsInheritedAndThenSet_thenItIsThatOne(RtNetlink nl) {
        nl.links().create(Geneve.named("x0").vni(7).remote("10.0.0.2").inheritTtl());

        nl.links().change("x0", Geneve.options().ttl(9));

        Geneve read = Geneve.of(nl.links().get("x0"));
        assertThat(read.ttl()).isEqualTo(9);
        assertThat(read.isTtlInherited()).isFalse();
        assertThat(Geneve.options().ttl(9).inheritTtl().ttl()).isEqualTo(-1);
    }

    @Test
    void givenAddressesOfTheWrongFamily_whenSet_thenRefused(RtNetlink nl) {
        assertThatThrownBy(() -> Gre.named("g0").remote("fd00::2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "gre \"g0\": IFLA_GRE_REMOTE must be an IPv4 address, as the outer packets of this kind have:"
                                + " fd00::2");
        assertThatThrownBy(() -> Ip6tnl.named("p0").local("10.0.0.1"))
                .hasMessageContaining("IFLA_IPTUN_LOCAL must be an IPv6 address");
        refused(nl, Vti6.named("x0").set(Vti.REMOTE, IpAddress.parse("10.0.0.1")), "IFLA_VTI_REMOTE must be an IPv6");
        refused(nl, Amt.named("x0").local("fd00::1"), "IFLA_AMT_LOCAL_IP must be an IPv4 address: fd00::1");
        assertThatThrownBy(() -> nl.links().change("lo", Gretap.options().set(Gre.LOCAL, IpAddress.parse("fd00::1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenOptionsOfTheOtherFamily_whenSet_thenRefused() {
        assertThatThrownBy(() -> Gre.named("g0").flowLabel(7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gre \"g0\": the flow label is an option of tunnels over IPv6 only");
        assertThatThrownBy(() -> Ip6gre.named("g0").tos(4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ip6gre.named("g0").ignoreDf(true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sit.named("p0").encapLimit(4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ip6gre.options().trafficClass(256)).hasMessageContaining("must be 0 to 255: 256");
        assertThatThrownBy(() -> Ip6gre.options().flowLabel(1 << 20)).hasMessageContaining("must be 0 to 1048575");
    }

    @Test
    void givenWhatAKindNeedsIsMissing_whenCreated_thenRefusedBeforeAnythingIsSent(RtNetlink nl) {
        refused(nl, Erspan.named("x0").key(5), "a new link of this kind needs a session, key(), of 0 to 1023");
        refused(nl, Erspan.named("x0").key(1024).sequence(true), "of 0 to 1023");
        refused(nl, Gretap.named("x0").remote("0.0.0.0"), "cannot be all zeros; leave it out");
        refused(nl, Sit.named("x0").external(), "the kernel ignores external() of this kind");
        refused(nl, Xfrm.named("x0"), "a new xfrm needs an identifier, ifId()");
        refused(nl, Xfrm.named("x0").external().ifId(7), "external() and then neither an identifier nor a device");
        refused(nl, Geneve.named("x0").vni(7), "needs a network identifier, vni(), and a remote end");
        refused(
                nl,
                Geneve.named("x0").vni(7).remote("10.0.0.2").local("fd00::1"),
                "both ends must be of the same family");
        refused(nl, Bareudp.named("x0").port(6635), "needs a port, port(), and a protocol, etherType()");
        refused(nl, Gtp.named("x0"), "a new gtp needs sockets");
        refused(nl, Amt.named("x0").mode(Amt.Mode.RELAY), "a new amt needs a mode");
        refused(
                nl,
                Amt.named("x0").mode(Amt.Mode.GATEWAY).device("lo").local("10.0.0.1"),
                "the address at which it looks for a relay");
        refused(nl, Macsec.named("x0"), "a new link of this kind needs a parent");
        refused(nl, Macsec.named("x0").parent("lo").sci(1).port(2), "set one of both");
        refused(nl, Macsec.named("x0").parent("lo").replayProtect(true), "needs a window");
        refused(
                nl,
                Macsec.named("x0").parent("lo").sci(1).sendSci(false),
                "sci() requires that frames contain it, sendSci(true)");
        refused(nl, Ipvtap.named("x0"), "a new link of this kind needs a parent");
        refused(nl, new Tun().name("x0"), "links of this kind are created by ioctl()");
    }

    @Test
    @RequiresKind({"macsec", "veth"})
    @DisplayName("H95: a MACsec link that does not send its identifier cannot be created from what is reported of it")
    void givenMacsecThatDoesNotSendItsIdentifier_whenCopied_thenThePortIs(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        Link first = nl.links()
                .create(Macsec.named("m0").parent("v0").port(7).sendSci(false).endStation(true));

        Link second = nl.links().create(Macsec.of(first).name("m1").address("02:00:00:00:00:77"));

        assertThat(second.get(Macsec.SCI, 0)).isEqualTo(0x02_00_00_00_00_77_0007L);
        assertThat(Macsec.of(second).port()).isEqualTo(7);
        assertThat(Macsec.of(second).isEndStation()).isTrue();
    }

    private static void refused(RtNetlink nl, LinkSpec<?> spec, String why) {
        assertThatThrownBy(() -> nl.links().create(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
        assertThat(nl.links().find("x0")).isEmpty();
    }

    @Test
    void givenOtherValuesThatTheKernelDoesNotAccept_whenSet_thenRefused() {
        assertThatThrownBy(() -> Ipip.named("p0").mode(TunnelMode.IPV6))
                .hasMessage("ipip \"p0\": the kernel carries no IPV6 packets in such a tunnel");
        assertThatThrownBy(() -> Gre.options().key("seven"))
                .hasMessage("the key of a tunnel must be a number below 2^32, or four with dots: \"seven\"");
        assertThatThrownBy(() -> Gre.options().key("0x100000000")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Gre.options().encap(TunnelEncap.OTHER)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Macsec.options().sci(MacAddress.parse("02:00:00:00"), 7))
                .hasMessageContaining("must have 6 bytes");
        IpPrefix relay = IpPrefix.parse("10.0.0.0/8");
        assertThatThrownBy(() -> Sit.options().sixRd(IpPrefix.parse("2001:db8::/48"), relay))
                .hasMessageContaining("are longer than 64 bits");
        assertThatThrownBy(() -> Sit.options().sixRd(IpPrefix.parse("2001:db8::1/32"), relay))
                .hasMessageContaining("have only zeros behind them");
        assertThatThrownBy(() -> Sit.options().sixRd(relay, relay)).hasMessageContaining("an IPv6 prefix and an IPv4");
    }

    @Test
    void givenKeysAsText_whenParsed_thenNumbersAndDotsAreAccepted() {
        assertThat(Gre.options().key("7").outputKey()).isEqualTo(7);
        assertThat(Gre.options().key("0xffffffff").outputKey()).isEqualTo(0xffff_ffffL);
        assertThat(Vti.options().key("0.0.1.2").inputKey()).isEqualTo(0x102);
    }

    @Test
    void givenNumbersOfAnotherKernel_whenRead_thenTheyAreOther() {
        assertThat(TunnelEncap.of(4)).isEqualTo(TunnelEncap.OTHER);
        assertThat(TunnelMode.of(47)).isEqualTo(TunnelMode.OTHER);
        assertThat(ErspanSpec.Direction.of(2)).isEqualTo(ErspanSpec.Direction.OTHER);
        assertThat(Gtp.Role.of(2)).isEqualTo(Gtp.Role.OTHER);
        assertThat(Amt.Mode.of(2)).isEqualTo(Amt.Mode.OTHER);
        assertThat(Macsec.Validation.of(3)).isEqualTo(Macsec.Validation.OTHER);
        assertThat(Macsec.Offload.of(3)).isEqualTo(Macsec.Offload.OTHER);
        assertThat(Macsec.Cipher.of(5)).isEqualTo(Macsec.Cipher.OTHER);
        assertThat(Tun.Type.of(3)).isEqualTo(Tun.Type.OTHER);
        assertThat(Amt.Mode.OTHER.number()).isEqualTo(-1);
    }

    @Test
    @RequiresKind("gre")
    void givenTunnelWithTheSameEnds_whenCreatedOrChanged_thenTheErrorExplainsIt(RtNetlink nl) {
        nl.links().create(Gre.named("g0").local("10.0.0.1").remote("10.0.0.2"));
        nl.links().create(Gre.named("g1").local("10.0.0.1").remote("10.0.0.3"));

        assertThatThrownBy(() ->
                        nl.links().create(Gre.named("g2").local("10.0.0.1").remote("10.0.0.2")))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("or there is a tunnel of this kind with the same ends");
        assertThatThrownBy(() -> nl.links().change("g1", Gre.options().remote("10.0.0.2")))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("there is a tunnel of this kind with the same ends");
    }

    @Test
    @RequiresKind("gtp")
    void givenKindThatCannotBeChanged_whenChanged_thenTheErrorExplainsIt(RtNetlink nl) {
        nl.links().create(Gtp.named("x0").createSockets());

        assertThatThrownBy(() -> nl.links().change("x0", change -> change.set(Gtp.ROLE, 1)))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("a gtp cannot be changed; create another one");
    }
}
