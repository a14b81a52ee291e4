package io.github.netlink4j.examples.netwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.NetnsTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What clients of the daemon receive. */
@ExtendWith(UnixSockets.class)
@NetnsTest
@Timeout(60)
class NetwatchdTest {
    private static final int MANY = 200;

    @TempDir
    private Path directory;

    private Path socket;

    @BeforeEach
    void chooseSocket() {
        socket = directory.resolve("s");
    }

    private Daemon withLimits(Limits limits) throws Exception {
        return Daemon.start(new NetwatchOptions(socket, false, false), limits);
    }

    private static void change(String... commands) {
        for (String command : commands) {
            Cli.run(("ip " + command).split(" "));
        }
    }

    /** Receives until the client has {@code synced} and the state that ip prints. */
    private static void awaitStateOfIp(Watcher watcher) {
        try {
            watcher.await(
                    "the state that ip prints",
                    w -> w.isSynced() && Canonical.of(w).equals(Canonical.ofIp()));
        } catch (AssertionError e) {
            assertThat(Canonical.of(watcher)).isEqualTo(Canonical.ofIp());
            throw e;
        }
    }

    @Test
    void givenLinksAddressesAndRoutes_whenClientConnects_thenReceivesAllAndThenSynced() throws Exception {
        change(
                "link add v0 type veth peer name v1",
                "link set v0 up",
                "address add 10.0.0.1/24 dev v0",
                "route add 10.1.0.0/16 via 10.0.0.9");

        try (Daemon daemon = Daemon.start(socket);
                Watcher watcher = daemon.synced()) {
            List<JsonNode> received = watcher.received();

            assertThat(received.get(received.size() - 1).toString())
                    .isEqualTo("{\"event\":\"synced\",\"synced\":true}");
            assertThat(received.subList(0, received.size() - 1))
                    .allMatch(node -> node.path("event").asText().equals("add"));
            assertThat(watcher.find("link", "ifname", "v0").get(0).path("linkinfo"))
                    .hasToString("{\"info_kind\":\"veth\"}");
            assertThat(watcher.find("address", "local", "10.0.0.1")).hasSize(1);
            assertThat(watcher.find("route", "dst", "10.1.0.0/16")
                            .get(0)
                            .path("gateway")
                            .asText())
                    .isEqualTo("10.0.0.9");
        }
    }

    @Test
    void givenClient_whenALinkIsAddedChangedAndRemoved_thenReceivesEach() throws Exception {
        try (Daemon daemon = Daemon.start(socket);
                Watcher watcher = daemon.synced()) {
            change("link add b0 type bridge");
            watcher.await(
                    "link b0 is received", w -> !w.find("link", "ifname", "b0").isEmpty());
            change("link set b0 mtu 1400");
            watcher.await(
                    "MTU 1400 is received", w -> !w.find("link", "mtu", "1400").isEmpty());
            change("link delete b0");
            watcher.await("link b0 is gone", w -> w.find("link", "ifname", "b0").isEmpty());

            List<JsonNode> story = watcher.received().stream()
                    .filter(node -> node.path("ifname").asText().equals("b0"))
                    .toList();

            assertThat(story)
                    .extracting(node -> node.path("event").asText())
                    .containsSubsequence("add", "change", "remove");
            assertThat(story)
                    .extracting(node -> node.path("id").asLong())
                    .containsOnly(story.get(0).path("id").asLong());
        }
    }

    @Test
    @DisplayName("H11: routes vanish without a notification")
    void givenEarlyAndLateClients_whenMuchHasChanged_thenAllHaveTheStateOfIp() throws Exception {
        try (Daemon daemon = Daemon.start(socket);
                Watcher early = daemon.synced()) {
            change(
                    "link set lo up",
                    "link add b0 type bridge",
                    "link add v0 type veth peer name v1",
                    "link add v2 type veth peer name v3",
                    "link set v1 master b0",
                    "link set b0 up",
                    "link set v0 up",
                    "link set v1 up",
                    "link set v2 up",
                    "address add 10.0.0.1/24 dev v0",
                    "address add 10.0.0.2/24 dev v0",
                    "address add 10.9.0.1 peer 10.9.0.2/32 dev v2",
                    "address add fd00::1/64 dev v0 nodad",
                    "route add default via 10.0.0.9",
                    "route add 10.2.0.0/16 nexthop via 10.0.0.8 weight 3 nexthop via 10.0.0.7",
                    "route add 10.3.0.0/16 via inet6 fd00::9 metric 5",
                    "route add blackhole 10.4.0.0/16 table 77",
                    "-6 route add fd07::/64 via fd00::7");
            try (Watcher late = daemon.synced()) {
                awaitStateOfIp(late);
                change(
                        "link set v1 nomaster",
                        "address delete 10.0.0.2/24 dev v0",
                        "link set v2 down",
                        "link set v0 down",
                        "link set v0 up",
                        "route add 10.5.0.0/16 dev v0",
                        "link delete v2");

                awaitStateOfIp(late);
                awaitStateOfIp(early);

                try (Watcher last = daemon.synced()) {
                    assertThat(Canonical.of(last)).isEqualTo(Canonical.of(early));
                }
            }
        }
    }

