package io.github.netlink4j.rtnetlink.event;

import static io.github.netlink4j.rtnetlink.event.EventFilter.everything;
import static io.github.netlink4j.rtnetlink.event.EventFilter.family;
import static io.github.netlink4j.rtnetlink.event.EventFilter.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.Script;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteAttr;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.socket.Transport;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.RequiresKind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventFilterTest {
    private static final EventFilter LINKS = EventFilter.of(Link.TYPE);
    private static final EventFilter ADDRESSES = EventFilter.of(Address.TYPE);
    private static final EventFilter ROUTES = EventFilter.of(Route.TYPE);

    private static EventFilter link(int... indexes) {
        return EventFilter.of(Link.TYPE, Address.TYPE, Route.TYPE).link(indexes);
    }

    private static EventFilter table(long table) {
        return EventFilter.of(Route.TYPE).table(table);
    }

    /** Whether the monitor reports a message that no filter in the kernel has checked. */
    private static boolean tells(EventFilter filter, byte[] message) {
        RtMonitor monitor = new RtMonitor(new Script().kernel(message), filter);
        return !Seen.all(monitor).isEmpty();
    }

    @Test
    void givenEachCondition_whenMessagesCome_thenOnlyThoseThatMeetIt() {
        byte[] link = Told.link(Told.NEWLINK, 5);
        byte[] gone = Told.link(Told.DELLINK, 5);
        byte[] address = Told.address(5);
        byte[] route = Told.route(100, 5);
        byte[] rule = Told.other(Told.NEWRULE, 10, 100);
        byte[] neighbour = Told.other(Told.NEWNEIGH, 10, 6);

        Function<EventFilter, List<Boolean>> tells =
                filter -> List.of(link, gone, address, route, rule, neighbour).stream()
                        .map(message -> tells(filter, message))
                        .toList();

        assertThat(tells.apply(everything())).containsExactly(true, true, true, true, true, true);
        assertThat(tells.apply(LINKS)).containsExactly(true, true, false, false, false, false);
        assertThat(tells.apply(ADDRESSES)).containsExactly(false, false, true, false, false, false);
        assertThat(tells.apply(ROUTES)).containsExactly(false, false, false, true, false, false);
        assertThat(tells.apply(type(LinkAttr.RTM_DELLINK))).containsExactly(false, true, false, false, false, false);
        assertThat(tells.apply(family(10))).containsExactly(false, false, false, false, true, true);
        assertThat(tells.apply(link(5))).containsExactly(true, true, true, true, false, false);
        assertThat(tells.apply(link(6))).containsExactly(false, false, false, false, false, false);
        assertThat(tells.apply(table(100))).containsExactly(false, false, false, true, false, false);
        assertThat(tells.apply(link(5).and(ROUTES.not()))).containsExactly(true, true, true, false, false, false);
        assertThat(tells.apply(LINKS.or(table(100)))).containsExactly(true, true, false, true, false, false);
        assertThat(tells.apply(LINKS.or(table(100)).not())).containsExactly(false, false, true, false, true, true);
    }

    @Test
    void givenMultipathRoute_whenFilteredByLink_thenEachWayCounts() {
        Bytes ways = Bytes.of().u16(8).u8(0).u8(0).u32(5).u16(8).u8(0).u8(0).u32(6);
        byte[] route = Told.route(Told.NEWROUTE, 0, 254, Bytes.of().attr(9, ways));

        assertThat(tells(link(5), route)).isTrue();
        assertThat(tells(link(6), route)).isTrue();
        assertThat(tells(link(7), route)).isFalse();
    }

    @Test
    void givenTableAbove255_whenFiltered_thenTheAttributeCounts() {
        byte[] route =
                Told.route(Told.NEWROUTE, 0, 252, Bytes.of().attr(15, Bytes.of().u32(0xffff_fffeL)));

        assertThat(tells(table(0xffff_fffeL), route)).isTrue();
        assertThat(tells(table(252), route)).isFalse();
    }

    @Test
    void givenMalformedMessage_whenFiltered_thenToldAllTheSame() {
        byte[] bad = Bytes.of()
                .messageOfLength(8, Told.NEWADDR, 0, 0, 0, new byte[8])
                .toArray();
        byte[] badRoute = Told.route(Told.NEWROUTE, 0, 254, Bytes.of().attrOfLength(60, 4, new byte[4]));

        assertThat(tells(LINKS, bad)).isTrue();
        assertThat(tells(link(5), badRoute)).isTrue();
    }

    @Test
    void givenFilter_whenPrinted_thenItsConditions() {
        assertThat(LINKS.and(EventFilter.of(Link.TYPE).link(3))
                        .or(table(100).and(type(RouteAttr.RTM_NEWROUTE)).not()))
                .hasToString("((link and (link and link 3)) or not ((route and table 100) and RTM_NEWROUTE))");
        assertThat(everything()).hasToString("everything");
        assertThat(family(10)).hasToString("family 10");
    }

    @Test
    @DisplayName("a type whose messages state no link or table is not passed without an error")
    void givenTypeWithoutTable_whenNarrowedToOne_thenRefused() {
        assertThatThrownBy(() -> EventFilter.of(Route.TYPE, Link.TYPE).table(100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an event of type link states no table");
        assertThatThrownBy(EventFilter::of).hasMessage("a filter of no types");
    }

    @Test
    void givenNumberThatCannotBe_whenMade_thenRefused() {
        assertThatThrownBy(() -> table(1L << 32)).hasMessage("table must be 0 to 4294967295: 4294967296");
        assertThatThrownBy(() -> family(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> type(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The kernel's filter and the monitor's filter match the same messages. */
    @Nested
    @LiveRoute
    @RequiresKind("veth")
    @Timeout(60)
    class InTheKernel {
        @BeforeEach
        void prepare() {
            try (RtNetlink nl = RtNetlink.open()) {
                nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
                nl.addresses().add("v0", "192.168.0.1/24");
                nl.addresses().add("v1", "192.168.1.1/24");
            }
        }

        private static MonitorOptions smallQueue(EventFilter filter) {
            return MonitorOptions.of(Link.TYPE, Address.TYPE, Route.TYPE)
                    .and(Group.IPV4_RULE)
                    .receiveBuffer(0)
                    .filter(filter);
        }

        private static boolean isQuiet(RtMonitor monitor) {
            return monitor.transport().await(0) == Transport.Wait.TIMED_OUT;
        }

        @Test
        void givenFilterByTable_whenOtherTablesStorm_thenNobodyIsWokenAndNothingIsLost(RtNetlink nl) {
            try (RtMonitor monitor = RtMonitor.open(smallQueue(table(100)))) {
                for (int i = 0; i < 1000; i++) {
                    nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2"));
                    nl.routes().delete(RouteSpec.to("10.1.0.0/16"));
                }
                boolean quiet = isQuiet(monitor);
                nl.routes().add(RouteSpec.to("10.2.0.0/16").via("192.168.0.2").table(100));
                Cli.run("ip", "rule", "add", "from", "1.1.1.1", "table", "100");
                Cli.run("ip", "rule", "add", "from", "1.1.1.1", "table", "101");
                nl.routes().add(RouteSpec.to("10.2.0.0/16").via("192.168.0.2").table(70_000));

                assertThat(quiet).isTrue();
                assertThat(Seen.all(monitor)).extracting(Seen::typeName).containsExactly("route");
                assertThat(monitor.transport().drops()).isZero();
            }
        }

        @Test
        void givenFilterByTableAbove255_whenRoutesCome_thenOnlyItsOwn(RtNetlink nl) {
            try (RtMonitor monitor = RtMonitor.open(smallQueue(table(70_000)))) {
                nl.routes().add(RouteSpec.to("10.2.0.0/16").via("192.168.0.2").table(70_001));
                boolean quiet = isQuiet(monitor);
                nl.routes().add(RouteSpec.to("10.2.0.0/16").via("192.168.0.2").table(70_000));

                assertThat(quiet).isTrue();
                assertThat(Seen.all(monitor)).singleElement().satisfies(event -> assertThat(
                                Seen.as(Route.TYPE, event).object().table())
                        .isEqualTo(70_000));
            }
        }

        @Test
        void givenFilterByLink_whenOthersChange_thenNobodyIsWoken(RtNetlink nl) {
            Link v0 = nl.links().get("v0");
            EventFilter ofV0 = link(v0.index()).and(LINKS.and(family(0)).not());
            try (RtMonitor monitor = RtMonitor.open(smallQueue(ofV0))) {
                nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.1.2"));
                nl.addresses().add("v1", "10.0.0.1/24");
                nl.links().change("v0", change -> change.mtu(1400));
                boolean quiet = isQuiet(monitor);
                nl.routes().add(RouteSpec.to("10.2.0.0/16").via("192.168.0.2"));
                nl.addresses().add("v0", "10.3.0.1/32");
                Cli.run(
                        "ip",
                        "route",
                        "add",
                        "10.4.0.0/16",
                        "nexthop",
                        "via",
                        "192.168.1.2",
                        "nexthop",
                        "via",
                        "192.168.0.2");

                List<RtEvent> told = Seen.all(monitor);

                assertThat(quiet).isTrue();
                assertThat(told)
                        .filteredOn(event -> Seen.is(Address.TYPE, event))
                        .hasSize(1);
                assertThat(told)
                        .filteredOn(event -> Seen.is(Route.TYPE, event))
                        .extracting(event -> Seen.as(Route.TYPE, event)
                                .object()
                                .destination()
                                .toString())
                        .contains("10.2.0.0/16", "10.3.0.1/32", "10.4.0.0/16");
            }
        }

        @Test
        void givenFilterByTypeAndFamily_whenOthersHappen_thenNobodyIsWoken(RtNetlink nl) {
            EventFilter filter = type(RouteAttr.RTM_DELROUTE).and(family(2)).or(ADDRESSES);
            try (RtMonitor monitor = RtMonitor.open(smallQueue(filter))) {
                nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2"));
                boolean quiet = isQuiet(monitor);
                nl.routes().delete(RouteSpec.to("10.1.0.0/16"));
                nl.addresses().add("v0", "10.3.0.1/32");

                assertThat(quiet).isTrue();
                assertThat(Seen.all(monitor)).extracting(Seen::typeName).containsExactly("route", "address");
            }
        }

        /** A replaced queueing discipline is reported together with the old one, in one datagram. */
        @Test
        void givenDatagramOfTwoMessages_whenFiltered_thenTheMonitorJudgesEach() {
            int newQdisc = 36;
            MonitorOptions options = MonitorOptions.of(Group.TC).filter(type(newQdisc));
            Cli.run("tc", "qdisc", "add", "dev", "v0", "root", "pfifo");
            try (RtMonitor monitor = RtMonitor.open(options)) {
                Cli.run("tc", "qdisc", "replace", "dev", "v0", "root", "bfifo");

                assertThat(Seen.all(monitor)).singleElement().satisfies(event -> assertThat(
                                ((RawEvent) event).message().typeName())
                        .isEqualTo("RTM_NEWQDISC"));
            }
        }

        @Test
        void givenFilterByHundredsOfLinks_whenOneOfThemChanges_thenTold(RtNetlink nl) {
            int[] many = IntStream.range(1000, 1200).toArray();
            many[199] = nl.links().get("v0").index();
            try (RtMonitor monitor = RtMonitor.open(smallQueue(link(many).and(ADDRESSES)))) {
                nl.addresses().add("v1", "10.0.0.1/24");
                boolean quiet = isQuiet(monitor);
                nl.addresses().add("v0", "10.0.0.2/24");

                assertThat(quiet).isTrue();
                assertThat(Seen.all(monitor)).hasSize(1);
            }
        }

        @Test
        void givenFilterLongerThanTheKernelTakes_whenOpened_thenRefusedAndNothingIsLeftOpen() {
            EventFilter tooLong = link(IntStream.range(1, 1000).toArray());

            assertThatThrownBy(() -> RtMonitor.open(MonitorOptions.of(Link.TYPE, Address.TYPE, Route.TYPE)
                            .filter(tooLong)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the kernel takes a filter of at most 4096 lines, and this one has ");
        }
    }
}
