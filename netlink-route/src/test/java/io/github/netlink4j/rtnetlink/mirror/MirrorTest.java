package io.github.netlink4j.rtnetlink.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.Reflection;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.address.AddressFilter;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteFilter;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.RequiresKernel;
import io.github.netlink4j.testing.TestNetns;
import io.github.netlink4j.testing.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LiveRoute
@Tag("slow")
class MirrorTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private Mirror mirror;

    @BeforeEach
    void open() {
        run("""
                ip link add v0 type veth peer name v1
                ip link add v2 type veth peer name v3
                ip link add br0 type bridge
                ip address add 192.168.0.1/24 dev v0
                ip link set v0 up
                ip link set v1 up
                ip address add 192.168.2.1/24 dev v2
                ip address add fd02::1/64 dev v2 nodad
                ip link set v2 up
                ip link set v3 up
                ip route add 10.0.0.0/8 via 192.168.0.9
                ip route add 10.1.0.0/16 via 192.168.0.9 table 100
                ip -6 route add fd10::/64 via fd02::9""");
        mirror = Mirror.open(Link.TYPE, Address.TYPE, Route.TYPE);
        mirror.awaitQuiet(LONG);
    }

    @AfterEach
    void close() {
        mirror.close();
    }

    @Test
    @DisplayName("H42, H47: one end of a pair goes to another namespace, comes back, and is taken along when that dies")
    void givenPair_whenOneEndMoves_thenTheOtherTellsWhereItIs(RtNetlink nl) {
        try (TestNetns here = TestNetns.current();
                TestNetns there = TestNetns.create();
                RtNetlink inside = RtNetlink.open(there)) {
            nl.links().move("v1", there);
            Reflection.assertEqual(nl, mirror);
            assertThat(mirror.of(Link.TYPE).find(Link.BY_NAME, "v1")).isEmpty();
            assertThat(end("v0").parentNamespaceId()).isNotNegative();

            inside.links().move("v1", here);
            Reflection.assertEqual(nl, mirror);
            assertThat(end("v0").parentNamespaceId()).isNegative();

            nl.links().move("v1", there);
        }
        List<MirrorEvent> told = new ArrayList<>();
        Waiting.until(
                LONG,
                "the mirror no longer has v0",
                () -> {
                    mirror.poll(told::add, Duration.ZERO);
                    return mirror.of(Link.TYPE).find(Link.BY_NAME, "v0").isEmpty();
                },
                () -> told);
        Reflection.assertEqual(nl, mirror);
    }

    private Link end(String name) {
        return mirror.of(Link.TYPE).find(Link.BY_NAME, name).orElseThrow();
    }

    static void run(String commands) {
        Cli.run("sh", "-ec", commands);
    }

    @Test
    void givenMirror_whenFirstRead_thenItEqualsTheKernel(RtNetlink nl) {
        assertThat(mirror.of(Link.TYPE).size()).isEqualTo(6);
        Reflection.assertEqual(nl, mirror);
    }

    @Test
    void givenFilterThatNamesALink_whenTheMirrorIsListed_thenRefusedAndNotEmpty(RtNetlink nl) {
        Link v0 = nl.links().get("v0");

        assertThat(mirror.of(Route.TYPE).list(RouteFilter.all().device(v0))).isNotEmpty();
        assertThat(mirror.of(Address.TYPE).list(AddressFilter.all().link(v0))).isNotEmpty();
        assertThatThrownBy(() -> mirror.of(Route.TYPE).list(RouteFilter.all().device("v0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only the kernel can look up a link by name: \"v0\"");
        assertThatThrownBy(
                        () -> mirror.of(Address.TYPE).list(AddressFilter.all().link("v0")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @RequiresKernel("6.2")
    void givenLinkThatIsUp_whenItIsRenamed_thenMirrorEqualsTheKernel(RtNetlink nl) {
        nl.links().rename("v0", "w0");

        Reflection.assertEqual(nl, mirror);
        assertThat(mirror.of(Link.TYPE).find(Link.BY_NAME, "w0")).isPresent();
    }

    @Test
    void givenPair_whenItIsMade_thenBothEndsTellTheOther() {
        run("ip link add v4 type veth peer name v5");

        long deadline = System.nanoTime() + LONG.toNanos();
        while ((parent("v4") == 0 || parent("v5") == 0) && deadline - System.nanoTime() > 0) {
            mirror.poll(event -> {}, Duration.ofMillis(50));
        }

        assertThat(parent("v4"))
                .isEqualTo(mirror.of(Link.TYPE)
                        .find(Link.BY_NAME, "v5")
                        .orElseThrow()
                        .index());
        assertThat(parent("v5"))
                .isEqualTo(mirror.of(Link.TYPE)
                        .find(Link.BY_NAME, "v4")
                        .orElseThrow()
                        .index());
    }

    /** The index of the other end of a link, 0 when none is known. */
    private int parent(String link) {
        return mirror.of(Link.TYPE).find(Link.BY_NAME, link).map(Link::parent).orElse(0);
    }

    @ParameterizedTest
    @DisplayName("H11: one change after the other, most of them with effects that the kernel does not notify")
    @ValueSource(
            strings = {
                "ip link set v0 down",
                "ip link set v0 down; ip link set v0 up",
                "ip link set v1 down",
                "ip link delete v0",
                "ip address delete 192.168.0.1/24 dev v0",
                "ip address add 192.168.0.2/24 dev v0; ip address delete 192.168.0.1/24 dev v0",
                "echo 1 >/proc/sys/net/ipv4/conf/v0/promote_secondaries; ip address add 192.168.0.2/24 dev v0;"
                        + " ip address delete 192.168.0.1/24 dev v0",
                "ip address add 10.9.0.1/32 dev lo; ip route add 10.9.9.0/24 dev v0 src 10.9.0.1;"
                        + " ip address delete 10.9.0.1/32 dev lo",
                "ip address add fd09::1/128 dev lo nodad; ip -6 route add fd99::/64 dev v0 src fd09::1;"
                        + " ip address delete fd09::1/128 dev lo",
                "ip address flush dev v0",
                "ip link set v0 master br0; ip link set br0 up",
                "ip link set v0 master br0; ip link set v0 nomaster",
                "ip link set v0 master br0; ip link set br0 up; ip link delete br0",
                "ip link set v0 down; ip link set v0 name w0",
                "ip link set v0 mtu 1300",
                "ip link set v0 mtu 1000",
                "ip link set v0 address 02:00:00:00:00:01",
                "ip link set v0 alias ours",
                "ip link property add dev v0 altname other",
                "ip route replace 10.0.0.0/8 via 192.168.0.8",
                "ip route replace 10.0.0.0/8 dev v0",
                "ip route append 10.0.0.0/8 via 192.168.0.8",
                "ip route append 10.0.0.0/8 via 192.168.0.8; ip route replace 10.0.0.0/8 via 192.168.0.7",
                "ip route append 10.0.0.0/8 via 192.168.0.8; ip route delete 10.0.0.0/8",
                "ip route prepend 10.0.0.0/8 via 192.168.0.8; ip route delete 10.0.0.0/8",
                "ip route prepend 10.0.0.0/8 via 192.168.0.8; ip route append 10.0.0.0/8 via 192.168.0.7;"
                        + " ip route delete 10.0.0.0/8 via 192.168.0.9",
                "ip route add 10.0.0.0/8 via 192.168.0.8 metric 7; ip route add 10.0.0.0/8 via 192.168.0.8 tos 4",
                "ip route change 10.0.0.0/8 via 192.168.0.9 mtu 1400",
                "ip route add 10.2.0.0/16 nexthop via 192.168.0.9 nexthop via 192.168.2.9 weight 3",
                "ip route add 10.2.0.0/16 nexthop via 192.168.0.9 nexthop via 192.168.2.9; ip link set v0 down",
                "ip route add 10.2.0.0/16 nexthop via 192.168.0.9 nexthop via 192.168.2.9; ip link set v0 down;"
                        + " ip link set v0 up",
                "ip route add 10.2.0.0/16 nexthop via 192.168.0.9 nexthop via 192.168.2.9; ip link set v1 down",
                "ip route add 10.2.0.0/16 nexthop via 192.168.0.9 nexthop via 192.168.2.9; ip link delete v0",
                "ip route add 10.2.0.0/16 nexthop via 192.168.0.9 nexthop via 192.168.2.9;"
                        + " ip route replace 10.2.0.0/16 via 192.168.0.9",
                "ip route add default via 192.168.0.9; ip route replace default via 192.168.2.9",
                "ip route add default via 192.168.0.9; ip route add default via 192.168.2.9 metric 5;"
                        + " ip link set v0 down",
                "ip route add blackhole 10.3.0.0/16; ip route add unreachable 10.4.0.0/16 table 7",
                "ip route flush table 100",
                "ip route flush table main; ip -6 route flush table main",
                "ip route flush cache; ip route flush root 10.0.0.0/8",
                "ip -6 route replace fd10::/64 via fd02::8",
                "ip -6 route append fd10::/64 via fd02::8",
                "ip -6 route append fd10::/64 via fd02::8; ip -6 route append fd10::/64 via fd02::7",
                "ip -6 route append fd10::/64 via fd02::8; ip -6 route delete fd10::/64 via fd02::9",
                "ip route add 10.62.0.0/16 nexthop via 192.168.0.9 realm 3 nexthop via 192.168.0.8 realm 4;"
                        + " ip route append 10.62.0.0/16 nexthop via 192.168.0.9 realm 5 nexthop via 192.168.0.8 realm 6",
                "ip route add 10.62.0.0/16 nexthop via 192.168.0.9 realm 3 nexthop via 192.168.0.8 realm 4;"
                        + " ip route append 10.62.0.0/16 nexthop via 192.168.0.9 realm 5 nexthop via 192.168.0.8 realm 6;"
                        + " ip route delete 10.62.0.0/16",
                "ip route add 10.62.0.0/16 nexthop via 192.168.0.9 realm 3 nexthop via 192.168.0.8 realm 4;"
                        + " ip route replace 10.62.0.0/16 nexthop via 192.168.0.9 realm 5 nexthop via 192.168.0.8 realm 6",
                "ip route add 10.63.0.0/16 via 192.168.0.9 dev v0; ip route append 10.63.0.0/16 via 192.168.0.9 dev v0 onlink;"
                        + " ip route append 10.63.0.0/16 via 192.168.0.8 dev v0; ip route delete 10.63.0.0/16",
                "ip -6 route append fd10::/64 via fd02::8; ip -6 route delete fd10::/64",
                "ip -6 route append fd10::/64 via fd02::8; ip -6 route replace fd10::/64 via fd02::7",
                "ip -6 route append fd10::/64 dev v2; ip -6 route replace fd10::/64 via fd02::7",
                "ip -6 route append fd10::/64 dev v2; ip -6 route append fd10::/64 dev v0;"
                        + " ip -6 route delete fd10::/64 dev v2",
                "ip -6 route add fd11::/64 nexthop via fd02::8 nexthop via fd02::9",
                "ip -6 route add fd11::/64 nexthop via fd02::8 nexthop via fd02::9;"
                        + " ip -6 route replace fd11::/64 nexthop via fd02::6 nexthop via fd02::7",
                "ip -6 route add fd11::/64 nexthop via fd02::8 nexthop via fd02::9; ip -6 route del fd11::/64 via fd02::8",
                "ip address add fd00::1/64 dev v0 nodad; ip -6 route add fd11::/64 nexthop via fd02::8 nexthop via fd00::9;"
                        + " ip link set v0 down",
                "ip address add fd00::1/64 dev v0 nodad; ip -6 route add fd11::/64 nexthop via fd02::8 nexthop via fd00::9;"
                        + " ip link set v1 down",
                "ip address add fd00::1/64 dev v0 nodad; ip -6 route add fd11::/64 nexthop via fd02::8 nexthop via fd00::9;"
                        + " ip link delete v0",
                "ip -6 route add fd12::/64 via fd02::8 mtu 1400; ip link set v2 mtu 1300",
                "ip -6 route replace fe80::/64 dev v2 metric 256",
                "ip -6 route add default via fd02::8; ip -6 route replace default via fd02::9",
                "ip -6 route add fd13::/64 from fd02::/64 dev v2",
                "echo 1 >/proc/sys/net/ipv6/conf/v2/disable_ipv6",
                "echo 1 >/proc/sys/net/ipv6/conf/v2/keep_addr_on_down; ip address add fd05::1/64 dev v2; ip link set v2 down",
                "echo 1 >/proc/sys/net/ipv6/conf/v2/keep_addr_on_down; ip link set v2 down; ip link set v2 up",
                "echo 1 >/proc/sys/net/ipv6/conf/all/forwarding",
                "ip nexthop add id 1 via 192.168.0.9 dev v0; ip route add 10.5.0.0/16 nhid 1",
                "ip nexthop add id 1 via 192.168.0.9 dev v0; ip route add 10.5.0.0/16 nhid 1; ip nexthop delete id 1",
                "ip nexthop add id 1 via 192.168.0.9 dev v0; ip route add 10.5.0.0/16 nhid 1;"
                        + " ip nexthop replace id 1 via 192.168.2.9 dev v2",
                "ip nexthop add id 1 via 192.168.0.9 dev v0; ip nexthop add id 2 via 192.168.2.9 dev v2;"
                        + " ip nexthop add id 3 group 1/2; ip route add 10.5.0.0/16 nhid 3; ip nexthop delete id 1",
                "ip nexthop add id 1 via 192.168.0.9 dev v0; ip nexthop add id 2 via 192.168.2.9 dev v2;"
                        + " ip nexthop add id 3 group 1/2; ip route add 10.5.0.0/16 nhid 3; ip link set v0 down",
                "ip nexthop add id 1 via fd02::9 dev v2; ip -6 route add fd15::/64 nhid 1; ip nexthop delete id 1",
                "ip nexthop add id 1 via fd02::9 dev v2; ip -6 route add fd15::/64 nhid 1; ip nexthop flush",
                "ip address add 10.6.0.1 peer 10.6.0.2 dev v0; ip address change 10.6.0.1 peer 10.6.0.2 dev v0 metric 9",
                "ip address add fd06::1 peer fd06::2 dev v2; ip address change fd06::1 peer fd06::3 dev v2",
                "ip address change fd02::1/64 dev v2 valid_lft 100 preferred_lft 50",
                "ip address add 192.168.0.1/25 dev v0",
                "ip link set lo down",
                "ip link set lo down; ip link set lo up",
                "ip link set v1 down; echo 1 >/proc/sys/net/ipv4/conf/v0/ignore_routes_with_linkdown",
                "ip link set v1 down; echo 1 >/proc/sys/net/ipv4/conf/all/ignore_routes_with_linkdown",
                "ip link set v3 down; echo 1 >/proc/sys/net/ipv6/conf/v2/ignore_routes_with_linkdown",
                "echo 1 >/proc/sys/net/ipv6/conf/v2/disable_ipv6; echo 0 >/proc/sys/net/ipv6/conf/v2/disable_ipv6",
                "ip link set v0 promisc on; ip link set v0 promisc off; ip link set v0 multicast off; ip link set v0 arp off",
                "ip link set v0 txqueuelen 7; ip link set v0 group 9",
                "ip link add d0 type vxlan id 7 dstport 4789 dev v0; ip link add m0 link v0 type macvlan; ip link delete v0",
                "ip link set v0 master br0; ip link set v2 master br0; ip link set br0 up; bridge link set dev v0 cost 7;"
                        + " bridge link set dev v0 hairpin on; bridge link set dev v2 state 1",
                "ip link set br0 type bridge stp_state 1; ip link set v0 master br0; ip link set br0 up",
                "ip address add 10.8.0.1/24 dev v0 label v0:1; ip address add 10.8.0.2/24 dev v0; ip address add 10.8.0.3/24"
                        + " dev v0; ip address delete 10.8.0.1/24 dev v0",
                "ip route add 10.7.0.0/16 via inet6 fe80::1 dev v0; ip link set v0 down",
                "ip route add 10.7.0.0/16 dev v0 table 300; ip link set v0 down; ip rule add from 10.0.0.0/8 lookup 300",
            })
    void givenMirror_whenThingsChange_thenItEqualsTheKernel(String commands, RtNetlink nl) {
        run(commands);

        Reflection.assertEqual(nl, mirror);
    }
}
