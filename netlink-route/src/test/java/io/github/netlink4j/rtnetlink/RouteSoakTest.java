package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.address.AddressSpec;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.testing.Soak;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Adds and removes addresses, routes and links many times with one handle; nothing of them remains. */
@LiveRoute
@Tag("soak")
@Timeout(value = 4, unit = TimeUnit.HOURS)
class RouteSoakTest {
    private static final int PAIRS_AT_A_TIME = 50;
    private static final int GROUP = 77;

    private static LinkRef prepare(RtNetlink nl) {
        Link link = nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
        nl.addresses().add("v0", "192.168.0.1/24");
        return LinkRef.of(link.index());
    }

    @Test
    void givenManyAddresses_whenAddedAndDeleted_thenNothingIsLeft(RtNetlink nl) {
        LinkRef link = prepare(nl);

        Soak.soak("addresses added and deleted", Soak.times(25_000), i -> {
            IpAddress address = IpAddress.parse("10." + (i >> 16 & 0xff) + "." + (i >> 8 & 0xff) + "." + (i & 0xff));
            AddressSpec spec = AddressSpec.of(new IpPrefix(address, 32));
            nl.addresses().add(link, spec);
            nl.addresses().delete(link, spec);
        });
    }

    @Test
    void givenManyRoutes_whenAddedAndDeleted_thenNothingIsLeft(RtNetlink nl) {
        prepare(nl);

        Soak.soak("routes added and deleted", Soak.times(25_000), i -> {
            RouteSpec route = RouteSpec.to("10." + (i >> 8 & 0xff) + "." + (i & 0xff) + ".0/24")
                    .via("192.168.0.2");
            nl.routes().add(route);
            nl.routes().delete(route);
        });
    }

    @Test
    void givenManyPairs_whenDeletedByTheirGroup_thenNothingIsLeft(RtNetlink nl) {
        long rounds = Math.max(20, Soak.times(200, 1000) / PAIRS_AT_A_TIME);

        Soak.soak("times " + PAIRS_AT_A_TIME + " pairs made, and deleted by their group", rounds, i -> {
            Batch batch = nl.batch();
            for (int pair = 0; pair < PAIRS_AT_A_TIME; pair++) {
                batch.links().create(Veth.named("a" + pair).group(GROUP).peer("b" + pair));
            }
            batch.execute();
            nl.links().deleteGroup(GROUP);
        });
    }
}
