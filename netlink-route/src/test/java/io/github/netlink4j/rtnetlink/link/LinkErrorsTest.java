package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Cli;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@LiveRoute
class LinkErrorsTest {
    @Test
    void givenVniThatIsTooLarge_whenSet_thenTheTextNamesPathAndLimit(RtNetlink nl) {
        assertThatThrownBy(() -> nl.links().create(Vxlan.named("vx0").vni(1 << 24)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("IFLA_LINKINFO > IFLA_INFO_DATA > IFLA_VXLAN_ID must be 0 to 16777215: 16777216");
    }

    @Test
    void givenVniThatIsTooLarge_whenTheKernelSaysSo_thenTheTextNamesThePath(RtNetlink nl) {
        RawLink raw = RawLink.ofKind("vxlan").name("vx0").data(1, (byte) 0, (byte) 0, (byte) 0, (byte) 1);

        assertThatThrownBy(() -> nl.links().create(raw))
                .isInstanceOfSatisfying(KernelException.class, e -> {
                    assertThat(e.errno()).isEqualTo(34);
                    assertThat(e.outcome()).isEqualTo(Outcome.REJECTED);
                    assertThat(e.extendedAck().path().names())
                            .startsWith("IFLA_LINKINFO", "IFLA_INFO_DATA")
                            .hasSize(3);
                })
                .hasMessageContaining(
                        "ERANGE: VXLAN ID must be lower than 16777216 (at IFLA_LINKINFO > IFLA_INFO_DATA > ");
    }

    @Test
    void givenKindThatThisKernelLacks_whenCreated_thenTheTextSaysSo(RtNetlink nl) {
        assertThatThrownBy(() -> nl.links().create(RawLink.ofKind("nosuchkind").name("x0")))
                .isInstanceOfSatisfying(KernelException.class, e -> assertThat(e.isUnsupported())
                        .isTrue())
                .hasMessageEndingWith("this kernel has no link kind \"nosuchkind\"");
    }

    @Test
    void givenKernelWithoutDummy_whenCreated_thenTheTextSaysSo(RtNetlink nl) {
        assumeTrue(Cli.fails("ip", "link", "add", "probe", "type", "dummy"), "this kernel has the link kind dummy");

        assertThatThrownBy(() -> nl.links().create(Dummy.named("d0")))
                .hasMessage(
                        "RTM_NEWLINK dummy \"d0\" rejected: EOPNOTSUPP: Unknown device type; this kernel has no link"
                                + " kind \"dummy\"");
    }

    @Test
    void givenKernelWithoutVlanFiltering_whenSwitchedOn_thenTheTextSaysSo(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));
        assumeTrue(
                Cli.fails("ip", "link", "set", "br0", "type", "bridge", "vlan_filtering", "1"),
                "this kernel has VLAN filtering");
        String reason = "EOPNOTSUPP: Operation not supported; this kernel has no VLAN filtering"
                + " (CONFIG_BRIDGE_VLAN_FILTERING)";

        assertThatThrownBy(() -> nl.links().change("br0", Bridge.options().set(Bridge.VLAN_FILTERING, true)))
                .hasMessageEndingWith(reason);
        assertThatThrownBy(() -> nl.links().create(Bridge.named("br1").set(Bridge.VLAN_FILTERING, true)))
                .hasMessageEndingWith(reason);
    }

