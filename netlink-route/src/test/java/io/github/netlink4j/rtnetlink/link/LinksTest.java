package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.rtnetlink.LinkLocal;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.KernelDifference;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@LiveRoute
class LinksTest {
    private static JsonNode ip(String name) {
        return Iproute.ip("link", "show", name).get(0);
    }

    @Test
    void givenLinksOfIp_whenListed_thenWeSeeWhatIpSees(RtNetlink nl) {
        Cli.run("ip", "link", "add", "v0", "mtu", "1400", "txqueuelen", "77", "type", "veth", "peer", "name", "v1");

        List<Link> links = nl.links().list();

        JsonNode theirs = Iproute.ip("link");
        assertThat(links).hasSameSizeAs(theirs);
        for (JsonNode their : theirs) {
            Link link = links.stream()
                    .filter(each -> each.index() == their.get("ifindex").asInt())
                    .findFirst()
                    .orElseThrow();
            assertThat(link.name()).isEqualTo(their.get("ifname").asText());
            assertThat(link.mtu()).isEqualTo(their.get("mtu").asInt());
            assertThat(link.txQueueLength()).isEqualTo(their.get("txqlen").asInt());
            assertThat(String.valueOf(link.address()))
                    .isEqualTo(their.get("address").asText());
            assertThat(link.get(LinkAttr.MAX_MTU, -1))
                    .isEqualTo(their.get("max_mtu").asLong());
            assertThat(link.operState().name().replace("_", ""))
                    .isEqualTo(their.get("operstate").asText().replace("_", ""));
        }
    }

    @Test
    void givenLink_whenLookedUp_thenNameIndexAndAlternativeNameFindTheSame(RtNetlink nl) {
        Link made = nl.links().createVeth("v0", "v1").link();
        String longName = "an alternative/name, longer than fifteen bytes";
        nl.links().addAlternativeName("v0", longName);
        nl.links().addAlternativeName(made, "short alt");

        assertThat(nl.links().get("v0").index()).isEqualTo(made.index());
        assertThat(nl.links().get(made.index()).name()).isEqualTo("v0");
        assertThat(nl.links().get(longName).index()).isEqualTo(made.index());
        assertThat(nl.links().get("short alt").index()).isEqualTo(made.index());
        assertThat(nl.links().get(made).alternativeNames()).containsExactly(longName, "short alt");
        assertThat(nl.links().find("nope")).isEmpty();
        assertThat(nl.links().find(9999)).isEmpty();
        nl.links().deleteAlternativeName(longName, longName);
        assertThat(nl.links().get(made).alternativeNames()).containsExactly("short alt");
    }

    @Test
    void givenEverySetting_whenCreated_thenAllOfItIsThereAtOnce(RtNetlink nl) {
        Link link = nl.links()
                .create(Veth.named("v0")
                        .index(40)
                        .mtu(1400)
                        .address("02:00:00:00:00:01")
                        .broadcast(MacAddress.parse("ff:ff:ff:ff:ff:fe"))
                        .txQueueLength(55)
                        .txQueues(2)
                        .rxQueues(3)
                        .group(7)
                        .alias("for people")
                        .up()
                        .promiscuous(true)
                        .allMulticast(true)
                        .arp(false)
                        .peer("v1", far -> far.mtu(1300)
                                .address("02:00:00:00:00:02")
                                .up()));

        assertThat(link.index()).isEqualTo(40);
        assertThat(link.mtu()).isEqualTo(1400);
        assertThat(link.address()).hasToString("02:00:00:00:00:01");
        assertThat(link.txQueueLength()).isEqualTo(55);
        assertThat(link.get(LinkAttr.NUM_TX_QUEUES, 0)).isEqualTo(2);
        // A kernel without receive packet steering does not report it.
        assertThat(link.get(LinkAttr.NUM_RX_QUEUES, 3)).isEqualTo(3);
        assertThat(link.group()).isEqualTo(7);
        assertThat(link.alias()).isEqualTo("for people");
        assertThat(link.hasFlag(LinkView.IFF_PROMISC)).isTrue();
        assertThat(link.hasFlag(LinkView.IFF_ALLMULTI)).isTrue();
        assertThat(link.hasFlag(LinkView.IFF_NOARP)).isTrue();
        assertThat(link.hasCarrier()).isTrue();
        JsonNode seen = ip("v0");
        assertThat(seen.get("ifalias").asText()).isEqualTo("for people");
        assertThat(seen.get("broadcast").asText()).isEqualTo("ff:ff:ff:ff:ff:fe");
        assertThat(seen.get("promiscuity").asInt()).isEqualTo(1);
        JsonNode far = ip("v1");
        assertThat(far.get("mtu").asInt()).isEqualTo(1300);
        assertThat(far.get("address").asText()).isEqualTo("02:00:00:00:00:02");
        assertThat(far.get("flags").toString()).contains("\"UP\"");
    }