    @Test
    void givenAddressesAndRoutesOfALink_whenItIsRenamed_thenSentAgainWithItsNewName() throws Exception {
        change("link add v0 type veth peer name v1", "link set v0 up", "address add 10.0.0.1/24 dev v0");
        try (Daemon daemon = Daemon.start(socket);
                Watcher watcher = daemon.synced()) {
            change("link set v0 down", "link set v0 name w0", "link set w0 up");

            awaitStateOfIp(watcher);

            assertThat(watcher.find("address", "dev", "w0")).isNotEmpty();
            assertThat(watcher.find("link", "link", "w0")).hasSize(1);
        }
    }

    @Test
    @DisplayName("H1: events are lost")
    void givenQueueThatOverflows_whenDaemonContinues_thenClientsReceiveResyncAndTheStateOfIp() throws Exception {
        change("link add v0 type veth peer name v1");
        try (RtNetlink nl = RtNetlink.open();
                Daemon daemon = withLimits(new Limits(2048, 4 << 20, MANY));
                Watcher watcher = daemon.synced()) {
            while (watcher.received().stream().noneMatch(NetwatchdTest::isResync)) {
                changeMtu(nl, 1000, 1100);
                watcher.receive(1);
            }
            nl.links().delete("v0");
            nl.links().createVeth("v2", "v3");

            awaitStateOfIp(watcher);

            assertThat(watcher.find("link", "ifname", "v0")).isEmpty();
        }
    }

    private static boolean isResync(JsonNode node) {
        return node.path("event").asText().equals("resync");
    }

    /** Makes changes faster than the daemon can receive them, if its queue is small. */
    private static void changeMtu(RtNetlink nl, int from, int to) {
        Batch batch = nl.batch();
        for (int mtu = from; mtu < to; mtu++) {
            int next = mtu;
            batch.links().change("v0", link -> link.mtu(next));
        }
        batch.execute();
    }

    @Test
    void givenClientThatNeverReads_whenMuchChanges_thenItIsDisconnectedAndTheOthersAreNot() throws Exception {
        change("link add v0 type veth peer name v1");
        try (RtNetlink nl = RtNetlink.open();
                Daemon daemon = withLimits(new Limits(8 << 20, 100_000, MANY));
                Watcher lazy = daemon.connect();
                Watcher watcher = daemon.synced()) {
            for (int round = 0; round < 40; round++) {
                int first = 1000 + 50 * (round % 10);
                int last = first + 49;
                changeMtu(nl, first, last + 1);
                watcher.await("MTU " + last + " is received", w -> !w.find("link", "mtu", "" + last)
                        .isEmpty());
            }
            awaitStateOfIp(watcher);

            lazy.await("ended", Watcher::hasEnded);

            assertThat(watcher.hasEnded()).isFalse();
            assertThat(lazy.received()).hasSizeLessThan(watcher.received().size());
        }
    }

