package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.sys.NetnsFile;
import io.github.netlink4j.sys.Sys;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.TestNetns;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@LiveRoute
class VethTest {
    @Test
    void givenNothing_whenPairIsCreated_thenBothEndsAreThereAndPointToEachOther(RtNetlink nl) {
        LinkPair pair = nl.links().createVeth("v0", "v1");

        assertThat(pair.link().parent()).isEqualTo(pair.peer().index());
        assertThat(pair.peer().parent()).isEqualTo(pair.link().index());
        JsonNode seen = Iproute.ip("link", "show", "v1").get(0);
        assertThat(seen.get("linkinfo").get("info_kind").asText()).isEqualTo("veth");
        assertThat(seen.get("ifindex").asInt()).isEqualTo(pair.peer().index());
    }

    @Test
    void givenNoNameForThePeer_whenCreated_thenTheKernelNamesIt(RtNetlink nl) {
        LinkPair pair = nl.links().createVeth(Veth.named("v0"));

        assertThat(pair.peer().name()).startsWith("veth");
        assertThat(pair.peer().parent()).isEqualTo(pair.link().index());
    }

    @Test
    void givenNamespace_whenThePeerIsBornThere_thenItIsThereAndUpWithAllItsSettings(RtNetlink nl) {
        try (TestNetns pb = TestNetns.create()) {
            LinkPair pair = nl.links().createVeth(Veth.named("v0").up().peer("eth0", far -> far.netns(pb)
                    .mtu(1400)
                    .address("02:00:00:00:00:07")
                    .up()));

            assertThat(nl.links().find("eth0")).isEmpty();
            assertThat(pair.peer().isUp()).isTrue();
            assertThat(pair.peer().mtu()).isEqualTo(1400);
            assertThat(pair.peer().address()).hasToString("02:00:00:00:00:07");
            assertThat(nl.links().get("v0").parentNamespaceId()).isNotNegative();
            assertThat(nl.links().get("v0").hasCarrier()).isTrue();
        }
    }

    @Test
    void givenTwoNamespaces_whenEachEndIsBornInOne_thenNeitherIsHere(RtNetlink nl) {
        try (TestNetns first = TestNetns.create();
                TestNetns second = TestNetns.create();
                RtNetlink inFirst = RtNetlink.open(first);
                RtNetlink inSecond = RtNetlink.open(second)) {
            LinkPair pair = nl.links()
                    .createVeth(Veth.named("a").netns(first).alias("one").peer("b", far -> far.netns(second)));

            assertThat(nl.links().list()).extracting(Link::name).containsExactly("lo");
            assertThat(inFirst.links().get("a").index()).isEqualTo(pair.link().index());
            assertThat(inFirst.links().get("a").alias()).isEqualTo("one");
            assertThat(inSecond.links().get("b").index()).isEqualTo(pair.peer().index());
        }
    }

    @Test
    @DisplayName("H47: the other end of a pair goes some time after its namespace")
    void givenPeerInANamespace_whenThatLosesItsLastUser_thenGoneIsAwaited(RtNetlink nl) {
        try (TestNetns pb = TestNetns.create()) {
            nl.links().createVeth(Veth.named("v0").peer("v1", far -> far.netns(pb)));
            assertThatThrownBy(() -> nl.links().awaitGone("v0", Duration.ofMillis(20)))
                    .isInstanceOf(NetlinkTimeoutException.class)
                    .hasMessage("link \"v0\" is still there after 20 ms");
        }

        nl.links().awaitGone("v0", Duration.ofSeconds(30));

        assertThat(nl.links().find("v0")).isEmpty();
        nl.links().awaitGone("v0", Duration.ZERO);
    }

    @Test
    void givenLink_whenMovedAndRenamedInOneStep_thenItIsThereByItsNewName(RtNetlink nl) {
        try (TestNetns pb = TestNetns.create();
                RtNetlink inside = RtNetlink.open(pb)) {
            nl.links().createVeth(Veth.named("v0").peer("v1"));

            nl.links().move("v1", pb, "eth0");

            assertThat(nl.links().find("v1")).isEmpty();
            Link moved = inside.links().get("eth0");
            assertThat(moved.address()).isNotNull();
            assertThat(nl.links().get("v0").parent()).isEqualTo(moved.index());
        }
    }

