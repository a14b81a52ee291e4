package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageBody;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.rtnetlink.address.AddressAttr;
import io.github.netlink4j.rtnetlink.address.AddressSpec;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.Macvlan;
import io.github.netlink4j.rtnetlink.link.RawLink;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourSpec;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.route.NextHop;
import io.github.netlink4j.rtnetlink.route.RouteAttr;
import io.github.netlink4j.rtnetlink.route.RouteLookup;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.rtnetlink.route.RouteType;
import io.github.netlink4j.rtnetlink.rule.Rule;
import io.github.netlink4j.rtnetlink.rule.RuleAttr;
import io.github.netlink4j.rtnetlink.rule.RuleSpec;
import io.github.netlink4j.rtnetlink.rule.RuleView;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NetnsFile;
import io.github.netlink4j.sys.Sys;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Sysctl;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the kernel refuses, by what was attempted: mistakes that people make, and wrong values that only raw bytes can
 * express.
 */
final class Refusals {
    private static final LinkRef NO_LINK = LinkRef.of(4711);

    private final Map<String, Consumer<RtNetlink>> all = new LinkedHashMap<>();

    private Refusals() {
        links();
        newLinks();
        bridges();
        parts();
        tunnels();
        linkBytes();
        addresses();
        addressBytes();
        routes();
        routesInFull();
        waysOfRoutes();
        lookups();
        routeBytes();
        rules();
        ruleBytes();
        neighbours();
    }

    /** In the order in which they are to be attempted. */
    static Map<String, Consumer<RtNetlink>> all() {
        return new Refusals().all;
    }

    /** What the attempts require: links that are up and have addresses, a bridge with a port, a tunnel. */
    static void prepare(RtNetlink nl) {
        nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
        nl.links().createVeth("down0", "down1");
        nl.links().create(Bridge.named("br0").up());
        nl.links().create(Bridge.named("br1").up());
        nl.links().create(Veth.named("port0").master("br0").up().peer("port1", far -> far.up()));
        nl.links().create(Vxlan.named("vx0").vni(7).port(4789));
        nl.links().addAlternativeName("v0", "first");
        nl.addresses().add("v0", "192.168.0.1/24");
        nl.addresses().add("v0", AddressSpec.of("fd00::1/64").noDad());
        nl.routes().add(RouteSpec.to("10.9.0.0/16").via("192.168.0.2"));
        nl.routes().add(RouteSpec.to("fd09::/64").via("fd00::2"));
        Cli.run("ip", "route", "add", "blackhole", "10.90.0.0/16");
        Cli.run("ip", "route", "add", "prohibit", "10.91.0.0/16");
        Cli.run("ip", "route", "add", "unreachable", "10.92.0.0/16");
        Sysctl.set("ipv6/conf/down1/disable_ipv6", "1");
        nl.neighbours().add("v0", "192.168.0.77", "02:00:00:00:00:77");
        nl.neighbours().add("v0", "fd00::77", "02:00:00:00:00:77");
        nl.rules().add(RuleSpec.ipv4().from("10.7.0.0/16").lookup(100).priority(100));
        nl.rules().add(RuleSpec.ipv6().from("fd07::/64").lookup(100).priority(100));
        nl.rules().add(RuleSpec.ipv4().lookup(100).priority(101).flag(RuleView.FIB_RULE_PERMANENT));
    }

    private void add(String attempt, Consumer<RtNetlink> action) {
        if (all.put(attempt, action) != null) {
            throw new IllegalStateException(attempt + " stands twice");
        }
    }

