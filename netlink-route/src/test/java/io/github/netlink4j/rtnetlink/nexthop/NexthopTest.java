package io.github.netlink4j.rtnetlink.nexthop;

import static io.github.netlink4j.rtnetlink.nexthop.NexthopNet.assumeSupported;
import static io.github.netlink4j.rtnetlink.nexthop.NexthopNet.resilient;
import static io.github.netlink4j.rtnetlink.nexthop.NexthopNet.tunnel;
import static io.github.netlink4j.rtnetlink.nexthop.NexthopNet.via;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.BatchFailure;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Vrf;
import io.github.netlink4j.rtnetlink.nexthop.NexthopFilter.Buckets;
import io.github.netlink4j.rtnetlink.nexthop.NexthopView.Bucket;
import io.github.netlink4j.rtnetlink.nexthop.NexthopView.Stats;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.object.Scope;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.KernelDifference;
import io.github.netlink4j.testing.RequiresKernel;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nexthop objects, against the kernel and {@code ip}. */
@LiveRoute
@RequiresKind("veth")
class NexthopTest {
    @BeforeEach
    void create() {
        NexthopNet.create();
    }

    private static List<Long> ids(List<Nexthop> nexthops) {
        return nexthops.stream().map(Nexthop::id).toList();
    }

    private static void addSome(RtNetlink nl) {
        nl.nexthops().add(via(1));
        nl.nexthops().add(via(2, "10.1.0.3", "w0").protocol(RouteProtocol.RTPROT_STATIC));
        nl.nexthops().add(via(3, "fd00::3", "v0"));
        nl.nexthops().add(NexthopSpec.of(4).device("w0"));
        nl.nexthops().add(NexthopSpec.of(5).device("v0").ipv6());
        nl.nexthops().add(NexthopSpec.of(6).blackhole());
        nl.nexthops().add(NexthopSpec.of(7).blackhole().ipv6().protocol(RouteProtocol.RTPROT_BGP));
        nl.nexthops().add(via(8, "172.16.0.1", "v0").onlink());
        nl.nexthops().add(NexthopSpec.of(10).group(1, 2));
        nl.nexthops().add(NexthopSpec.of(11).member(1, 5).member(2, 255).protocol(RouteProtocol.RTPROT_STATIC));
        nl.nexthops()
                .add(resilient(12, 8, 1, 2).idleTimer(Duration.ofSeconds(60)).unbalancedTimer(Duration.ofSeconds(300)));
        nl.nexthops().add(NexthopSpec.of(20).via("10.0.0.9").fdb());
        nl.nexthops().add(NexthopSpec.of(21).via("10.0.0.10").fdb());
        nl.nexthops().add(NexthopSpec.of(22).group(20, 21).fdb());
        nl.nexthops().add(NexthopSpec.of(4_294_967_295L).device("v0"));
    }

    // As ip shows them.

    @Test
    void givenObjectsOfAllForms_whenListed_thenEachFieldAsIpShows(RtNetlink nl) {
        addSome(nl);

        assertThat(ours(nl)).isEqualTo(theirs()).hasSize(15);
    }

    private static List<Map<String, Object>> ours(RtNetlink nl) {
        Map<Integer, String> names =
                nl.links().list().stream().collect(Collectors.toMap(link -> link.index(), link -> link.name()));
        List<Map<String, Object>> all = new ArrayList<>();
        for (Nexthop nexthop : nl.nexthops().list()) {
            Map<String, Object> fields = new TreeMap<>();
            fields.put("id", nexthop.id());
            fields.put("scope", Scope.name(nexthop.scope()));
            fields.put("protocol", RouteProtocol.name(nexthop.protocol()));
            put(fields, "gateway", nexthop.gateway());
            put(fields, "dev", names.get(nexthop.linkIndex()));
            put(fields, "blackhole", nexthop.isBlackhole() ? true : null);
            put(fields, "fdb", nexthop.isFdb() ? true : null);
            put(fields, "group", nexthop.isGroup() ? nexthop.members().toString() : null);
            put(
                    fields,
                    "encap",
                    nexthop.encap() == null ? null : nexthop.encap().type());
            fields.put("flags", nexthop.isOnlink() ? List.of("onlink") : List.of());
            if (nexthop.isResilient()) {
                fields.put(
                        "resilient",
                        List.of(
                                nexthop.buckets(),
                                nexthop.idleTimer().toSeconds(),
                                nexthop.unbalancedTimer().toSeconds()));
            }
            all.add(fields);
        }
        return all;
    }

