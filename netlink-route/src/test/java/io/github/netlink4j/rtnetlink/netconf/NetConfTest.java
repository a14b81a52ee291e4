package io.github.netlink4j.rtnetlink.netconf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.event.Change;
import io.github.netlink4j.rtnetlink.event.EventFilter;
import io.github.netlink4j.rtnetlink.event.MonitorOptions;
import io.github.netlink4j.rtnetlink.event.ObjectEvent;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.mirror.Compared;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.testing.Garbage;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.Sysctl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Settings of links, against the kernel and {@code ip netconf}. */
@LiveRoute
@RequiresKind("veth")
@Timeout(120)
class NetConfTest {
    @BeforeEach
    void create() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().createVeth("v0", "v1");
        }
    }

    // As ip shows them.

    @Test
    void givenSettings_whenListed_thenEachFieldAsIpShows(RtNetlink nl) {
        Sysctl.set("ipv4/conf/v0/forwarding", "1");
        Sysctl.set("ipv4/conf/v0/rp_filter", "2");
        Sysctl.set("ipv4/conf/v1/proxy_arp", "1");
        Sysctl.set("ipv4/conf/v1/bc_forwarding", "1");
        Sysctl.set("ipv4/conf/all/rp_filter", "1");
        Sysctl.set("ipv4/conf/default/ignore_routes_with_linkdown", "1");
        Sysctl.set("ipv6/conf/v1/forwarding", "1");
        Sysctl.set("ipv6/conf/v0/proxy_ndp", "1");

        assertThat(ours(nl, NetConfFilter.all().ipv4())).isEqualTo(theirs("-4")).hasSize(5);
        assertThat(ours(nl, NetConfFilter.all().ipv6())).isEqualTo(theirs("-6")).hasSize(5);
        assertThat(ours(nl, NetConfFilter.all().ipv4().link("v0")))
                .isEqualTo(theirs("-4").stream()
                        .filter(conf -> conf.get("interface").equals("v0"))
                        .toList())
                .hasSize(1);
        assertThat(nl.netconf().list()).hasSizeGreaterThanOrEqualTo(10);
    }

    private static List<Map<String, String>> ours(RtNetlink nl, NetConfFilter filter) {
        Map<Integer, String> names = new TreeMap<>(
                Map.of(NetConfAttr.NETCONFA_IFINDEX_ALL, "all", NetConfAttr.NETCONFA_IFINDEX_DEFAULT, "default"));
        nl.links().forEach(link -> names.put(link.index(), link.name()));
        List<Map<String, String>> all = new ArrayList<>();
        for (NetConf conf : nl.netconf().list(filter)) {
            Map<String, String> fields = new TreeMap<>();
            fields.put("family", conf.family() == AddressFamily.AF_INET ? "inet" : "inet6");
            fields.put("interface", names.get(conf.linkIndex()));
            putBoolean(fields, "forwarding", conf.forwarding());
            if (conf.rpFilter() >= 0) {
                fields.put("rp_filter", List.of("off", "strict", "loose").get(conf.rpFilter()));
            }
            putBoolean(fields, "mc_forwarding", conf.mcForwarding());
            putBoolean(fields, "proxy_neigh", conf.proxyNeigh());
            putBoolean(fields, "ignore_routes_with_linkdown", conf.ignoreRoutesWithLinkdown());
            all.add(fields);
        }
        return all;
    }

    private static void putBoolean(Map<String, String> fields, String name, int value) {
        if (value >= 0) {
            fields.put(name, Boolean.toString(value != 0));
        }
    }

    private static List<Map<String, String>> theirs(String family) {
        List<Map<String, String>> all = new ArrayList<>();
        for (JsonNode conf : Iproute.ip(family, "netconf")) {
            Map<String, String> fields = new TreeMap<>();
            conf.fieldNames()
                    .forEachRemaining(name -> fields.put(name, conf.get(name).asText()));
            // Newer versions of ip show it.
            fields.remove("bc_forwarding");
            all.add(fields);
        }
        return all;
    }

    // Single settings.

    @Test
    void givenSettings_whenEachIsRead_thenThoseOfALinkOfAllAndOfNewLinks(RtNetlink nl) {
        Sysctl.set("ipv4/conf/v0/forwarding", "1");
        Sysctl.set("ipv4/conf/v0/bc_forwarding", "1");
        Sysctl.set("ipv4/conf/all/rp_filter", "2");
        Sysctl.set("ipv6/conf/default/proxy_ndp", "1");

        NetConf v0 = nl.netconf().ipv4().get("v0");
        assertThat(v0.linkIndex()).isEqualTo(nl.links().get("v0").index());
        assertThat(v0.forwarding()).isEqualTo(1);
        assertThat(v0.bcForwarding()).isEqualTo(1);
        assertThat(v0.rpFilter()).isZero();
        assertThat(v0.input()).isEqualTo(-1);
        assertThat(v0).asString().startsWith("inet dev #" + v0.linkIndex() + " forwarding on rp_filter off");
        assertThat(nl.netconf().ipv4().ofAllLinks().rpFilter()).isEqualTo(2);
        assertThat(nl.netconf().ipv4().ofAllLinks().isOfAllLinks()).isTrue();
        assertThat(nl.netconf().ipv4().ofNewLinks().rpFilter()).isZero();
        assertThat(nl.netconf().ipv6().ofNewLinks().proxyNeigh()).isEqualTo(1);
        assertThat(nl.netconf().ipv6().ofNewLinks()).asString().startsWith("inet6 default ");
        assertThat(nl.netconf().ipv6().get("v1").rpFilter()).isEqualTo(-1);
    }

    @Test
    void givenNoSuchLinkOrFamily_whenRead_thenTheReasonIsGiven(RtNetlink nl) {
        nl.links().change("v0", link -> link.mtu(1000));

        assertThatThrownBy(() -> nl.netconf().ipv6().get("v0"))
                .hasMessageContaining("RTM_GETNETCONF IPv6 dev #")
                .hasMessageContaining("there is no such link, or it has no IPv6");
        assertThatThrownBy(() -> nl.netconf().ipv4().get("none"))
                .hasMessageContaining("RTM_GETNETCONF IPv4 dev \"none\"")
                .hasMessageContaining("there is no link \"none\"");
    }

    // Events and mirror.

    @Test
    void givenMonitor_whenSettingsChange_thenTheSettingThatWasChanged(RtNetlink nl) {
        int v0 = nl.links().get("v0").index();
        MonitorOptions options = MonitorOptions.of(NetConf.TYPE)
                .filter(EventFilter.of(NetConf.TYPE).link(v0));
        try (RtMonitor monitor = RtMonitor.open(options)) {
            Sysctl.set("ipv4/conf/v1/rp_filter", "1");
            Sysctl.set("ipv4/conf/v0/rp_filter", "1");
            Sysctl.set("ipv6/conf/v0/proxy_ndp", "1");

            NetConf first = Seen.first(monitor, NetConf.TYPE).object();
            NetConf second = Seen.first(monitor, NetConf.TYPE).object();
            assertThat(first).hasToString("inet dev #" + v0 + " rp_filter strict");
            assertThat(second).hasToString("inet6 dev #" + v0 + " proxy_neigh on");

            nl.links().delete("v0");
            ObjectEvent<NetConf> gone = Seen.first(monitor, NetConf.TYPE, event -> event.change() == Change.REMOVED);
            assertThat(gone.object().linkIndex()).isEqualTo(v0);
        }
    }

    @Test
    @DisplayName(
            "H102: a mirror of settings follows those of new links, which change existing links without a notification")
    void givenMirror_whenSettingsAndLinksChange_thenEqualToTheKernel(RtNetlink nl) {
        try (Mirror mirror = Mirror.open(NetConf.TYPE)) {
            assertHeld(nl, mirror);
            Sysctl.set("ipv4/conf/v0/rp_filter", "1");
            assertHeld(nl, mirror);
            // Changes v1, whose value is not its own, without a notification.
            Sysctl.set("ipv4/conf/default/rp_filter", "2");
            assertHeld(nl, mirror);
            assertThat(mirror.of(NetConf.TYPE)
                            .by(NetConf.BY_LINK, nl.links().get("v1").index()))
                    .anySatisfy(conf -> assertThat(conf.rpFilter()).isEqualTo(2));
            Sysctl.set("ipv4/conf/all/forwarding", "1");
            assertHeld(nl, mirror);
            Sysctl.set("ipv6/conf/all/forwarding", "1");
            assertHeld(nl, mirror);
            Sysctl.set("ipv6/conf/default/ignore_routes_with_linkdown", "1");
            assertHeld(nl, mirror);
            Sysctl.set("ipv6/conf/all/ignore_routes_with_linkdown", "1");
            assertHeld(nl, mirror);
            nl.links().createVeth("w0", "w1");
            assertHeld(nl, mirror);
            nl.links().rename("w0", "w2");
            nl.links().change("w1", link -> link.mtu(1000));
            assertHeld(nl, mirror);
            nl.links().delete("v0");
            assertHeld(nl, mirror);
        }
    }

    private static void assertHeld(RtNetlink nl, Mirror mirror) {
        Compared.assertEqual(
                mirror,
                () -> Compared.sorted(mirror.of(NetConf.TYPE).list(), NetConf::toString),
                () -> Compared.sorted(nl.netconf().list(), NetConf::toString));
    }

    @Test
    void givenSettings_whenVisited_thenNoGarbage(RtNetlink nl) {
        long[] found = new long[1];
        long bytes = Garbage.fewestBytes(100, 20, () -> {
            found[0] = 0;
            nl.netconf().forEach(NetConfFilter.all(), conf -> found[0] += conf.forwarding() + conf.linkIndex());
        });

        assertThat(bytes).isLessThan(2048);
    }
}
