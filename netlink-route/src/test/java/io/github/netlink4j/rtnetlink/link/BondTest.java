package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.Waiting;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bonds of each mode, and the state of their ports. */
@LiveRoute
@RequiresKind({"bond", "veth"})
class BondTest {
    private static JsonNode shown(String port) {
        return Iproute.only("link", "show", port).at("/linkinfo/info_slave_data");
    }

    @ParameterizedTest
    @EnumSource(value = BondMode.class, mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    @DisplayName("H90: a bond reports options that it refuses in its mode")
    void givenBondOfEachMode_whenRecreated_thenItIsTheSame(BondMode mode, RtNetlink nl) {
        Link before = nl.links().create(Bond.named("b0").mode(mode));
        nl.links().delete(before);

        Link after = nl.links().create(Bond.of(before).index(before.index()));

        assertThat(Bond.of(after).mode()).isEqualTo(mode);
        LinkCopyTest.assertSame(before, after);
    }

    /** The port has no partner: LACP is active, slow, aggregates, and uses defaults for the partner. */
    @Test
    void givenPortOfABondWithLacp_whenItRuns_thenItsStateIsReported(RtNetlink nl) {
        nl.links().create(Bond.named("b0").mode(BondMode.LACP).up());
        nl.links().createVeth(Veth.named("v0").master("b0").peer("v1", far -> far.up()));

        Waiting.until(
                Duration.ofSeconds(10),
                "the port has an aggregator",
                () -> nl.links().get("v0").get(BondPort.AD_AGGREGATOR_ID, 0) != 0);
        // The state of the partner goes on changing.
        Waiting.until(
                Duration.ofSeconds(30),
                "ip shows the same state of the partner",
                () -> shown("v0").get("ad_partner_oper_port_state").asInt()
                        == nl.links().get("v0").get(BondPort.AD_PARTNER_OPER_PORT_STATE, -1));

        Link port = nl.links().get("v0");
        JsonNode shown = shown("v0");
        assertThat(port.get(BondPort.AD_AGGREGATOR_ID, -1)).isEqualTo(1);
        assertThat(shown.get("ad_aggregator_id").asInt()).isEqualTo(1);
        assertThat(port.has(BondPort.AD_ACTOR_OPER_PORT_STATE)).isTrue();
        assertThat(shown.has("ad_actor_oper_port_state")).isTrue();
        assertThat(BondPort.state(port)).isEqualTo(BondPort.State.ACTIVE);
        assertThat(BondPort.miiStatus(port)).isEqualTo(BondPort.MiiStatus.UP);
        if (port.has(BondPort.AD_CHURN_ACTOR_STATE)) {
            assertThat(BondPort.actorChurn(port)).isEqualTo(BondPort.Churn.MONITORING);
            assertThat(BondPort.partnerChurn(port)).isEqualTo(BondPort.Churn.MONITORING);
        }
        assertThat(nl.links().get("b0").get(Bond.AD_INFO_NUM_PORTS, -1)).isEqualTo(1);
        assertThat(nl.links().get("b0").get(Bond.AD_INFO_PARTNER_MAC)).hasToString("00:00:00:00:00:00");
    }

    @ParameterizedTest
    @EnumSource(value = BondMode.class, mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    @DisplayName("H91: a port of a bond cannot be created from what is listed of it")
    void givenPortOfABondOfEachMode_whenItsOptionsAreSetAgain_thenTheKernelAcceptsThem(BondMode mode, RtNetlink nl) {
        nl.links().create(Bond.named("b0").mode(mode));
        nl.links().createVeth(Veth.named("v0").master("b0").peer("v1"));
        Link port = nl.links().get("v0");

        nl.links().change("v0", BondPort.of(port));
        nl.links().delete("v0");
        Link again = nl.links().createVeth(Veth.of(port, port).peer("v1")).link();

        assertThat(again.master()).isEqualTo(nl.links().get("b0").index());
        assertThat(BondPort.state(again)).isNotNull();
        assertThat(BondPort.state(nl.links().get("b0"))).isNull();
        assertThatThrownBy(() -> BondPort.of(nl.links().get("b0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the link \"b0\" is no port of a bond");
    }

    @Test
    void givenDelaysWithoutChecksOfTheCarrier_whenSet_thenRefusedWithTheReason(RtNetlink nl) {
        Bond delayed = Bond.named("b0").upDelay(Duration.ofMillis(200));
        assertThatThrownBy(() -> nl.links().create(delayed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bond \"b0\": a bond has delays only while it checks the carriers of its ports: miimon()");
        nl.links().create(Bond.named("b0"));

        assertThatThrownBy(() -> nl.links().change("b0", Bond.options().upDelay(Duration.ofMillis(200))))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("EPERM")
                .hasMessageContaining("a bond has delays only while it checks the carriers of its ports: miimon()");
    }

    @Test
    void givenTargetsOfARequest_whenReplacedAndRemoved_thenTheListIsTheGivenOne(RtNetlink nl) {
        List<IpAddress> one = List.of(IpAddress.parse("10.0.0.1"));
        List<IpAddress> many = IntStream.rangeClosed(1, 16)
                .mapToObj(i -> IpAddress.parse("10.0.0." + i))
                .toList();
        nl.links()
                .create(Bond.named("b0")
                        .mode(BondMode.ACTIVE_BACKUP)
                        .arpInterval(Duration.ofSeconds(1))
                        .arpTargets(many));

        assertThat(Bond.of(nl.links().get("b0")).arpTargets()).isEqualTo(many);
        nl.links().change("b0", Bond.options().arpTargets(one));
        assertThat(Bond.of(nl.links().get("b0")).arpTargets()).isEqualTo(one);
        nl.links().change("b0", Bond.options().arpTargets(List.of()));
        assertThat(Bond.of(nl.links().get("b0")).arpTargets()).isEmpty();
        assertThat(nl.links().get("b0").describe()).doesNotContain("IFLA_BOND_ARP_IP_TARGET");
    }

    @Test
    void givenTargetsOfAnotherFamilyOrTooMany_whenSet_thenRefused() {
        assertThatThrownBy(() -> Bond.options().arpTargets(List.of(IpAddress.parse("fd00::1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_BOND_ARP_IP_TARGET takes IPv4 addresses: fd00::1");
        assertThatThrownBy(() -> Bond.options().nsTargets(List.of(IpAddress.parse("10.0.0.1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_BOND_NS_IP6_TARGET takes IPv6 addresses: 10.0.0.1");
        assertThatThrownBy(() -> Bond.options().arpTargets(Collections.nCopies(17, IpAddress.parse("10.0.0.1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has at most 16 addresses");
        assertThatThrownBy(() -> Bond.options().mode(BondMode.OTHER)).isInstanceOf(IllegalArgumentException.class);
        assertThat(BondMode.of(99)).isEqualTo(BondMode.OTHER);
        assertThat(Bond.options().mode()).isNull();
        assertThat(Bond.options().arpTargets()).isEmpty();
        assertThat(Bond.options().miimon()).isNull();
        assertThat(Bond.options().numPeerNotif()).isEqualTo(-1);
    }
}
