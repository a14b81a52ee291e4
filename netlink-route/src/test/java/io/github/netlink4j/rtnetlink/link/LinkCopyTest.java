package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.Comparison;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.TestNetns;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A link that is deleted and created again from a copy that was read is the same, except for counters and ages. */
@LiveRoute
class LinkCopyTest {
    /**
     * Ignored are counters and ages, the state of the carrier and of the spanning tree, and the identity of a bridge, which
     * it has only once it has a port or was given an address.
     */
    private static final Comparison SAME = Comparison.ignoring(
                    LinkAttr.STATS,
                    LinkAttr.STATS64,
                    LinkAttr.AF_SPEC,
                    LinkAttr.OPERSTATE,
                    LinkAttr.QDISC,
                    LinkAttr.CARRIER,
                    LinkAttr.CARRIER_CHANGES,
                    LinkAttr.CARRIER_UP_COUNT,
                    LinkAttr.CARRIER_DOWN_COUNT,
                    Hsr.SEQ_NR,
                    Bridge.BRIDGE_ID,
                    Bridge.ROOT_ID,
                    Bridge.HELLO_TIMER,
                    Bridge.TCN_TIMER,
                    Bridge.TOPOLOGY_CHANGE_TIMER,
                    Bridge.GC_TIMER,
                    // Random for tunnels over IPv6.
                    LinkAttr.PERM_ADDRESS,
                    BridgePort.STATE,
                    BridgePort.HOLD_TIMER,
                    BridgePort.MESSAGE_AGE_TIMER,
                    BridgePort.FORWARD_DELAY_TIMER)
            .ignoringHeader(8, 16);

    private static void recreate(RtNetlink nl, String name, Function<LinkView, LinkSpec<?>> copy) {
        Link before = nl.links().get(name);
        LinkSpec<?> spec = copy.apply(before);
        nl.links().delete(name);

        Link after = nl.links().create(spec.index(before.index()));

        assertSame(before, after);
    }

    static void assertSame(Link before, Link after) {
        assertThat(after.flags() & LinkView.SETTABLE_FLAGS).isEqualTo(before.flags() & LinkView.SETTABLE_FLAGS);
        assertThat(SAME.same(before, after))
                .withFailMessage("before: %s%nafter:  %s", before, after)
                .isTrue();
    }

