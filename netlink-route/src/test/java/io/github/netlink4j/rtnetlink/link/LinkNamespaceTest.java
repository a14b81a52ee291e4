package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlink4j.Errno;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.address.AddressFilter;
import io.github.netlink4j.rtnetlink.address.AddressSpec;
import io.github.netlink4j.rtnetlink.event.RtHandler;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.rtnetlink.neighbour.Neighbour;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourFilter;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourSpec;
import io.github.netlink4j.rtnetlink.route.NextHop;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteFilter;
import io.github.netlink4j.rtnetlink.route.RouteLookup;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.rtnetlink.rule.Rule;
import io.github.netlink4j.rtnetlink.rule.RuleFilter;
import io.github.netlink4j.rtnetlink.rule.RuleSpec;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.testing.Recording;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.TestNetns;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which network namespace an index or a name of a link belongs to. */
@LiveRoute
@RequiresKind({"veth", "bridge"})
class LinkNamespaceTest {
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final IpAddress ADDRESS = IpAddress.parse("10.0.0.9");
    private static final IpPrefix PREFIX = IpPrefix.parse("10.0.0.9/24");
    private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:09");

    private static void assumeCookie(RtNetlink nl) {
        assumeTrue(nl.client().netnsCookie() != 0, "this kernel has no SO_NETNS_COOKIE (Linux 5.14)");
    }

    /** All ways to refer to a link. */
    private static Map<String, Consumer<RtNetlink>> uses(Link link) {
        Map<String, Consumer<RtNetlink>> uses = new LinkedHashMap<>();
        uses.put("change", nl -> nl.links().change(link, l -> l.mtu(1300)));
        uses.put("change by spec", nl -> nl.links()
                .change(link, BridgePort.options().hairpin(true)));
        uses.put("up", nl -> nl.links().up(link));
        uses.put("down", nl -> nl.links().down(link));
        uses.put("rename", nl -> nl.links().rename(link, "other"));
        uses.put("add alternative name", nl -> nl.links().addAlternativeName(link, "other"));
        uses.put("delete alternative name", nl -> nl.links().deleteAlternativeName(link, "other"));
        uses.put("delete", nl -> nl.links().delete(link));
        uses.put("get", nl -> nl.links().get(link));
        uses.put("find", nl -> nl.links().find(link));
        uses.put("index", nl -> nl.links().indexOf(link));
        uses.put("await a state", nl -> nl.links().awaitOperState(link, OperState.UP, SHORT));
        uses.put("await its end", nl -> nl.links().awaitGone(link, SHORT));
        uses.put("master", nl -> nl.links().change("lo", l -> l.master(link)));
        uses.put(
                "master of a new link", nl -> nl.links().create(Veth.named("w0").master(link)));
        uses.put("parent", nl -> nl.links().create(Macvlan.named("m0").parent(link)));
        uses.put("device of a tunnel", nl -> nl.links()
                .create(Vxlan.named("x0").vni(1).device(link)));
        uses.put("any key", nl -> nl.links().change("lo", l -> l.link(LinkAttr.LINK, link)));
        uses.put("filter of links", nl -> nl.links().list(LinkFilter.all().master(link)));
        uses.put("add an address", nl -> nl.addresses().add(link, "10.0.0.9/24"));
        uses.put("replace an address", nl -> nl.addresses().replace(link, AddressSpec.of(PREFIX)));
        uses.put("delete an address", nl -> nl.addresses().delete(link, "10.0.0.9/24"));
        uses.put("change an address", nl -> nl.addresses().change(link, AddressSpec.of(PREFIX)));
        uses.put("ensure an address", nl -> nl.addresses().ensure(link, AddressSpec.of(PREFIX)));
        uses.put("flush addresses", nl -> nl.addresses().flush(link));
        uses.put("list addresses", nl -> nl.addresses().list(link));
        uses.put("filter of addresses", nl -> nl.addresses()
                .list(AddressFilter.all().link(link)));
        uses.put("get an address", nl -> nl.addresses().get(link, PREFIX));
        uses.put("find an address", nl -> nl.addresses().find(link, ADDRESS));
        uses.put("await an address", nl -> nl.addresses().awaitUsable(link, ADDRESS, SHORT));
        uses.put("add a route", nl -> nl.routes().add("10.9.0.0/16", link));
        uses.put("delete a route", nl -> nl.routes()
                .delete(RouteSpec.to("10.9.0.0/16").device(link)));
        uses.put("next hop", nl -> nl.routes().add(RouteSpec.to("10.9.0.0/16").multipath(NextHop.on(link))));
        uses.put("look up out", nl -> nl.routes().get(RouteLookup.to("10.0.0.1").out(link)));
        uses.put("look up in", nl -> nl.routes().get(RouteLookup.to("10.0.0.1").in(link)));
        uses.put("filter of routes", nl -> nl.routes().list(RouteFilter.all().device(link)));
        uses.put("add a neighbour", nl -> nl.neighbours().add(link, ADDRESS, MAC));
        uses.put("delete a neighbour", nl -> nl.neighbours().delete(link, ADDRESS));
        uses.put("probe a neighbour", nl -> nl.neighbours().probe(link, ADDRESS));
        uses.put("resolve a neighbour", nl -> nl.neighbours().resolve(link, ADDRESS));
        uses.put("get a neighbour", nl -> nl.neighbours().get(link, ADDRESS));
        uses.put("flush neighbours", nl -> nl.neighbours().flush(link));
        uses.put("filter of neighbours", nl -> nl.neighbours()
                .list(NeighbourFilter.all().link(link)));
        uses.put("filter by master", nl -> nl.neighbours()
                .list(NeighbourFilter.all().master(link)));
        uses.put("change in a batch", nl -> nl.batch().links().up(link));
        uses.put("delete in a batch", nl -> nl.batch().links().delete(link));
        uses.put(
                "create in a batch",
                nl -> nl.batch().links().create(Veth.named("w0").master(link)));
        uses.put("address in a batch", nl -> nl.batch().addresses().add(link, "10.0.0.9/24"));
        uses.put("route in a batch", nl -> nl.batch().routes().add("10.9.0.0/16", link));
        uses.put("neighbour in a batch", nl -> nl.batch().neighbours().add(link, ADDRESS, MAC));
        return uses;
    }

