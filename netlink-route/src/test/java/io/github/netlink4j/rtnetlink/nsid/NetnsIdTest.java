package io.github.netlink4j.rtnetlink.nsid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.BatchResults;
import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.event.Change;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.mirror.Compared;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.TestNetns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ids of network namespaces, against the kernel and {@code ip netns list-id}. */
@LiveRoute
@Timeout(120)
class NetnsIdTest {
    private final TestNetns blue = TestNetns.create();
    private final TestNetns green = TestNetns.create();

    @AfterEach
    void close() {
        green.close();
        blue.close();
    }

    private static List<String> texts(List<NetnsId> ids) {
        return ids.stream().map(NetnsId::toString).sorted().toList();
    }

    /** What {@code ip} shows: an object of the fields nsid and current-nsid for each. */
    private static List<String> theirs(String... words) {
        List<String> all = new ArrayList<>();
        for (JsonNode id : Iproute.ip(words)) {
            all.add("nsid " + id.get("nsid").asInt()
                    + (id.has("current-nsid")
                            ? " current-nsid " + id.get("current-nsid").asInt()
                            : ""));
        }
        return all.stream().sorted().toList();
    }

    @Test
    void givenNamespaces_whenGivenIds_thenListedAndFoundAsIpShows(RtNetlink nl) {
        assertThat(nl.netnsIds().list()).isEmpty();
        nl.netnsIds().set(blue, 12);
        nl.netnsIds().assign(green);

        assertThat(texts(nl.netnsIds().list()))
                .isEqualTo(theirs("netns", "list-id"))
                .containsExactly("nsid 0", "nsid 12");
        assertThat(nl.netnsIds().find(blue)).hasValue(12);
        assertThat(nl.netnsIds().find(green)).hasValue(0);
        assertThat(nl.netnsIds().ensure(blue)).isEqualTo(12);
    }

    @Test
    void givenNamespaceWithoutId_whenLookedFor_thenEmptyAndEnsuredOnce(RtNetlink nl) {
        assertThat(nl.netnsIds().find(blue)).isEmpty();

        int id = nl.netnsIds().ensure(blue);

        assertThat(nl.netnsIds().ensure(blue)).isEqualTo(id);
        assertThat(nl.netnsIds().list()).singleElement().extracting(NetnsId::id).isEqualTo(id);
    }

    @Test
    void givenProcess_whenItsNamespaceIsGivenAnId_thenFound(RtNetlink nl) {
        long pid = ProcessHandle.current().pid();
        assertThat(nl.netnsIds().findOfProcess(pid)).isEmpty();

        nl.netnsIds().setOfProcess(pid, 77);

        assertThat(nl.netnsIds().findOfProcess(pid)).hasValue(77);
        assertThatThrownBy(() -> nl.netnsIds().assignOfProcess(pid))
                .isInstanceOfSatisfying(
                        KernelException.class, e -> assertThat(e.error()).isEqualTo(Errno.EEXIST))
                .hasMessageContaining("RTM_NEWNSID pid " + pid + " nsid auto");
    }

    @Test
    void givenIdsInAnotherNamespace_whenListedAndTranslated_thenAsIpShows(RtNetlink nl) {
        nl.netnsIds().set(blue, 12);
        nl.netnsIds().set(green, 3);
        try (RtNetlink inBlue = RtNetlink.open(blue)) {
            inBlue.netnsIds().set(green, 5);
        }

        assertThat(texts(nl.netnsIds().list(NetnsIdFilter.all().in(12))))
                .isEqualTo(theirs("netns", "list-id", "target-nsid", "12"))
                .containsExactly("nsid 5 current-nsid 3");
        assertThat(nl.netnsIds().translate(3, 12)).hasValue(5);
        assertThat(nl.netnsIds().translate(12, 3)).isEmpty();
    }

    @Test
    void givenRefusals_whenReported_thenNamedWithTheReason(RtNetlink nl) {
        nl.netnsIds().set(blue, 12);

        assertThatThrownBy(() -> nl.netnsIds().set(blue, 13))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("RTM_NEWNSID netns nsid 13")
                .hasMessageContaining("EEXIST");
        assertThatThrownBy(() -> nl.netnsIds().set(green, 12)).hasMessageContaining("EEXIST");
        assertThatThrownBy(() -> nl.netnsIds().list(NetnsIdFilter.all().in(99)))
                .hasMessageContaining("no network namespace has the id 99 here");
        assertThatThrownBy(() -> nl.netnsIds().set(green, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the id of a network namespace must not be negative: -1");
        assertThatThrownBy(() -> nl.netnsIds().translate(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> nl.netnsIds().findOfProcess(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenBatch_whenExecuted_thenEachHasItsOutcome(RtNetlink nl) {
        Batch batch = nl.batch();
        batch.netnsIds().set(blue, 12);
        batch.netnsIds().set(green, 12);
        batch.netnsIds().assign(green);

        BatchResults results = batch.attempt();

        assertThat(results.failures()).singleElement().asString().contains("RTM_NEWNSID netns nsid 12");
        assertThat(texts(nl.netnsIds().list())).containsExactly("nsid 0", "nsid 12");
    }

    @Test
    @RequiresKind("veth")
    void givenMonitorAndMirror_whenIdsComeAndGo_thenReportedAndHeld(RtNetlink nl) {
        TestNetns far = TestNetns.create();
        try (RtMonitor monitor = RtMonitor.open(NetnsId.TYPE);
                Mirror mirror = Mirror.open(NetnsId.TYPE)) {
            nl.netnsIds().set(blue, 12);
            assertThat(Seen.first(monitor, NetnsId.TYPE).object().id()).isEqualTo(12);
            // The kernel gives an id to the namespace of the other end of a pair.
            nl.links().createVeth(Veth.named("a").peer("b", peer -> peer.netns(far)));
            int id = Seen.first(monitor, NetnsId.TYPE).object().id();
            assertThat(nl.netnsIds().find(far)).hasValue(id);
            assertThat(nl.links().get("a").parentNamespaceId()).isEqualTo(id);
            assertHeld(nl, mirror, 2);

            nl.links().delete("a");
            far.close();

            assertThat(Seen.first(monitor, NetnsId.TYPE, event -> event.change() == Change.REMOVED)
                            .object()
                            .id())
                    .isEqualTo(id);
            assertHeld(nl, mirror, 1);
        }
    }

    private static void assertHeld(RtNetlink nl, Mirror mirror, int count) {
        Compared.assertEqual(
                mirror,
                () -> texts(mirror.of(NetnsId.TYPE).list()),
                () -> texts(nl.netnsIds().list()));
        assertThat(mirror.of(NetnsId.TYPE).list()).hasSize(count);
    }
}