    @Test
    void givenLink_whenEverySettingIsChanged_thenAllOfItIsChanged(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        nl.links().create(Bridge.named("br0"));

        nl.links().change("v0", link -> link.up()
                .mtu(1300)
                .address("02:00:00:00:00:09")
                .txQueueLength(9)
                .group(3)
                .alias("x")
                .master("br0")
                .multicast(false));

        Link changed = nl.links().get("v0");
        assertThat(changed.isUp()).isTrue();
        assertThat(changed.mtu()).isEqualTo(1300);
        assertThat(changed.master()).isEqualTo(nl.links().get("br0").index());
        assertThat(changed.hasFlag(LinkView.IFF_MULTICAST)).isFalse();
        assertThat(ip("v0").get("master").asText()).isEqualTo("br0");
        nl.links().change(changed, link -> link.noMaster().alias("").down());
        assertThat(nl.links().get("v0").master()).isZero();
        assertThat(nl.links().get("v0").alias()).isEmpty();
        assertThat(ip("v0").get("flags").toString()).doesNotContain("\"UP\"");
    }

    @Test
    void givenLinkThatIsUp_whenRenamed_thenDoneOrRefusedAsByThisKernel(RtNetlink nl) {
        nl.links().createVeth(Veth.named("v0").up());

        KernelException refusal =
                catchThrowableOfType(KernelException.class, () -> nl.links().rename("v0", "new0"));

        String seen = refusal == null ? "done" : refusal.error() == Errno.EBUSY ? "refused" : refusal.getMessage();
        assertThat(seen).isIn(KernelDifference.here("rename of a link that is up"));
        assertThat(nl.links().find("new0").isPresent()).isEqualTo(refusal == null);
    }

    @Test
    void givenLink_whenRenamed_thenOnlyItsNameIsAnother(RtNetlink nl) {
        Link made = nl.links().createVeth("v0", "v1").link();

        nl.links().rename("v0", "new0");

        assertThat(nl.links().get("new0").index()).isEqualTo(made.index());
        assertThat(nl.links().find("v0")).isEmpty();
    }