    private void links() {
        add("get a link by a name that no link has", nl -> nl.links().get("nope"));
        add("get a link by an index that no link has", nl -> nl.links().get(4711));
        add("change a link that is not there", nl -> nl.links().up("nope"));
        add("delete a link that is not there", nl -> nl.links().delete("nope"));
        add("delete a group that has no links", nl -> nl.links().deleteGroup(4711));
        add("delete the loopback link", nl -> nl.links().delete("lo"));
        add("give a link less than the smallest MTU", nl -> nl.links().change("v0", link -> link.mtu(20)));
        add("give a link more than the largest MTU", nl -> nl.links().change("v0", link -> link.mtu(70_000)));
        add("give a link the name of another", nl -> nl.links().rename("down0", "v1"));
        add("give a link the alternative name of another", nl -> nl.links().rename("down0", "first"));
        add("give a link a multicast address", nl -> nl.links()
                .change("v0", link -> link.address("01:00:5e:00:00:01")));
        add("give a link a carrier that it cannot be given", nl -> nl.links()
                .change("br1", link -> link.set(LinkAttr.CARRIER, true)));
        add("switch the promiscuity of a link that is not there", nl -> nl.links()
                .change(NO_LINK, link -> link.promiscuous(true)));
        add("make a link the port of one that takes none", nl -> nl.links().change("v0", link -> link.master("v1")));
        add("make a link the port of one that is not there", nl -> nl.links()
                .change("v0", link -> link.master(NO_LINK)));
        add("make the loopback link a port", nl -> nl.links().change("lo", link -> link.master("br0")));
        add(
                "move the loopback link",
                nl -> with(
                        NetnsFile.open("/proc/self/ns/net"), there -> nl.links().move("lo", there)));
        add("move a link to the namespace of no process", nl -> nl.links()
                .change("v0", link -> link.netns(0x3fff_ffff)));
        add(
                "move a link by a descriptor of something else",
                nl -> with(Sys.libc().eventfd(0, Native.EFD_CLOEXEC), there -> nl.links()
                        .move("v0", there)));
        add("add an alternative name that is a name", nl -> nl.links().addAlternativeName("v0", "v1"));
        add("add an alternative name twice", nl -> nl.links().addAlternativeName("v0", "first"));
        add("add an alternative name to no link", nl -> nl.links().addAlternativeName(NO_LINK, "second"));
        add("delete an alternative name that is not there", nl -> nl.links().deleteAlternativeName("v0", "second"));
    }

    /** Uses a descriptor as if it referred to a namespace, and closes it. */
    private static void with(int fd, Consumer<NetnsRef> use) {
        try {
            use.accept(() -> fd);
        } finally {
            Sys.libc().close(fd);
        }
    }

    private void newLinks() {
        add("create a link by a name that is taken", nl -> nl.links().create(Bridge.named("br0")));
        add("create a pair whose other name is taken", nl -> nl.links().createVeth("w0", "v1"));
        add("create a link by an index that is taken", nl -> nl.links()
                .create(Bridge.named("br9").index(1)));
        add("create a link of a kind that does not exist", nl -> nl.links()
                .create(RawLink.ofKind("nosuchkind").name("x0")));
        add("create a pair in the namespace of no process", nl -> nl.links()
                .create(Veth.named("w0").peer("w1", far -> far.netns(0x3fff_ffff))));
        add("create a pair with a multicast address", nl -> nl.links()
                .create(Veth.named("w0").address("01:00:5e:00:00:01").peer("w1")));
        add("create a pair with an MTU that is too small", nl -> nl.links()
                .create(Veth.named("w0").mtu(20).peer("w1")));
        add("create a macvlan on nothing", nl -> nl.links()
                .create(RawLink.ofKind("macvlan").name("m0")));
        add("create a macvlan on no link", nl -> nl.links()
                .create(Macvlan.named("m0").parent(NO_LINK)));
        add("create a macvlan on the loopback link", nl -> nl.links()
                .create(Macvlan.named("m0").parent(LinkRef.of(1))));
    }

    private void bridges() {
        add("make a bridge the port of a bridge", nl -> nl.links().change("br1", link -> link.master("br0")));
        add("give port options to what is no port", nl -> nl.links()
                .change("v0", BridgePort.options().cost(10)));
        add("give a bridge too short a forward delay", nl -> {
            nl.links().change("br1", Bridge.options().stp(true));
            nl.links().change("br1", Bridge.options().forwardDelay(Duration.ofMillis(10)));
        });
        add("give a bridge a link-local group address that is none", nl -> nl.client()
                .execute(ofKind("br1", "bridge", w -> w.putRaw(LinkAttr.SET, 20, new byte[] {1, 2, 3, 4, 5, 6}))));
        add("give a bridge options it does not have", nl -> nl.links()
                .change("br1", Bridge.options().boolOptions(1 << 30, true)));
    }

