package io.github.netlink4j.rtnetlink.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.BatchResults;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.internal.Polling;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKernel;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Neighbours and proxy entries, against the kernel and {@code ip}. */
@LiveRoute
@RequiresKind("veth")
class NeighboursTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String MAC = "02:00:00:00:00:02";
    private static final NeighbourFilter PERMANENT = NeighbourFilter.all().state(NeighbourView.NUD_PERMANENT);

    private LinkRef v0;

    @BeforeEach
    void links() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
            nl.addresses().add("v0", "10.0.0.1/24");
            v0 = LinkRef.of(nl.links().get("v0").index());
        }
    }

    private static NeighbourSpec on(String address) {
        return NeighbourSpec.of(address).device("v0");
    }

    private static NeighbourSpec known(String address) {
        return on(address).lladdr(MAC);
    }

    private static List<String> addresses(List<Neighbour> neighbours) {
        return neighbours.stream()
                .map(neighbour -> neighbour.address().toString())
                .toList();
    }

    // As ip shows them.

    @Test
    void givenNeighboursOfAllKinds_whenListed_thenEachFieldAsIpShows(RtNetlink nl) {
        nl.neighbours().add(known("10.0.0.2").protocol(RouteProtocol.RTPROT_STATIC));
        nl.neighbours().add(known("10.0.0.3").reachable().externLearn());
        nl.neighbours().add(known("10.0.0.4").noarp());
        nl.neighbours().add(on("10.0.0.5").state(NeighbourView.NUD_NONE));
        nl.neighbours().add(on("10.0.0.6").state(NeighbourView.NUD_FAILED));
        nl.neighbours().add(known("fd00::2").router().stale().protocol(77));
        nl.neighbours().add(known("fd00::3"));
        nl.neighbours().add(known("10.0.0.7").device("v1"));

        Map<String, String> ours = new TreeMap<>();
        nl.neighbours().forEach(neighbour -> ours.put(name(neighbour), ours(neighbour)));
        Map<String, String> theirs = theirs(nl, "-N", "neigh", "show", "nud", "all");

        // Meanwhile the kernel joins multicast groups.
        ours.keySet().removeIf(Iproute::isMulticast);
        theirs.keySet().removeIf(Iproute::isMulticast);
        assertThat(ours).isEqualTo(theirs);
        assertThat(ours).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void givenProxyEntries_whenListed_thenEachFieldAsIpShows(RtNetlink nl) {
        nl.neighbours().add(on("10.0.0.9").proxy());
        nl.neighbours().add(on("10.0.0.10").proxy().protocol(77));
        nl.neighbours().add(on("fd00::9").proxy().router());
        nl.neighbours().add(known("10.0.0.2"));

        Map<String, String> ours = new TreeMap<>();
        nl.neighbours().forEach(NeighbourFilter.all().proxies(), entry -> ours.put(name(entry), ours(entry)));

        Map<String, String> theirs = theirs(nl, "-N", "neigh", "show", "proxy");
        theirs.putAll(theirs(nl, "-N", "-6", "neigh", "show", "proxy"));
        assertThat(ours).isEqualTo(theirs).hasSize(3);
        assertThat(nl.neighbours().count(PERMANENT)).isEqualTo(1);
    }

    private static String name(NeighbourView neighbour) {
        return neighbour.address() + " #" + neighbour.linkIndex();
    }

    private static String ours(NeighbourView neighbour) {
        return text(
                neighbour.lladdr() == null ? "" : neighbour.lladdr().toString(),
                neighbour.isProxy() ? "" : NeighbourView.stateName(neighbour.state()),
                neighbour.isRouter(),
                neighbour.isProxy(),
                neighbour.isManaged(),
                neighbour.isExternLearned(),
                neighbour.protocol());
    }

    /** The output of {@code ip}; it shows neither the state NONE nor the index of a link. */
    private static Map<String, String> theirs(RtNetlink nl, String... words) {
        Map<String, String> theirs = new TreeMap<>();
        for (JsonNode entry : Iproute.ip(words)) {
            if (!entry.has("dst")) {
                continue;
            }
            String state = entry.path("state").path(0).asText("");
            theirs.put(
                    entry.get("dst").asText() + " #"
                            + nl.links().get(entry.get("dev").asText()).index(),
                    text(
                            entry.path("lladdr").asText(""),
                            state.isEmpty() && !entry.has("proxy") ? "NONE" : state,
                            entry.has("router"),
                            entry.has("proxy"),
                            entry.has("managed"),
                            entry.has("extern_learn"),
                            entry.path("protocol").asInt(0)));
        }
        return theirs;
    }

    private static String text(
            String lladdr,
            String state,
            boolean router,
            boolean proxy,
            boolean managed,
            boolean learned,
            int protocol) {
        return "lladdr " + lladdr + " state " + state + " router " + router + " proxy " + proxy + " managed " + managed
                + " learned " + learned + " protocol " + protocol;
    }

    @Test
    void givenNeighbours_whenPrinted_thenALineInTheWordsOfIp(RtNetlink nl) {
        nl.neighbours()
                .add(known("fd00::2")
                        .router()
                        .protocol(RouteProtocol.RTPROT_STATIC)
                        .externLearn());
        nl.neighbours().add(on("10.0.0.9").proxy());
        String dev = v0.text();

        assertThat(nl.neighbours().get("v0", "fd00::2"))
                .hasToString("fd00::2 dev " + dev + " lladdr " + MAC + " router extern_learn PERMANENT proto static");
        assertThat(nl.neighbours().get(on("10.0.0.9").proxy())).hasToString("10.0.0.9 dev " + dev + " proxy");
    }

    // Verbs

    @Test
    void givenNeighbour_whenAddedReplacedChangedAndDeleted_thenAsSpecified(RtNetlink nl) {
        nl.neighbours().add(v0, IpAddress.parse("10.0.0.2"), MacAddress.parse(MAC));
        assertThat(nl.neighbours().get("v0", "10.0.0.2").lladdr()).isEqualTo(MacAddress.parse(MAC));

        nl.neighbours().replace(on("10.0.0.2").lladdr("02:00:00:00:00:03").stale());
        assertThat(nl.neighbours().get("v0", "10.0.0.2").state()).isEqualTo(NeighbourView.NUD_STALE);
        assertThat(nl.neighbours().get("v0", "10.0.0.2").isValid()).isTrue();

        nl.neighbours().change(on("10.0.0.2").permanent());
        Neighbour changed = nl.neighbours().get(v0, IpAddress.parse("10.0.0.2"));
        assertThat(changed.isPermanent()).isTrue();
        assertThat(changed.lladdr()).isEqualTo(MacAddress.parse("02:00:00:00:00:03"));

        nl.neighbours().delete(changed);
        assertThat(nl.neighbours().find("v0", "10.0.0.2")).isEmpty();
    }

    @Test
    void givenNeighbour_whenEnsured_thenAddedOnceAndOtherOnesRefused(RtNetlink nl) {
        Neighbour first = nl.neighbours().ensure(known("10.0.0.2"));
        Neighbour second = nl.neighbours().ensure(known("10.0.0.2"));

        assertThat(first.lladdr()).isEqualTo(second.lladdr());
        assertThatThrownBy(() -> nl.neighbours().ensure(on("10.0.0.2").lladdr("02:00:00:00:00:09")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(MAC)
                .hasMessageContaining("02:00:00:00:00:09");
        nl.neighbours().replace(known("10.0.0.2").reachable());
        assertThat(nl.neighbours().ensure(known("10.0.0.2").stale()).isValid()).isTrue();
        assertThatThrownBy(() -> nl.neighbours().ensure(known("10.0.0.2"))).isInstanceOf(IllegalStateException.class);
        assertThat(nl.neighbours().ensure(on("10.0.0.9").proxy()).isProxy()).isTrue();
        assertThat(nl.neighbours().ensure(on("10.0.0.9").proxy()).isProxy()).isTrue();
    }

    @Test
    void givenNeighbour_whenMadeASpecAndAddedAgain_thenTheSame(RtNetlink nl) {
        nl.neighbours().add(known("fd00::2").router().protocol(77).stale());
        Neighbour before = nl.neighbours().get("v0", "fd00::2");

        nl.neighbours().delete(before);
        nl.neighbours().add(NeighbourSpec.of(before));

        assertThat(nl.neighbours().get("v0", "fd00::2")).hasToString(before.toString());
    }

    @Test
    void givenProxyEntry_whenChangedAndDeleted_thenNoNeighbourIsTouched(RtNetlink nl) {
        nl.neighbours().add(known("10.0.0.9"));
        nl.neighbours().add(on("10.0.0.9").proxy());
        nl.neighbours().replace(on("10.0.0.9").proxy().protocol(5));
        assertThat(nl.neighbours().get(on("10.0.0.9").proxy()).protocol()).isEqualTo(5);

        nl.neighbours().delete(nl.neighbours().get(on("10.0.0.9").proxy()));

        assertThat(nl.neighbours().find(on("10.0.0.9").proxy())).isEmpty();
        assertThat(nl.neighbours().find(on("10.0.0.9"))).isPresent();
    }

    @Test
    void givenProxyEntryForAllLinks_whenAdded_thenListedWithoutLinkAndDeleted(RtNetlink nl) {
        NeighbourSpec everywhere = NeighbourSpec.of("10.9.9.9").proxy();
        nl.neighbours().add(everywhere);

        assertThat(nl.neighbours().list(NeighbourFilter.all().proxies()))
                .singleElement()
                .hasToString("10.9.9.9 proxy");
        nl.neighbours().delete(everywhere);
        assertThat(nl.neighbours().list(NeighbourFilter.all().proxies())).isEmpty();
    }

    @Test
    void givenNeighbours_whenFlushed_thenPermanentAndNoarpStay(RtNetlink nl) {
        nl.neighbours().add(known("10.0.0.2"));
        nl.neighbours().add(known("10.0.0.3").noarp());
        nl.neighbours().add(known("10.0.0.4").stale());
        nl.neighbours().add(known("10.0.0.5").reachable());
        nl.neighbours().add(known("10.0.0.6").stale().device("v1"));
        NeighbourFilter ours = NeighbourFilter.all().to("10.0.0.0/8");

        int deleted = nl.neighbours().flush(ours.link("v0"));

        assertThat(deleted).isEqualTo(2);
        assertThat(addresses(nl.neighbours().list(ours))).containsExactlyInAnyOrder("10.0.0.2", "10.0.0.3", "10.0.0.6");
        assertThat(nl.neighbours().flush(ours.state(NeighbourView.NUD_PERMANENT, NeighbourView.NUD_STALE)))
                .isEqualTo(2);
        assertThat(addresses(nl.neighbours().list(ours))).containsExactly("10.0.0.3");
        assertThat(nl.neighbours().flush("v0")).isNotNegative();
    }

    @Test
    void givenNeighbourThatAnswers_whenResolvedAndProbed_thenReachable(RtNetlink nl) {
        nl.addresses().add("v1", "10.0.0.2/32");
        // Both ends are in one namespace, which answers for all of its addresses on any link.
        Cli.run("sh", "-c", "for i in all v0 v1; do echo 1 > /proc/sys/net/ipv4/conf/$i/accept_local; done");

        nl.neighbours().resolve("v0", "10.0.0.2");
        assertThat(Polling.await(
                        LONG, () -> nl.neighbours().get("v0", "10.0.0.2").isReachable()))
                .isTrue();
        nl.neighbours().change(on("10.0.0.2").stale());
        nl.neighbours().probe("v0", "10.0.0.2");

        assertThat(Polling.await(
                        LONG, () -> nl.neighbours().get("v0", "10.0.0.2").isReachable()))
                .isTrue();
        assertThat(nl.neighbours().get("v0", "10.0.0.2").lladdr())
                .isEqualTo(nl.links().get("v1").address());
    }

    @Test
    @DisplayName("H66: use takes the link-layer address of a permanent neighbour")
    void givenPermanentNeighbour_whenResolved_thenLeftAsItIs(RtNetlink nl) {
        nl.neighbours().add(known("10.0.0.2"));
        nl.neighbours().add(known("10.0.0.3"));

        nl.neighbours().resolve("v0", "10.0.0.2");
        nl.neighbours().replace(on("10.0.0.3").use());

        assertThat(nl.neighbours().get("v0", "10.0.0.2").isPermanent()).isTrue();
        assertThat(nl.neighbours().get("v0", "10.0.0.3").isValid()).isFalse();
    }

    @Test
    @RequiresKernel("5.16")
    void givenManagedNeighbour_whenAdded_thenTheKernelResolvesIt(RtNetlink nl) {
        nl.neighbours().add(on("10.0.0.3").managed());

        Neighbour managed = nl.neighbours().get("v0", "10.0.0.3");

        assertThat(managed.isManaged()).isTrue();
        assertThat(managed.state()).isNotEqualTo(NeighbourView.NUD_NONE);
        assertThat(NeighbourSpec.of(managed)).hasToString("10.0.0.3 dev " + v0.text() + " managed");
    }

    @Test
    @RequiresKernel("6.18")
    void givenExternallyValidatedNeighbour_whenAdded_thenReported(RtNetlink nl) {
        nl.neighbours().add(known("10.0.0.3").externLearn().externValid().stale());

        assertThat(nl.neighbours().get("v0", "10.0.0.3").isExternValidated()).isTrue();
    }

    // Listing

    @Test
    void givenNeighbours_whenFiltered_thenThoseThatMatch(RtNetlink nl) {
        nl.neighbours().add(known("10.0.0.2"));
        nl.neighbours().add(known("10.0.1.2").protocol(77).stale());
        nl.neighbours().add(known("fd00::2"));
        nl.neighbours().add(known("10.0.0.3").device("v1"));
        NeighbourFilter all = NeighbourFilter.all();

        assertThat(addresses(nl.neighbours().list(all.ipv4())))
                .containsExactlyInAnyOrder("10.0.0.2", "10.0.1.2", "10.0.0.3");
        assertThat(addresses(nl.neighbours().list(all.ipv6().state(NeighbourView.NUD_PERMANENT))))
                .containsExactly("fd00::2");
        assertThat(addresses(nl.neighbours().list(PERMANENT.link(v0))))
                .containsExactlyInAnyOrder("10.0.0.2", "fd00::2");
        assertThat(addresses(nl.neighbours().list(all.to("10.0.0.0/24"))))
                .containsExactlyInAnyOrder("10.0.0.2", "10.0.0.3");
        assertThat(addresses(nl.neighbours().list(all.to(IpPrefix.parse("fd00::/64")))))
                .containsExactly("fd00::2");
        assertThat(addresses(nl.neighbours().list(all.address(IpAddress.parse("10.0.1.2")))))
                .containsExactly("10.0.1.2");
        assertThat(addresses(nl.neighbours().list(all.protocol(77)))).containsExactly("10.0.1.2");
        assertThat(nl.neighbours().find(all.ipv4().state(NeighbourView.NUD_STALE)))
                .isPresent();
        assertThat(addresses(nl.neighbours().list("v1"))).contains("10.0.0.3").doesNotContain("10.0.0.2");
        List<String> shown = new ArrayList<>();
        nl.neighbours().forEachWhile(all.ipv4(), neighbour -> {
            shown.add(neighbour.address().toString());
            return shown.size() < 2;
        });
        assertThat(shown).hasSize(2);
    }

    @Test
    @RequiresKind("bridge")
    void givenLinkWithMaster_whenListedByMaster_thenItsNeighboursAndNoForwardingEntries(RtNetlink nl) {
        nl.links().create(Bridge.named("br0").up());
        nl.links().change("v1", link -> link.master("br0"));
        nl.neighbours().add(known("10.0.0.2"));
        nl.neighbours().add(known("10.0.0.3").device("v1"));
        Cli.run("bridge", "fdb", "add", "02:00:00:00:00:77", "dev", "v1", "master", "static");

        assertThat(addresses(
                        nl.neighbours().list(NeighbourFilter.all().master("br0").ipv4())))
                .containsExactly("10.0.0.3");
        assertThat(nl.neighbours().list().stream()
                        .filter(n -> MacAddress.parse("02:00:00:00:00:77").equals(n.lladdr())))
                .isEmpty();
    }

    @Test
    void givenStaticMethods_whenUsed_thenTheyActInThisNamespace() {
        Neighbour.add(known("10.0.0.2"));
        Neighbour.add(known("10.0.0.3"));
        Neighbour.delete("v0", "10.0.0.3");

        assertThat(addresses(Neighbour.list())).contains("10.0.0.2").doesNotContain("10.0.0.3");
        assertThat(addresses(Neighbour.list("v1"))).doesNotContain("10.0.0.2");
    }

    // Batches and errors

    @Test
    void givenBatch_whenExecuted_thenEachHasItsOutcome(RtNetlink nl) {
        nl.neighbours().add(known("10.0.0.2"));
        Batch batch = nl.batch();
        batch.neighbours().add(known("10.0.0.2"));
        batch.neighbours().add(known("10.0.0.3"));
        batch.neighbours().replace(known("10.0.0.4").stale());
        batch.neighbours().delete("v0", "10.0.0.99");
        batch.neighbours().add(on("10.0.0.9").proxy());

        BatchResults results = batch.attempt();

        assertThat(results.failures()).extracting(failure -> failure.position()).containsExactly(0, 3);
        assertThat(nl.neighbours().count(NeighbourFilter.all().to("10.0.0.0/24")))
                .isEqualTo(3);
        assertThat(nl.neighbours().count(NeighbourFilter.all().proxies())).isEqualTo(1);
    }

    @Test
    void givenRefusals_whenThrown_thenTheyExplain(RtNetlink nl) {
        nl.neighbours().add(known("10.0.0.2"));

        assertThatThrownBy(() -> nl.neighbours().add(known("10.0.0.2")))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining(
                        "RTM_NEWNEIGH 10.0.0.2 dev \"v0\" lladdr " + MAC + " nud permanent rejected: EEXIST")
                .hasMessageContaining("has an entry of this address already");
        assertThatThrownBy(() -> nl.neighbours().change(known("10.0.0.7")))
                .hasMessageContaining("ENOENT")
                .hasMessageContaining("no such entry");
        assertThatThrownBy(() -> nl.neighbours().delete("v0", "10.0.0.7"))
                .hasMessageContaining("RTM_DELNEIGH 10.0.0.7 dev \"v0\" rejected: ENOENT");
        assertThatThrownBy(() -> nl.neighbours().get("v0", "10.0.0.7"))
                .hasMessageContaining("RTM_GETNEIGH 10.0.0.7 dev \"v0\" rejected: ENOENT");
        assertThatThrownBy(() -> nl.neighbours().add(on("10.0.0.7").lladdr("02:00:00")))
                .hasMessageContaining("EINVAL");
        assertThatThrownBy(() -> nl.neighbours().add(known("10.0.0.7").device("none")))
                .hasMessageContaining("ENODEV")
                .hasMessageContaining("none");
        assertThat(nl.neighbours().find("v0", "10.0.0.7")).isEmpty();
        assertThatThrownBy(() -> nl.neighbours().find("none", "10.0.0.7")).hasMessageContaining("ENODEV");
    }

    @Test
    @DisplayName("H67: a neighbour that is refused for want of a link-layer address is left behind")
    void givenNoLinkLayerAddress_whenAdded_thenTheErrorSaysWhatIsLeftBehind(RtNetlink nl) {
        assertThatThrownBy(() -> nl.neighbours().add(on("10.0.0.7")))
                .isInstanceOfSatisfying(
                        KernelException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.PARTIAL))
                .hasMessageContaining("partly rejected: EINVAL")
                .hasMessageContaining("needs a link-layer address; an entry without a state has been left behind");

        assertThat(nl.neighbours().get("v0", "10.0.0.7").state()).isEqualTo(NeighbourView.NUD_NONE);
    }

    @Test
    @DisplayName(
            "H68: a link without neighbours keeps them under 0.0.0.0; a link-layer address that is too long is cut")
    void givenLoopbackAndLongAddress_whenAdded_thenTheKernelKeepsSomethingElse(RtNetlink nl) {
        nl.links().up("lo");
        nl.neighbours().add(known("10.0.0.7").device("lo"));
        nl.neighbours().add(on("10.0.0.8").lladdr(MAC + ":07:08"));

        assertThat(nl.neighbours().find("lo", "10.0.0.7")).isEmpty();
        assertThat(nl.neighbours().find("lo", "0.0.0.0")).isPresent();
        assertThat(nl.neighbours().get("v0", "10.0.0.8").lladdr()).isEqualTo(MacAddress.parse(MAC));
    }
}
