package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.AddressSpec;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.testing.Iproute;
import java.util.List;
import java.util.stream.StreamSupport;

/** The network in which routes are tested, and the routes that {@code ip} shows there. */
final class Net {
    private Net() {}

    /** The pair v0 and v1, both up; v0 has 192.168.0.1/24 and fd00::1/64. */
    static void prepare() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
            nl.addresses().add("v0", "192.168.0.1/24");
            nl.addresses().add("v0", AddressSpec.of("fd00::1/64").noDad());
        }
    }

    /** Destinations as {@code ip} shows them. */
    static List<String> destinations(String... words) {
        return StreamSupport.stream(Iproute.ip(words).spliterator(), false)
                .map(route -> route.get("dst").asText())
                .toList();
    }

    /** Our destination in the notation of {@code ip}. */
    static String asIp(RouteView route) {
        if (route.isDefault()) {
            return "default";
        }
        boolean whole = route.prefixLength() == (route.isIpv6() ? 128 : 32);
        return whole
                ? route.destination().address().toString()
                : route.destination().toString();
    }

    static List<Route> to(RtNetlink nl, String destination) {
        return nl.routes().list(RouteFilter.all().destination(destination));
    }
}
