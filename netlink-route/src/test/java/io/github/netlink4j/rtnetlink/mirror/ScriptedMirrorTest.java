package io.github.netlink4j.rtnetlink.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.Script;
import io.github.netlink4j.rtnetlink.event.Told;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.testing.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a mirror makes of messages, losses, and interrupted listings, in every order that the kernel may choose. */
class ScriptedMirrorTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int UP = 1;
    private static final int NEW = 0x600;
    private static final int APPENDED = 0xc00;
    private static final int REPLACED = 0x100;
    private static final boolean V4 = false;
    private static final boolean V6 = true;

    private final ModelKernel kernel = new ModelKernel();

    private Mirror mirror(RtObjectType<?, ?, ?>... kinds) {
        return new Mirror(kernel.events, kernel.client(), kinds);
    }

    /** All events, in short: {@code +eth2}, {@code ~eth2 1500}, {@code -10.1.0.0/16 #2}, {@code overrun}, {@code synced}. */
    private static List<String> told(Mirror mirror) {
        return told(mirror, ScriptedMirrorTest::text);
    }

    private static List<String> told(Mirror mirror, Function<MirrorEvent, String> words) {
        List<String> told = new ArrayList<>();
        long deadline = System.nanoTime() + LONG.toNanos();
        do {
            mirror.poll(event -> told.add(words.apply(event)), Duration.ZERO);
        } while (mirror.patience().compareTo(LONG) < 0 && System.nanoTime() - deadline < 0);
        return told;
    }

    private static String text(MirrorEvent event) {
        if (event instanceof MirrorEvent.Added<?, ?> added) {
            return "+" + text(added.object());
        }
        if (event instanceof MirrorEvent.Removed<?, ?> removed) {
            return "-" + text(removed.object());
        }
        if (event instanceof MirrorEvent.Changed<?, ?> changed) {
            return text(changed.before()) + " > " + text(changed.object());
        }
        return event instanceof MirrorEvent.Overrun overrun ? "overrun " + overrun.lost() : "synced";
    }

    private static String text(MessageView object) {
        if (object instanceof Link link) {
            return link.name() + " " + link.mtu();
        }
        Route route = (Route) object;
        return route.destination() + " #" + route.linkIndex();
    }

    @Test
    void givenLinks_whenFirstPolled_thenAddedAndSynced() {
        kernel.link(2, UP, 1500).link(3, UP, 1400);
        Mirror mirror = mirror(Link.TYPE);

        List<String> told = told(mirror);

        assertThat(told).containsExactly("+eth2 1500", "+eth3 1400", "synced");
        assertThat(kernel.asked()).containsExactly("fence", "links");
        assertThat(mirror.isSynced()).isTrue();
    }

    @Test
    void givenNothingNew_whenPolled_thenNothingIsAskedOrTold() {
        Mirror mirror = mirror(Link.TYPE, Route.TYPE);
        told(mirror);
        kernel.asked();

        List<String> told = told(mirror);

        assertThat(told).isEmpty();
        assertThat(kernel.asked()).isEmpty();
        assertThat(mirror.patience()).isGreaterThan(Duration.ofDays(1));
    }

    @Test
    void givenEvents_whenPolled_thenToldInTheirOrder() {
        Mirror mirror = mirror(Link.TYPE);
        told(mirror);
        kernel.asked();
        kernel.tellLink(2, UP, 1500).tellLink(2, UP, 1400).tellLink(2, UP, 1400).tellGone(2);

        List<String> told = told(mirror);

        assertThat(told).containsExactly("+eth2 1500", "eth2 1500 > eth2 1400", "-eth2 1400");
        assertThat(kernel.asked()).isEmpty();
    }

    @Test
    @DisplayName("H2: what happened while the kernel listed is merged, and nothing goes back in time")
    void givenOldNewsBehindAListing_whenMerged_thenOnlyTheResultIsTold() {
        kernel.link(2, UP, 1500).link(4, UP, 1500).beforeListing(() -> kernel.tellLink(2, UP, 1300)
                .tellLink(2, UP, 1200)
                .tellLink(3, UP, 1500)
                .tellGone(3)
                .tellGone(4));
        Mirror mirror = mirror(Link.TYPE);

        List<String> told = told(mirror);

        assertThat(told).containsExactly("+eth2 1200", "synced");
    }

    @Test
    @DisplayName("H2: messages are lost while the kernel lists")
    void givenLossDuringAListing_whenPolled_thenTheListingIsNotBelieved() {
        kernel.link(2, UP, 1500).afterListing(() -> {
            kernel.dropLink(2).link(3, UP, 1500);
            kernel.events.drops(1).fails(Script.ENOBUFS).drops(4);
        });
        Mirror mirror = mirror(Link.TYPE);

        List<String> told = told(mirror);

        assertThat(told).containsExactly("overrun 5", "+eth3 1500", "synced");
        assertThat(mirror.overruns()).isEqualTo(1);
    }

    @Test
    @DisplayName("H2: after a loss, each difference is reported once, between the markers")
    void givenLoss_whenReadAnew_thenOnlyDifferencesAreTold() {
        kernel.link(2, UP, 1500).link(3, UP, 1500).link(4, UP, 1500);
        Mirror mirror = mirror(Link.TYPE);
        told(mirror);
        kernel.dropLink(2).link(3, UP, 1400).link(5, UP, 1500);
        kernel.events.drops(3).fails(Script.ENOBUFS);

        List<String> told = told(mirror);

        assertThat(told).containsExactly("overrun 3", "-eth2 1500", "eth3 1500 > eth3 1400", "+eth5 1500", "synced");
    }

    @Test
    void givenEvents_whenPrinted_thenWhatHasHappenedToWhat() {
        kernel.link(2, UP, 1500).link(3, UP, 1500);
        Mirror mirror = mirror(Link.TYPE);
        told(mirror);
        kernel.dropLink(2).link(3, UP, 1400).link(5, UP, 1500);
        kernel.events.drops(3).fails(Script.ENOBUFS);

        List<String> printed = told(mirror, MirrorEvent::toString);

        assertThat(printed).hasSize(5);
        assertThat(printed.get(0)).isEqualTo("overrun: 3 lost");
        assertThat(printed.get(1)).startsWith("removed link: 2: eth2: ");
        assertThat(printed.get(2)).matches("changed link: 3: .*mtu 1500.* to: 3: .*mtu 1400.*");
        assertThat(printed.get(3)).startsWith("added link: 5: ");
        assertThat(printed.get(4)).isEqualTo("synced");
        assertThat(new MirrorEvent.Overrun(0)).hasToString("overrun: an unknown number lost");
    }

    @Test
    void givenDropsOfWhichNothingIsSaid_whenPolled_thenReadAnew() {
        kernel.link(2, UP, 1500);
        Mirror mirror = mirror(Link.TYPE);
        told(mirror);
        kernel.dropLink(2);
        kernel.events.drops(1);

        List<String> told = told(mirror);

        assertThat(told).containsExactly("overrun 1", "-eth2 1500", "synced");
    }

    @Test
    @DisplayName("H4, H5: a listing that the kernel marks as interrupted removes nothing, and is repeated")
    void givenInterruptedListing_whenPolled_thenRepeated() {
        kernel.link(2, UP, 1500).interrupt(2);
        Mirror mirror = mirror(Link.TYPE);

        List<String> told = told(mirror);

        assertThat(told).containsExactly("+eth2 1500", "synced");
        assertThat(kernel.asked()).containsExactly("fence", "links", "fence", "links", "fence", "links");
    }

    @Test
    @DisplayName("H5: no listing succeeds")
    void givenListingsThatNeverSucceed_whenPolled_thenPausesAndSaysForHowLong() {
        kernel.link(2, UP, 1500).interrupt(1_000_000);
        Mirror mirror = mirror(Link.TYPE);

        List<MirrorEvent> told = new ArrayList<>();
        for (int polls = 0; polls < 1000; polls++) {
            mirror.poll(told::add, Duration.ZERO);
        }

        assertThat(told).noneMatch(MirrorEvent.Synced.class::isInstance);
        assertThat(mirror.isSynced()).isFalse();
        assertThat(mirror.questions()).isLessThan(200);
        assertThat(mirror.patience()).isLessThan(LONG);
    }

    @Test
    @DisplayName("H11: a link goes down, and its IPv4 routes are removed without a notification")
    void givenRoutesByALink_whenItGoesDown_thenTheKernelIsAskedAndTheyAreRemoved() {
        kernel.link(2, UP, 1500).route(V4, 1, 0, 2).route(V4, 2, 0, 3).route(V6, 1, 0, 3);
        Mirror mirror = mirror(Route.TYPE);
        told(mirror);
        kernel.asked();
        kernel.dropRoute(V4, 1, 0, 2).tellLink(2, 0, 1500);

        List<String> told = told(mirror);

        assertThat(told).containsExactly("-10.1.0.0/16 #2");
        assertThat(kernel.asked()).containsExactly("fence", "routes 2");
    }

    @Test
    @DisplayName("H11: nothing is asked when no route can have been touched, or the message says nothing new")
    void givenNoRoutesByALink_whenItChanges_thenNothingIsAsked() {
        kernel.route(V4, 1, 0, 3);
        Mirror mirror = mirror(Route.TYPE);
        told(mirror);
        kernel.tellLink(3, UP, 1500);
        told(mirror);
        kernel.asked();
        kernel.tellLink(2, 0, 1500).tellGone(2).tellLink(3, UP, 1500);

        List<String> told = told(mirror);

        assertThat(told).isEmpty();
        assertThat(kernel.asked()).isEmpty();
    }

    @Test
    @DisplayName("H11: routes whose removal has been notified by then are not requested")
    void givenRoutesToldGone_whenTheirLinkGoesToo_thenNothingIsAsked() {
        kernel.route(V4, 1, 0, 2);
        Mirror mirror = mirror(Route.TYPE);
        told(mirror);
        kernel.asked();
        kernel.tellGone(2).tellRouteGone(V4, 1, 0, 2);

        List<String> told = told(mirror);

        assertThat(told).containsExactly("-10.1.0.0/16 #2");
        assertThat(kernel.asked()).isEmpty();
    }

    @Test
    @DisplayName("H14: a replaced IPv4 route")
    void givenRoute_whenReplaced_thenChanged() {
        kernel.route(V4, 1, 0, 2);
        Mirror mirror = mirror(Route.TYPE);
        told(mirror);
        kernel.asked();
        kernel.dropRoute(V4, 1, 0, 2).tellRoute(REPLACED, V4, 1, 0, 3);

        List<String> told = told(mirror);

        assertThat(told).containsExactly("10.1.0.0/16 #2 > 10.1.0.0/16 #3");
        assertThat(kernel.asked()).isEmpty();
    }

    @Test
    @DisplayName("H14: one of several IPv4 routes is replaced, and the message does not say which")
    void givenAppendedRoutes_whenOneIsReplaced_thenTheKernelIsAsked() {
        kernel.route(V4, 1, 0, 2).tellRoute(APPENDED, V4, 1, 0, 3);
        Mirror mirror = mirror(Route.TYPE);
        told(mirror);
        kernel.asked();
        kernel.dropRoute(V4, 1, 0, 2).tellRoute(REPLACED, V4, 1, 0, 4);

        told(mirror);

        assertThat(kernel.asked()).containsExactly("fence", "routes 2");
        assertThat(mirror.of(Route.TYPE).list()).extracting(Route::linkIndex).containsExactlyInAnyOrder(3, 4);
    }

    @Test
    @DisplayName("H3: an IPv6 listing may lack unchanged routes when others were changed meanwhile")
    void givenIpv6ListingDisturbed_whenItLacksARoute_thenItIsNotRemovedAndTheKernelIsAskedAgain() {
        kernel.route(V6, 1, 0, 2).route(V6, 2, 0, 2).route(V6, 3, 0, 2);
        Mirror mirror = mirror(Route.TYPE);
        told(mirror);
        kernel.asked();
        kernel.dropRoute(V6, 3, 0, 2)
                .beforeListing(() -> kernel.dropRoute(V6, 2, 0, 2))
                .afterListing(() -> kernel.tellRouteGone(V6, 1, 0, 2).route(V6, 2, 0, 2))
                .tellLink(2, UP, 1400);

        List<String> told = told(mirror);

        assertThat(told).containsExactlyInAnyOrder("-fd01::/16 #2", "-fd03::/16 #2");
        assertThat(kernel.asked()).filteredOn("routes 10"::equals).hasSize(2);
    }

    @Test
    @DisplayName(
            "H3: an IPv4 listing may lack only routes to addresses that begin as that of one that was changed meanwhile")
    void givenIpv4ListingDisturbed_whenItLacksRoutes_thenThoseElsewhereAreRemoved() {
        kernel.route(V4, 1, 0, 2).route(V4, 1, 7, 2).route(V4, 2, 0, 2);
        Mirror mirror = mirror(Route.TYPE);
        told(mirror);
        kernel.asked();
        kernel.dropRoute(V4, 2, 0, 2)
                .beforeListing(() -> kernel.dropRoute(V4, 1, 7, 2))
                .afterListing(() -> kernel.tellRouteGone(V4, 1, 0, 2).route(V4, 1, 7, 2))
                .tellLink(2, UP, 1400);

        List<String> told = told(mirror);

        assertThat(told).containsExactlyInAnyOrder("-10.1.0.0/16 #2", "-10.2.0.0/16 #2");
        assertThat(mirror.of(Route.TYPE).list()).extracting(Route::metric).containsExactly(7L);
    }

    @Test
    @DisplayName("H3: a first IPv6 listing that was interrupted is not taken as complete")
    void givenFirstIpv6ListingDisturbed_whenItLacksARoute_thenFoundByTheNext() {
        kernel.route(V6, 1, 0, 2)
                .beforeListing(() -> {}) // of IPv4
                .beforeListing(() -> kernel.dropRoute(V6, 1, 0, 2))
                .afterListing(() -> {})
                .afterListing(() -> kernel.tellRoute(NEW, V6, 2, 0, 2).route(V6, 1, 0, 2));
        Mirror mirror = mirror(Route.TYPE);

        List<String> told = told(mirror);

        assertThat(told).containsExactly("+fd02::/16 #2", "+fd01::/16 #2", "synced");
    }

    @Test
    @DisplayName("H3: what is missing in an interrupted listing of uncertain routes is kept, and requested again")
    void givenAllSuspectedAndTheListingDisturbed_whenOneIsGone_thenFoundByTheNext() {
        kernel.route(V6, 1, 0, 2).route(V6, 2, 0, 2).route(V6, 3, 0, 2);
        Mirror mirror = mirror(Route.TYPE);
        told(mirror);
        kernel.asked();
        kernel.dropRoute(V6, 3, 0, 2).afterListing(() -> kernel.tellRouteGone(V6, 1, 0, 2));
        List<String> told = new ArrayList<>();

        mirror.awaitQuiet(event -> told.add(text(event)), LONG);

        assertThat(told).containsExactly("-fd01::/16 #2", "-fd03::/16 #2");
        assertThat(kernel.asked()).containsExactly("fence", "fence", "routes 10", "fence", "routes 10");
    }

    @Test
    @DisplayName("H14: a removal of an unknown route beside another one is notified")
    void givenRoute_whenAnUnknownOneWithTheSameKeyIsGone_thenTheKernelIsAsked() {
        kernel.route(V4, 1, 0, 2);
        Mirror mirror = mirror(Route.TYPE);
        told(mirror);
        kernel.asked();
        kernel.tellRouteGone(V4, 1, 0, 3);

        List<String> told = told(mirror);

        assertThat(told).isEmpty();
        assertThat(kernel.asked()).containsExactly("fence", "routes 2");
    }

    @Test
    @DisplayName("H11: what was known of a link before a loss does not make its next message harmless")
    void givenLinkKnownBeforeALoss_whenItIsToldToBeAsItWas_thenItsRoutesAreAskedFor() {
        kernel.route(V4, 1, 0, 2);
        Mirror mirror = mirror(Route.TYPE);
        told(mirror);
        kernel.tellLink(2, UP, 1500);
        told(mirror);
        kernel.events.drops(1);
        told(mirror);
        kernel.asked();
        kernel.tellLink(2, UP, 1500);

        told(mirror);

        assertThat(kernel.asked()).containsExactly("fence", "routes 2");
    }

    @Test
    @DisplayName("H13: a bridge says that a port has left it, and that is no deletion")
    void givenLink_whenABridgeSaysDeleted_thenTheLinkIsAskedForAndStays() {
        kernel.link(2, UP, 1500);
        Mirror mirror = mirror(Link.TYPE);
        told(mirror);
        kernel.asked();
        kernel.link(2, UP, 1400).events.kernel(Told.link(Told.DELLINK, 7, 2, Bytes.of()));

        List<String> told = told(mirror);

        assertThat(told).containsExactly("eth2 1500 > eth2 1400");
        assertThat(kernel.asked()).containsExactly("fence", "link 2");
    }

    @Test
    @DisplayName("H13: a message of a wireless driver has one property, not the whole link")
    void givenLink_whenADriverTellsAPart_thenTheLinkIsAskedFor() {
        kernel.link(2, UP, 1500);
        Mirror mirror = mirror(Link.TYPE);
        told(mirror);
        kernel.asked();
        kernel.events.kernel(Told.link(
                Told.NEWLINK,
                0,
                2,
                Bytes.of().attr(3, Bytes.of().text("eth2")).attr(11, Bytes.of().u32(7))));

        List<String> told = told(mirror);

        assertThat(told).isEmpty();
        assertThat(kernel.asked()).containsExactly("fence", "link 2");
        assertThat(mirror.of(Link.TYPE).find(2))
                .hasValueSatisfying(link -> assertThat(link.mtu()).isEqualTo(1500));
    }

    @Test
    @DisplayName("H13: a part of a link whose full message arrives before it could be requested")
    void givenPartOfALink_whenToldInFullAfterwards_thenNothingIsAsked() {
        kernel.link(2, UP, 1500);
        Mirror mirror = mirror(Link.TYPE);
        told(mirror);
        kernel.asked();
        kernel.events.kernel(Told.link(Told.NEWLINK, 7, 2, Bytes.of()));
        kernel.tellLink(2, UP, 1300);

        List<String> told = told(mirror);

        assertThat(told).containsExactly("eth2 1500 > eth2 1300");
        assertThat(kernel.asked()).isEmpty();
    }

    @Test
    void givenMessageThatCannotBeRead_whenPolled_thenAllIsReadAnew() {
        kernel.link(2, UP, 1500);
        Mirror mirror = mirror(Link.TYPE);
        told(mirror);
        kernel.asked();
        kernel.link(2, UP, 1400)
                .events
                .kernel(Bytes.of().message(Told.NEWLINK, 0, 0, 0, new byte[3]).toArray());

        List<String> told = told(mirror);

        assertThat(told).containsExactly("eth2 1500 > eth2 1400");
        assertThat(kernel.asked()).containsExactly("fence", "links");
    }

    @Test
    @DisplayName("H19: what another process says is not believed")
    void givenForgedMessage_whenPolled_thenNothing() {
        kernel.link(2, UP, 1500);
        Mirror mirror = mirror(Link.TYPE);
        told(mirror);
        kernel.events.forger(ModelKernel.link(Told.DELLINK, 2, 0, ModelKernel.linkAttributes("eth2", 1500)));

        List<String> told = told(mirror);

        assertThat(told).isEmpty();
        assertThat(mirror.of(Link.TYPE).size()).isEqualTo(1);
    }

    @Test
    @DisplayName("H19: a flood of others between two messages of the kernel does not make the second one late")
    void givenForgersFloodingDuringAListing_whenPolled_thenWhatIsBehindIsHeardBeforeTheListingIsBelieved() {
        kernel.link(2, UP, 1500).afterListing(() -> {
            for (int i = 0; i < 2000; i++) {
                kernel.events.forger(ModelKernel.link(Told.DELLINK, 2, 0, Bytes.of()));
            }
            kernel.tellGone(2).tellLink(3, UP, 1500);
        });
        Mirror mirror = mirror(Link.TYPE);

        List<String> told = told(mirror);

        assertThat(told).containsExactly("+eth3 1500", "synced");
    }

    @Test
    void givenHandlerThatThrows_whenPolledAgain_thenGoesOnBehindThatEvent() {
        kernel.link(2, UP, 1500).link(3, UP, 1500).link(4, UP, 1500);
        Mirror mirror = mirror(Link.TYPE);

        assertThatThrownBy(() -> mirror.poll(
                        event -> {
                            throw new IllegalStateException("enough");
                        },
                        Duration.ZERO))
                .hasMessage("enough");

        assertThat(told(mirror)).containsExactly("+eth3 1500", "+eth4 1500", "synced");
    }

    @Test
    void givenHandler_whenItDrivesTheMirror_thenRefused() {
        kernel.link(2, UP, 1500);
        Mirror mirror = mirror(Link.TYPE);

        assertThatThrownBy(() -> mirror.poll(event -> mirror.poll(other -> {}, Duration.ZERO), Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside its own handler");
    }

    @Test
    void givenRefresh_whenPolled_thenOnlyDifferencesAreTold() {
        kernel.link(2, UP, 1500).link(3, UP, 1500);
        Mirror mirror = mirror(Link.TYPE);
        told(mirror);
        kernel.link(2, UP, 1400);
        mirror.refresh();

        List<String> told = told(mirror);

        assertThat(told).containsExactly("eth2 1500 > eth2 1400");
    }

    @Test
    void givenSnapshot_whenTheMirrorGoesOn_thenTheSnapshotStays() {
        kernel.link(2, UP, 1500);
        Mirror mirror = mirror(Link.TYPE);
        told(mirror);

        MirrorSnapshot snapshot = mirror.snapshot();
        kernel.tellGone(2).tellLink(3, UP, 1500);
        told(mirror);

        assertThat(snapshot.of(Link.TYPE).list()).extracting(Link::name).containsExactly("eth2");
        assertThat(snapshot.of(Link.TYPE).find(Link.BY_NAME, "eth2")).isPresent();
        assertThat(mirror.of(Link.TYPE).list()).extracting(Link::name).containsExactly("eth3");
    }

    @Test
    void givenMirrorOfLinks_whenAskedForRoutes_thenRefused() {
        Mirror mirror = mirror(Link.TYPE);

        assertThatThrownBy(() -> mirror.of(Route.TYPE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("route");
    }
}
