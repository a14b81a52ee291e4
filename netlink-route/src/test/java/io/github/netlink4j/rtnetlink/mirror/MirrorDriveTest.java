package io.github.netlink4j.rtnetlink.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.Reflection;
import io.github.netlink4j.rtnetlink.Replay;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteFilter;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.rtnetlink.route.RouteView;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.socket.Transport;
import io.github.netlink4j.testing.TestNetns;
import io.github.netlink4j.testing.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ways to drive a mirror: by polls, from a selector, and by a thread of its own. */
@LiveRoute
class MirrorDriveTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static void pair(RtNetlink nl) {
        nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
        nl.addresses().add("v0", "192.168.0.1/24");
    }

    @Test
    @DisplayName("T2: what another thread has done before is there, at once, and every time")
    void givenChangesOnOneSide_whenAwaitedAfterEach_thenTheMirrorHasIt(RtNetlink nl) throws Exception {
        pair(nl);
        Changer churn = churn();
        try (Mirror mirror =
                Mirror.open(SocketOptions.defaults().receiveBuffer(16 << 10), Link.TYPE, Address.TYPE, Route.TYPE)) {
            for (int i = 0; i < 50; i++) {
                String destination = "10." + i + ".0.0/16";
                nl.routes().add(RouteSpec.to(destination).via("192.168.0.9"));

                mirror.awaitQuiet(LONG);

                assertThat(mirror.of(Route.TYPE).by(Route.BY_DESTINATION, IpPrefix.parse(destination)))
                        .hasSize(1);
            }
            nl.links().down("v0");
            mirror.awaitQuiet(LONG);
            assertThat(ipv4Routes(mirror)).noneMatch(route -> route.gateway() != null);
        } finally {
            churn.end();
        }
    }

    /** Adds and deletes addresses without pause. */
    private static Changer churn() {
        return new Changer(RtNetlink.open(), new Random(1), Churn.ADDRESSES::act).start();
    }

    @Test
    @DisplayName("H1: a consumer that stands still makes nothing pile up here, and loses nothing for good")
    void givenHandlerThatStandsStill_whenMuchHappens_thenLittleIsToldAfterwardsAndAllIsRight(RtNetlink nl)
            throws Exception {
        pair(nl);
        CountDownLatch stands = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Queue<MirrorEvent> told = new ConcurrentLinkedQueue<>();
        try (Mirror mirror =
                Mirror.open(SocketOptions.defaults().receiveBuffer(16 << 10), Link.TYPE, Address.TYPE, Route.TYPE)) {
            mirror.follow(event -> {
                told.add(event);
                if (event instanceof MirrorEvent.Added<?, ?> added
                        && added.object() instanceof Address address
                        && address.matches(IpAddress.parse("10.9.9.9"))) {
                    stands.countDown();
                    await(goOn, "the changes that the queue cannot hold");
                }
            });
            mirror.awaitQuiet(LONG);
            nl.addresses().add("v0", "10.9.9.9/24");
            await(stands, "the event of the address 10.9.9.9");
            told.clear();

            for (int i = 0; i < 2000; i++) {
                nl.addresses().add("v0", "10.7." + i % 200 + ".1/24");
                nl.addresses().delete("v0", "10.7." + i % 200 + ".1/24");
            }
            goOn.countDown();
            mirror.awaitQuiet(LONG);

            assertThat(mirror.overruns()).isPositive();
            // Of 4000 changes, with four routes each: what the queue has kept, and at most what is received in one
            // poll.
            assertThat(told).hasSizeLessThan(600);
            assertThat(told).hasAtLeastOneElementOfType(MirrorEvent.Overrun.class);
            assertThat(Reflection.differences(nl, mirror.snapshot())).isEmpty();
        }
    }

    private static void await(CountDownLatch latch, String what) {
        try {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).as(what).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void givenMirrorThatFollows_whenSomethingChanges_thenItsHandlerIsToldBeforeAwaitQuietReturns(RtNetlink nl) {
        Queue<MirrorEvent> told = new ConcurrentLinkedQueue<>();
        AtomicReference<Thread> thread = new AtomicReference<>();
        try (Mirror mirror = Mirror.open(Link.TYPE)) {
            mirror.follow(event -> {
                told.add(event);
                thread.set(Thread.currentThread());
            });
            mirror.awaitQuiet(LONG);
            assertThat(told).hasAtLeastOneElementOfType(MirrorEvent.Synced.class);
            told.clear();

            for (int i = 0; i < 50; i++) {
                nl.links().change("lo", i % 2 == 0 ? link -> link.down() : link -> link.up());
                mirror.awaitQuiet(LONG);
                assertThat(told).hasAtLeastOneElementOfType(MirrorEvent.Changed.class);
                told.clear();
            }
        }
        assertThat(thread.get().getName()).isEqualTo("netlink-mirror");
        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(thread.get().isAlive()).isFalse();
    }

    @Test
    void givenMirrorThatFollows_whenDrivenByOthersOrFromItsHandler_thenRefused() {
        AtomicReference<Throwable> inside = new AtomicReference<>();
        try (Mirror mirror = Mirror.open(Link.TYPE)) {
            mirror.follow(event -> inside.set(catchThrowable(() -> mirror.awaitQuiet(LONG))));
            mirror.awaitQuiet(LONG);

            assertThat(inside.get()).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> mirror.poll(event -> {}, Duration.ZERO))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("follows by itself");
            assertThatThrownBy(() -> mirror.follow(event -> {})).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void givenThreadThatWaitsForItsTurn_whenTheMirrorIsMadeToFollow_thenItIsRefused() throws Exception {
        CountDownLatch inHandler = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Throwable> refused = new CompletableFuture<>();
        try (Mirror mirror = Mirror.open(Link.TYPE)) {
            Thread slow = new Thread(() -> mirror.poll(
                    event -> {
                        inHandler.countDown();
                        awaitUninterruptibly(goOn);
                    },
                    LONG));
            Thread third = new Thread(() -> refused.complete(catchThrowable(() -> mirror.poll(event -> {}, LONG))));
            Thread follower = new Thread(() -> mirror.follow(event -> {}));
            slow.start();
            inHandler.await();
            third.start();
            Waiting.until(LONG, "a thread waits to poll", () -> third.getState() == Thread.State.TIMED_WAITING);
            follower.start();
            Waiting.until(LONG, "a thread waits to follow", () -> follower.getState() == Thread.State.WAITING);

            goOn.countDown();

            assertThat(refused.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("this mirror follows by itself");
            follower.join();
            mirror.awaitQuiet(LONG);
            slow.join();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givenHandlerThatThrows_whenAwaited_thenToldWhy() {
        CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.complete(thrown));
        try (Mirror mirror = Mirror.open(Link.TYPE)) {
            mirror.follow(event -> {
                throw new IllegalStateException("enough");
            });

            assertThatThrownBy(() -> mirror.awaitQuiet(LONG))
                    .isInstanceOf(NetlinkIOException.class)
                    .hasRootCauseMessage("enough");
            assertThat(uncaught.join()).hasMessage("enough");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void givenMirrorThatFollows_whenRefreshed_thenReadsAnewAtOnce() {
        try (Mirror mirror = Mirror.open(Link.TYPE)) {
            mirror.follow(event -> {});
            mirror.awaitQuiet(LONG);
            long before = mirror.questions();

            mirror.refresh();

            Waiting.until(LONG, "the mirror asks the kernel again", () -> mirror.questions() > before);
        }
    }

    @Test
    void givenThreadThatWaits_whenTheMirrorIsClosed_thenItEndsAtOnce() {
        Mirror mirror = Mirror.open(Link.TYPE);
        mirror.awaitQuiet(LONG);
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread waiting =
                new Thread(() -> ended.complete(catchThrowable(() -> mirror.poll(event -> {}, Duration.ofDays(1)))));
        waiting.start();
        Waiting.until(LONG, "the thread waits in poll", () -> waiting.getStackTrace().length > 8);

        mirror.close();

        assertThat(ended.join()).isInstanceOf(NetlinkIOException.class).hasMessageContaining("closed");
        assertThatThrownBy(() -> mirror.poll(event -> {}, Duration.ZERO)).isInstanceOf(NetlinkIOException.class);
        assertThatThrownBy(() -> mirror.awaitQuiet(LONG)).isInstanceOf(NetlinkIOException.class);
    }

    @Test
    void givenThreadThatWaits_whenInterrupted_thenItEndsAtOnceAndTheMirrorGoesOn(RtNetlink nl) throws Exception {
        try (Mirror mirror = Mirror.open(Link.TYPE)) {
            mirror.awaitQuiet(LONG);
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread waiting = new Thread(
                    () -> ended.complete(catchThrowable(() -> mirror.poll(event -> {}, Duration.ofDays(1)))));
            waiting.start();

            waiting.interrupt();

            assertThat(ended.join()).isInstanceOf(NetlinkInterruptedException.class);
            waiting.join();
            pair(nl);
            mirror.awaitQuiet(LONG);
            assertThat(mirror.of(Link.TYPE).find(Link.BY_NAME, "v0")).isPresent();
        }
    }

    @Test
    void givenSelectorLoop_whenItWaitsForTheSocketOnly_thenAllIsTold(RtNetlink nl) {
        try (Mirror mirror = Mirror.open(Link.TYPE, Address.TYPE, Route.TYPE)) {
            Replay replay = new Replay();
            mirror.poll(replay, Duration.ZERO);
            pair(nl);
            nl.routes().add(RouteSpec.to("10.0.0.0/8").via("192.168.0.9"));
            nl.links().down("v0");

            long deadline = System.nanoTime() + LONG.toNanos();
            while (System.nanoTime() - deadline < 0
                    && (mirror.of(Link.TYPE).find(Link.BY_NAME, "v0").isEmpty()
                            || !ipv4Routes(mirror).isEmpty())) {
                Duration patience = mirror.patience().compareTo(LONG) < 0 ? mirror.patience() : LONG;
                Transport.Wait woken = mirror.transport().await(patience.toNanos());
                assertThat(woken).isIn(Transport.Wait.READY, Transport.Wait.TIMED_OUT);
                mirror.poll(replay, Duration.ZERO);
            }

            assertThat(mirror.of(Link.TYPE).find(Link.BY_NAME, "v0")).isPresent();
            assertThat(ipv4Routes(mirror)).isEmpty();
        }
    }

    private static List<Route> ipv4Routes(Mirror mirror) {
        return mirror.of(Route.TYPE).list(RouteFilter.all().ipv4().table(RouteView.RT_TABLE_MAIN));
    }

    @Test
    void givenOtherNamespace_whenMirrored_thenItsLinksAreThere() {
        try (TestNetns there = TestNetns.create();
                RtNetlink inside = RtNetlink.open(there)) {
            inside.links().createVeth("inside", "far");
            try (Mirror mirror = Mirror.open(there, Link.TYPE)) {
                mirror.awaitQuiet(LONG);

                assertThat(mirror.of(Link.TYPE).find(Link.BY_NAME, "inside")).isPresent();
            }
        }
    }

    @Test
    @DisplayName("H3: a reading that says of itself that nothing was missed")
    void givenChurn_whenReadOnce_thenRoutesThatNobodyTouchesAreThere(RtNetlink nl) throws Exception {
        pair(nl);
        List<RouteSpec> steady = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            steady.add(RouteSpec.to("172.16." + i + ".0/24").via("192.168.0.9"));
        }
        steady.forEach(route -> nl.routes().add(route));
        Changer churn = churn();
        try {
            for (int i = 0; i < 20; i++) {
                MirrorSnapshot read = Mirror.read(LONG, Route.TYPE);

                assertThat(read.of(Route.TYPE).by(Route.BY_TABLE, 254L))
                        .filteredOn(route -> route.isWithin(IpPrefix.parse("172.16.0.0/16")))
                        .hasSize(200);
            }
        } finally {
            churn.end();
        }
    }

    @Test
    void givenNothingToHold_whenOpened_thenRefused() {
        assertThatThrownBy(Mirror::open).isInstanceOf(IllegalArgumentException.class);
    }
}
