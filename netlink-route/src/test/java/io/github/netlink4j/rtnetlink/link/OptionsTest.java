package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Options that are changed, refused or not set; {@link KindTableTest} has all options of each kind. */
@LiveRoute
class OptionsTest {
    @Test
    @DisplayName("H85: whether a tunnel inherits the TTL is reported as a byte and taken as a flag")
    @RequiresKind("vxlan")
    void givenTunnel_whenItsTtlIsInherited_thenGetterAndKeySaySo(RtNetlink nl) {
        Link plain = nl.links().create(Vxlan.named("x0").vni(7).port(4789));
        Link inherits = nl.links().create(Vxlan.named("x1").vni(8).port(4789).set(Vxlan.TTL_INHERIT, true));

        assertThat(plain.get(Vxlan.TTL_INHERIT, true)).isFalse();
        assertThat(inherits.get(Vxlan.TTL_INHERIT, false)).isTrue();
        assertThat(Vxlan.of(plain).isTtlInherited()).isFalse();
        assertThat(Vxlan.of(inherits).isTtlInherited()).isTrue();
    }

    @Test
    @RequiresKind({"macvlan", "veth"})
    void givenSendersOfAMacvlan_whenAddedRemovedSetAndFlushed_thenTheListIsTheOneOfIp(RtNetlink nl) {
        MacAddress one = MacAddress.parse("02:00:00:00:00:01");
        MacAddress two = MacAddress.parse("02:00:00:00:00:02");
        MacAddress three = MacAddress.parse("02:00:00:00:00:03");
        nl.links().createVeth("v0", "v1");
        nl.links()
                .create(Macvlan.named("m0")
                        .parent("v0")
                        .mode(MacvlanMode.SOURCE)
                        .addSender(one));

        nl.links().change("m0", Macvlan.options().addSender(two));
        assertThat(senders(nl)).containsExactlyInAnyOrder(one, two);
        nl.links().change("m0", Macvlan.options().removeSender(one));
        assertThat(senders(nl)).containsExactly(two);
        nl.links().change("m0", Macvlan.options().senders(List.of(one, three)));
        assertThat(senders(nl)).containsExactlyInAnyOrder(one, three);
        nl.links().change("m0", Macvlan.options().senders(List.of()));
        assertThat(senders(nl)).isEmpty();
        nl.links().change("m0", Macvlan.options().addSender(two));
        nl.links().change("m0", Macvlan.options().noSenders());
        assertThat(senders(nl)).isEmpty();
    }

    private static List<MacAddress> senders(RtNetlink nl) {
        List<MacAddress> senders = Macvlan.of(nl.links().get("m0")).senders();
        List<String> shown = new ArrayList<>();
        Iproute.only("link", "show", "m0")
                .at("/linkinfo/info_data/macaddr_data")
                .forEach(sender -> shown.add(sender.asText()));
        assertThat(senders).extracting(MacAddress::toString).containsExactlyElementsOf(shown);
        return senders;
    }

    @Test
    @RequiresKind({"ipvlan", "veth"})
    void givenOptionsOfAnIpvlan_whenChanged_thenGettersAndIpShowThem(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        nl.links().create(Ipvlan.named("i0").parent("v0").mode(Ipvlan.Mode.L3S).isolated());

        Ipvlan isolated = Ipvlan.of(nl.links().get("i0"));
        JsonNode shown = Iproute.only("link", "show", "i0").at("/linkinfo/info_data");
        nl.links().change("i0", Ipvlan.options().vepa());
        Ipvlan vepa = Ipvlan.of(nl.links().get("i0"));
        nl.links().change("i0", Ipvlan.options().bridging());
        Ipvlan bridging = Ipvlan.of(nl.links().get("i0"));

        assertThat(isolated.mode()).isEqualTo(Ipvlan.Mode.L3S);
        assertThat(isolated.isIsolated()).isTrue();
        assertThat(shown.has("private")).isTrue();
        assertThat(vepa.isVepa()).isTrue();
        assertThat(vepa.isIsolated()).isFalse();
        assertThat(bridging.isVepa()).isFalse();
    }

    @Test
    void givenKindsWithNothingSet_whenRead_thenGettersSaySo() {
        assertThat(Bridge.options().helloTime()).isNull();
        assertThat(Bridge.options().priority()).isEqualTo(-1);
        assertThat(Bridge.options().mcastHashMax()).isEqualTo(-1);
        assertThat(Bridge.options().isStp()).isFalse();
        assertThat(Bridge.options().isMst()).isFalse();
        assertThat(BridgePort.options().cost()).isEqualTo(-1);
        assertThat(BridgePort.options().backupPort()).isZero();
        assertThat(Vxlan.options().df()).isNull();
        assertThat(Vxlan.options().remote()).isNull();
        assertThat(Vxlan.options().vni()).isEqualTo(-1);
        assertThat(Vxlan.options().device()).isZero();
        assertThat(Vlan.options().id()).isEqualTo(-1);
        assertThat(Vlan.options().isGvrp()).isFalse();
        assertThat(Macvlan.options().mode()).isNull();
        assertThat(Macvlan.options().senders()).isEmpty();
        assertThat(Ipvlan.options().mode()).isNull();
    }