    private void parts() {
        add("give a link an address and too large an MTU", nl -> nl.links()
                .change("down0", link -> link.address("02:00:00:00:00:33").mtu(70_000)));
        add("give a link a group and a master that takes no ports", nl -> nl.links()
                .change("down0", link -> link.group(7).master("v1")));
        add("give a link a hardware address of four bytes", nl -> nl.links()
                .change("down0", link -> link.address("02:02:02:02")));
        add("give a veth the options of a bridge", nl -> nl.links()
                .change("v0", Bridge.options().stp(true)));
        add("give the loopback link the options of a bridge", nl -> nl.links()
                .change("lo", Bridge.options().stp(true)));
        add("create a bridge with a hardware address of four bytes", nl -> nl.links()
                .create(Bridge.named("br9").address("02:02:02:02")));
        add("create a pair with an MTU that is too large", nl -> nl.links()
                .create(Veth.named("w0").mtu(70_000).peer("w1")));
        add("create a pair of which the other end has an MTU that is too large", nl -> nl.links()
                .create(Veth.named("w0").peer("w1", far -> far.mtu(70_000))));
        add("create a link as the port of one that takes none", nl -> nl.links()
                .create(Veth.named("w0").master("v0").peer("w1")));
        add("create a macvlan on a bridge port", nl -> nl.links()
                .create(Macvlan.named("m0").parent("port0")));
        add("create a macvlan with a larger MTU than its parent", nl -> nl.links()
                .create(Macvlan.named("m0").parent("v0").mtu(2000)));
    }

    private void tunnels() {
        add("create a vxlan without a number", nl -> nl.links()
                .create(RawLink.ofKind("vxlan").name("x0")));
        add("create a vxlan by a number that is taken", nl -> nl.links()
                .create(Vxlan.named("x0").vni(7).port(4789)));
        add("create a vxlan whose ends are of two families", nl -> nl.links()
                .create(Vxlan.named("x0").vni(8).port(4789).local("10.0.0.1").remote("fd00::1")));
        add("create a vxlan to a group by no link", nl -> nl.links()
                .create(Vxlan.named("x0").vni(8).port(4789).remote("239.0.0.1")));
        add("create a vxlan from a multicast address", nl -> nl.links()
                .create(Vxlan.named("x0").vni(8).port(4789).local("239.0.0.1")));
        add("create a vxlan on no link", nl -> nl.links()
                .create(Vxlan.named("x0").vni(8).port(4789).device(NO_LINK)));
        add("give a vxlan another number", nl -> nl.client()
                .execute(ofKind("vx0", "vxlan", w -> w.putRaw(LinkAttr.SET, 1, word(9)))));
    }

    private void linkBytes() {
        add("a number of a vxlan beyond 24 bits", nl -> nl.links()
                .create(RawLink.ofKind("vxlan").name("x0").data(1, (byte) 0, (byte) 0, (byte) 0, (byte) 1)));
        add("an MTU of two bytes", nl -> nl.client().execute(link(w -> w.putRaw(LinkAttr.SET, 4, new byte[2]))));
        add("a name of twenty bytes", nl -> nl.client()
                .execute(link(
                        w -> w.putRaw(LinkAttr.SET, 3, "12345678901234567890".getBytes(StandardCharsets.US_ASCII)))));
        add("an alias of 300 bytes", nl -> nl.client().execute(link(w -> w.putRaw(LinkAttr.SET, 20, new byte[300]))));
        add("a hardware address of three bytes", nl -> nl.client()
                .execute(link(w -> w.putRaw(LinkAttr.SET, 1, new byte[3]))));
        add("a kind that is not text", nl -> nl.client().execute(ofKind("v0", "\u0001\u0002", w -> {})));
        add("an XDP program that is none", nl -> nl.client().execute(link(w -> {
            w.nest(LinkAttr.XDP);
            w.putRaw(LinkAttr.SET, 1, word(-1));
            w.putRaw(LinkAttr.SET, 3, word(0x4000));
            w.end();
        })));
        add("a master of one byte", nl -> nl.client().execute(link(w -> w.putRaw(LinkAttr.SET, 10, new byte[1]))));
        add("a message without a header", nl -> nl.client()
                .execute(message(
                        new MessageType(16, "RTM_NEWLINK", AttrSet.ofMessage("short", "SHORT_", 0)), 0, w -> {})));
        add("a message of a type that does not exist", nl -> nl.client()
                .execute(message(new MessageType(999, "RTM_999", LinkAttr.SET), 0, w -> {})));
    }

