package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.vlan.VlanAttr;
import io.github.netlink4j.rtnetlink.vlan.VlanSpec;
import io.github.netlink4j.rtnetlink.vlan.Vlans;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** For each command, our request is the one that {@code bridge} sends. */
class GoldenVlanTest {
    private final Map<String, Consumer<Vlans>> ours = new LinkedHashMap<>();

    private void put(String command, Consumer<Vlans> action) {
        ours.put("bridge vlan " + command, action);
    }

    private static VlanSpec port(int first, int last) {
        return VlanSpec.of(first, last).device(LinkRef.of(10));
    }

    private static VlanSpec port(int vid) {
        return port(vid, vid);
    }

    private static VlanSpec bridge(int first, int last) {
        return VlanSpec.of(first, last).device(LinkRef.of(20));
    }

    private static Duration centiseconds(int count) {
        return Duration.ofMillis(10L * count);
    }

    {
        put("add vid 2 dev eth0", vlans -> vlans.add(port(2)));
        put(
                "add vid 7 dev eth0 pvid untagged",
                vlans -> vlans.add(port(7).pvid().untagged()));
        put("add vid 10-20 dev eth0 untagged", vlans -> vlans.add(port(10, 20).untagged()));
        put("add vid 100 dev br0 self", vlans -> vlans.add(bridge(100, 100).itself()));
        put(
                "add vid 100-110 dev br0 self master",
                vlans -> vlans.add(bridge(100, 110).itself().master()));
        put("add vid 50 dev eth0 tunnel_info id 1050", vlans -> vlans.add(port(50).tunnelId(1050)));
        put(
                "add vid 50-52 dev eth0 tunnel_info id 1050-1052",
                vlans -> vlans.add(port(50, 52).tunnelId(1050)));
        put("del vid 2 dev eth0", vlans -> vlans.delete(port(2)));
        put("del vid 10-20 dev eth0", vlans -> vlans.delete(port(10, 20)));
        put(
                "del vid 50-52 dev eth0 tunnel_info id 1050-1052",
                vlans -> vlans.delete(port(50, 52).tunnelId(1050)));
        put("set vid 10 dev eth0 state 3", vlans -> vlans.set(port(10).state(3)));
        put(
                "set vid 10-12 dev eth0 state blocking",
                vlans -> vlans.set(port(10, 12).state(4)));
        put(
                "set vid 10-12 dev eth0 mcast_router 2",
                vlans -> vlans.set(port(10, 12).mcastRouter(2)));
        put(
                "global set vid 100 dev br0 mcast_snooping 1 mcast_querier 1 mcast_igmp_version 3 mcast_mld_version 2",
                vlans -> vlans.set(bridge(100, 100)
                        .mcastSnooping(true)
                        .mcastQuerier(true)
                        .mcastIgmpVersion(3)
                        .mcastMldVersion(2)));
        put(
                "global set vid 100-101 dev br0 mcast_last_member_count 3 mcast_startup_query_count 4",
                vlans -> vlans.set(bridge(100, 101).mcastLastMemberCount(3).mcastStartupQueryCount(4)));
        put(
                "global set vid 100 dev br0 mcast_query_interval 5000 mcast_membership_interval 6000"
                        + " mcast_querier_interval 7000",
                vlans -> vlans.set(bridge(100, 100)
                        .mcastQueryInterval(centiseconds(5000))
                        .mcastMembershipInterval(centiseconds(6000))
                        .mcastQuerierInterval(centiseconds(7000))));
        put(
                "global set vid 100 dev br0 mcast_last_member_interval 50 mcast_startup_query_interval 60"
                        + " mcast_query_response_interval 70",
                vlans -> vlans.set(bridge(100, 100)
                        .mcastLastMemberInterval(centiseconds(50))
                        .mcastStartupQueryInterval(centiseconds(60))
                        .mcastQueryResponseInterval(centiseconds(70))));
    }

    @TestFactory
    Stream<DynamicTest> givenCommandOfBridge_whenWeDoTheSame_thenTheRequestIsTheSame() {
        Map<String, byte[]> theirs = Golden.read("vlan.txt");
        assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        return theirs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    byte[] message = Recorder.messageOf(
                            client -> ours.get(entry.getKey()).accept(new Vlans(client)));

                    if (entry.getKey().contains(" set ")) {
                        assertThat(Canonical.of(message, VlanAttr.SET))
                                .isEqualTo(Canonical.of(entry.getValue(), VlanAttr.SET));
                    } else {
                        // IFLA_AF_SPEC has other contents in link messages of other families.
                        assertThat(HexFormat.of().formatHex(message))
                                .isEqualTo(HexFormat.of().formatHex(entry.getValue()));
                    }
                }));
    }
}
