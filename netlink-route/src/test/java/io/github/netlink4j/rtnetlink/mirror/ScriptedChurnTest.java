package io.github.netlink4j.rtnetlink.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.DumpInterruptedException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.Script;
import io.github.netlink4j.rtnetlink.event.Told;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkFilter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.Answer;
import io.github.netlink4j.testing.FakeKernel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listings of a kernel that marks every one of them as interrupted. */
@Timeout(30)
class ScriptedChurnTest {
    private static final int ALWAYS = 1_000_000;
    private static final int UP = 1;
    private static final int ENODEV = 19;
    private static final Runnable NOTHING = () -> {};

    private final ModelKernel kernel = new ModelKernel().interrupt(ALWAYS);

    private List<String> list(LinkFilter filter) {
        try (RtNetlink nl = RtNetlink.on(kernel.listeningClient())) {
            return nl.links().list(filter).stream()
                    .map(link -> link.name() + " " + link.mtu())
                    .toList();
        }
    }

    private List<String> list() {
        return list(LinkFilter.all());
    }

    /** Sets what happens before and after the answer of the first merged listing; those before the merge are unchanged. */
    private ModelKernel inFirstMerged(Runnable before, Runnable after) {
        for (int i = 0; i < 3; i++) {
            kernel.beforeListing(NOTHING).afterListing(NOTHING);
        }
        return kernel.beforeListing(before).afterListing(after);
    }

    @Test
    @DisplayName("H4, H5: every listing is interrupted")
    void givenEveryListingInterrupted_whenListed_thenComplete() {
        kernel.link(2, UP, 1500).link(3, UP, 1400);

        List<String> listed = list();

        assertThat(listed).containsExactly("eth2 1500", "eth3 1400");
        assertThat(kernel.asked()).containsExactly("links", "links", "links", "links", "fence", "links", "fence");
    }

    @Test
    void givenChangesDuringAMergedListing_whenNotified_thenTheNotificationCounts() {
        kernel.link(2, UP, 1500).link(3, UP, 1500).link(4, UP, 1500);
        inFirstMerged(NOTHING, () -> kernel.tellGone(2).tellLink(3, UP, 1400).tellLink(5, UP, 1500));

        List<String> listed = list();

        assertThat(listed).containsExactly("eth3 1400", "eth4 1500", "eth5 1500");
    }

    @Test
    void givenMergedListingThatOmitsALink_whenItStillExists_thenFoundByTheNext() {
        kernel.link(2, UP, 1500).link(3, UP, 1500);
        inFirstMerged(() -> kernel.dropLink(3), () -> kernel.link(3, UP, 1500));

        List<String> listed = list();

        assertThat(listed).containsExactly("eth2 1500", "eth3 1500");
        assertThat(kernel.asked()).filteredOn("links"::equals).hasSize(3 + 3);
    }

    @Test
    @DisplayName("H2: notifications are lost while the kernel lists")
    void givenLostNotifications_whenListed_thenNothingFromBeforeCounts() {
        kernel.link(2, UP, 1500).link(3, UP, 1500);
        inFirstMerged(NOTHING, () -> {
            kernel.dropLink(3);
            kernel.events.drops(1).fails(Script.ENOBUFS).drops(4);
        });

        assertThat(list()).containsExactly("eth2 1500");
    }

    @Test
    void givenLinkKnownFromANotificationOnly_whenListed_thenItIsAskedForAsItIsNow() {
        kernel.link(2, UP, 1500);
        inFirstMerged(NOTHING, NOTHING).beforeListing(NOTHING).afterListing(() -> kernel.tellLink(3, UP, 1500)
                .link(3, UP, 1400));

        List<String> listed = list();

        assertThat(listed).containsExactly("eth2 1500", "eth3 1400");
        assertThat(kernel.asked()).endsWith("fence", "link 3");
    }