    @Test
    void givenTimesThatNoBridgeCanHave_whenSet_thenRefusedWithTheRange() {
        assertThatThrownBy(() -> Bridge.options().set(Bridge.HELLO_TIME, 1001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("IFLA_BR_HELLO_TIME must be 100 to 1000: 1001");
        assertThatThrownBy(() -> Bridge.options().set(Bridge.MAX_AGE, 599))
                .hasMessageEndingWith("IFLA_BR_MAX_AGE must be 600 to 4000: 599");
    }

    @Test
    void givenNumbersThatNoLinkCanHave_whenSet_thenRefusedWithTheRange() {
        assertThatThrownBy(() -> Veth.named("v0").set(LinkAttr.NUM_TX_QUEUES, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("IFLA_NUM_TX_QUEUES must be 1 to 4096: 0");
        assertThatThrownBy(() -> BridgePort.options().set(BridgePort.MCAST_EHT_HOSTS_LIMIT, 0))
                .hasMessageEndingWith("IFLA_BRPORT_MCAST_EHT_HOSTS_LIMIT must be 1 to 4294967295: 0");
    }

    @Test
    void givenMasterThatTakesNoPorts_whenCreated_thenTheKindIsNotBlamed(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");

        assertThatThrownBy(() -> nl.links().create(Veth.named("w0").master("v0").peer("w1")))
                .isInstanceOfSatisfying(KernelException.class, e -> assertThat(e.isUnsupported())
                        .isTrue())
                .hasMessageNotContaining("no link kind");
    }

    @Test
    void givenNameThatIsTaken_whenCreated_thenExists(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");

        assertThatThrownBy(() -> nl.links().createVeth("w0", "v1"))
                .isInstanceOfSatisfying(
                        KernelException.class, e -> assertThat(e.isExists()).isTrue())
                .hasMessage(
                        "RTM_NEWLINK veth \"w0\" rejected: EEXIST: File exists; the name, or that of the other end, is"
                                + " taken");
        assertThat(nl.links().find("w0")).isEmpty();
    }

    @Test
    void givenNoSuchLink_whenUsed_thenNotFoundByName(RtNetlink nl) {
        assertThatThrownBy(() -> nl.links().get("nope"))
                .isInstanceOfSatisfying(
                        KernelException.class, e -> assertThat(e.isNotFound()).isTrue())
                .hasMessage("RTM_GETLINK \"nope\" rejected: ENODEV: No such device");
        assertThatThrownBy(() -> nl.links().up("nope")).hasMessageContaining("change \"nope\" rejected: ENODEV");
        assertThatThrownBy(() -> nl.links().delete(LinkRef.of(4711))).hasMessageContaining("#4711 rejected: ENODEV");
        assertThatThrownBy(() -> nl.links().create(Veth.named("v0").master("nope")))
                .hasMessage(
                        "RTM_NEWLINK veth \"v0\" rejected: ENODEV: No such device; master: there is no link \"nope\""
                                + " in this network namespace");
    }

    @Test
    void givenMtuThatIsTooSmall_whenSet_thenTheKernelSaysWhy(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");

        assertThatThrownBy(() -> nl.links().change("v0", link -> link.mtu(20)))
                .hasMessage("RTM_NEWLINK change \"v0\" rejected: EINVAL: mtu less than device minimum");
    }

    @ParameterizedTest
    @DisplayName("H28, H41: a percent sign is a pattern, and a NUL ends a name without an error")
    @CsvSource(
            delimiter = '|',
            value = {
                "''|must be a name of 1 to 15 bytes",
                ".|must be a name of 1 to 15 bytes",
                "..|must be a name of 1 to 15 bytes",
                "sixteen-bytes-xx|takes at most 15 bytes, not 16",
                "a/b|must not hold a slash, a colon or white space",
                "a:b|must not hold a slash, a colon or white space",
                "'a b'|must not hold a slash, a colon or white space",
                "v%d|must not hold a percent sign",
                "all|must not be one of the names that the kernel uses",
                "default|must not be one of the names that the kernel uses"
            })
    void givenNameThatNoLinkCanHave_whenSet_thenRefusedByTheRule(String name, String rule) {
        assertThatThrownBy(() -> Veth.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("IFLA_IFNAME ")
                .hasMessageContaining(rule);
    }

    @Test
    void givenPeerWithWhatTheKernelIgnores_whenSet_thenRefused() {
        assertThatThrownBy(() -> Veth.named("v0").peer("v1", far -> far.master("br0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the kernel ignores IFLA_MASTER of the other end of a pair");
        assertThatThrownBy(() -> Veth.named("v0").peer("v1", far -> far.alias("x")))
                .hasMessageContaining("the kernel ignores IFLA_IFALIAS");
    }

    @Test
    void givenAttributeOfAnotherKind_whenSet_thenRefused() {
        assertThatThrownBy(() -> Veth.named("v0").set(Vxlan.ID, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vxlan");
    }

    @Test
    void givenNoNameOrNoKind_whenCreated_thenRefused(RtNetlink nl) {
        assertThatThrownBy(() -> nl.links().create(Bridge.options())).hasMessageContaining("needs a name and a kind");
        assertThatThrownBy(() -> nl.links().create(new LinkChange().name("x"))).hasMessageContaining("needs a name");
    }
}
