package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.AddressFilter;
import io.github.netlink4j.rtnetlink.address.AddressSpec;
import io.github.netlink4j.rtnetlink.event.RtHandler;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourFilter;
import io.github.netlink4j.rtnetlink.route.NextHop;
import io.github.netlink4j.rtnetlink.route.RouteFilter;
import io.github.netlink4j.rtnetlink.route.RouteLookup;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.testing.Recording;
import io.github.netlink4j.testing.RequiresKind;
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
        try (Elsewhere x = Elsewhere.create();
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
        try (Elsewhere x = Elsewhere.create();
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

    /** Here a bridge br0 has the index 50; there that index is a stranger's, and br0 has 60. */
    private static void makeBridges(RtNetlink here, RtNetlink there) {
        here.links().create(Bridge.named("br0").index(50));
        there.links().create(Bridge.named("other").index(50));
        there.links().create(Bridge.named("br0").index(60));
    }

    @Test
    @DisplayName("H73: the master of a link that is put into another namespace is looked for there")
    void givenMasterByName_whenLinkIsPutIntoANamespace_thenItIsAPortOfTheOneThere(RtNetlink nl) {
        try (Elsewhere x = Elsewhere.create();
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
        try (Elsewhere x = Elsewhere.create();
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
        try (Elsewhere x = Elsewhere.create();
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
