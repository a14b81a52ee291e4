package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.AddressSpec;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.neighbour.Neighbour;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourFilter;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourSpec;
import io.github.netlink4j.rtnetlink.neighbour.Neighbours;
import io.github.netlink4j.rtnetlink.route.NextHop;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteFilter;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.rtnetlink.route.RouteType;
import io.github.netlink4j.rtnetlink.rule.RuleFilter;
import io.github.netlink4j.rtnetlink.rule.RuleSpec;
import io.github.netlink4j.rtnetlink.rule.Rules;
import io.github.netlink4j.testing.NetnsTest;
import io.github.netlink4j.testing.RequiresKernel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Javadoc of RtNetlink and of the packages object, link, address, route, rule and neighbour. */
@NetnsTest
class ObjectSamplesTest {
    private RtNetlink nl;

    @BeforeEach
    void open() {
        nl = RtNetlink.open();
        nl.links().createVeth("eth0", "peer");
        nl.links().up("peer");
        nl.links().up("eth0");
    }

    @AfterEach
    void close() {
        nl.close();
    }

    @Test
    void handle() {
        // @start region="handle"
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().createVeth("a", "b");
            nl.addresses().add("a", "192.168.0.1/24");
        }
        // @end
        assertThat(nl.addresses().list("a")).hasSize(1);
    }

    @Test
    void links() {
        // @start region="change"
        nl.links().change("eth0", link -> link.up().mtu(1450));
        // @end
        nl.links().create(Bridge.named("br0"));
        nl.links().change("eth0", link -> link.master("br0"));
        // @start region="port"
        nl.links().change("eth0", BridgePort.options().hairpin(true).cost(10));
        // @end
        Link eth0 = nl.links().get("eth0");
        assertThat(eth0.mtu()).isEqualTo(1450);
        assertThat(eth0.get(BridgePort.MODE, false)).isTrue();
        assertThat(eth0.get(BridgePort.COST, 0)).isEqualTo(10);
    }

    @Test
    void addresses() {
        // @start region="addresses"
        nl.addresses().add("eth0", AddressSpec.of("192.168.0.56/24").broadcast().label("eth0:1"));
        nl.addresses().add("eth0", AddressSpec.of("10.0.0.1").peer("10.0.0.2/32"));
        nl.addresses().add("eth0", AddressSpec.of("fd00::1/64").noDad().validLifetime(Duration.ofHours(2)));
        // @end
        assertThat(nl.addresses().list("eth0"))
                .extracting(address -> address.address() + " " + address.label())
                .contains("192.168.0.56 eth0:1", "10.0.0.1 eth0", "fd00::1 ");
    }

    @Test
    void routes() {
        nl.addresses().add("eth0", "192.168.0.56/24");
        nl.addresses().add("eth0", "192.168.1.56/24");
        // @start region="routes"
        nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.1"));
        nl.routes().add(RouteSpec.toDefault().via("fe80::1").device("eth0").metric(100));
        nl.routes().add(RouteSpec.to("10.9.0.0/16").type(RouteType.BLACKHOLE));
        // @end
        // @start region="multipath"
        RouteSpec balanced =
                RouteSpec.to("10.0.0.0/8").multipath(NextHop.via("192.168.0.1").weight(2), NextHop.via("192.168.1.1"));
        nl.routes().add(balanced);
        // @end
        nl.routes().add(RouteSpec.to("10.2.0.0/16").via("192.168.0.1").table(100));
        // @start region="list"
        List<Route> routes = nl.routes().list(RouteFilter.all().table(100));
        nl.routes().forEach(route -> System.out.println(route));
        // @end
        assertThat(routes).hasSize(1);
        assertThat(nl.routes().list(RouteFilter.all()))
                .extracting(route -> String.valueOf(route.destination()))
                .contains("10.1.0.0/16", "10.9.0.0/16", "10.0.0.0/8");
    }

    @Test
    void rules() {
        // @start region="rules"
        Rules rules = nl.rules();
        rules.add(RuleSpec.ipv4().from("10.1.0.0/16").lookup(100).priority(1000));
        rules.add(RuleSpec.ipv6().mark(0x10, 0xf0).iif("eth0").lookup(200));
        rules.add(RuleSpec.ipv4().ipProtocol(6).destinationPorts(1000, 2000).prohibit());
        // @end
        assertThat(rules.list()).hasSize(8); // five are there from the beginning
    }

    @Test
    void deletedRules() {
        long before = nl.rules().count();
        // @start region="delete-rules"
        Rules rules = nl.rules();
        rules.add(RuleSpec.ipv4().from("10.1.0.0/16").lookup(100).priority(1000));
        rules.list(RuleFilter.all().table(100)).forEach(rules::delete);
        // @end
        assertThat(rules.count()).isEqualTo(before);
    }

    @Test
    @RequiresKernel("5.16")
    void neighbours() {
        // @start region="neighbours"
        nl.neighbours().add(NeighbourSpec.of("10.0.0.2").device("eth0").lladdr("02:00:00:00:00:02"));
        for (Neighbour neighbour : nl.neighbours().list(NeighbourFilter.all().link("eth0"))) {
            System.out.println(neighbour);
        }
        // @end
        nl.neighbours().delete(NeighbourSpec.of("10.0.0.2").device("eth0"));
        // @start region="neighbour-specs"
        Neighbours neighbours = nl.neighbours();
        neighbours.add(NeighbourSpec.of("10.0.0.2").device("eth0").lladdr("02:00:00:00:00:02"));
        neighbours.add(NeighbourSpec.of("fe80::2")
                .device("eth0")
                .lladdr("02:00:00:00:00:02")
                .reachable()
                .router());
        neighbours.add(NeighbourSpec.of("10.0.0.3").device("eth0").managed()); // Linux 5.16
        neighbours.add(NeighbourSpec.of("10.0.0.9").device("eth0").proxy());
        // @end
        assertThat(neighbours.list(NeighbourFilter.all().link("eth0")))
                .extracting(Neighbour::toString)
                .anyMatch(neighbour -> neighbour.startsWith("10.0.0.2 ") && neighbour.contains("PERMANENT"))
                .anyMatch(neighbour -> neighbour.startsWith("fe80::2 ") && neighbour.contains("router REACHABLE"))
                .anyMatch(neighbour -> neighbour.startsWith("10.0.0.3 ") && neighbour.contains("managed"));
    }
}