    @Test
    void givenTimesThatTheKernelCannotCount_whenSet_thenRefusedByNameAndLimits() {
        assertThatThrownBy(() -> Bridge.options().helloTime(Duration.ofMillis(1005)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_BR_HELLO_TIME must be a multiple of PT0.01S")
                .hasMessageContaining("PT1.005S");
        assertThatThrownBy(() -> Bridge.options().helloTime(Duration.ofSeconds(11)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_BR_HELLO_TIME must be PT1S to PT10S: PT11S");
        assertThatThrownBy(() -> Bridge.options().maxAge(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_BR_MAX_AGE must be PT6S to PT40S: PT-1S");
        assertThatThrownBy(() -> Vxlan.options().ageing(Duration.ofMillis(1500)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_VXLAN_AGEING must be a multiple of PT1S");
    }

    @Test
    void givenModesThatAreNotKnown_whenRead_thenOtherAndNotToBeSent() {
        assertThat(MacvlanMode.of(8)).isEqualTo(MacvlanMode.PASSTHRU);
        assertThat(MacvlanMode.of(32)).isEqualTo(MacvlanMode.OTHER);
        assertThat(Ipvlan.Mode.of(2)).isEqualTo(Ipvlan.Mode.L3S);
        assertThat(Ipvlan.Mode.of(9)).isEqualTo(Ipvlan.Mode.OTHER);
        assertThat(Vxlan.DontFragment.of(9)).isEqualTo(Vxlan.DontFragment.OTHER);
        assertThatThrownBy(() -> Macvlan.options().mode(MacvlanMode.OTHER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_MACVLAN_MODE must be");
        assertThatThrownBy(() -> Ipvlan.options().mode(Ipvlan.Mode.OTHER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_IPVLAN_MODE must be");
        assertThatThrownBy(() -> Vxlan.options().df(Vxlan.DontFragment.OTHER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFLA_VXLAN_DF must be");
    }

    @Test
    void givenSettingsOfAnyLink_whenChanged_thenGettersAndIpShowThem(RtNetlink nl) {
        nl.links().createVeth(Veth.named("v0").txQueues(3).rxQueues(2).peer("v1"));

        nl.links().change("v0", link -> link.gsoMaxSize(30_000)
                .gsoMaxSegs(100)
                .txQueueLength(77)
                .broadcast(MacAddress.parse("ff:ff:ff:ff:ff:fe"))
                .promiscuous(true)
                .allMulticast(true));
        Link link = nl.links().get("v0");
        if (link.has(LinkAttr.GRO_MAX_SIZE)) {
            nl.links().change("v0", changes -> changes.groMaxSize(20_000));
        }
        if (link.has(LinkAttr.GRO_IPV4_MAX_SIZE)) {
            nl.links().change("v0", changes -> changes.groIpv4MaxSize(10_000).gsoIpv4MaxSize(12_000));
        }

        Link changed = nl.links().get("v0");
        JsonNode shown = Iproute.only("link", "show", "v0");
        assertThat(changed.gsoMaxSize())
                .isEqualTo(30_000)
                .isEqualTo(shown.get("gso_max_size").asLong());
        assertThat(changed.gsoMaxSegs())
                .isEqualTo(100)
                .isEqualTo(shown.get("gso_max_segs").asLong());
        assertThat(changed.groMaxSize()).isEqualTo(shown.path("gro_max_size").asLong());
        assertThat(changed.tsoMaxSize()).isEqualTo(shown.path("tso_max_size").asLong());
        assertThat(changed.tsoMaxSegs()).isEqualTo(shown.path("tso_max_segs").asLong());
        assertThat(changed.groIpv4MaxSize()).isEqualTo(link.has(LinkAttr.GRO_IPV4_MAX_SIZE) ? 10_000 : 0);
        assertThat(changed.gsoIpv4MaxSize()).isEqualTo(link.has(LinkAttr.GSO_IPV4_MAX_SIZE) ? 12_000 : 0);
        assertThat(changed.txQueues())
                .isEqualTo(3)
                .isEqualTo(shown.get("num_tx_queues").asInt());
        // A kernel for one processor does not report these.
        assertThat(changed.rxQueues()).isEqualTo(link.has(LinkAttr.NUM_RX_QUEUES) ? 2 : 0);
        assertThat(changed.promiscuity())
                .isEqualTo(1)
                .isEqualTo(shown.get("promiscuity").asInt());
        assertThat(changed.allMulticasts()).isEqualTo(shown.path("allmulti").asInt());
        assertThat(changed.minMtu()).isEqualTo(shown.get("min_mtu").asInt());
        assertThat(changed.maxMtu()).isEqualTo(shown.get("max_mtu").asInt());
        assertThat(changed.qdisc()).isEqualTo(shown.get("qdisc").asText());
        assertThat(changed.broadcast()).hasToString(shown.get("broadcast").asText());
        assertThat(changed.isProtoDown()).isFalse();
        assertThat(changed.permanentAddress()).isNull();
        assertThat(changed.carrierChanges()).isPositive();
    }

    @Test
    @RequiresKind("dummy")
    void givenCarrierOfADummy_whenSwitched_thenItFollows(RtNetlink nl) {
        Link made = nl.links().create(Dummy.named("d0").up());

        nl.links().change("d0", link -> link.carrier(false));
        boolean off = nl.links().get("d0").hasCarrier();
        nl.links().change("d0", link -> link.carrier(true));

        assertThat(made.hasCarrier()).isTrue();
        assertThat(off).isFalse();
        assertThat(nl.links().get("d0").hasCarrier()).isTrue();
    }

    @Test
    void givenLinksOfAGroup_whenListed_thenOnlyThoseAreShown(RtNetlink nl) {
        nl.links().createVeth(Veth.named("v0").group(7).peer("v1"));

        assertThat(nl.links().list(LinkFilter.all().group(7)))
                .extracting(Link::name)
                .contains("v0")
                .doesNotContain("v1", "lo");
        assertThat(nl.links().list(LinkFilter.all().group(0)))
                .extracting(Link::name)
                .contains("v1", "lo")
                .doesNotContain("v0");
        assertThat(LinkFilter.all().group(7)).hasToString("group 7");
    }
}
