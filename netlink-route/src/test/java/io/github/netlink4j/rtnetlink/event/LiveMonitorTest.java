package io.github.netlink4j.rtnetlink.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.address.AddressSpec;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.Sysctl;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events of the kernel for each change that is made. */
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
        try (RtMonitor monitor = RtMonitor.open(Link.TYPE, BridgePort.TYPE)) {
            Link made = nl.links().create(Veth.named("a").peer("b"));
            nl.links().change("a", link -> link.mtu(1400));
            nl.links().delete("a");

            ObjectEvent<Link> created = Seen.first(
                    monitor, Link.TYPE, event -> event.object().name().equals("a"));
            ObjectEvent<Link> changed =
                    Seen.first(monitor, Link.TYPE, event -> event.object().mtu() == 1400);
            ObjectEvent<Link> deleted = Seen.first(
                    monitor,
                    Link.TYPE,
                    event -> event.change() == Change.REMOVED
                            && event.object().name().equals("a"));

            assertThat(created.change()).isEqualTo(Change.NEW_OR_CHANGED);
            assertThat(created.object().index()).isEqualTo(made.index());
            assertThat(changed.change()).isEqualTo(Change.NEW_OR_CHANGED);
            assertThat(changed.object().name()).isEqualTo("a");
            assertThat(deleted.object().index()).isEqualTo(made.index());
            assertThat(deleted.namespaceId()).isEqualTo(-1);
        }
    }

    @Test
    void givenAddressesOfBothFamilies_whenAddedAndDeleted_thenTold(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(Address.TYPE)) {
            // IPv6 notifies of an address only once a worker of the kernel has processed it, and never of one that is
            // deleted by then.
            nl.addresses().add("v0", "10.0.0.1/8");
            ObjectEvent<Address> added = toldOf(monitor, "10.0.0.1/8");
            nl.addresses().add("v0", AddressSpec.of("fd01::1/64").noDad());
            ObjectEvent<Address> added6 = toldOf(monitor, "fd01::1/64");
            nl.addresses().delete("v0", "10.0.0.1/8");
            ObjectEvent<Address> deleted = toldOf(monitor, "10.0.0.1/8");
            nl.addresses().delete("v0", "fd01::1/64");
            ObjectEvent<Address> deleted6 = toldOf(monitor, "fd01::1/64");

            assertThat(List.of(added, added6, deleted, deleted6))
                    .extracting(ObjectEvent::change)
                    .containsExactly(Change.NEW_OR_CHANGED, Change.NEW_OR_CHANGED, Change.REMOVED, Change.REMOVED);
        }
    }

    private static ObjectEvent<Address> toldOf(RtMonitor monitor, String prefix) {
        return Seen.first(
                monitor,
                Address.TYPE,
                event -> event.object().prefix().toString().equals(prefix));
    }

    @Test
    @DisplayName("H14: no notification reports that a route was replaced")
    void givenRoutes_whenAddedAppendedReplacedAndDeleted_thenEachChangeIsTold() {
        try (RtMonitor monitor = RtMonitor.open(Route.TYPE)) {
            Cli.run("ip", "route", "add", "10.9.0.0/16", "via", "192.168.0.2");
            Cli.run("ip", "route", "append", "10.9.0.0/16", "via", "192.168.0.3");
            Cli.run("ip", "route", "prepend", "10.9.0.0/16", "via", "192.168.0.4");
            Cli.run("ip", "route", "replace", "10.9.0.0/16", "via", "192.168.0.5");
            Cli.run("ip", "route", "delete", "10.9.0.0/16", "via", "192.168.0.5");
            Cli.run("ip", "route", "add", "fd09::/64", "via", "fd00::2");
            Cli.run("ip", "route", "append", "fd09::/64", "via", "fd00::3");
            Cli.run("ip", "route", "replace", "fd09::/64", "via", "fd00::5");
            Cli.run("ip", "route", "delete", "fd09::/64");

            List<ObjectEvent<Route>> told = Seen.all(monitor).stream()
                    .map(event -> Seen.as(Route.TYPE, event))
                    .filter(event -> event.object().destination().toString().matches("10.9.0.0/16|fd09::/64"))
                    .toList();

            assertThat(told)
                    .extracting(ObjectEvent::change)
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
            assertThat(told.get(6).object().nextHops())
                    .as("IPv6 reports the whole route")
                    .hasSize(2);
        }
    }

    @Test
    @DisplayName("H13: a link that leaves its bridge is not deleted")
    @RequiresKind("bridge")
    void givenBridge_whenLinkEntersAndLeaves_thenTheLinkIsNeverRemoved(RtNetlink nl) {
        Link bridge = nl.links().create(Bridge.named("br0").up());
        Link v0 = nl.links().get("v0");
        try (RtMonitor monitor = RtMonitor.open(Link.TYPE, BridgePort.TYPE)) {
            nl.links().change("v0", link -> link.master(bridge));
            nl.links().change("v0", link -> link.noMaster());

            List<RtEvent> told = Seen.all(monitor);

            assertThat(told)
                    .filteredOn(event -> Seen.is(Link.TYPE, event))
                    .isNotEmpty()
                    .allSatisfy(event ->
                            assertThat(Seen.as(Link.TYPE, event).change()).isEqualTo(Change.NEW_OR_CHANGED));
            assertThat(told)
                    .filteredOn(event -> Seen.is(BridgePort.TYPE, event)
                            && Seen.as(BridgePort.TYPE, event).object().index() == v0.index())
                    .extracting(event -> Seen.as(BridgePort.TYPE, event).change())
                    .startsWith(Change.NEW_OR_CHANGED)
                    .endsWith(Change.REMOVED);
            assertThat(told)
                    .filteredOn(event -> Seen.is(BridgePort.TYPE, event)
                            && Seen.as(BridgePort.TYPE, event).change() == Change.REMOVED)
                    .singleElement()
                    .satisfies(event -> assertThat(
                                    Seen.as(BridgePort.TYPE, event).object().get(LinkAttr.MASTER, 0))
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
            Sysctl.set("ipv4/conf/v0/forwarding", "1");
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
        try (RtMonitor monitor = RtMonitor.open(MonitorOptions.of(Link.TYPE).receiveBuffer(0))) {
            int flips = 200;
            for (int i = 0; i < flips; i++) {
                int mtu = 1000 + i;
                nl.links().change("v0", link -> link.mtu(mtu));
            }

            List<RtEvent> told = Seen.all(monitor);
            nl.links().change("v0", link -> link.mtu(900));
            ObjectEvent<Link> later =
                    Seen.as(Link.TYPE, monitor.next(Duration.ofSeconds(30)).orElseThrow());

            Overrun overrun = (Overrun) told.get(told.size() - 1);
            int seen = told.size() - 1;
            assertThat(told.subList(0, seen)).allMatch(event -> Seen.is(Link.TYPE, event));
            assertThat(seen).isBetween(50, flips - 1);
            assertThat(overrun.cause()).isEqualTo(Overrun.Cause.QUEUE_FULL);
            // The kernel may also notify of the carriers of the links.
            assertThat(overrun.lost()).isBetween((long) flips - seen, flips - seen + 4L);
            assertThat(later.object().mtu()).isEqualTo(900);
        }
    }

    @Test
    void givenQueueOfEightMegabytes_whenTheSameHappens_thenNothingIsLost(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(Link.TYPE, BridgePort.TYPE)) {
            int flips = 2000;
            for (int i = 0; i < flips; i++) {
                int mtu = 1000 + i % 100;
                nl.links().change("v0", link -> link.mtu(mtu));
            }

            List<RtEvent> told = Seen.all(monitor);

            assertThat(told).allMatch(event -> Seen.is(Link.TYPE, event));
            assertThat(told.size()).isBetween(flips, flips + 4);
        }
    }

    @Test
    void givenNoSuchGroup_whenOpened_thenTheErrorNamesIt() {
        assertThatThrownBy(() -> RtMonitor.open(MonitorOptions.of(Group.LINK).and(4711)))
                .isInstanceOf(NetlinkIOException.class)
                .hasMessage("join group 4711: EINVAL: Invalid argument");
    }
}