    @Test
    @DisplayName("H28: the kernel answers success for a link of another kind")
    void givenLink_whenEnsured_thenItIsLeftAsItIsAndAnotherKindIsRefused(RtNetlink nl) {
        Link made = nl.links().ensure(Bridge.named("br0").mtu(1400));

        Link again = nl.links().ensure(Bridge.named("br0").mtu(1300));

        assertThat(again.index()).isEqualTo(made.index());
        assertThat(again.mtu()).isEqualTo(1400);
        assertThatThrownBy(() -> nl.links().ensure(Veth.named("br0")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is a link \"br0\" already, and it is of kind bridge, not veth");
        assertThatThrownBy(() -> nl.links().ensure(Bridge.named("lo"))).hasMessageContaining("it is no virtual one");
    }

    @Test
    void givenSomethingElseTaken_whenEnsured_thenTheKernelsRefusalIsToldAndNothingIsMade(RtNetlink nl) {
        int index = nl.links().createVeth("v0", "v1").link().index();

        assertThatThrownBy(() -> nl.links().ensure(Veth.named("w0").peer("v1")))
                .isInstanceOf(KernelException.class)
                .hasMessageEndingWith("EEXIST: File exists; the name, or that of the other end, is taken");
        assertThatThrownBy(() -> nl.links().ensure(Bridge.named("br0").index(index)))
                .isInstanceOf(KernelException.class)
                .hasMessageEndingWith("EEXIST: File exists; the name or the index is taken");
        assertThat(nl.links().list()).extracting(Link::name).containsExactlyInAnyOrder("lo", "v0", "v1");
    }

    @Test
    void givenGroup_whenDeleted_thenItsLinksAreGoneAndNoOther(RtNetlink nl) {
        for (int i = 0; i < 10; i++) {
            nl.links().create(Veth.named("v" + i).group(77));
        }
        nl.links().create(Bridge.named("br0"));

        nl.links().deleteGroup(77);

        assertThat(nl.links().list()).extracting(Link::name).containsExactly("lo", "br0");
        assertThatThrownBy(() -> nl.links().deleteGroup(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenPair_whenOneEndIsDeleted_thenBothAreGone(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");

        nl.links().delete("v1");

        assertThat(nl.links().find("v0")).isEmpty();
    }

    @Test
    void givenFilter_whenListed_thenOnlyThoseAreThere(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));
        nl.links().createVeth(Veth.named("v0").master("br0").peer("v1"));

        assertThat(nl.links().list(LinkFilter.all().kind("veth")))
                .extracting(Link::name)
                .containsExactlyInAnyOrder("v0", "v1");
        assertThat(nl.links().list(LinkFilter.all().master("br0")))
                .extracting(Link::name)
                .containsExactly("v0");
        assertThat(nl.links().list(LinkFilter.all().kind("no-such-kind"))).isEmpty();
        assertThat(nl.links().list(LinkFilter.all().withoutStats()))
                .noneMatch(link -> link.has(LinkFamilies.INET6_STATS));
    }

    @Test
    void givenCableWithOneEndDown_whenWaitedFor_thenTheOtherIsUpOnceBothAre(RtNetlink nl) {
        nl.links().createVeth(Veth.named("v0").up().peer("v1"));

        assertThatThrownBy(() -> nl.links().awaitOperState("v0", OperState.UP, Duration.ofMillis(20)))
                .isInstanceOf(NetlinkTimeoutException.class)
                .hasMessageContaining("link \"v0\" did not become UP within 20 ms; it is ");
        nl.links().up("v1");

        assertThat(nl.links()
                        .awaitOperState("v0", OperState.UP, Duration.ofSeconds(30))
                        .hasCarrier())
                .isTrue();
    }

    @Test
    @LinkLocal
    void givenTraffic_whenCounted_thenStatisticsAreThoseOfIp(RtNetlink nl) {
        nl.links().createVeth(Veth.named("v0").up().peer("v1", far -> far.up()));
        nl.links().awaitOperState("v0", OperState.UP, Duration.ofSeconds(30));
        // IPv6 sends packets by itself; afterwards no more follow.
        nl.links().awaitState(LinkRef.of("v0"), link -> link.txPackets() > 0, "sending", Duration.ofSeconds(10));
        nl.links().down("v1");

        Link link = nl.links().get("v0");

        JsonNode stats = Iproute.ip("-s", "link", "show", "v0").get(0).get("stats64");
        assertThat(link.txBytes())
                .isEqualTo(stats.get("tx").get("bytes").asLong())
                .isPositive();
        assertThat(link.rxPackets()).isEqualTo(stats.get("rx").get("packets").asLong());
        assertThat(link.stats().txPackets()).isEqualTo(link.txPackets());
    }

    @Test
    void givenListing_whenShownOneByOne_thenViewsExpireAndCopiesDoNot(RtNetlink nl) {
        LinkView[] escaped = new LinkView[1];
        Link[] kept = new Link[1];

        nl.links().forEach(link -> {
            escaped[0] = link;
            kept[0] = link.copy();
        });

        assertThat(kept[0].name()).isEqualTo("lo");
        assertThatThrownBy(() -> escaped[0].name())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("copy() keeps one");
    }

    @Test
    void givenHandle_whenUsedInsideItsOwnListing_thenItSaysSoAtOnce(RtNetlink nl) {
        assertThatThrownBy(() -> nl.links().forEach(link -> nl.links().get("lo")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("from inside its own visitor");
    }

    @Test
    void givenMtuThatFails_whenCompletedAfterCreation_thenNothingIsLeft(RtNetlink nl) {
        // The kernel accepts the link, and then refuses the state of its carrier, which needs a driver that can change
        // it.
        assertThatThrownBy(
                        () -> nl.links().create(Bridge.named("br0").alias("a").set(LinkAttr.CARRIER, true)))
                .isInstanceOf(KernelException.class);

        assertThat(nl.links().find("br0")).isEmpty();
    }
}
