package io.github.netlink4j.rtnetlink.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.Errno;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LiveRoute
@RequiresKind("veth")
class RouteLookupTest {
    @BeforeEach
    void prepare() {
        Net.prepare();
        try (RtNetlink nl = RtNetlink.open()) {
            nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2"));
            nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.7").table(100));
            nl.routes().add(RouteSpec.to("fd01::/64").via("fd00::2"));
        }
    }

    private static void assertLike(Route ours, String... words) {
        JsonNode theirs = Iproute.only(words);

        assertThat(ours.gateway()).hasToString(theirs.get("gateway").asText());
        assertThat(ours.preferredSource()).hasToString(theirs.get("prefsrc").asText());
        assertThat(ours.table()).isEqualTo(tableOf(theirs));
    }

    private static long tableOf(JsonNode route) {
        String table = route.has("table") ? route.get("table").asText() : "main";
        return table.equals("main") ? RouteView.RT_TABLE_MAIN : Long.parseLong(table);
    }

    @Test
    void givenPacket_whenLookedUp_thenAsIpSays(RtNetlink nl) {
        assertLike(nl.routes().get("10.1.2.3"), "route", "get", "10.1.2.3");
        assertLike(nl.routes().get(IpAddress.parse("fd01::5")), "-6", "route", "get", "fd01::5");
    }

    @Test
    void givenRuleByMark_whenLookedUpWithIt_thenByTheOtherTable(RtNetlink nl) {
        Cli.run("ip", "rule", "add", "fwmark", "5", "table", "100");

        Route marked = nl.routes().get(RouteLookup.to("10.1.2.3").mark(5));
        Route plain = nl.routes().get("10.1.2.3");

        assertLike(marked, "route", "get", "10.1.2.3", "mark", "5");
        assertThat(marked.gateway()).hasToString("192.168.0.7");
        assertThat(plain.gateway()).hasToString("192.168.0.2");
    }

    @Test
    void givenRulesByUserAndPort_whenLookedUpWithThem_thenByTheOtherTable(RtNetlink nl) {
        // The namespace of an unprivileged user has only the user 0.
        Cli.run("ip", "rule", "add", "uidrange", "0-0", "table", "100");
        Cli.run("ip", "rule", "add", "ipproto", "6", "dport", "80", "table", "100");

        Route user = nl.routes().get(RouteLookup.to("10.1.2.3").uid(0));
        Route otherUser = nl.routes().get(RouteLookup.to("10.1.2.3").uid(1001));
        Route port =
                nl.routes().get(RouteLookup.to("10.1.2.3").uid(1001).protocol(6).destinationPort(80));
        Route otherPort =
                nl.routes().get(RouteLookup.to("10.1.2.3").uid(1001).protocol(6).destinationPort(81));

        assertThat(user.table()).isEqualTo(100);
        assertThat(otherUser.table()).isEqualTo(RouteView.RT_TABLE_MAIN);
        assertThat(port.table()).isEqualTo(100);
        assertThat(otherPort.table()).isEqualTo(RouteView.RT_TABLE_MAIN);
    }

    @Test
    void givenSourceAndLink_whenLookedUp_thenTheyCount(RtNetlink nl) {
        int v1 = nl.links().get("v1").index();

        Route out = nl.routes().get(RouteLookup.to("224.1.1.1").out("v1").from("192.168.0.1"));
        Route in = nl.routes()
                .get(RouteLookup.to("192.168.0.1").from("192.168.0.9").in("v0"));

        assertThat(out.linkIndex()).isEqualTo(v1);
        assertThat(in.type()).isEqualTo(RouteType.LOCAL);
    }

    @Test
    void givenRoute_whenLookedUpInTheTable_thenItIsTheRoute(RtNetlink nl) {
        Route inTable = nl.routes().get(RouteLookup.to("10.1.2.3").asInTable());
        Route inTable6 = nl.routes().get(RouteLookup.to("fd01::5").asInTable());

        assertThat(inTable.destination()).hasToString("10.1.0.0/16");
        assertThat(inTable6.destination()).hasToString("fd01::/64");
    }

    @Test
    void givenDeadEnds_whenLookedUp_thenTheErrorTellsWhich(RtNetlink nl) {
        nl.routes().add(RouteSpec.to("10.5.0.0/16").type(RouteType.BLACKHOLE));
        nl.routes().add(RouteSpec.to("10.6.0.0/16").type(RouteType.UNREACHABLE));
        nl.routes().add(RouteSpec.to("10.7.0.0/16").type(RouteType.PROHIBIT));

        assertThat(failure(nl, "10.5.0.1").error()).isEqualTo(Errno.EINVAL);
        assertThat(failure(nl, "10.6.0.1").error()).isEqualTo(Errno.EHOSTUNREACH);
        assertThat(failure(nl, "10.7.0.1").error()).isEqualTo(Errno.EACCES);
        assertThat(failure(nl, "8.8.8.8"))
                .hasMessage("RTM_GETROUTE 8.8.8.8 rejected: ENETUNREACH: Network is unreachable; no route leads there");
        assertThat(failure(nl, "2001:db8::1"))
                .hasMessage(
                        "RTM_GETROUTE 2001:db8::1 rejected: ENETUNREACH: Network is unreachable; no route leads there");
    }

    private static KernelException failure(RtNetlink nl, String destination) {
        return catchThrowableOfType(KernelException.class, () -> nl.routes().get(destination));
    }

    @Test
    void givenWhatCannotBe_whenAsked_thenRefused() {
        RouteLookup packet = RouteLookup.to("10.1.2.3");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> packet.from("fd00::1"))
                .withMessage("a packet from fd00::1 cannot go to 10.1.2.3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> packet.destinationPort(65_536))
                .withMessage("RTA_DPORT must be 0 to 65535: 65536");
        assertThat(packet.from("10.0.0.1").in("v0").out("v1"))
                .hasToString("10.1.2.3 from 10.0.0.1 iif \"v0\" oif \"v1\"");
    }
}