    private static byte[] word(int value) {
        return Bytes.of().u32(value).toArray();
    }

    /** A change of v0 with these bytes. */
    private static Request link(MessageBody attributes) {
        return message(LinkAttr.RTM_NEWLINK, 0, w -> {
            // The name is first; where an attribute occurs twice, the last one counts.
            w.putRaw(LinkAttr.SET, 3, Bytes.of().text("v0").toArray());
            attributes.writeTo(w);
        });
    }

    /** A change of the content of the nest that its kind adds to a link. */
    private static Request ofKind(String name, String kind, MessageBody data) {
        return message(LinkAttr.RTM_NEWLINK, 0, w -> {
            w.putRaw(LinkAttr.SET, 3, Bytes.of().text(name).toArray());
            w.nest(LinkAttr.LINKINFO);
            w.putRaw(LinkAttr.SET, 1, Bytes.of().text(kind).toArray());
            int at = w.reserve(4);
            data.writeTo(w);
            int length = w.length() - at;
            w.bytes()[at] = (byte) length;
            w.bytes()[at + 2] = 2;
            w.end();
        });
    }

    private static Request message(MessageType type, int flags, MessageBody body) {
        return Request.of(type, flags, body, () -> "in bytes");
    }

    private void addresses() {
        add("add an IPv4 address twice", nl -> nl.addresses().add("v0", "192.168.0.1/24"));
        add("add an IPv6 address twice", nl -> nl.addresses().add("v0", "fd00::1/64"));
        add("add an address to no link", nl -> nl.addresses().add(NO_LINK, "10.0.0.1/24"));
        add("add an IPv6 address to no link", nl -> nl.addresses().add(NO_LINK, "fd01::1/64"));
        add("add an IPv6 address where IPv6 is switched off", nl -> nl.addresses()
                .add("down1", "fd01::1/64"));
        add("add an IPv6 multicast address", nl -> nl.addresses().add("v0", "ff02::77/64"));
        add("add an IPv6 address to a link with a small MTU", nl -> {
            nl.links().change("port1", link -> link.mtu(1000));
            nl.addresses().add("port1", "fd01::1/64");
        });
        add("delete an IPv4 address that is not there", nl -> nl.addresses().delete("v0", "10.0.0.1/24"));
        add("delete an IPv6 address that is not there", nl -> nl.addresses().delete("v0", "fd01::1/64"));
        add("delete an address with another prefix", nl -> nl.addresses().delete("v0", "192.168.0.1/16"));
        add("delete an address from no link", nl -> nl.addresses().delete(NO_LINK, "10.0.0.1/24"));
        add("change an address that is not there", nl -> nl.addresses()
                .change("v0", AddressSpec.of("fd01::1/64").validLifetime(Duration.ofHours(1))));
        add("get an address that is not there", nl -> nl.addresses().get("v0", "10.0.0.1"));
        add("list the addresses of no link", nl -> nl.addresses().list(NO_LINK));
    }

    private void addressBytes() {
        add("an IPv4 prefix of 33 bits", nl -> nl.client()
                .execute(address(2, 33, w -> w.putRaw(AddressAttr.SET, 2, ip4()))));
        add("an IPv6 prefix of 129 bits", nl -> nl.client()
                .execute(address(
                        10,
                        129,
                        w -> w.putRaw(
                                AddressAttr.SET, 2, new byte[] {(byte) 0xfd, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1
                                }))));
        add("an IPv4 address without an address", nl -> nl.client().execute(address(2, 24, w -> {})));
        add("an IPv6 address without an address", nl -> nl.client().execute(address(10, 64, w -> {})));
        add("an IPv4 address of two bytes", nl -> nl.client()
                .execute(address(2, 24, w -> w.putRaw(AddressAttr.SET, 2, new byte[2]))));
        add("a label of twenty bytes", nl -> nl.client().execute(address(2, 24, w -> {
            w.putRaw(AddressAttr.SET, 2, ip4());
            w.putRaw(AddressAttr.SET, 3, new byte[] {
                65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65
            });
        })));
        add("an address preferred for longer than it is valid", nl -> nl.client()
                .execute(address(2, 24, w -> {
                    w.putRaw(AddressAttr.SET, 2, ip4());
                    w.putRaw(
                            AddressAttr.SET,
                            6,
                            Bytes.of().u32(20).u32(10).u64(0).toArray());
                })));
        add("an address of a family that has none", nl -> nl.client().execute(address(99, 24, w -> {})));
    }