    private static void put(Map<String, Object> fields, String name, Object value) {
        if (value != null) {
            fields.put(name, value instanceof Number number ? number : value.toString());
        }
    }

    private static List<Map<String, Object>> theirs() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (JsonNode shown : Iproute.ip("nexthop")) {
            Map<String, Object> fields = new TreeMap<>();
            fields.put("id", shown.get("id").asLong());
            for (String name : List.of("scope", "protocol", "gateway", "dev")) {
                put(fields, name, shown.has(name) ? shown.get(name).asText() : null);
            }
            put(fields, "blackhole", shown.has("blackhole") ? true : null);
            put(fields, "fdb", shown.has("fdb") ? true : null);
            put(fields, "encap", shown.has("encap") ? 2 : null);
            if (shown.has("group")) {
                List<String> members = new ArrayList<>();
                for (JsonNode member : shown.get("group")) {
                    members.add(member.get("id").asText()
                            + (member.has("weight") ? "," + member.get("weight").asText() : ""));
                }
                fields.put("group", members.toString());
            }
            List<String> flags = new ArrayList<>();
            shown.get("flags").forEach(flag -> flags.add(flag.asText()));
            fields.put("flags", flags);
            JsonNode args = shown.path("resilient_args");
            if (shown.path("type").asText().equals("resilient")) {
                fields.put(
                        "resilient",
                        List.of(
                                args.get("buckets").asInt(),
                                args.get("idle_timer").asLong(),
                                args.get("unbalanced_timer").asLong()));
            }
            all.add(fields);
        }
        return all;
    }

    @Test
    void givenEncapsulation_whenAdded_thenAsIpShowsAndEnsuredAgain(RtNetlink nl) {
        // The number of the tunnel hides that of the object in the output of ip.
        NexthopSpec wrapped = via(9).encap(tunnel(9));
        assumeSupported(() -> nl.nexthops().add(wrapped));

        assertThat(ours(nl)).isEqualTo(theirs());
        JsonNode seen = Iproute.encapOf(Iproute.only("nexthop"));
        assertThat(seen.get("encap_type").asText()).isEqualTo("ip");
        assertThat(seen.get("dst").asText()).isEqualTo("10.9.9.9");
        assertThat(nl.nexthops().ensure(wrapped).encap().includes(tunnel(9))).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> nl.nexthops().ensure(via(9).encap(tunnel(8))));
        assertThatIllegalStateException().isThrownBy(() -> nl.nexthops().ensure(via(9)));
    }

    @Test
    void givenObjects_whenPrinted_thenInTheWordsOfIp(RtNetlink nl) {
        addSome(nl);
        int v0 = nl.links().get("v0").index();

        assertThat(nl.nexthops().list())
                .extracting(Nexthop::toString)
                .contains(
                        "id 1 via 10.0.0.2 dev #" + v0 + " scope link",
                        "id 8 via 172.16.0.1 dev #" + v0 + " scope link onlink",
                        "id 6 blackhole",
                        "id 7 blackhole proto bgp",
                        "id 10 group 1/2",
                        "id 11 group 1,5/2,255 proto static",
                        "id 12 group 1/2 type resilient buckets 8 idle_timer 60 unbalanced_timer 300",
                        "id 20 via 10.0.0.9 fdb scope link",
                        "id 22 group 20/21 fdb");
    }

    @Test
    void givenObjectsOfAllForms_whenAddedAgainFromWhatIsListed_thenTheSame(RtNetlink nl) {
        addSome(nl);
        List<Nexthop> before = nl.nexthops().list();

        assertThat(nl.nexthops().flush()).isBetween(11, 15);
        assertThat(nl.nexthops().list()).isEmpty();
        before.stream().filter(nexthop -> !nexthop.isGroup()).forEach(nexthop -> nl.nexthops()
                .add(NexthopSpec.of(nexthop)));
        before.stream().filter(Nexthop::isGroup).forEach(nexthop -> nl.nexthops()
                .ensure(NexthopSpec.of(nexthop)));

        assertThat(nl.nexthops().list()).hasSameSizeAs(before).allSatisfy(now -> assertThat(before)
                .anySatisfy(other ->
                        assertThat(Nexthop.TYPE.comparison().same(now, other)).isTrue()));
        before.forEach(nexthop -> nl.nexthops().ensure(NexthopSpec.of(nexthop)));
    }

    // Verbs.

    @Test
    void givenObject_whenAddedReplacedEnsuredAndDeleted_thenSo(RtNetlink nl) {
        nl.nexthops().add(via(1));
        nl.nexthops().replace(via(1, "10.0.0.3", "v0"));
        nl.nexthops().replace(via(2, "10.0.0.4", "v0"));

        assertThat(nl.nexthops().get(1).gateway()).hasToString("10.0.0.3");
        assertThat(nl.nexthops().find(2)).isPresent();
        assertThat(nl.nexthops().find(3)).isEmpty();
        assertThat(nl.nexthops().ensure(via(1, "10.0.0.3", "v0")).id()).isEqualTo(1);
        assertThat(nl.nexthops().ensure(via(3)).id()).isEqualTo(3);
        assertThatIllegalStateException()
                .isThrownBy(() -> nl.nexthops().ensure(via(1)))
                .withMessageMatching(
                        "there is another nexthop object, id 1 via 10.0.0.3 dev #\\d+ scope link, than id 1 via 10.0.0.2"
                                + " dev \"v0\"");

        nl.nexthops().delete(2);
        nl.nexthops().delete(nl.nexthops().get(3));
        assertThat(ids(nl.nexthops().list())).containsExactly(1L);
        Nexthop.delete(1);
        Nexthop.add(NexthopSpec.of(9).blackhole());
        assertThat(ids(Nexthop.list())).containsExactly(9L);
    }

    @Test
    @DisplayName("H11: routes of a nexthop object are deleted with it, and groups lose it")
    void givenRoutesByObjects_whenOneIsDeleted_thenItsRoutesAreGoneAndGroupsLoseIt(RtNetlink nl) {
        nl.nexthops().add(via(1));
        nl.nexthops().add(via(2, "10.1.0.2", "w0"));
        nl.nexthops().add(NexthopSpec.of(10).group(1, 2));
        nl.nexthops().add(NexthopSpec.of(11).group(1));
        nl.routes().add(RouteSpec.to("10.8.0.0/16").nextHopId(10));
        nl.routes().add(RouteSpec.to("10.9.0.0/16").nextHopId(1));

        nl.nexthops().delete(1);

        assertThat(ids(nl.nexthops().list())).containsExactly(2L, 10L);
        assertThat(nl.nexthops().get(10)).hasToString("id 10 group 2");
        assertThat(nl.routes().find("10.9.0.0/16")).isEmpty();
        assertThat(nl.routes().find("10.8.0.0/16").map(Route::nextHopId)).contains(10L);
    }

    @Test
    void givenFilters_whenListed_thenThoseThatIpShows(RtNetlink nl) {
        addSome(nl);

        assertThat(ids(nl.nexthops().list(NexthopFilter.all().device("w0"))))
                .isEqualTo(shown("dev", "w0"))
                .containsExactly(2L, 4L);
        assertThat(ids(nl.nexthops().list(NexthopFilter.all().groups())))
                .isEqualTo(shown("groups"))
                .containsExactly(10L, 11L, 12L, 22L);
        assertThat(ids(nl.nexthops().list(NexthopFilter.all().protocol(RouteProtocol.RTPROT_STATIC))))
                .isEqualTo(shown("protocol", "4"))
                .containsExactly(2L, 11L);
        assertThat(ids(nl.nexthops().list(NexthopFilter.all().member(2)))).containsExactly(10L, 11L, 12L);
        assertThat(ids(nl.nexthops().list(NexthopFilter.all().ipv6()))).containsExactly(3L, 5L, 7L);
        assertThat(nl.nexthops().count(NexthopFilter.all().ipv4())).isEqualTo(8);
        assertThat(nl.nexthops().flush(NexthopFilter.all().device("w0"))).isEqualTo(2);
        assertThat(ids(nl.nexthops().list(NexthopFilter.all().groups()))).containsExactly(10L, 11L, 12L, 22L);
    }

    private static List<Long> shown(String... words) {
        List<String> question = new ArrayList<>(List.of("nexthop", "show"));
        question.addAll(List.of(words));
        return StreamSupport.stream(Iproute.ip(question.toArray(String[]::new)).spliterator(), false)
                .map(nexthop -> nexthop.get("id").asLong())
                .toList();
    }

    @Test
    @DisplayName("H96: the kernel does not filter nexthop objects by fdb")
    void givenFilterByFdb_whenListed_thenOnlyThese(RtNetlink nl) {
        addSome(nl);

        assertThat(ids(nl.nexthops().list(NexthopFilter.all().fdb()))).containsExactly(20L, 21L, 22L);
        assertThat(shown("fdb")).contains(1L, 20L);
    }

    @Test
    @RequiresKind("vrf")
    void givenVrf_whenListedByMaster_thenThoseOfItsLinks(RtNetlink nl) {
        nl.links().create(Vrf.named("red").table(7).up());
        nl.links().change("w0", link -> link.master("red"));
        nl.nexthops().add(via(1));
        nl.nexthops().add(via(2, "10.1.0.3", "w0"));

        assertThat(ids(nl.nexthops().list(NexthopFilter.all().master("red"))))
                .isEqualTo(shown("vrf", "red"))
                .containsExactly(2L);
    }

    @Test
    @RequiresKernel("7.3")
    void givenPortOfARemoteEnd_whenAdded_thenRead(RtNetlink nl) {
        nl.nexthops().add(NexthopSpec.of(1).via("10.0.0.9").fdb().dstPort(4790));

        assertThat(nl.nexthops().get(1)).hasToString("id 1 via 10.0.0.9 fdb dst_port 4790 scope link");
        assertThat(nl.nexthops().ensure(NexthopSpec.of(nl.nexthops().get(1))).dstPort())
                .isEqualTo(4790);
    }

    // Groups.

    @Test
    @RequiresKernel("6.12")
    void givenWeightsOf16Bits_whenAdded_thenRead(RtNetlink nl) {
        nl.nexthops().add(via(1));
        nl.nexthops().add(via(2, "10.1.0.3", "w0"));

        nl.nexthops().add(NexthopSpec.of(10).member(1, 65_535).member(2, 256));

        assertThat(nl.nexthops().get(10)).hasToString("id 10 group 1,65535/2,256");
    }

    @Test
    @RequiresKernel(max = "6.11")
    void givenWeightsOf16Bits_whenTheKernelHas8_thenTheReason(RtNetlink nl) {
        nl.nexthops().add(via(1));

        for (int weight : List.of(256, 300)) {
            assertThatThrownBy(() -> nl.nexthops().add(NexthopSpec.of(10).member(1, weight)))
                    .isInstanceOf(KernelException.class)
                    .hasMessageContaining("a weight above 255 requires Linux 6.12");
        }
    }

    @Test
    @DisplayName("H97: a group that is too long for a listing is refused")
    void givenLongestGroup_whenAdded_thenListedAndRead(RtNetlink nl) {
        Batch batch = nl.batch();
        LongStream.rangeClosed(1, 4001).forEach(id -> batch.nexthops()
                .add(NexthopSpec.of(id).via("10.0.0.9").fdb()));
        batch.onlyFailures().execute();
        long[] members = LongStream.rangeClosed(1, 4000).toArray();
        nl.nexthops().add(NexthopSpec.of(5000).group(members).fdb());
        nl.nexthops().add(NexthopSpec.of(5001).group(1).fdb());

        assertThat(nl.nexthops().count()).isEqualTo(4003);
        assertThat(nl.nexthops().list(NexthopFilter.all().member(4000)))
                .singleElement()
                .satisfies(group -> assertThat(group.members()).hasSize(4000))
                .asString()
                .startsWith("id 5000 group 1/2/3/")
                .endsWith(" more fdb")
                .hasSizeLessThan(160);
        assertThat(nl.nexthops().get(5000).members()).hasSize(4000);
        assertThatThrownBy(() -> NexthopSpec.of(5002)
                        .group(LongStream.rangeClosed(1, 4001).toArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NHA_GROUP must have 1 to 4000 members: 4001 members");
    }

    @Test
    @DisplayName("H97: a group of another program that is too long for a listing makes it fail with the reason")
    void givenGroupThatIsTooLong_whenListed_thenTheReasonAndGetReadsIt(RtNetlink nl) {
        Batch batch = nl.batch();
        LongStream.rangeClosed(1, 4200).forEach(id -> batch.nexthops()
                .add(NexthopSpec.of(id).via("10.0.0.9").fdb()));
        batch.onlyFailures().execute();
        nl.nexthops().add(NexthopSpec.of(5000).group(1).fdb());
        TooLong.replace(nl.client(), 5000, 4200);

        assertThatThrownBy(() -> nl.nexthops().list())
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("EMSGSIZE")
                .hasMessageEndingWith("a group has too many members for a listing");
        assertThat(KernelDifference.here("query of a nexthop group that is too long for a listing"))
                .contains(members(nl, 5000));
        nl.nexthops().delete(5000);
        assertThat(nl.nexthops().count()).isEqualTo(4200);
    }

    private static String members(RtNetlink nl, long group) {
        try {
            return Integer.toString(nl.nexthops().get(group).members().size());
        } catch (KernelException e) {
            return e.error().name();
        }
    }

    @Test
    @RequiresKernel("6.9")
    void givenGroup_whenCountersAreRequested_thenThoseOfEachMember(RtNetlink nl) {
        addSome(nl);

        assertThat(nl.nexthops().stats(10)).containsExactly(new Stats(1, 0, 0), new Stats(2, 0, 0));
        assertThat(nl.nexthops().hardwareStats(11)).extracting(Stats::id).containsExactly(1L, 2L);
        assertThat(nl.nexthops().stats(1)).isEmpty();
        assertThat(nl.nexthops().get(10).stats()).isEmpty();
        assertThat(nl.nexthops().list(NexthopFilter.all().groups().withStats()))
                .allSatisfy(group -> assertThat(group.stats()).hasSize(2));
        assertThat(nl.nexthops().list(NexthopFilter.all().member(1).withHardwareStats()))
                .hasSize(3);
        nl.nexthops().add(NexthopSpec.of(30).group(1).hardwareStats(true));
        assertThat(nl.nexthops().list(NexthopFilter.all().member(1).withStats()))
                .filteredOn(group -> group.get(NexthopAttr.HW_STATS_ENABLE, false))
                .extracting(Nexthop::id)
                .containsExactly(30L);
    }

    @Test
    @RequiresKernel("6.9")
    @DisplayName("H100: the counters of a very large group are longer than an attribute can be")
    void givenVeryLargeGroup_whenItsCountersAreRead_thenRightOrRefused(RtNetlink nl) {
        Batch batch = nl.batch();
        LongStream.rangeClosed(1, 4000).forEach(id -> batch.nexthops()
                .add(NexthopSpec.of(id).via("10.0.0.9").fdb()));
        batch.onlyFailures().execute();
        nl.nexthops()
                .add(NexthopSpec.of(5000)
                        .group(LongStream.rangeClosed(1, 2000).toArray())
                        .fdb());
        nl.nexthops()
                .add(NexthopSpec.of(5001)
                        .group(LongStream.rangeClosed(1, 3300).toArray())
                        .fdb());

        assertThat(nl.nexthops().stats(5000)).hasSize(2000);
        assertThatThrownBy(() -> nl.nexthops().stats(5001)).isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> nl.nexthops().list(NexthopFilter.all().withStats()))
                .isInstanceOf(KernelException.class)
                .hasMessageEndingWith(
                        "a group has too many members for a listing with counters; stats() reads those of one group");
    }

    @Test
    @RequiresKernel(max = "6.8")
    void givenKernelWithoutCounters_whenRequested_thenTheReason(RtNetlink nl) {
        nl.nexthops().add(via(1));
        nl.nexthops().add(NexthopSpec.of(10).group(1));

        assertThatThrownBy(() -> nl.nexthops().stats(10))
                .isInstanceOf(KernelException.class)
                .hasMessageEndingWith(NexthopFilter.NO_STATS);
        assertThatThrownBy(() -> nl.nexthops().list(NexthopFilter.all().withStats()))
                .isInstanceOf(KernelException.class)
                .hasMessageEndingWith(NexthopFilter.NO_STATS);
    }

    // Buckets.

    @Test
    void givenResilientGroup_whenItsBucketsAreListed_thenAsIpShows(RtNetlink nl) {
        nl.nexthops().add(via(1));
        nl.nexthops().add(via(2, "10.1.0.3", "w0"));
        nl.nexthops().add(resilient(12, 8, 1, 2));
        nl.nexthops().add(resilient(13, 4, 2));

        assertThat(nl.nexthops().buckets(12)).hasSize(8).allSatisfy(bucket -> assertThat(bucket.id())
                .isEqualTo(12));
        assertThat(texts(nl.nexthops().buckets().list()))
                .isEqualTo(shownBuckets())
                .hasSize(12);
        assertThat(texts(nl.nexthops().buckets().list(Buckets.all().nhid(2))))
                .isEqualTo(shownBuckets("nhid", "2"))
                .hasSize(8);
        assertThat(texts(nl.nexthops().buckets().list(Buckets.all().id(12).device("v0"))))
                .isEqualTo(shownBuckets("id", "12", "dev", "v0"))
                .hasSize(4);
        Bucket third = nl.nexthops().bucket(12, 3);
        assertThat(third.index()).isEqualTo(3);
        assertThat(third.nhid()).isEqualTo(nl.nexthops().buckets(12).get(3).nhid());
        assertThat(third.toString()).matches("id 12 index 3 idle_time [0-9.]+ nhid [12]");
        assertThat(third.idleTime()).isBetween(Duration.ZERO, Duration.ofHours(1));
    }

    private static List<String> texts(List<Bucket> buckets) {
        return buckets.stream()
                .map(bucket -> bucket.id() + " " + bucket.index() + " " + bucket.nhid())
                .toList();
    }

    private static List<String> shownBuckets(String... words) {
        List<String> question = new ArrayList<>(List.of("nexthop", "bucket", "show"));
        question.addAll(List.of(words));
        List<String> found = new ArrayList<>();
        for (JsonNode shown : Iproute.ip(question.toArray(String[]::new))) {
            JsonNode bucket = shown.get("bucket");
            found.add(shown.get("id") + " " + bucket.get("index") + " " + bucket.get("nhid"));
        }
        return found;
    }

    @Test
    void givenNoResilientGroup_whenBucketsAreRequested_thenTheReason(RtNetlink nl) {
        nl.nexthops().add(via(1));
        nl.nexthops().add(NexthopSpec.of(10).group(1));
        nl.nexthops().add(resilient(12, 4, 1));

        assertThat(nl.nexthops().buckets().list(Buckets.all().id(12).nhid(9))).isEmpty();
        assertThatThrownBy(() -> nl.nexthops().buckets(10))
                .hasMessageContaining("RTM_GETNEXTHOPBUCKET nexthop bucket id 10")
                .hasMessageContaining("the nexthop object is no resilient group");
        assertThatThrownBy(() -> nl.nexthops().buckets(99))
                .hasMessageContaining("RTM_GETNEXTHOPBUCKET nexthop bucket id 99")
                .hasMessageContaining("there is no nexthop object of this number");
        assertThatThrownBy(() -> nl.nexthops().bucket(99, 0))
                .hasMessageContaining("RTM_GETNEXTHOPBUCKET nexthop id 99 bucket index 0")
                .hasMessageContaining("there is no nexthop object of this number");
        assertThatThrownBy(() -> nl.nexthops().bucket(12, 4)).hasMessageContaining("Bucket index out of bounds");
    }

    // Refusals.

    @Test
    void givenWrongRequests_whenRefused_thenWhatWasAskedForAndWhy(RtNetlink nl) {
        nl.nexthops().add(via(1));
        nl.nexthops().add(NexthopSpec.of(10).group(1));

        assertThatThrownBy(() -> nl.nexthops().add(via(1, "10.0.0.3", "v0")))
                .hasMessageContaining("RTM_NEWNEXTHOP nexthop id 1 via 10.0.0.3 dev \"v0\" rejected: EEXIST")
                .hasMessageEndingWith("there is a nexthop object of this number; replace() changes it");
        assertThatThrownBy(() -> nl.nexthops().delete(9))
                .hasMessageContaining("RTM_DELNEXTHOP nexthop id 9 rejected: ENOENT")
                .hasMessageEndingWith("there is no nexthop object of this number");
        assertThatThrownBy(() -> nl.nexthops().get(9))
                .hasMessageContaining("RTM_GETNEXTHOP nexthop id 9 rejected: ENOENT");
        assertThatThrownBy(() -> nl.nexthops().add(NexthopSpec.of(11).group(1, 77, 78)))
                .hasMessageContaining("RTM_NEWNEXTHOP nexthop id 11 group 1/77/78 rejected: EINVAL")
                .hasMessageEndingWith("there is no nexthop object 77, 78");
        assertThatThrownBy(() -> nl.nexthops().replace(NexthopSpec.of(1).group(10)))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("EINVAL");
        assertThatThrownBy(() -> nl.nexthops().add(via(2, "99.0.0.1", "v0")))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("ENETUNREACH");
        assertThatThrownBy(() -> nl.nexthops().add(via(2, "10.0.0.2", "none")))
                .hasMessageContaining("RTM_NEWNEXTHOP id 2 via 10.0.0.2 dev \"none\"")
                .hasMessageContaining("device: there is no link \"none\"");
        nl.links().down("w0");
        assertThatThrownBy(() -> nl.nexthops().add(via(2, "10.1.0.2", "w0")))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("ENETDOWN");
    }

    @Test
    void givenRouteByMissingObject_whenAdded_thenTheNumberAndTheReason(RtNetlink nl) {
        assertThatThrownBy(() -> nl.routes().add(RouteSpec.to("10.9.0.0/16").nextHopId(99)))
                .hasMessageContaining("RTM_NEWROUTE 10.9.0.0/16 nhid 99 rejected: EINVAL")
                .hasMessageContaining("Nexthop id does not exist");
        assertThatThrownBy(() -> nl.routes().add(RouteSpec.to("fd09::/64").nextHopId(99)))
                .hasMessageContaining("RTM_NEWROUTE fd09::/64 nhid 99 rejected: EINVAL")
                .hasMessageContaining("Nexthop id does not exist");
    }

    @Test
    void givenBatch_whenSomeAreRefused_thenEachHasItsResult(RtNetlink nl) {
        Batch batch = nl.batch();
        batch.nexthops().add(via(1));
        batch.nexthops().add(NexthopSpec.of(10).group(1, 5));
        batch.nexthops().replace(via(1, "10.0.0.3", "v0"));
        batch.nexthops().delete(8);
        batch.routes().add(RouteSpec.to("10.9.0.0/16").nextHopId(1));

        assertThat(batch.attempt().failures())
                .allSatisfy(failure -> assertThat(failure.cause().outcome()).isEqualTo(Outcome.REJECTED))
                .extracting(BatchFailure::position)
                .containsExactly(1, 3);
        assertThat(nl.nexthops().list()).singleElement().asString().contains("id 1 via 10.0.0.3");
        assertThat(nl.routes().find("10.9.0.0/16")).isPresent();
    }
}