    @Test
    @RequiresKind({"bridge", "veth"})
    void givenBridgeAsTheKernelMakesIt_whenRecreated_thenItIsTheSame(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));

        recreate(nl, "br0", Bridge::of);
    }

    @Test
    @RequiresKind("bridge")
    void givenBridgeWithOptions_whenRecreated_thenItIsTheSame(RtNetlink nl) {
        nl.links()
                .create(Bridge.named("br0")
                        .up()
                        .alias("a bridge")
                        .group(4)
                        .mtu(1400)
                        .txQueueLength(77)
                        .address("02:00:00:00:00:99")
                        .promiscuous(true)
                        .multicast(false)
                        .helloTime(Duration.ofSeconds(1))
                        .maxAge(Duration.ofSeconds(7))
                        .forwardDelay(Duration.ofSeconds(3))
                        .ageingTime(Duration.ofSeconds(60))
                        .priority(100)
                        .groupFwdMask(8)
                        .mcastSnooping(false)
                        .mcastQuerier(true)
                        .noLinkLocalLearn(true)
                        .nfCallIptables(true));

        recreate(nl, "br0", Bridge::of);

        Bridge read = Bridge.of(nl.links().get("br0"));
        assertThat(read.helloTime()).isEqualTo(Duration.ofSeconds(1));
        assertThat(read.isNoLinkLocalLearn()).isTrue();
    }

    @Test
    @DisplayName("H83: a kernel without VLAN filtering refuses to switch off what is off")
    @RequiresKind("bridge")
    void givenBridge_whenCopiedUnderAnotherName_thenBothAreThere(RtNetlink nl) {
        Link first = nl.links().create(Bridge.named("br0").stp(true).priority(9));

        Link second = nl.links().create(Bridge.of(first).name("br1").address("02:00:00:00:00:77"));

        assertThat(Bridge.of(second).priority()).isEqualTo(9);
        assertThat(Bridge.of(second).isStp()).isTrue();
        assertThat(second.address()).hasToString("02:00:00:00:00:77");
        assertThat(nl.links().find("br0")).isPresent();
    }

    @Test
    @RequiresKind({"bridge", "veth"})
    void givenPairOfWhichOneEndIsAPort_whenRecreated_thenBothEndsAreTheSame(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));
        nl.links()
                .createVeth(Veth.named("v0")
                        .index(70)
                        .master("br0")
                        .up()
                        .mtu(1400)
                        .txQueues(2)
                        .gsoMaxSize(30_000)
                        .peer("v1", far -> far.index(71).up().mtu(1300).txQueueLength(5)));
        nl.links()
                .change(
                        "v0",
                        BridgePort.options()
                                .cost(10)
                                .priority(3)
                                .hairpin(true)
                                .rootBlock(true)
                                .flood(false)
                                .neighSuppress(true)
                                .isolated(true)
                                .mcastRouter(2));
        Link near = nl.links().get("v0");
        Link far = nl.links().get("v1");
        Veth copy = Veth.of(near, far).index(70);
        nl.links().delete("v0");

        LinkPair pair = nl.links().createVeth(copy.peer("v1", end -> end.index(71)));

        assertSame(near, nl.links().get("v0"));
        assertSame(far, nl.links().get("v1"));
        assertThat(BridgePort.of(pair.link()).isHairpin()).isTrue();
    }

    @Test
    @DisplayName("H84: a tunnel without remote checksum offload cannot be created from what is reported of it")
    @RequiresKind({"vxlan", "veth"})
    void givenTunnels_whenRecreated_thenTheyAreTheSame(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        List.of(
                        Vxlan.named("x0").vni(7).port(4789),
                        Vxlan.named("x1")
                                .vni(8)
                                .port(4789)
                                .local("10.0.0.1")
                                .remote("10.0.0.2")
                                .device("v0")
                                .sourcePorts(5000, 6000)
                                .ttl(9)
                                .tos(4)
                                .df(Vxlan.DontFragment.SET)
                                .ageing(Duration.ofMinutes(1))
                                .maxAddresses(10)
                                .learning(false)
                                .proxy(true)
                                .l2miss(true)
                                .udpCsum(false),
                        Vxlan.named("x2")
                                .vni(9)
                                .port(4789)
                                .remote("fd00::2")
                                .flowLabel(7)
                                .inheritTtl(),
                        Vxlan.named("x3").external().port(4790))
                .forEach(nl.links()::create);

        for (String name : List.of("x0", "x1", "x2", "x3")) {
            recreate(nl, name, Vxlan::of);
        }
        assertThat(Vxlan.of(nl.links().get("x2")).isTtlInherited()).isTrue();
    }

    @Test
    @RequiresKind({"macvlan", "macvtap", "veth"})
    void givenMacvlans_whenRecreated_thenTheyAreTheSame(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        nl.links()
                .create(Macvlan.named("m0")
                        .parent("v0")
                        .mode(MacvlanMode.SOURCE)
                        .senders(
                                List.of(MacAddress.parse("02:00:00:00:00:01"), MacAddress.parse("02:00:00:00:00:02"))));
        nl.links()
                .create(Macvlan.named("m1")
                        .parent("v0")
                        .mode(MacvlanMode.BRIDGE)
                        .broadcastQueueLength(7));
        nl.links()
                .create(Macvtap.named("t0")
                        .parent("v1")
                        .mode(MacvlanMode.PASSTHRU)
                        .noPromisc(true));

        recreate(nl, "m0", Macvlan::of);
        recreate(nl, "m1", Macvlan::of);
        recreate(nl, "t0", Macvtap::of);
    }

    @Test
    @RequiresKind({"vlan", "veth"})
    void givenVlans_whenRecreated_thenTheyAreTheSame(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        nl.links().create(Vlan.named("w0").parent("v0").id(7));
        nl.links()
                .create(Vlan.named("w1")
                        .parent("v0")
                        .id(8)
                        .protocol(Vlan.PROTOCOL_8021AD)
                        .reorderHeader(false)
                        .looseBinding(true)
                        .egressPriority(1, 2)
                        .egressPriority(3, 4)
                        .ingressPriority(5, 6));

        recreate(nl, "w0", Vlan::of);
        recreate(nl, "w1", Vlan::of);
    }

    @Test
    @RequiresKind({"ipvlan", "veth"})
    void givenIpvlan_whenRecreated_thenItIsTheSame(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        nl.links().create(Ipvlan.named("i0").parent("v0").mode(Ipvlan.Mode.L2).vepa());

        recreate(nl, "i0", Ipvlan::of);
    }

    @Test
    @RequiresKind({"dummy", "ifb"})
    void givenLinksWithoutOptions_whenRecreated_thenTheyAreTheSame(RtNetlink nl) {
        nl.links().create(Dummy.named("d0").arp(true).mtu(9000).group(3));
        nl.links().create(Ifb.named("i0").txQueues(2).rxQueues(2).up());

        recreate(nl, "d0", Dummy::of);
        recreate(nl, "i0", Ifb::of);
    }

    @Test
    @RequiresKind("ifb")
    void givenIfb_whenRecreated_thenItIsTheSame(RtNetlink nl) {
        nl.links().create(Ifb.named("i0").up());

        recreate(nl, "i0", Ifb::of);
    }

    @Test
    @DisplayName("H70: the index of a link of another namespace stands for another link here")
    @RequiresKind({"bridge", "vxlan", "veth"})
    void givenCopyThatRefersToLinks_whenCreatedInAnotherNamespace_thenRefused(RtNetlink nl) {
        assumeTrue(nl.client().netnsCookie() != 0, "this kernel has no SO_NETNS_COOKIE (Linux 5.14)");
        nl.links().create(Bridge.named("br0"));
        nl.links().createVeth("v0", "v1");
        Link port = nl.links().create(Vxlan.named("x0").vni(7).port(4789).master("br0"));
        Link tunnel = nl.links()
                .create(Vxlan.named("x1").vni(8).port(4789).remote("10.0.0.2").device("v0"));

        try (TestNetns x = TestNetns.create();
                RtNetlink there = RtNetlink.open(x)) {
            assertThatThrownBy(() -> there.links().create(Vxlan.of(port)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("master #" + port.master() + " was read in another network namespace");
            assertThatThrownBy(() -> there.links().create(Vxlan.of(tunnel)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("device #")
                    .hasMessageContaining("was read in another network namespace");
            assertThat(there.links().list()).extracting(Link::name).containsExactly("lo");
        }
    }

    @Test
    @RequiresKind("bridge")
    void givenLinkOfAnotherKind_whenCopied_thenRefused(RtNetlink nl) {
        Link lo = nl.links().get("lo");
        Link bridge = nl.links().create(Bridge.named("br0"));

        assertThatThrownBy(() -> Bridge.of(lo))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the link \"lo\" is of kind \"\", not \"bridge\"");
        assertThatThrownBy(() -> Vxlan.of(bridge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the link \"br0\" is of kind \"bridge\", not \"vxlan\"");
        assertThatThrownBy(() -> BridgePort.of(bridge))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the link \"br0\" is no port of a bridge");
    }
}
