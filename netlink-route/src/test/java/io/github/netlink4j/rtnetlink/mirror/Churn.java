package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.AddressSpec;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourSpec;
import io.github.netlink4j.rtnetlink.route.NextHop;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.rtnetlink.route.RouteType;
import io.github.netlink4j.rtnetlink.rule.RuleSpec;
import io.github.netlink4j.rtnetlink.rule.Seen;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.testing.TestNetns;
import java.util.Random;

/** Ways to change many things in a namespace in a short time. Each is prepared once, and then repeated. */
enum Churn {
    /** Some of them equal to each other. */
    RULES {
        @Override
        void act(RtNetlink nl, Random random) {
            int n = random.nextInt(60);
            RuleSpec rule = (n % 2 == 0 ? RuleSpec.ipv4() : RuleSpec.ipv6())
                    .lookup(100 + n % 7)
                    .priority(1000 + n % 20);
            toggle(
                    random,
                    () -> {
                        if (n < 50) {
                            nl.rules().add(rule);
                        } else {
                            Seen.addAgain(nl, rule);
                        }
                    },
                    () -> nl.rules().deleteFirst(rule));
        }
    },
    ADDRESSES {
        @Override
        void act(RtNetlink nl, Random random) {
            int n = random.nextInt(40);
            String link = random.nextBoolean() ? "v0" : "v2";
            String address = n < 30 ? "10." + n / 10 + "." + n % 10 + ".1/24" : "10.7.7." + n + "/24";
            if (random.nextInt(3) == 0) {
                AddressSpec ipv6 = AddressSpec.of("fd00:" + n + "::1/64").noDad();
                toggle(random, () -> nl.addresses().add(link, ipv6), () -> nl.addresses()
                        .delete(link, ipv6));
            } else {
                toggle(random, () -> nl.addresses().add(link, address), () -> nl.addresses()
                        .delete(link, address));
            }
        }
    },
    PAIRS {
        @Override
        void act(RtNetlink nl, Random random) {
            String name = "c" + random.nextInt(4);
            toggle(
                    random,
                    () -> {
                        nl.links().create(Veth.named(name).up().peer(name + "p", far -> far.up()));
                        nl.addresses().add(name, "10.200." + name.charAt(1) + ".1/24");
                        nl.routes()
                                .add(RouteSpec.to("10.201." + name.charAt(1) + ".0/24")
                                        .device(name));
                    },
                    () -> nl.links().delete(name));
        }
    },
    DOWN_AND_UP {
        @Override
        void act(RtNetlink nl, Random random) {
            String link = random.nextBoolean() ? "v0" : "v2";
            switch (random.nextInt(5)) {
                case 0 -> nl.links().down(link);
                case 1 -> nl.links().change(link, change -> change.mtu(1280 + random.nextInt(200)));
                case 2 ->
                    nl.links()
                            .change(
                                    random.nextBoolean() ? "v1" : "v3",
                                    random.nextBoolean() ? c -> c.up() : c -> c.down());
                default -> {
                    nl.links().up(link);
                    nl.routes()
                            .add(RouteSpec.to("10.100." + random.nextInt(9) + ".0/24")
                                    .device(link));
                    nl.routes()
                            .add(RouteSpec.to("10.101." + random.nextInt(9) + ".0/24")
                                    .multipath(NextHop.on("v0"), NextHop.on("v2")));
                }
            }
        }
    },
    BRIDGE {
        @Override
        void prepare(RtNetlink nl) {
            nl.links().create(Bridge.named("br0").up());
        }

        @Override
        void act(RtNetlink nl, Random random) {
            String link = random.nextBoolean() ? "v0" : "v3";
            toggle(random, () -> nl.links().change(link, change -> change.master("br0")), () -> nl.links()
                    .change(link, change -> change.noMaster()));
        }
    },
    ROUTES {
        @Override
        void act(RtNetlink nl, Random random) {
            boolean ipv6 = random.nextBoolean();
            int n = random.nextInt(8);
            RouteSpec route = RouteSpec.to(ipv6 ? "fd80:" + n + "::/64" : "10.150." + n + ".0/24")
                    .metric(100 + random.nextInt(2))
                    .table(random.nextInt(4) == 0 ? 100 : 254);
            String net = ipv6 ? "fd0" : "192.168.";
            String host = (ipv6 ? "::" : ".") + (5 + random.nextInt(4));
            int realm = ipv6 ? 0 : random.nextInt(3);
            switch (random.nextInt(7)) {
                case 0 -> nl.routes().delete(route);
                case 1 -> nl.routes().replace(route.via(net + 0 + host));
                case 2 -> nl.routes().append(route.via(net + 2 + host));
                case 3 ->
                    nl.routes()
                            .replace(route.multipath(
                                    NextHop.via(net + 0 + host).realm(realm), NextHop.via(net + 2 + host)));
                case 4 ->
                    nl.routes()
                            .append(route.multipath(
                                    NextHop.via(net + 0 + host),
                                    NextHop.via(net + 2 + host).realm(realm)));
                case 5 -> nl.routes().append(route.device("v2"));
                default -> nl.routes().replace(route.type(RouteType.BLACKHOLE));
            }
        }
    },
    NEIGHBOURS {
        @Override
        void act(RtNetlink nl, Random random) {
            int n = 20 + random.nextInt(20);
            boolean ipv6 = random.nextBoolean();
            NeighbourSpec neighbour =
                    NeighbourSpec.of((ipv6 ? "fd00::" : "192.168.0.") + n).device("v0");
            switch (random.nextInt(5)) {
                case 0 -> nl.neighbours().add(neighbour.lladdr("02:00:00:00:00:" + n));
                case 1 ->
                    nl.neighbours()
                            .replace(neighbour.lladdr("02:00:00:00:01:" + n).stale());
                case 2 ->
                    nl.neighbours()
                            .replace(neighbour.lladdr("02:00:00:00:02:" + n).reachable());
                case 3 ->
                    nl.neighbours().resolve(LinkRef.of("v0"), IpAddress.parse((ipv6 ? "fd00::" : "192.168.0.") + n));
                default -> nl.neighbours().delete(neighbour);
            }
        }
    },
    NEXTHOPS {
        @Override
        void act(RtNetlink nl, Random random) {
            int id = 1 + random.nextInt(4);
            switch (random.nextInt(4)) {
                case 0 -> nl.client().execute(nexthop(RTM_DELNEXTHOP, 0, id, 0, 0));
                case 1 -> {
                    int index =
                            nl.links().get(random.nextBoolean() ? "v0" : "v2").index();
                    long gateway = (index == nl.links().get("v0").index() ? 0xc0a8_0009L : 0xc0a8_0209L);
                    int flags = Netlink.NLM_F_CREATE | Netlink.NLM_F_REPLACE;
                    nl.client().execute(nexthop(RTM_NEWNEXTHOP, flags, id, index, gateway));
                }
                default ->
                    nl.routes()
                            .replace(RouteSpec.to("10.160." + random.nextInt(6) + ".0/24")
                                    .nextHopId(id));
            }
        }
    },
    NAMESPACES {
        @Override
        void act(RtNetlink nl, Random random) {
            NetnsThread.callInNew(() -> {
                try (TestNetns there = TestNetns.current();
                        RtNetlink inside = RtNetlink.open()) {
                    String name = "n" + random.nextInt(1000);
                    nl.links().create(Veth.named(name).up().peer("far", far -> far.netns(there)));
                    nl.addresses().add(name, "10.210.0.1/24");
                    inside.links().up("far");
                    if (random.nextBoolean()) {
                        nl.links().move(name, there);
                    }
                }
                return null;
            });
        }
    };

