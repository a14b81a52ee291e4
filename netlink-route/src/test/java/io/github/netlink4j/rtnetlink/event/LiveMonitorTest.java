package io.github.netlink4j.rtnetlink.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.address.AddressSpec;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the kernel tells of what was done. */
@LiveRoute
@RequiresKind("veth")
@Timeout(60)
class LiveMonitorTest {
    private static final int AF_BRIDGE = 7;

    @BeforeEach
    void prepare() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
            nl.addresses().add("v0", "192.168.0.1/24");
            nl.addresses().add("v0", AddressSpec.of("fd00::1/64").noDad());
        }
    }

    @Test
    void givenLink_whenMadeChangedAndDeleted_thenTold(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(Group.LINK)) {
            Link made = nl.links().create(Veth.named("a").peer("b"));
            nl.links().change("a", link -> link.mtu(1400));
            nl.links().delete("a");

            LinkEvent created = Seen.first(
                    monitor, LinkEvent.class, event -> event.link().name().equals("a"));
            LinkEvent changed =
                    Seen.first(monitor, LinkEvent.class, event -> event.link().mtu() == 1400);
            LinkEvent deleted = Seen.first(
                    monitor,
                    LinkEvent.class,
                    event -> event.change() == Change.REMOVED
                            && event.link().name().equals("a"));

            assertThat(created.change()).isEqualTo(Change.NEW_OR_CHANGED);
            assertThat(created.link().index()).isEqualTo(made.index());
            assertThat(changed.change()).isEqualTo(Change.NEW_OR_CHANGED);
            assertThat(changed.link().name()).isEqualTo("a");
            assertThat(deleted.link().index()).isEqualTo(made.index());
            assertThat(deleted.namespaceId()).isEqualTo(-1);
        }
    }

    @Test
    void givenAddressesOfBothFamilies_whenAddedAndDeleted_thenTold(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(Group.IPV4_IFADDR, Group.IPV6_IFADDR)) {
            // IPv6 tells of an address only once a worker of the kernel has looked at it: not of one that is gone by
            // then.
            nl.addresses().add("v0", "10.0.0.1/8");
            AddressEvent added = toldOf(monitor, "10.0.0.1/8");
            nl.addresses().add("v0", AddressSpec.of("fd01::1/64").noDad());
            AddressEvent added6 = toldOf(monitor, "fd01::1/64");
            nl.addresses().delete("v0", "10.0.0.1/8");
            AddressEvent deleted = toldOf(monitor, "10.0.0.1/8");
            nl.addresses().delete("v0", "fd01::1/64");
            AddressEvent deleted6 = toldOf(monitor, "fd01::1/64");

            assertThat(List.of(added, added6, deleted, deleted6))
                    .extracting(AddressEvent::change)
                    .containsExactly(Change.NEW_OR_CHANGED, Change.NEW_OR_CHANGED, Change.REMOVED, Change.REMOVED);
        }
    }

    private static AddressEvent toldOf(RtMonitor monitor, String prefix) {
        return Seen.first(
                monitor,
                AddressEvent.class,
                event -> event.address().prefix().toString().equals(prefix));
    }

    @Test
    @DisplayName("H14: a replaced route is told by no event of its own")
    void givenRoutes_whenAddedAppendedReplacedAndDeleted_thenEachChangeIsTold() {
        try (RtMonitor monitor = RtMonitor.open(Group.IPV4_ROUTE, Group.IPV6_ROUTE)) {
            Cli.run("ip", "route", "add", "10.9.0.0/16", "via", "192.168.0.2");
            Cli.run("ip", "route", "append", "10.9.0.0/16", "via", "192.168.0.3");
            Cli.run("ip", "route", "prepend", "10.9.0.0/16", "via", "192.168.0.4");
            Cli.run("ip", "route", "replace", "10.9.0.0/16", "via", "192.168.0.5");
            Cli.run("ip", "route", "delete", "10.9.0.0/16", "via", "192.168.0.5");
            Cli.run("ip", "route", "add", "fd09::/64", "via", "fd00::2");
            Cli.run("ip", "route", "append", "fd09::/64", "via", "fd00::3");
            Cli.run("ip", "route", "replace", "fd09::/64", "via", "fd00::5");
            Cli.run("ip", "route", "delete", "fd09::/64");

            List<RouteEvent> told = Seen.all(monitor).stream()
                    .map(RouteEvent.class::cast)
                    .filter(event -> event.route().destination().toString().matches("10.9.0.0/16|fd09::/64"))
                    .toList();

            assertThat(told)
                    .extracting(RouteEvent::change)
                    .containsExactly(
                            Change.ADDED,
                            Change.APPENDED,
                            Change.ADDED,
                            Change.REPLACED,
                            Change.REMOVED,
                            Change.ADDED,
                            Change.APPENDED,
                            Change.REPLACED,
                            Change.REMOVED);
            assertThat(told.get(6).route().nextHops())
                    .as("IPv6 tells the whole route")
                    .hasSize(2);
        }
    }

    @Test
    @DisplayName("H13: a link that leaves its bridge is not deleted")
    @RequiresKind("bridge")
    void givenBridge_whenLinkEntersAndLeaves_thenTheLinkIsNeverRemoved(RtNetlink nl) {
        Link bridge = nl.links().create(Bridge.named("br0").up());
        Link v0 = nl.links().get("v0");
        try (RtMonitor monitor = RtMonitor.open(Group.LINK)) {
            nl.links().change("v0", link -> link.master(bridge));
            nl.links().change("v0", link -> link.noMaster());

            List<RtEvent> told = Seen.all(monitor);

            assertThat(told)
                    .filteredOn(LinkEvent.class::isInstance)
                    .isNotEmpty()
                    .allSatisfy(
                            event -> assertThat(((LinkEvent) event).change()).isEqualTo(Change.NEW_OR_CHANGED));
            assertThat(told)
                    .filteredOn(event ->
                            event instanceof BridgePortEvent port && port.port().index() == v0.index())
                    .extracting(event -> ((BridgePortEvent) event).change())
                    .startsWith(Change.NEW_OR_CHANGED)
                    .endsWith(Change.REMOVED);
            assertThat(told)
                    .filteredOn(event -> event instanceof BridgePortEvent port && port.change() == Change.REMOVED)
                    .singleElement()
                    .satisfies(
                            event -> assertThat(((BridgePortEvent) event).port().get(LinkAttr.MASTER, 0))
                                    .isEqualTo(bridge.index()));
        }
    }

    @Test
    void givenEverythingElse_whenItHappens_thenToldRaw(RtNetlink nl) {
        MonitorOptions options = MonitorOptions.of(
                        Group.NEIGH, Group.IPV4_RULE, Group.IPV6_RULE, Group.TC, Group.IPV4_NETCONF, Group.NEXTHOP)
                .and(Group.BRVLAN.number());
        try (RtMonitor monitor = RtMonitor.open(options)) {
            Cli.run("ip", "neigh", "add", "192.168.0.77", "lladdr", "02:00:00:00:00:07", "dev", "v0");
            Cli.run("ip", "rule", "add", "from", "1.1.1.1", "table", "7");
            Cli.run("ip", "-6", "rule", "add", "from", "fd01::/64", "table", "7");
            Cli.run("tc", "qdisc", "add", "dev", "v0", "root", "pfifo");
            Cli.run("ip", "nexthop", "add", "id", "5", "via", "192.168.0.2", "dev", "v0");
            Cli.run("sysctl", "-qw", "net.ipv4.conf.v0.forwarding=1");
            nl.links().down("v1");

            List<RtMessage> told = Seen.all(monitor).stream()
                    .map(event -> ((RawEvent) event).message())
                    .toList();

            assertThat(told)
                    .extracting(RtMessage::typeName)
                    .contains("RTM_NEWNEIGH", "RTM_NEWRULE", "RTM_NEWQDISC", "RTM_NEWNEXTHOP", "RTM_NEWNETCONF");
            assertThat(told)
                    .filteredOn(message -> message.typeName().equals("RTM_NEWRULE"))
                    .extracting(RtMessage::family)
                    .containsExactly(2, 10);
            assertThat(told).extracting(RtMessage::fault).containsOnlyNulls();
            assertThat(told.get(0).toString()).startsWith("RTM_NEWNEIGH family 2 flags 0x0 ");
        }
    }

    @Test
    @RequiresKind({"bridge", "vlan"})
    void givenBridge_whenItsVlansAndMulticastMembersChange_thenToldRaw(RtNetlink nl) {
        nl.links().create(Bridge.named("br0").vlanFiltering(true).up());
        nl.links().change("v0", link -> link.master("br0"));
        try (RtMonitor monitor = RtMonitor.open(Group.BRVLAN, Group.MDB)) {
            Cli.run("bridge", "vlan", "add", "dev", "v0", "vid", "10");
            Cli.run("bridge", "mdb", "add", "dev", "br0", "port", "v0", "grp", "239.1.1.1", "permanent");
            Cli.run("bridge", "vlan", "delete", "dev", "v0", "vid", "10");
            Cli.run("bridge", "mdb", "delete", "dev", "br0", "port", "v0", "grp", "239.1.1.1", "permanent");

            List<RtMessage> told = Seen.all(monitor).stream()
                    .map(event -> ((RawEvent) event).message())
                    .toList();

            assertThat(told)
                    .extracting(RtMessage::typeName)
                    .containsSubsequence("RTM_NEWVLAN", "RTM_NEWMDB", "RTM_DELVLAN", "RTM_DELMDB");
            assertThat(told).extracting(RtMessage::family).containsOnly(AF_BRIDGE);
            assertThat(told).extracting(RtMessage::fault).containsOnlyNulls();
        }
    }

    @Test
    @DisplayName("H1: 95 changes overrun the kernel's default queue, and the stream goes on")
    void givenDefaultQueue_whenTooMuchHappens_thenOverrunIsToldBehindWhatWasQueued(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(MonitorOptions.of(Group.LINK).receiveBuffer(0))) {
            int flips = 200;
            for (int i = 0; i < flips; i++) {
                int mtu = 1000 + i;
                nl.links().change("v0", link -> link.mtu(mtu));
            }

            List<RtEvent> told = Seen.all(monitor);
            nl.links().change("v0", link -> link.mtu(900));
            LinkEvent later = (LinkEvent) monitor.next(Duration.ofSeconds(5)).orElseThrow();

            Overrun overrun = (Overrun) told.get(told.size() - 1);
            int seen = told.size() - 1;
            assertThat(told.subList(0, seen)).allMatch(LinkEvent.class::isInstance);
            assertThat(seen).isBetween(50, flips - 1);
            assertThat(overrun.cause()).isEqualTo(Overrun.Cause.QUEUE_FULL);
            // The kernel may also tell that the links have found their carriers.
            assertThat(overrun.lost()).isBetween((long) flips - seen, flips - seen + 4L);
            assertThat(later.link().mtu()).isEqualTo(900);
        }
    }

    @Test
    void givenQueueOfEightMegabytes_whenTheSameHappens_thenNothingIsLost(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(Group.LINK)) {
            int flips = 2000;
            for (int i = 0; i < flips; i++) {
                int mtu = 1000 + i % 100;
                nl.links().change("v0", link -> link.mtu(mtu));
            }

            List<RtEvent> told = Seen.all(monitor);

            assertThat(told).allMatch(LinkEvent.class::isInstance);
            assertThat(told.size()).isBetween(flips, flips + 4);
        }
    }

    @Test
    void givenNoSuchGroup_whenOpened_thenTheErrorNamesIt() {
        assertThatThrownBy(() -> RtMonitor.open(MonitorOptions.of().and(4711)))
                .isInstanceOf(NetlinkIOException.class)
                .hasMessage("join group 4711: EINVAL: Invalid argument");
    }
}