    @Test
    @DisplayName("T11, H70: the index of a link of another namespace stands for another link here")
    void givenLinkOfAnotherNamespace_whenReferredTo_thenRefusedAndNothingIsSent(RtNetlink nl) {
        assumeCookie(nl);
        StringWriter sent = new StringWriter();
        SocketOptions options = SocketOptions.defaults();
        try (TestNetns x = TestNetns.create();
                RtNetlink here = RtNetlink.on(new NetlinkClient(
                        Recording.of(NetlinkSocket.open(Netlink.NETLINK_ROUTE, options), sent), options))) {
            Link foreign = nl.links()
                    .createVeth(Veth.named("v0").peer("v1", far -> far.netns(x)))
                    .peer();
            String before = sent.toString();

            uses(foreign).forEach((use, action) -> assertThatThrownBy(() -> action.accept(here))
                    .as(use)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"v1\" (#" + foreign.index() + ") was read in another network namespace"));

            assertThat(sent).hasToString(before);
            assertThatThrownBy(() -> here.addresses().add(foreign, "10.0.0.9/24"))
                    .hasMessage("RTM_NEWADDR 10.0.0.9/24 dev \"v1\": device \"v1\" (#" + foreign.index()
                            + ") was read in another network namespace; in this network namespace its index may stand for"
                            + " another link; identify the link by name");
        }
    }

    @Test
    void givenLinksReadInAnyWay_whenUsedThereAndHere_thenAcceptedThereAndRefusedHere(RtNetlink nl) throws Exception {
        assumeCookie(nl);
        try (TestNetns x = TestNetns.create();
                RtNetlink there = RtNetlink.open(x);
                RtMonitor monitor = NetnsThread.call(x, () -> RtMonitor.open(Link.TYPE));
                Mirror mirror = NetnsThread.call(x, () -> Mirror.open(Link.TYPE))) {
            List<Link> read = new ArrayList<>();
            read.add(nl.links().create(Veth.named("v0").netns(x).peer("v1", far -> far.netns(x))));
            read.add(there.links().get("v0"));
            read.add(there.links().find(LinkRef.of("v0")).orElseThrow());
            read.addAll(there.links().list());
            there.links().forEach(link -> read.add(link.copy()));
            RtHandler handler = RtHandler.of(Link.TYPE, (change, link, namespaceId) -> read.add(link.copy()));
            int events = monitor.poll(handler, Duration.ofSeconds(10));
            mirror.awaitQuiet(Duration.ofSeconds(10));
            read.addAll(mirror.of(Link.TYPE).list());

            assertThat(events).isPositive();
            assertThat(read).hasSizeGreaterThan(10).allSatisfy(link -> {
                assertThat(there.links().get(link).index()).isEqualTo(link.index());
                assertThatThrownBy(() -> nl.links().get(link)).isInstanceOf(IllegalArgumentException.class);
            });
        }
    }

    /** All ways to use an object that was read, of each type but links, other than by a link. */
    private static Map<String, Consumer<RtNetlink>> uses(
            Address address, Route route, Route multipath, Neighbour neighbour, Rule rule) {
        Map<String, Consumer<RtNetlink>> uses = new LinkedHashMap<>();
        uses.put("delete the address", nl -> nl.addresses().delete(address));
        uses.put("delete the address in a batch", nl -> nl.batch().addresses().delete(address));
        uses.put("delete the route", nl -> nl.routes().delete(route));
        uses.put("delete the route in a batch", nl -> nl.batch().routes().delete(route));
        uses.put("add a route like it", nl -> nl.routes().add(RouteSpec.of(route)));
        uses.put("add a multipath route like it", nl -> nl.routes().add(RouteSpec.of(multipath)));
        uses.put("add a route by its next hops", nl -> nl.routes()
                .add(RouteSpec.to("10.7.0.0/16").multipath(multipath.nextHops())));
        uses.put("delete the neighbour", nl -> nl.neighbours().delete(neighbour));
        uses.put(
                "delete the neighbour in a batch", nl -> nl.batch().neighbours().delete(neighbour));
        uses.put("add a neighbour like it", nl -> nl.neighbours().add(NeighbourSpec.of(neighbour)));
        uses.put("delete the rule", nl -> nl.rules().delete(rule));
        uses.put("use the index of a route", nl -> nl.links().get(LinkRef.of(route.linkIndex(), route.netnsCookie())));
        return uses;
    }

    @Test
    @DisplayName("T11, H70: an address, route, neighbour or rule of another namespace is none of this one")
    void givenObjectsOfAnotherNamespace_whenUsed_thenRefusedAndNothingIsSent(RtNetlink nl) {
        assumeCookie(nl);
        StringWriter sent = new StringWriter();
        SocketOptions options = SocketOptions.defaults();
        try (TestNetns x = TestNetns.create();
                RtNetlink there = RtNetlink.open(x);
                RtNetlink here = RtNetlink.on(new NetlinkClient(
                        Recording.of(NetlinkSocket.open(Netlink.NETLINK_ROUTE, options), sent), options))) {
            for (RtNetlink each : List.of(nl, there)) {
                each.links().create(Bridge.named("br0").index(50).up());
                each.addresses().add("br0", "10.0.0.1/24");
                each.routes().add("10.9.0.0/16", "br0");
                NextHop[] hops = {
                    NextHop.via("10.0.0.7").device("br0"),
                    NextHop.via("10.0.0.8").device("br0")
                };
                each.routes().add(RouteSpec.to("10.8.0.0/16").multipath(hops));
                each.neighbours().add("br0", "10.0.0.9", "02:00:00:00:00:09");
                each.rules().add(RuleSpec.ipv4().from("10.9.0.0/16").lookup(100));
            }
            Address address = there.addresses().get("br0", "10.0.0.1/24");
            Route route = there.routes().find("10.9.0.0/16").orElseThrow();
            Route multipath = there.routes().find("10.8.0.0/16").orElseThrow();
            Neighbour neighbour = there.neighbours().get("br0", "10.0.0.9");
            Rule rule = there.rules().list(RuleFilter.all().table(100)).get(0);
            String before = sent.toString();

            uses(address, route, multipath, neighbour, rule).forEach((use, action) -> assertThatThrownBy(
                            () -> action.accept(here))
                    .as(use)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(" was read in another network namespace; in this network namespace "));

            assertThat(sent).hasToString(before);
            assertThatThrownBy(() -> here.routes().delete(route))
                    .hasMessage("RTM_DELROUTE " + route + ": the route was read in another network namespace; in this"
                            + " network namespace another route may be like it; identify it by a spec");
            assertThatThrownBy(() -> here.addresses().delete(address))
                    .hasMessage(
                            "RTM_DELADDR 10.0.0.1/24 dev #50: device #50 was read in another network namespace; in"
                                    + " this network namespace its index may stand for another link; identify the link by name");
            there.rules().delete(rule);
            there.neighbours().delete(neighbour);
            there.routes().delete(route);
            there.routes().delete(multipath);
            there.routes().add(RouteSpec.of(multipath));
            there.addresses().delete(address);
            assertThat(there.addresses().list("br0")).noneMatch(now -> now.matches(address.address()));
            assertThat(nl.addresses().find("br0", "10.0.0.1/24")).isPresent();
        }
    }

    @Test
    @DisplayName("H42: the index of a deleted link is not given to the next ones")
    void givenLinkThatWasDeleted_whenReferredToAfterOthersWereMade_thenNoLinkIsHit(RtNetlink nl) {
        Link gone = nl.links().create(Bridge.named("br0"));
        nl.links().delete(gone);
        for (int i = 1; i < 5; i++) {
            nl.links().create(Bridge.named("br" + i));
        }

        assertThatThrownBy(() -> nl.addresses().add(gone, "10.0.0.9/24"))
                .isInstanceOfSatisfying(
                        KernelException.class, e -> assertThat(e.error()).isEqualTo(Errno.ENODEV));
    }

    @Test
    void givenObjectsReadInAnyWay_whenAsked_thenTheyKnowTheirNamespace(RtNetlink nl) throws Exception {
        assumeCookie(nl);
        long cookie = nl.client().netnsCookie();
        nl.links().create(Bridge.named("br0").up());
        try (RtMonitor monitor = RtMonitor.open(Address.TYPE, Route.TYPE);
                Mirror mirror = Mirror.open(Address.TYPE, Route.TYPE, Neighbour.TYPE, Rule.TYPE)) {
            nl.addresses().add("br0", "10.0.0.1/24");
            nl.neighbours().add("br0", "10.0.0.9", "02:00:00:00:00:09");
            List<MessageView> read = new ArrayList<>();
            read.addAll(nl.addresses().list());
            read.addAll(nl.routes().list());
            read.addAll(nl.neighbours().list());
            read.addAll(nl.rules().list());
            read.add(nl.routes().get("10.0.0.9"));
            read.add(nl.neighbours().get("br0", "10.0.0.9"));
            nl.routes().forEach(route -> read.add(route.copy()));
            RtHandler handler = RtHandler.of(Address.TYPE, (change, address, id) -> read.add(address.copy()))
                    .on(Route.TYPE, (change, route, id) -> read.add(route.copy()));
            int events = monitor.poll(handler, Duration.ofSeconds(10));
            mirror.awaitQuiet(Duration.ofSeconds(10));
            read.addAll(mirror.of(Address.TYPE).list());
            read.addAll(mirror.of(Route.TYPE).list());
            read.addAll(mirror.of(Neighbour.TYPE).list());
            read.addAll(mirror.of(Rule.TYPE).list());

            assertThat(events).isPositive();
            assertThat(read).hasSizeGreaterThan(15).allSatisfy(object -> assertThat(object.netnsCookie())
                    .isEqualTo(cookie));
        }
    }

    /** Here a bridge br0 has the index 50; there that index is another bridge's, and br0 has 60. */
    private static void makeBridges(RtNetlink here, RtNetlink there) {
        here.links().create(Bridge.named("br0").index(50));
        there.links().create(Bridge.named("other").index(50));
        there.links().create(Bridge.named("br0").index(60));
    }

    @Test
    @DisplayName("H73: the master of a link that is put into another namespace is looked for there")
    void givenMasterByName_whenLinkIsPutIntoANamespace_thenItIsAPortOfTheOneThere(RtNetlink nl) {
        try (TestNetns x = TestNetns.create();
                RtNetlink there = RtNetlink.open(x)) {
            makeBridges(nl, there);
            nl.links().createVeth("moved", "w0");
            nl.links().createVeth("movedInBatch", "w1");
            Batch batch = nl.batch();
            batch.links().create(Veth.named("inBatch").netns(x).master("br0"));
            batch.links().change("movedInBatch", link -> link.netns(x).master("br0"));

            Link made =
                    nl.links().create(Veth.named("made").netns(x).master("br0").set(BridgePort.COST, 77));
            nl.links().change("moved", link -> link.netns(x).master("br0"));
            batch.execute();

            assertThat(made.get(BridgePort.COST, 0)).isEqualTo(77);
            assertThat(there.links().list(LinkFilter.all().master("br0")))
                    .extracting(Link::name)
                    .containsExactlyInAnyOrder("made", "moved", "inBatch", "movedInBatch");
            assertThat(there.links().count(LinkFilter.all().master("other"))).isZero();
        }
    }

    @Test
    void givenMasterAsLink_whenLinkIsPutIntoANamespace_thenOneOfThatNamespaceCounts(RtNetlink nl) {
        assumeCookie(nl);
        try (TestNetns x = TestNetns.create();
                RtNetlink there = RtNetlink.open(x)) {
            makeBridges(nl, there);

            assertThatThrownBy(() -> nl.links()
                            .create(Veth.named("v0").netns(x).master(nl.links().get("br0"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("master \"br0\" (#50) was read in another network namespace; in the network"
                            + " namespace that the link is put into its index may stand for another link");
            Link made = nl.links()
                    .create(Veth.named("v0").netns(x).master(there.links().get("br0")));

            assertThat(made.master()).isEqualTo(60);
        }
    }

    @Test
    @RequiresKind("macvlan")
    void givenParentByName_whenLinkIsPutIntoANamespace_thenTheOneHereCounts(RtNetlink nl) {
        try (TestNetns x = TestNetns.create();
                RtNetlink there = RtNetlink.open(x)) {
            nl.links().create(Veth.named("v0").index(50));
            there.links().create(Veth.named("v0").index(60));

            Link made = nl.links().create(Macvlan.named("m0").netns(x).parent("v0"));

            assertThat(made.parent()).isEqualTo(50);
            assertThat(made.parentNamespaceId()).isNotNegative();
            assertThatThrownBy(() ->
                            nl.links().create(Macvlan.named("m1").parent("v0").set(LinkAttr.LINK_NETNSID, 0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("with IFLA_LINK_NETNSID the parent is looked for in that network namespace");
        }
    }
}