    private static byte[] ip4() {
        return new byte[] {10, 7, 0, 1};
    }

    private static Request address(int family, int bits, MessageBody attributes) {
        return message(AddressAttr.RTM_NEWADDR, Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, w -> {
            w.header8(0, family);
            w.header8(1, bits);
            w.header32(4, 1);
            attributes.writeTo(w);
        });
    }

    private void routes() {
        add("add an IPv4 route twice", nl -> nl.routes()
                .add(RouteSpec.to("10.9.0.0/16").via("192.168.0.2")));
        add("add an IPv6 route twice", nl -> nl.routes()
                .add(RouteSpec.to("fd09::/64").via("fd00::2")));
        add("add a route by no link", nl -> nl.routes().add("10.1.0.0/16", NO_LINK));
        add("add an IPv6 route by no link", nl -> nl.routes().add("fd01::/64", NO_LINK));
        add("add a route by a link that is down", nl -> nl.routes().add("10.1.0.0/16", "down0"));
        add("add an IPv6 route by a link that is down", nl -> nl.routes().add("fd01::/64", "down0"));
        add("change a route that is not there", nl -> nl.routes()
                .change(RouteSpec.to("10.1.0.0/16").via("192.168.0.2")));
        add("change an IPv6 route that is not there", nl -> nl.routes()
                .change(RouteSpec.to("fd01::/64").via("fd00::2")));
        add("delete a route that is not there", nl -> nl.routes().delete("10.1.0.0/16"));
        add("delete an IPv6 route that is not there", nl -> nl.routes().delete("fd01::/64"));
        add("delete a route from a table that is not there", nl -> nl.routes()
                .delete(RouteSpec.to("10.9.0.0/16").table(7777)));
        add("add a route with a type of service that is reserved", nl -> nl.routes()
                .add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2").tos(3)));
        add("add a route from an address that is not ours", nl -> nl.routes()
                .add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2").preferredSource("10.77.0.1")));
        add("add an IPv6 route from an address that is not ours", nl -> nl.routes()
                .add(RouteSpec.to("fd01::/64").via("fd00::2").preferredSource("fd77::1")));
        add("add a route with a congestion control that is not there", nl -> nl.routes()
                .add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2").congestionControl("nope")));
    }

    private void routesInFull() {
        add("add a route with neither link nor gateway", nl -> nl.routes().add(RouteSpec.to("10.1.0.0/16")));
        add("add an IPv6 route with neither link nor gateway", nl -> nl.routes().add(RouteSpec.to("fd01::/64")));
        add("delete a route with another metric and protocol", nl -> nl.routes()
                .delete(RouteSpec.to("10.9.0.0/16").metric(77).protocol(RouteProtocol.RTPROT_STATIC)));
        add("change a route with all that it can have", nl -> nl.routes()
                .change(RouteSpec.to("10.1.0.0/16")
                        .via("192.168.0.2")
                        .table(77)
                        .preferredSource("192.168.0.1")
                        .metric(5)
                        .realm(4)
                        .lockedMtu(1400)
                        .advertisedMss(1300)));
    }

    private void waysOfRoutes() {
        add("add a route by a gateway that cannot be reached", nl -> nl.routes()
                .add(RouteSpec.to("10.1.0.0/16").via("172.16.0.1")));
        add("add an IPv6 route by a gateway that cannot be reached", nl -> nl.routes()
                .add(RouteSpec.to("fd01::/64").via("fd77::1")));
        add("add a route by a gateway that is ourselves", nl -> nl.routes()
                .add(RouteSpec.to("10.1.0.0/16").via("192.168.0.1")));
        add("add an IPv6 route by a gateway that is ourselves", nl -> nl.routes()
                .add(RouteSpec.to("fd01::/64").via("fd00::1")));
        add("add a route by a link-local gateway on no link", nl -> nl.routes()
                .add(RouteSpec.toDefault().via("fe80::1")));
        add("add a route by a gateway of a link that is down", nl -> nl.routes()
                .add(RouteSpec.to("10.1.0.0/16")
                        .via("172.16.0.1")
                        .device("down0")
                        .onlink()));
        add("add a route by a nexthop that is not there", nl -> nl.routes()
                .add(RouteSpec.to("10.1.0.0/16").nextHopId(4711)));
        add("add an IPv6 route by a nexthop that is not there", nl -> nl.routes()
                .add(RouteSpec.to("fd01::/64").nextHopId(4711)));
        add("add a route by several gateways of which one cannot be reached", nl -> nl.routes()
                .add(RouteSpec.to("10.1.0.0/16").multipath(NextHop.via("192.168.0.2"), NextHop.via("172.16.0.1"))));
        add("add an IPv6 route by several gateways of which one cannot be reached", nl -> nl.routes()
                .add(RouteSpec.to("fd01::/64").multipath(NextHop.via("fd00::2"), NextHop.via("fd77::1"))));
        add("add a route by an IPv6 gateway on no link", nl -> nl.routes()
                .add(RouteSpec.to("10.1.0.0/16").via("fd77::1")));
        add("add a local route beyond this machine", nl -> nl.routes()
                .add(RouteSpec.to("10.1.0.0/16").type(RouteType.LOCAL).scope(0).via("192.168.0.2")));
    }

    private void lookups() {
        add("ask for the route to what no route leads to", nl -> nl.routes().get("172.16.0.1"));
        add("ask for the route to what no IPv6 route leads to", nl -> nl.routes()
                .get("fd77::1"));
        add("ask for the route into a black hole", nl -> nl.routes().get("10.90.0.1"));
        add("ask for the route to what is prohibited", nl -> nl.routes().get("10.91.0.1"));
        add("ask for the route to what is unreachable", nl -> nl.routes().get("10.92.0.1"));
        add("ask for the route by no link", nl -> nl.routes()
                .get(RouteLookup.to("192.168.0.2").out(NO_LINK)));
        add("ask for the route of what comes in by no link", nl -> nl.routes()
                .get(RouteLookup.to("192.168.0.2").from("10.0.0.1").in(NO_LINK)));
        add("ask for the route from an address that is not ours", nl -> nl.routes()
                .get(RouteLookup.to("192.168.0.2").from("10.77.0.1")));
    }

    private void routeBytes() {
        add("a destination with bits beyond its prefix", nl -> nl.client().execute(route(2, 16, w -> {
            w.putRaw(RouteAttr.SET, 1, ip4());
            w.putRaw(RouteAttr.SET, 5, new byte[] {(byte) 192, (byte) 168, 0, 2});
        })));
        add("a destination of 33 bits", nl -> nl.client()
                .execute(route(2, 33, w -> w.putRaw(RouteAttr.SET, 1, ip4()))));
        add("an IPv6 destination of 129 bits", nl -> nl.client()
                .execute(route(10, 129, w -> w.putRaw(RouteAttr.SET, 1, new byte[16]))));
        add("a destination of two bytes", nl -> nl.client()
                .execute(route(2, 16, w -> w.putRaw(RouteAttr.SET, 1, new byte[2]))));
        add("a gateway of two bytes", nl -> nl.client()
                .execute(route(2, 0, w -> w.putRaw(RouteAttr.SET, 5, new byte[2]))));
        add("a metric that does not exist", nl -> nl.client().execute(route(2, 0, w -> {
            w.putRaw(RouteAttr.SET, 5, new byte[] {(byte) 192, (byte) 168, 0, 2});
            w.putRaw(RouteAttr.SET, 8, Bytes.of().attr(99, word(1)).toArray());
        })));
        add("an MTU of two bytes among the metrics", nl -> nl.client().execute(route(2, 0, w -> {
            w.putRaw(RouteAttr.SET, 5, new byte[] {(byte) 192, (byte) 168, 0, 2});
            w.putRaw(RouteAttr.SET, 8, Bytes.of().attr(2, new byte[2]).toArray());
        })));
        add("next hops that are cut short", nl -> nl.client()
                .execute(route(2, 0, w -> w.putRaw(RouteAttr.SET, 9, new byte[6]))));
        add("an encapsulation that does not exist", nl -> nl.client().execute(route(2, 0, w -> {
            w.putRaw(RouteAttr.SET, 5, new byte[] {(byte) 192, (byte) 168, 0, 2});
            w.putRaw(RouteAttr.SET, 21, new byte[] {99, 0});
            w.putRaw(RouteAttr.SET, 22, new byte[0]);
        })));
        add("a type of route that does not exist", nl -> nl.client()
                .execute(message(RouteAttr.RTM_NEWROUTE, Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, w -> {
                    w.header8(0, 2);
                    w.header8(4, 254);
                    w.header8(7, 99);
                })));
        add("a route of a family that has none", nl -> nl.client().execute(route(99, 0, w -> {})));
    }

    private void rules() {
        add("add a rule that is there", nl -> nl.rules()
                .add(RuleSpec.ipv4().from("10.7.0.0/16").lookup(100).priority(100)));
        add("add a rule that says less than one that is there", nl -> nl.rules()
                .add(RuleSpec.ipv4().lookup(100).priority(100)));
        add("delete a rule that is not there", nl -> nl.rules()
                .delete(RuleSpec.ipv4().lookup(4711).priority(100)));
        add("delete the first rule of those that are not there", nl -> nl.rules()
                .deleteFirst(RuleSpec.ipv4().lookup(4711)));
        add("delete a rule that is permanent", nl -> nl.rules()
                .delete(RuleSpec.ipv4().lookup(100).priority(101).flag(RuleView.FIB_RULE_PERMANENT)));
        add("add a rule that goes back", nl -> nl.rules().add(RuleSpec.ipv4().goTo(5)));
        add("add an IPv6 rule that is there", nl -> nl.rules()
                .add(RuleSpec.ipv6().from("fd07::/64").lookup(100).priority(100)));
        add("delete an IPv6 rule that is not there", nl -> nl.rules()
                .delete(RuleSpec.ipv6().lookup(4711)));
        add("delete the rule of a link that no rule names", nl -> nl.rules()
                .delete(RuleSpec.ipv4().iif("nope").lookup(100)));
        add("delete the first IPv6 rule of those that are not there", nl -> nl.rules()
                .deleteFirst(RuleSpec.ipv6().lookup(4711)));
        add("delete the first rule of a priority that is not there", nl -> nl.rules()
                .deleteFirst(RuleSpec.ipv4().priority(4711)));
        add("delete the first rule, which is permanent", nl -> nl.rules()
                .deleteFirst(RuleSpec.ipv4().lookup(100).priority(101)));
        add("delete a rule that was read and is gone", nl -> {
            nl.rules().add(RuleSpec.ipv4().lookup(100).priority(102));
            Rule read =
                    nl.rules().find(RuleSpec.ipv4().lookup(100).priority(102)).orElseThrow();
            nl.rules().delete(read);
            nl.rules().delete(read);
        });
        add("add a rule for a type of service with high bits", nl -> nl.rules()
                .add(RuleSpec.ipv4().tos(0xe0)));
        add("add a rule for a type of service with the lowest bits", nl -> nl.rules()
                .add(RuleSpec.ipv6().tos(3)));
    }

    private void neighbours() {
        add("add a neighbour that is there", nl -> nl.neighbours().add("v0", "192.168.0.77", "02:00:00:00:00:77"));
        add("add a neighbour without a link-layer address", nl -> nl.neighbours()
                .add(NeighbourSpec.of("192.168.0.78").device("v0")));
        add("add an IPv6 neighbour without a link-layer address", nl -> nl.neighbours()
                .add(NeighbourSpec.of("fd00::78").device("v0")));
        add("add a neighbour to no link", nl -> nl.neighbours()
                .add(NO_LINK, IpAddress.parse("192.168.0.78"), MacAddress.parse("02:00:00:00:00:77")));
        add("add a neighbour with a link-layer address that is too short", nl -> nl.neighbours()
                .add("v0", "192.168.0.79", "02:00:00"));
        add("change a neighbour that is not there", nl -> nl.neighbours()
                .change(NeighbourSpec.of("192.168.0.80").device("v0").lladdr("02:00:00:00:00:77")));
        add("delete a neighbour that is not there", nl -> nl.neighbours().delete("v0", "192.168.0.80"));
        add("get a neighbour that is not there", nl -> nl.neighbours().get("v0", "192.168.0.80"));
        add("add an IPv6 neighbour that is there", nl -> nl.neighbours().add("v0", "fd00::77", "02:00:00:00:00:77"));
        add("add a neighbour to a link by a name that no link has", nl -> nl.neighbours()
                .add("nope", "192.168.0.78", "02:00:00:00:00:77"));
        add("add a proxy entry to no link", nl -> nl.neighbours()
                .add(NeighbourSpec.of("192.168.0.81").device(NO_LINK).proxy()));
        add("replace a neighbour without a link-layer address", nl -> nl.neighbours()
                .replace(NeighbourSpec.of("192.168.0.82").device("v0")));
        add("replace a neighbour on no link", nl -> nl.neighbours()
                .replace(NeighbourSpec.of("192.168.0.82").device(NO_LINK).lladdr("02:00:00:00:00:77")));
        add("change an IPv6 neighbour that is not there", nl -> nl.neighbours()
                .change(NeighbourSpec.of("fd00::80").device("v0").lladdr("02:00:00:00:00:77")));
        add("change a neighbour to a link-layer address that is too short", nl -> nl.neighbours()
                .change(NeighbourSpec.of("192.168.0.77").device("v0").lladdr("02:00:00")));
        add("delete an IPv6 neighbour that is not there", nl -> nl.neighbours().delete("v0", "fd00::80"));
        add("delete a neighbour from no link", nl -> nl.neighbours().delete(NO_LINK, IpAddress.parse("192.168.0.80")));
        add("delete a neighbour from a link by a name that no link has", nl -> nl.neighbours()
                .delete("nope", "192.168.0.80"));
        add("delete a proxy entry that is not there", nl -> nl.neighbours()
                .delete(NeighbourSpec.of("192.168.0.83").device("v0").proxy()));
        add("get an IPv6 neighbour that is not there", nl -> nl.neighbours().get("v0", "fd00::80"));
        add("get a neighbour of no link", nl -> nl.neighbours().get(NO_LINK, IpAddress.parse("192.168.0.80")));
        add("get a proxy entry that is not there", nl -> nl.neighbours()
                .get(NeighbourSpec.of("192.168.0.83").device("v0").proxy()));
        add("probe an IPv6 neighbour that is not there", nl -> nl.neighbours().probe("v0", "fd00::80"));
        add("resolve a neighbour on no link", nl -> nl.neighbours().resolve(NO_LINK, IpAddress.parse("192.168.0.84")));
        add("flush the neighbours of a link by a name that no link has", nl -> nl.neighbours()
                .flush("nope"));
        add("probe a neighbour that is not there", nl -> nl.neighbours().probe("v0", "192.168.0.80"));
    }

    private void ruleBytes() {
        add("a source of 33 bits", nl -> nl.client().execute(rule(2, 33, 1, w -> w.putRaw(RuleAttr.SET, 2, ip4()))));
        add("a source that is not there", nl -> nl.client().execute(rule(2, 16, 1, w -> {})));
        add("ports that end before they begin", nl -> nl.client()
                .execute(rule(2, 0, 1, w -> w.putRaw(RuleAttr.SET, 23, new byte[] {2, 0, 1, 0}))));
        add("users that end before they begin", nl -> nl.client()
                .execute(rule(2, 0, 1, w -> w.putRaw(RuleAttr.SET, 20, new byte[] {2, 0, 0, 0, 1, 0, 0, 0}))));
        add("a layer 3 device and a table", nl -> nl.client()
                .execute(rule(2, 0, 1, w -> w.putRaw(RuleAttr.SET, 19, new byte[] {1}))));
        add("a goto that says not where", nl -> nl.client().execute(rule(2, 0, 2, w -> {})));
        add("a target of a rule that does not go there", nl -> nl.client()
                .execute(rule(2, 0, 1, w -> w.putRaw(RuleAttr.SET, 4, word(7)))));
        add("a rule of a family that has none", nl -> nl.client().execute(rule(99, 0, 1, w -> {})));
    }

    private static Request rule(int family, int bits, int action, MessageBody attributes) {
        return message(RuleAttr.RTM_NEWRULE, Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, w -> {
            w.header8(0, family);
            w.header8(2, bits);
            w.header8(4, 100);
            w.header8(7, action);
            attributes.writeTo(w);
        });
    }

    private static Request route(int family, int bits, MessageBody attributes) {
        return message(RouteAttr.RTM_NEWROUTE, Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, w -> {
            w.header8(0, family);
            w.header8(1, bits);
            w.header8(4, 254);
            w.header8(5, 3);
            w.header8(7, 1);
            attributes.writeTo(w);
        });
    }
}
