package io.github.netlink4j.rtnetlink.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.Script;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Subscribers receive what they request, one signal after the other, and a report of what they have missed. */
@LiveRoute
@RequiresKind("veth")
@Timeout(60)
class EventPublisherTest {
    private RtMonitor monitor;
    private Flow.Publisher<RtEvent> publisher;

    @BeforeEach
    void open() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().create(Veth.named("v0").peer("v1"));
        }
        monitor = RtMonitor.open(Address.TYPE);
        publisher = monitor.publisher(4);
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    /** Records the signals that it receives, and requests events only when a test calls for it. */
    private static class Recorder implements Flow.Subscriber<RtEvent> {
        final BlockingQueue<Object> signals = new LinkedBlockingQueue<>();
        final CountDownLatch begun = new CountDownLatch(1);
        volatile Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            begun.countDown();
        }

        @Override
        public void onNext(RtEvent event) {
            signals.add(event);
        }

        @Override
        public void onError(Throwable failure) {
            signals.add(failure);
        }

        @Override
        public void onComplete() {
            signals.add("complete");
        }

        Recorder request(long n) throws InterruptedException {
            assertThat(begun.await(10, TimeUnit.SECONDS))
                    .as("onSubscribe in time")
                    .isTrue();
            subscription.request(n);
            return this;
        }

        Object next() throws InterruptedException {
            Object signal = signals.poll(10, TimeUnit.SECONDS);
            assertThat(signal).as("a signal in time").isNotNull();
            return signal;
        }
    }

    private static Recorder subscribe(Flow.Publisher<RtEvent> publisher) {
        Recorder recorder = new Recorder();
        publisher.subscribe(recorder);
        return recorder;
    }

    private static void add(RtNetlink nl, int address) {
        nl.addresses().add("v0", "10.0.0." + address + "/32");
    }

    /** The last part of the address that an event is about. */
    private static int number(Object event) {
        String address = Seen.as(Address.TYPE, event).object().address().toString();
        return Integer.parseInt(address.substring(address.lastIndexOf('.') + 1));
    }

    @Test
    void givenEventsSinceTheMonitorWasOpened_whenTheFirstSubscribes_thenItGetsThemAsItAsks(RtNetlink nl)
            throws Exception {
        add(nl, 1);
        add(nl, 2);
        add(nl, 3);
        Recorder recorder = subscribe(publisher).request(1);

        int first = number(recorder.next());
        boolean more = recorder.signals.isEmpty();
        recorder.request(2);

        assertThat(first).isEqualTo(1);
        assertThat(more).isTrue();
        assertThat(number(recorder.next())).isEqualTo(2);
        assertThat(number(recorder.next())).isEqualTo(3);
    }

    @Test
    void givenTwoSubscribers_whenOneCancels_thenTheOtherGoesOn(RtNetlink nl) throws Exception {
        Recorder one = subscribe(publisher).request(Long.MAX_VALUE);
        Recorder other = subscribe(publisher).request(Long.MAX_VALUE).request(Long.MAX_VALUE);
        add(nl, 1);

        int seenByOne = number(one.next());
        int seenByOther = number(other.next());
        one.subscription.cancel();
        one.subscription.cancel();
        one.subscription.request(1);
        add(nl, 2);
        int seenLater = number(other.next());

        assertThat(List.of(seenByOne, seenByOther, seenLater)).containsExactly(1, 1, 2);
        assertThat(one.signals).isEmpty();
    }

    @Test
    @DisplayName("a slow subscriber receives the number of lost events, in their place")
    void givenSlowSubscriber_whenMoreComesThanIsKept_thenOverrunInTheirPlace(RtNetlink nl) throws Exception {
        Recorder slow = subscribe(publisher).request(1);
        Recorder fast = subscribe(publisher).request(Long.MAX_VALUE);
        add(nl, 1);
        assertThat(number(fast.next())).isEqualTo(1);
        // Otherwise the first event could replace one that is kept, when the subscriber's thread starts late.
        slow.next();
        for (int i = 2; i <= 20; i++) {
            add(nl, i);
            assertThat(number(fast.next())).isEqualTo(i);
        }
        slow.request(5);
        List<Object> told = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            told.add(slow.next());
        }
        add(nl, 21);
        slow.request(1);

        assertThat(told.subList(0, 4))
                .extracting(EventPublisherTest::number)
                .isSorted()
                .startsWith(2);
        assertThat(told.get(4)).isInstanceOf(Overrun.class);
        Overrun overrun = (Overrun) told.get(4);
        assertThat(overrun.cause()).isEqualTo(Overrun.Cause.SLOW_SUBSCRIBER);
        assertThat(overrun.lost()).isEqualTo(15);
        assertThat(number(slow.next())).isEqualTo(21);
    }

    @Test
    void givenSubscribers_whenTheMonitorIsClosed_thenTheyAreCompletedWithoutHavingAsked(RtNetlink nl) throws Exception {
        Recorder idle = subscribe(publisher);
        Recorder eager = subscribe(publisher).request(10);
        add(nl, 1);
        eager.next();

        monitor.close();

        assertThat(idle.next()).isEqualTo("complete");
        assertThat(eager.next()).isEqualTo("complete");
        assertThat(subscribe(publisher).next()).isEqualTo("complete");
        assertThat(idle.signals).isEmpty();
    }

    @Test
    @DisplayName("reactive streams 3.9")
    void givenSubscriber_whenItRequestsNothing_thenError() throws Exception {
        Recorder recorder = subscribe(publisher).request(0);

        assertThat(recorder.next())
                .isInstanceOf(IllegalArgumentException.class)
                .hasToString("java.lang.IllegalArgumentException: a subscriber must request more than no events: 0");
        recorder.request(1);
        assertThat(recorder.signals).isEmpty();
    }

    @Test
    void givenSubscriberThatThrows_whenItIsGivenAnEvent_thenItGetsNoMoreAndOthersGoOn(RtNetlink nl) throws Exception {
        BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
        Recorder broken = new Recorder() {
            @Override
            public void onNext(RtEvent event) {
                Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
                throw new IllegalArgumentException("broken");
            }
        };
        publisher.subscribe(broken);
        broken.request(10);
        Recorder other = subscribe(publisher).request(10);
        add(nl, 1);

        Throwable failure = uncaught.poll(10, TimeUnit.SECONDS);
        add(nl, 2);

        assertThat(failure).hasMessage("broken");
        assertThat(number(other.next())).isEqualTo(1);
        assertThat(number(other.next())).isEqualTo(2);
        assertThat(broken.signals).isEmpty();
    }

    @Test
    void givenTransportThatFails_whenRead_thenSubscribersGetTheError() throws Exception {
        Script script = new Script().kernel(Told.address(1)).fails(12);
        RtMonitor scripted =
                new RtMonitor(script, Link.TYPE, BridgePort.TYPE, Link.PART_TYPE, Address.TYPE, Route.TYPE);
        Recorder recorder = new Recorder() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(10);
            }
        };

        scripted.publisher(4).subscribe(recorder);

        Object last = recorder.next();
        while (last instanceof RtEvent) {
            last = recorder.next();
        }
        assertThat(last).isInstanceOf(NetlinkIOException.class);
    }

    @Test
    void givenPublisher_whenTheMonitorIsReadByOthers_thenRefused() {
        assertThatThrownBy(() -> monitor.next(Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the events of this monitor go to its publisher");
        assertThatThrownBy(() -> monitor.poll(RtHandler.none(), Duration.ZERO))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> monitor.publisher(4)).hasMessage("this monitor has a publisher already");
        assertThatThrownBy(() -> publisher.subscribe(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void givenSubscriberThatRequestsInsideOnNext_whenThousandsCome_thenAllAreGivenInOrder(RtNetlink nl)
            throws Exception {
        monitor.close();
        monitor = RtMonitor.open(Address.TYPE);
        Recorder recorder = new Recorder() {
            @Override
            public void onNext(RtEvent event) {
                super.onNext(event);
                subscription.request(1);
            }
        };
        monitor.publisher(8192).subscribe(recorder);
        recorder.request(1);
        for (int i = 0; i < 2000; i++) {
            add(nl, i % 200);
            nl.addresses().delete("v0", "10.0.0." + i % 200 + "/32");
        }

        for (int i = 0; i < 4000; i++) {
            assertThat(number(recorder.next())).isEqualTo(i / 2 % 200);
        }
    }
}
