package io.github.netlink4j.rtnetlink.vlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKernel;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** VLANs of bridges and ports, against the kernel and {@code bridge}. */
@LiveRoute
@RequiresKind({"veth", "bridge"})
class VlanTest {
    @BeforeEach
    void create() {
        VlanBridge.create();
    }

    private static VlanSpec port(int first, int last) {
        return VlanSpec.of(first, last).device("p0");
    }

    private static List<String> texts(List<VlanView.Range> ranges) {
        return ranges.stream().map(VlanView.Range::toString).toList();
    }

    // As bridge shows them.

    @Test
    void givenVlansOfAllKinds_whenListed_thenEachFieldAsBridgeShows(RtNetlink nl) {
        nl.vlans().add(port(2, 2));
        nl.vlans().add(port(3, 3).untagged());
        nl.vlans().add(port(7, 7).pvid().untagged());
        nl.vlans().add(port(10, 20));
        nl.vlans().set(port(12, 14).state(4));
        nl.vlans().add(VlanSpec.of(100, 110).device("br0").itself());

        assertThat(ours(nl)).isEqualTo(theirs()).hasSizeGreaterThanOrEqualTo(9);
        assertThat(texts(nl.vlans().ranges("p0")))
                .containsExactly(
                        "1 Egress Untagged",
                        "2",
                        "3 Egress Untagged",
                        "7 PVID Egress Untagged",
                        "10-11",
                        "12-14 state 4",
                        "15-20");
    }

    private static List<Map<String, String>> ours(RtNetlink nl) {
        Map<Integer, String> names = new TreeMap<>();
        nl.links().forEach(link -> names.put(link.index(), link.name()));
        List<Map<String, String>> all = new ArrayList<>();
        nl.vlans().forEach(vlans -> {
            for (VlanView.Range range : vlans.ranges()) {
                Map<String, String> fields = new TreeMap<>();
                fields.put("ifname", names.get(vlans.linkIndex()));
                fields.put("vlan", Integer.toString(range.first()));
                if (range.last() != range.first()) {
                    fields.put("vlanEnd", Integer.toString(range.last()));
                }
                fields.put("flags", (range.isPvid() ? "PVID " : "") + (range.isUntagged() ? "Egress Untagged" : ""));
                fields.put(
                        "state",
                        List.of("disabled", "listening", "learning", "forwarding", "blocking")
                                .get(range.state()));
                if (range.mcastRouter() >= 0) {
                    fields.put("mcast_router", Integer.toString(range.mcastRouter()));
                }
                all.add(fields);
            }
        });
        return all;
    }

    private static List<Map<String, String>> theirs() {
        List<Map<String, String>> all = new ArrayList<>();
        for (JsonNode link : Iproute.bridge("vlan", "show")) {
            for (JsonNode vlan : link.get("vlans")) {
                Map<String, String> fields = new TreeMap<>();
                fields.put("ifname", link.get("ifname").asText());
                for (String name : List.of("vlan", "vlanEnd", "state", "mcast_router")) {
                    if (vlan.has(name)) {
                        fields.put(name, vlan.get(name).asText());
                    }
                }
                List<String> flags = new ArrayList<>();
                vlan.path("flags").forEach(flag -> flags.add(flag.asText()));
                fields.put(
                        "flags",
                        (flags.contains("PVID") ? "PVID " : "")
                                + (flags.contains("Egress Untagged") ? "Egress Untagged" : ""));
                all.add(fields);
            }
        }
        return all;
    }

    @Test
    void givenBridgeThatCounts_whenListedWithStats_thenEachVlanHasCounters(RtNetlink nl) {
        nl.links().change("br0", Bridge.options().vlanStats(true));
        nl.vlans().add(port(10, 12));

        List<VlanView.Range> ranges =
                nl.vlans().ranges(VlanFilter.all().link("p0").withStats());

        assertThat(texts(ranges)).containsExactly("1 PVID Egress Untagged", "10", "11", "12");
        assertThat(ranges).allSatisfy(range -> assertThat(range.stats()).isNotNull());
        assertThat(nl.vlans().ranges("p0"))
                .allSatisfy(range -> assertThat(range.stats()).isNull());
    }

    // Verbs and filters.

    @Test
    void givenVlans_whenAddedChangedAndDeleted_thenSo(RtNetlink nl) {
        nl.vlans().add(port(10, 20));
        nl.vlans().add(port(11, 12).untagged());
        nl.vlans().delete(port(15, 30));

        assertThat(texts(nl.vlans().ranges("p0")))
                .containsExactly("1 PVID Egress Untagged", "10", "11-12 Egress Untagged", "13-14");
        assertThat(nl.vlans().count(VlanFilter.all().vid(13))).isEqualTo(1);
        assertThat(nl.vlans().count(VlanFilter.all().vid(1))).isEqualTo(3);
        assertThat(nl.vlans().count(VlanFilter.all().link("q0").vid(13))).isZero();
        assertThat(LinkVlans.ranges("q0")).extracting(VlanView.Range::first).containsExactly(1);
    }

    @Test
    void givenAllVlans_whenEachIsUnlikeTheNext_thenListedCompletely(RtNetlink nl) {
        Batch batch = nl.batch();
        for (int vid = 2; vid < 4094; vid += 2) {
            batch.vlans().add(port(vid, vid));
        }
        batch.execute();

        assertThat(nl.vlans().ranges("p0")).hasSize(2047);
        assertThat(nl.vlans().list(VlanFilter.all().link("p0"))).hasSizeGreaterThan(1);
    }