    /** Returns whether the daemon has closed the connection. Reads nothing from it. */
    private static boolean isDisconnected(Watcher watcher) {
        try {
            watcher.channel().write(ByteBuffer.allocate(1));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void givenClientThatReadsNothing_whenItStallsTooLong_thenItIsDisconnectedAndAnIdleOneIsNot() throws Exception {
        change("link add v0 type veth peer name v1");
        Limits limits = new Limits(8 << 20, 100 << 20, MANY, Duration.ofSeconds(3));
        try (RtNetlink nl = RtNetlink.open();
                Daemon daemon = withLimits(limits);
                Watcher stalled = daemon.connect();
                Watcher watcher = daemon.synced()) {
            // More than the buffer of a socket holds, so that lines wait for the client that reads nothing.
            for (int first = 1000; first < 3000; first += 50) {
                int last = first + 49;
                changeMtu(nl, first, last + 1);
                watcher.await("MTU " + last + " is received", w -> !w.find("link", "mtu", "" + last)
                        .isEmpty());
            }
            awaitStateOfIp(watcher);
            watcher.await("the stalled client is disconnected", w -> isDisconnected(stalled));

            assertThat(stalled.received()).isEmpty();
            assertThat(watcher.hasEnded()).isFalse();
            change("link set v0 mtu 900");
            watcher.await(
                    "MTU 900 is received", w -> !w.find("link", "mtu", "900").isEmpty());
        }
    }

    @Test
    void givenTwoHundredClients_whenALinkIsAdded_thenAllReceiveIt() throws Exception {
        List<Watcher> watchers = new ArrayList<>();
        try (Daemon daemon = Daemon.start(socket)) {
            for (int i = 0; i < MANY; i++) {
                watchers.add(daemon.connect());
            }
            for (Watcher watcher : watchers) {
                watcher.await("synced", Watcher::isSynced);
            }
            change("link add b0 type bridge");

            for (Watcher watcher : watchers) {
                watcher.await("link b0 is received", w -> !w.find("link", "ifname", "b0")
                        .isEmpty());
            }
            awaitStateOfIp(watchers.get(MANY - 1));
        } finally {
            for (Watcher watcher : watchers) {
                watcher.close();
            }
        }
        assertThat(watchers).hasSize(MANY);
    }

    @Test
    void givenAsManyClientsAsAllowed_whenOneMoreConnects_thenItIsServedWhenAnotherLeaves() throws Exception {
        try (Daemon daemon = withLimits(new Limits(8 << 20, 4 << 20, 1));
                Watcher first = daemon.synced();
                Watcher second = daemon.connect()) {
            change("link add b0 type bridge");
            first.await(
                    "link b0 is received", w -> !w.find("link", "ifname", "b0").isEmpty());
            second.receive(1);
            int before = second.received().size();

            first.hangUp();
            second.await("synced", Watcher::isSynced);

            assertThat(before).isZero();
            assertThat(second.find("link", "ifname", "b0")).hasSize(1);
        }
    }

    @Test
    void givenClientsThatSendHangUpOrOnlyReceive_whenALinkIsAdded_thenThoseConnectedReceiveIt() throws Exception {
        try (Daemon daemon = Daemon.start(socket);
                Watcher sends = daemon.synced();
                Watcher receives = daemon.synced();
                Watcher hangsUp = daemon.synced()) {
            sends.channel().write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            receives.channel().shutdownOutput();
            hangsUp.hangUp();
            change("link add b0 type bridge");

            sends.await(
                    "link b0 is received", w -> !w.find("link", "ifname", "b0").isEmpty());
            receives.await(
                    "link b0 is received", w -> !w.find("link", "ifname", "b0").isEmpty());

            try (Watcher later = daemon.synced()) {
                assertThat(later.find("link", "ifname", "b0")).hasSize(1);
            }
        }
    }

    @Test
    void givenDaemon_whenItEnds_thenItsClientsSeeTheEndOfTheStream() throws Exception {
        try (Watcher watcher = watched()) {
            watcher.await("ended", Watcher::hasEnded);

            assertThat(watcher.isSynced()).isTrue();
        }
    }

    /** A client of a daemon that has ended. */
    private Watcher watched() throws Exception {
        try (Daemon daemon = Daemon.start(socket)) {
            return daemon.synced();
        }
    }

    @Test
    void givenNetwatch_whenRunOnce_thenPrintsAllAndEnds() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Daemon daemon = Daemon.start(socket)) {
            boolean complete =
                    new Netwatch(daemon.socket(), new PrintStream(out, true, StandardCharsets.UTF_8)).print(true);

            assertThat(complete).isTrue();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("\"ifname\":\"lo\"")
                    .endsWith("{\"event\":\"synced\",\"synced\":true}\n");
        }
    }

    @Test
    void givenNoDaemon_whenNetwatchIsRun_thenFailsWithThePath() {
        Throwable failure = catchThrowable(() -> new Netwatch(socket, System.out).print(true));

        assertThat(failure)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot connect to a daemon at \"" + socket + "\"");
    }
}