    private static final AttrSet NEXTHOP = AttrSet.ofMessage("nexthop", "NHA_", 8);
    private static final U32 ID = NEXTHOP.u32(1, "ID");
    private static final U32 OIF = NEXTHOP.u32(5, "OIF");
    private static final U32 GATEWAY = NEXTHOP.be32(6, "GATEWAY");
    private static final MessageType RTM_NEWNEXTHOP = new MessageType(104, "RTM_NEWNEXTHOP", NEXTHOP);
    private static final MessageType RTM_DELNEXTHOP = new MessageType(105, "RTM_DELNEXTHOP", NEXTHOP);

    private static Request nexthop(MessageType type, int flags, int id, int link, long gateway) {
        return Request.of(
                type,
                flags,
                writer -> {
                    writer.header8(0, link == 0 ? 0 : 2);
                    writer.put(ID, id);
                    if (link != 0) {
                        writer.put(OIF, link);
                        writer.put(GATEWAY, gateway);
                    }
                },
                () -> "id " + id);
    }

    /** The pairs v0, v1 and v2, v3, up, with addresses. */
    static void prepareAll(RtNetlink nl) {
        nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
        nl.links().create(Veth.named("v2").up().peer("v3", far -> far.up()));
        nl.addresses().add("v0", "192.168.0.1/24");
        nl.addresses().add("v2", "192.168.2.1/24");
        nl.addresses().add("v0", AddressSpec.of("fd00::1/64").noDad());
        nl.addresses().add("v2", AddressSpec.of("fd02::1/64").noDad());
        for (Churn churn : values()) {
            churn.prepare(nl);
        }
    }

    void prepare(RtNetlink nl) {}

    abstract void act(RtNetlink nl, Random random);

    private static void toggle(Random random, Runnable on, Runnable off) {
        (random.nextBoolean() ? on : off).run();
    }
}