    @Test
    @DisplayName("H73: without anything about the other end, both ends are put into the namespace of the near one")
    void givenNamespaceAndNothingOfThePeer_whenCreated_thenBothEndsAreFoundThere(RtNetlink nl) {
        try (TestNetns pb = TestNetns.create();
                RtNetlink inside = RtNetlink.open(pb)) {
            LinkPair pair = nl.links().createVeth(Veth.named("a").netns(pb));

            assertThat(nl.links().list()).extracting(Link::name).containsExactly("lo");
            assertThat(inside.links().get("a").index()).isEqualTo(pair.link().index());
            assertThat(inside.links().get(pair.peer()).parent())
                    .isEqualTo(pair.link().index());
        }
    }

    @Test
    @DisplayName("H72: the index of the other end counts only beside one of the near end")
    void givenIndexOfThePeer_whenTheNearEndHasNone_thenRefusedAndElseGiven(RtNetlink nl) {
        Veth alone = Veth.named("a").peer("b", far -> far.index(200));
        assertThatThrownBy(() -> nl.links().createVeth(alone))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("veth \"a\": the kernel ignores the index of the other end unless the near end is given one"
                        + " too; set both");
        assertThatThrownBy(() -> nl.batch().links().create(alone)).isInstanceOf(IllegalArgumentException.class);

        LinkPair pair = nl.links().createVeth(Veth.named("a").index(100).peer("b", far -> far.index(200)));

        assertThat(pair.link().index()).isEqualTo(100);
        assertThat(pair.peer().index()).isEqualTo(200);
        assertThat(Iproute.ip("link", "show", "b").get(0).get("ifindex").asInt())
                .isEqualTo(200);
    }

    @Test
    void givenNamespaceOfTheNearEndOnly_whenCreated_thenTheOtherEndIsHere(RtNetlink nl) {
        try (TestNetns pb = TestNetns.create();
                RtNetlink inside = RtNetlink.open(pb)) {
            LinkPair pair = nl.links().createVeth(Veth.named("a").netns(pb).up().peer("b", far -> far.up()));

            assertThat(inside.links().list()).extracting(Link::name).containsExactly("lo", "a");
            assertThat(nl.links().get("b").index()).isEqualTo(pair.peer().index());
            assertThat(nl.links().get("b").isUp()).isTrue();
            assertThat(pair.link().isUp()).isTrue();
        }
    }

    @Test
    void givenProcess_whenAnEndIsPutIntoItsNamespace_thenBothAreFoundWhereTheyAre(RtNetlink nl) {
        // The process started in another namespace than the one of this thread.
        int pid = (int) ProcessHandle.current().pid();
        int fd = NetnsFile.ofProcess(pid);
        try (RtNetlink there = RtNetlink.open(() -> fd)) {
            LinkPair near = nl.links()
                    .createVeth(Veth.named("nearpid").netns(pid).alias("one").peer("b"));
            LinkPair far = nl.links().createVeth(Veth.named("c").peer("farpid", peer -> peer.netns(pid)
                    .up()));

            assertThat(there.links().get("nearpid").index())
                    .isEqualTo(near.link().index());
            assertThat(there.links().get("nearpid").alias()).isEqualTo("one");
            assertThat(there.links().get("farpid").index()).isEqualTo(far.peer().index());
            assertThat(there.links().get("farpid").isUp()).isTrue();
            assertThat(nl.links().list())
                    .extracting(Link::name)
                    .contains("b", "c")
                    .doesNotContain("nearpid", "farpid");
        } finally {
            Sys.libc().close(fd);
        }
    }

    @Test
    void givenProcessThatIsNotThere_whenCreated_thenNothingIsSent(RtNetlink nl) {
        assertThatThrownBy(() -> nl.links()
                        .create(Veth.named("a").netns(Integer.MAX_VALUE).peer("b")))
                .isInstanceOfSatisfying(
                        NetlinkIOException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT));
        assertThat(nl.links().list()).extracting(Link::name).containsExactly("lo");
    }
}