    @Test
    void givenLinkThatIsNoPort_whenVlansAreAdded_thenTheReason(RtNetlink nl) {
        assertThatThrownBy(() -> nl.vlans().add(VlanSpec.of(7).device("p1")))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("RTM_SETLINK vlan vid 7 dev \"p1\" rejected: EOPNOTSUPP")
                .hasMessageContaining("the link is no port of a bridge");
        assertThatThrownBy(() -> nl.vlans().set(port(7, 7).state(3)))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("ENOENT");
    }

    @Test
    @RequiresKind("vxlan")
    void givenPortWithTunnels_whenMapped_thenAsBridgeShows(RtNetlink nl) {
        nl.links().create(Vxlan.named("vx0").external().port(4789).master("br0"));
        nl.links().change("vx0", BridgePort.options().vlanTunnel(true));
        nl.vlans().add(VlanSpec.of(50, 52).device("vx0"));
        nl.vlans().add(VlanSpec.of(50, 52).device("vx0").tunnelId(1050));
        nl.vlans().delete(VlanSpec.of(52).device("vx0").tunnelId(1052));

        assertThat(texts(nl.vlans().ranges("vx0")))
                .containsExactly("1 PVID Egress Untagged", "50-51 tunnel_id 1050-1051", "52");
        assertThat(Cli.run("bridge", "vlan", "tunnelshow", "dev", "vx0")).contains("1050", "1051");
    }

    @Test
    @RequiresKernel("5.15")
    void givenBridge_whenGlobalOptionsAreSet_thenRead(RtNetlink nl) {
        nl.links().change("br0", Bridge.options().mcastVlanSnooping(true));
        nl.vlans().add(VlanSpec.of(100, 105).device("br0").itself());
        nl.vlans()
                .set(VlanSpec.of(100, 102)
                        .device("br0")
                        .mcastQuerier(true)
                        .mcastIgmpVersion(3)
                        .mcastQueryInterval(Duration.ofSeconds(50)));

        VlanView.Globals globals = nl.vlans().globals("br0").stream()
                .filter(range -> range.first() == 100)
                .findFirst()
                .orElseThrow();
        assertThat(globals.last()).isEqualTo(102);
        assertThat(globals.attributes().get(VlanAttr.GOPTS_MCAST_QUERIER, false))
                .isTrue();
        assertThat(globals.attributes().get(VlanAttr.GOPTS_MCAST_IGMP_VERSION, 0))
                .isEqualTo(3);
        assertThat(globals.attributes().get(VlanAttr.GOPTS_MCAST_QUERY_INTVL, 0))
                .isEqualTo(5000);
        assertThat(nl.vlans().globals("br0"))
                .extracting(VlanView.Globals::first)
                .containsExactlyElementsOf(theirGlobals());
    }

    private static List<Integer> theirGlobals() {
        List<Integer> first = new ArrayList<>();
        Iproute.bridge("vlan", "global", "show").forEach(bridge -> bridge.get("vlans")
                .forEach(vlan -> first.add(vlan.get("vlan").asInt())));
        return first;
    }

    @Test
    @DisplayName("H89: of a range with a gap, the VLANs before the gap get the option")
    void givenRangeWithAGap_whenItsOptionsAreSet_thenRefusedAndTheFirstAreSet(RtNetlink nl) {
        nl.vlans().add(port(10, 10));
        nl.vlans().add(port(12, 12));

        KernelException refusal = catchThrowableOfType(
                KernelException.class, () -> nl.vlans().set(port(10, 12).state(4)));

        assertThat(texts(nl.vlans().ranges("p0"))).containsExactly("1 PVID Egress Untagged", "10 state 4", "12");
        assertThat(refusal)
                .hasMessageContaining("ENOENT")
                .hasMessageContaining("in effect: vid 10; not in effect: vid 11-12");
        assertThat(refusal.outcome()).isEqualTo(Outcome.PARTIAL);

        Batch batch = nl.batch();
        batch.vlans().set(port(11, 12).state(2));
        batch.vlans().set(port(12, 14).state(2));
        assertThat(batch.attempt().failures())
                .extracting(failure -> failure.cause().outcome())
                .containsExactly(Outcome.REJECTED, Outcome.PARTIAL);
    }

    @Test
    @DisplayName("H89: of a range with a gap, the VLANs before the gap get their tunnels")
    @RequiresKind("vxlan")
    void givenRangeWithAGap_whenItsTunnelsAreSet_thenTheExceptionNamesThoseInEffect(RtNetlink nl) {
        nl.links().create(Vxlan.named("vx0").external().port(4789).master("br0"));
        nl.links().change("vx0", BridgePort.options().vlanTunnel(true));
        nl.vlans().add(VlanSpec.of(50, 51).device("vx0"));

        KernelException refusal = catchThrowableOfType(KernelException.class, () -> nl.vlans()
                .add(VlanSpec.of(50, 53).device("vx0").tunnelId(1050)));

        assertThat(texts(nl.vlans().ranges("vx0")))
                .containsExactly("1 PVID Egress Untagged", "50-51 tunnel_id 1050-1051");
        assertThat(refusal.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(refusal).hasMessageContaining("in effect: vid 50-51; not in effect: vid 52-53");
    }
}
