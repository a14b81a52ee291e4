package io.github.netlink4j.rtnetlink.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.rtnetlink.Script;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkView;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.testing.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a monitor makes of what it receives: losses, forged messages, and malformed ones. */
class ScriptedMonitorTest {
    private final Script script = new Script();
    private final RtMonitor monitor =
            new RtMonitor(script, Link.TYPE, BridgePort.TYPE, Link.PART_TYPE, Address.TYPE, Route.TYPE);

    private List<RtEvent> all() {
        return Seen.all(monitor);
    }

    private static int index(RtEvent event) {
        return Seen.as(Link.TYPE, event).object().index();
    }

    @Test
    @DisplayName("H2: the kernel reports a loss before the messages that were queued earlier")
    void givenOverrun_whenRead_thenToldBehindWhatWasQueuedWithAllDropsUntilTheQueueWasEmpty() {
        script.drops(3).fails(Script.ENOBUFS).kernel(Told.link(Told.NEWLINK, 1));
        script.drops(2).kernel(Told.link(Told.NEWLINK, 2)).drops(4);

        List<RtEvent> told = all();

        assertThat(told).hasSize(3);
        assertThat(index(told.get(0))).isEqualTo(1);
        assertThat(index(told.get(1))).isEqualTo(2);
        assertThat(told.get(2)).isEqualTo(new Overrun(Overrun.Cause.QUEUE_FULL, 0, 9));
    }

    @Test
    @DisplayName("H2: a second overrun says that the queue was empty since the first")
    void givenOverrunAfterOverrun_whenRead_thenTheFirstIsToldBeforeTheSecondIsRead() {
        script.drops(1).fails(Script.ENOBUFS).kernel(Told.link(Told.NEWLINK, 1));
        script.drops(1).fails(Script.ENOBUFS).kernel(Told.link(Told.NEWLINK, 2)).drops(1);

        List<RtEvent> told = all();

        assertThat(told).hasSize(4);
        assertThat(told.get(1)).isEqualTo(new Overrun(Overrun.Cause.QUEUE_FULL, 0, 2));
        assertThat(index(told.get(2))).isEqualTo(2);
        assertThat(told.get(3)).isEqualTo(new Overrun(Overrun.Cause.QUEUE_FULL, 2, 3));
    }

    @Test
    @DisplayName("H2: drops that the kernel has not reported")
    void givenDropsWithoutError_whenNothingIsThere_thenToldAllTheSame() {
        script.kernel(Told.link(Told.NEWLINK, 1)).drops(7);

        List<RtEvent> told = all();

        assertThat(told).hasSize(2);
        assertThat(told.get(1)).isEqualTo(new Overrun(Overrun.Cause.QUEUE_FULL, 0, 7));
        assertThat(((Overrun) told.get(1)).lost()).isEqualTo(7);
    }

    @Test
    @DisplayName("H19: what the kernel has not sent is dropped, whatever it is")
    void givenForgedMessages_whenRead_thenDroppedAndCounted() {
        for (int i = 0; i < 1000; i++) {
            script.forger(Told.link(Told.DELLINK, i))
                    .forger(new byte[] {1, 2, 3})
                    .forger(new byte[300_000]);
        }
        script.kernel(Told.link(Told.NEWLINK, 5));

        List<RtEvent> told = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            monitor.next(Duration.ZERO).ifPresent(told::add);
        }