    @Test
    void givenFilter_whenListed_thenNotificationsAreFilteredToo() {
        kernel.link(2, UP, 1500);
        inFirstMerged(NOTHING, () -> kernel.tellLink(3, UP, 1500));

        assertThat(list(LinkFilter.all().master(LinkRef.of(7)))).isEmpty();
    }

    @Test
    void givenEveryListingInterrupted_whenFoundOrCounted_thenAsListed() {
        kernel.link(2, UP, 1500).link(3, UP, 1500);
        try (RtNetlink nl = RtNetlink.on(kernel.listeningClient())) {
            Optional<Link> found = nl.links().find(LinkFilter.all());

            assertThat(found).map(Link::name).contains("eth2");
            assertThat(nl.links().count()).isEqualTo(2);
            assertThatThrownBy(() -> nl.links().list(LinkFilter.all().master("eth9")))
                    .hasMessageContaining("eth9");
        }
    }

    @Test
    void givenNoWayToListen_whenEveryListingIsInterrupted_thenRepeatedUntilTheTimeout() {
        FakeKernel always = FakeKernel.script()
                .then(sent -> sent.answer().flags(Answer.INTERRUPTED).done().send());
        SocketOptions options = SocketOptions.defaults().timeout(Duration.ofMillis(300));

        try (RtNetlink nl = RtNetlink.on(new NetlinkClient(always, options))) {
            assertThatThrownBy(() -> nl.links().list())
                    .isInstanceOf(DumpInterruptedException.class)
                    .hasMessageContaining("within 300 ms");
        }
        assertThat(always.requests()).hasSizeGreaterThan(4);
    }

    @Test
    void givenNotificationsLostForEver_whenListed_thenEndsByTheTimeout() {
        FakeKernel events = FakeKernel.script();
        FakeKernel always = FakeKernel.script().listener(events).then(sent -> {
            if (sent.isDump()) {
                events.overrun(1);
                sent.answer().flags(Answer.INTERRUPTED).done().send();
            } else {
                sent.error(ENODEV);
            }
        });
        SocketOptions options = SocketOptions.defaults().timeout(Duration.ofMillis(300));

        try (RtNetlink nl = RtNetlink.on(new NetlinkClient(always, options))) {
            assertThatThrownBy(() -> nl.links().list())
                    .isInstanceOf(DumpInterruptedException.class)
                    .hasMessageContaining("also in the last");
        }
        assertThat(events.isClosed()).isTrue();
    }

    /** More notifications arrive than can be processed. */
    @Test
    void givenNotificationsWithoutEnd_whenListed_thenEndsByTheTimeout() {
        FakeKernel events = FakeKernel.script();
        tellForEver(events);
        FakeKernel always = FakeKernel.script().listener(events).then(sent -> {
            if (sent.isDump()) {
                sent.answer().flags(Answer.INTERRUPTED).done().send();
            } else {
                sent.error(ENODEV);
            }
        });
        SocketOptions options = SocketOptions.defaults().timeout(Duration.ofMillis(300));

        try (RtNetlink nl = RtNetlink.on(new NetlinkClient(always, options))) {
            assertThatThrownBy(() -> nl.links().list()).isInstanceOf(DumpInterruptedException.class);
        }
    }

    private static void tellForEver(FakeKernel events) {
        events.onReceive(() -> {
            byte[] link = ModelKernel.link(Told.NEWLINK, 9, UP, ModelKernel.linkAttributes("eth9", 1500));
            events.unsolicited().raw(link).send();
            tellForEver(events);
        });
    }

    @Test
    void givenInterruptedThread_whenListed_thenEndsAtOnce() {
        inFirstMerged(NOTHING, () -> Thread.currentThread().interrupt());

        try (RtNetlink nl = RtNetlink.on(kernel.listeningClient())) {
            assertThatThrownBy(() -> {
                        kernel.link(2, UP, 1500);
                        nl.links().list();
                    })
                    .isInstanceOf(NetlinkInterruptedException.class);
        }
        assertThat(Thread.interrupted()).isTrue();
    }
}