        assertThat(told).singleElement().satisfies(event -> assertThat(index(event))
                .isEqualTo(5));
        assertThat(monitor.drops().foreign()).isEqualTo(3000);
    }

    @Test
    @DisplayName("H6: a message longer than the buffer is reported as a loss, and the next of that length is received")
    void givenDatagramLongerThanTheBuffer_whenRead_thenOverrunAndTheBufferGrows() {
        byte[] large = Told.link(
                Told.NEWLINK,
                0,
                9,
                Told.whole("large")
                        .attr(200, new byte[65_000])
                        .attr(201, new byte[65_000])
                        .attr(202, new byte[65_000]));
        script.kernel(large).kernel(large).kernel(Told.link(Told.NEWLINK, 1));

        List<RtEvent> told = all();

        assertThat(told.get(0)).isEqualTo(new Overrun(Overrun.Cause.TRUNCATED, 0, 1));
        assertThat(index(told.get(1))).isEqualTo(9);
        assertThat(Seen.as(Link.TYPE, told.get(1)).object().toBytes()).isEqualTo(large);
        assertThat(index(told.get(2))).isEqualTo(1);
    }

    @Test
    void givenSeveralMessagesInOneDatagram_whenRead_thenEachIsToldEvenBetweenCalls() {
        script.kernel(
                Told.link(Told.NEWLINK, 1),
                Bytes.of().message(1, 0, 0, 0).toArray(),
                Told.address(2),
                Told.route(254, 3));

        int polled = monitor.poll(RtHandler.none(), Duration.ZERO);
        script.kernel(Told.link(Told.NEWLINK, 4), Told.link(Told.NEWLINK, 5));
        RtEvent first = monitor.next(Duration.ZERO).orElseThrow();
        RtEvent second = monitor.next(Duration.ZERO).orElseThrow();

        assertThat(polled).isEqualTo(3);
        assertThat(index(first)).isEqualTo(4);
        assertThat(index(second)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 15, 33, 0xffff_ffffL, 0x8000_0000L})
    void givenLengthThatCannotBe_whenRead_thenTheRestIsToldRawAndTheStreamGoesOn(long length) {
        byte[] bad = Bytes.of()
                .messageOfLength(length, Told.NEWLINK, 0, 0, 0, new byte[16])
                .toArray();
        script.kernel(Told.link(Told.NEWLINK, 1), bad).kernel(Told.link(Told.NEWLINK, 2));

        List<RtEvent> told = all();

        RtMessage raw = ((RawEvent) told.get(1)).message();
        assertThat(raw.fault()).isEqualTo("a message claims " + length + " bytes where 16 to 32 are possible");
        assertThat(raw.toBytes()).isEqualTo(bad);
        assertThat(raw.toString()).startsWith("RTM_NEWLINK ").contains("<a message claims");
        assertThat(index(told.get(2))).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"16, 20", "16, 31", "20, 23", "24, 27", "25, 16", "17, 16"})
    void givenMessageTooShortForItsType_whenRead_thenToldRaw(int type, int length) {
        byte[] bad = Bytes.of().message(type, 0, 0, 0, new byte[length - 16]).toArray();
        script.kernel(bad).kernel(Told.link(Told.NEWLINK, 2));

        List<RtEvent> told = all();

        assertThat(((RawEvent) told.get(0)).message().fault()).contains("claims " + length + " bytes");
        assertThat(((RawEvent) told.get(0)).message().toBytes()).isEqualTo(bad);
        assertThat(index(told.get(1))).isEqualTo(2);
    }

    @Test
    void givenAttributeThatRunsPastTheMessage_whenRead_thenToldRawWithTheReason() {
        byte[] bad = Told.link(Told.NEWLINK, 0, 1, Bytes.of().attrOfLength(60, 3, new byte[8]));
        script.kernel(bad, Told.link(Told.NEWLINK, 2));

        List<RtEvent> told = all();

        assertThat(((RawEvent) told.get(0)).message().fault())
                .isEqualTo("attribute number 3 claims 60 bytes where 4 to 12 are possible");
        assertThat(index(told.get(1))).isEqualTo(2);
    }

    @Test
    @DisplayName("H13: messages of bridges, IPv6 and wireless extensions have only a part of a link")
    void givenPartialLinkMessages_whenRead_thenTheyAreNoLinkEvents() {
        Bytes name = Bytes.of().attr(3, Bytes.of().text("eth1"));
        script.kernel(Told.link(Told.NEWLINK, 7, 1, name))
                .kernel(Told.link(Told.DELLINK, 7, 1, name))
                .kernel(Told.link(Told.NEWLINK, 10, 1, name))
                .kernel(Told.link(Told.NEWLINK, 0, 1, Bytes.of().attr(11, new byte[8])))
                .kernel(Told.link(Told.NEWLINK, 0, 1, Told.whole("eth1").attr(11, new byte[8])))
                .kernel(Told.link(Told.DELLINK, 1));

        List<RtEvent> told = all();

        assertThat(told)
                .extracting(Seen::typeName)
                .containsExactly("bridge port", "bridge port", "link part", "link part", "link part", "link");
        assertThat(Seen.as(BridgePort.TYPE, told.get(1)).change()).isEqualTo(Change.REMOVED);
        assertThat(Seen.as(Link.PART_TYPE, told.get(2)).object().family()).isEqualTo(10);
        assertThat(Seen.as(Link.PART_TYPE, told.get(3)).object().has(LinkAttr.WIRELESS))
                .isTrue();
        assertThat(Seen.as(Link.TYPE, told.get(5)).change()).isEqualTo(Change.REMOVED);
    }

    @ParameterizedTest
    @DisplayName("H14: the flags of a new route say what has become of others")
    @CsvSource({
        "24, 0x600, ADDED",
        "24, 0x400, ADDED",
        "24, 0xc00, APPENDED",
        "24, 0x100, REPLACED",
        "24, 0, NEW_OR_CHANGED",
        "24, 0x10, NEW_OR_CHANGED",
        "25, 0, REMOVED",
        "25, 0x500, REMOVED"
    })
    void givenRouteMessage_whenRead_thenTheChangeIsTold(int type, String flags, Change change) {
        script.kernel(Told.route(type, Integer.decode(flags), 254, Bytes.of()));

        ObjectEvent<Route> event =
                Seen.as(Route.TYPE, monitor.next(Duration.ZERO).orElseThrow());

        assertThat(event.change()).isEqualTo(change);
        assertThat(event.object().messageFlags()).isEqualTo(Integer.decode(flags));
    }

    @Test
    @DisplayName("H54: an event has the identifier of its namespace")
    void givenOtherNamespace_whenRead_thenTold() {
        script.namespace(3, Told.link(Told.NEWLINK, 1)).namespace(0, Told.address(1));
        script.kernel(Told.route(254, 1)).namespace(8, Told.other(Told.NEWNEIGH, 2, 1));

        List<RtEvent> told = all();

        assertThat(Seen.as(Link.TYPE, told.get(0)).namespaceId()).isEqualTo(3);
        assertThat(Seen.as(Address.TYPE, told.get(1)).namespaceId()).isZero();
        assertThat(Seen.as(Route.TYPE, told.get(2)).namespaceId()).isEqualTo(-1);
        assertThat(((RawEvent) told.get(3)).namespaceId()).isEqualTo(8);
    }

    @Test
    void givenEvents_whenPrinted_thenWhatHasHappenedToWhatAndWhere() {
        script.namespace(3, Told.link(Told.DELLINK, 1)).kernel(Told.address(1)).kernel(Told.route(254, 1));
        script.kernel(Told.link(
                        Told.NEWLINK, 7, 1, Bytes.of().attr(10, Bytes.of().u32(9))))
                .namespace(8, Told.other(Told.NEWNEIGH, 2, 1));

        assertThat(all())
                .extracting(RtEvent::toString)
                .containsExactly(
                        "[nsid 3] removed link: 1: eth1: <NO-CARRIER,UP> mtu 1500",
                        "new or changed address: 10.0.0.1/24 dev #1 scope global dynamic",
                        "added route: 0.0.0.0/16 dev #1 proto boot",
                        "new or changed bridge port: 1: <NO-CARRIER,UP> master #9 family bridge",
                        "[nsid 8] RTM_NEWNEIGH family 2 flags 0x0 020000000100000000000000");
        assertThat(new Overrun(Overrun.Cause.QUEUE_FULL, 3, 15)).hasToString("overrun: 12 lost (QUEUE_FULL)");
        assertThat(new Overrun(Overrun.Cause.TRUNCATED, -1, -1))
                .hasToString("overrun: an unknown number lost (TRUNCATED)");
    }

    @Test
    void givenMessageOfUnknownType_whenRead_thenToldRawWithItsNumber() {
        script.kernel(Told.other(200, 5, 1)).kernel(Told.other(Told.NEWNEIGH, 2, 1));

        List<RtEvent> told = all();

        assertThat(told)
                .extracting(event -> ((RawEvent) event).message().toString())
                .containsExactly(
                        "RTM_#200 family 5 flags 0x0 050000000100000000000000",
                        "RTM_NEWNEIGH family 2 flags 0x0 020000000100000000000000");
    }

    @Test
    void givenHandlerThatThrows_whenPolledAgain_thenItGoesOnBehindThatEvent() {
        script.kernel(Told.link(Told.NEWLINK, 1), Told.link(Told.NEWLINK, 2)).kernel(Told.link(Told.NEWLINK, 3));
        List<Integer> seen = new ArrayList<>();
        RtHandler handler = RtHandler.of(Link.TYPE, (change, link, namespaceId) -> {
            seen.add(link.index());
            if (link.index() == 1) {
                throw new IllegalArgumentException("one");
            }
        });

        assertThatThrownBy(() -> monitor.poll(handler, Duration.ZERO)).hasMessage("one");
        int polled = monitor.poll(handler, Duration.ZERO);

        assertThat(polled).isEqualTo(2);
        assertThat(seen).containsExactly(1, 2, 3);
    }

    @Test
    void givenView_whenKeptBeyondTheHandler_thenItRefuses() {
        script.kernel(Told.link(Told.NEWLINK, 1)).kernel(Told.other(Told.NEWNEIGH, 2, 1));
        List<LinkView> views = new ArrayList<>();
        List<RtMessage> messages = new ArrayList<>();

        monitor.poll(
                RtHandler.of(Link.TYPE, (change, link, namespaceId) -> views.add(link))
                        .raw((message, namespaceId) -> messages.add(message)),
                Duration.ZERO);

        assertThatThrownBy(() -> views.get(0).index()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> messages.get(0).type()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenMonitor_whenUsedInsideItsOwnHandler_thenRefused() {
        script.kernel(Told.link(Told.NEWLINK, 1));
        RtHandler handler = RtHandler.of(Link.TYPE, (change, link, namespaceId) -> monitor.next(Duration.ZERO));

        assertThatThrownBy(() -> monitor.poll(handler, Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a monitor cannot be used from inside its own handler");
    }

    @Test
    @DisplayName("H31: a signal that ends a receive is no end")
    void givenInterruptedSystemCalls_whenRead_thenTheEventComes() {
        script.fails(Script.EINTR).fails(Script.EINTR).kernel(Told.link(Told.NEWLINK, 1));

        assertThat(monitor.next(Duration.ofSeconds(30)))
                .hasValueSatisfying(event -> assertThat(index(event)).isEqualTo(1));
    }

    @Test
    void givenReceiveThatFails_whenRead_thenThrownAndTheMonitorCanBeUsedAgain() {
        script.fails(12).kernel(Told.link(Told.NEWLINK, 1));

        assertThatThrownBy(() -> monitor.next(Duration.ofSeconds(30)))
                .hasMessage("receive events: ENOMEM: Cannot allocate memory");
        assertThat(all()).hasSize(1);
    }
}
