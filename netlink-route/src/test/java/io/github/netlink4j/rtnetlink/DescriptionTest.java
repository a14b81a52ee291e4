package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkFamilies;
import io.github.netlink4j.rtnetlink.link.OperState;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourSpec;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Iproute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What objects print: one line in the words of {@code ip} by toString, and everything by {@code describe()}. */
@LiveRoute
class DescriptionTest {
    /** Longer than any hardware address. */
    private static final Pattern BYTES = Pattern.compile("(\\S+) 0x[0-9a-f]{17,}");

    private static void setUp(RtNetlink nl) {
        Link bridge = nl.links().create(Bridge.named("br0").up());
        nl.links().create(Veth.named("v0").master(bridge).up().peer("v1", peer -> peer.up()));
        nl.addresses().add("v1", "10.0.0.1/24");
        nl.addresses().add("v1", "fd00::1/64");
        nl.routes().add(RouteSpec.to("10.9.0.0/16").via("10.0.0.2").metric(5).mtu(1400));
        nl.neighbours()
                .add(NeighbourSpec.of("10.0.0.2").lladdr("02:00:00:00:00:02").device("v1"));
        nl.links().awaitOperState("v0", OperState.UP, Duration.ofSeconds(30));
        nl.links().awaitOperState("v1", OperState.UP, Duration.ofSeconds(30));
        nl.links().awaitOperState("br0", OperState.UP, Duration.ofSeconds(30));
    }

    private static List<MessageView> all(RtNetlink nl) {
        List<MessageView> all = new ArrayList<>();
        all.addAll(nl.links().list());
        all.addAll(nl.addresses().list());
        all.addAll(nl.routes().list());
        all.addAll(nl.rules().list());
        all.addAll(nl.neighbours().list());
        return all;
    }

    @Test
    void givenObjectsOfEachType_whenPrinted_thenEachIsOneShortLine(RtNetlink nl) {
        setUp(nl);
        List<MessageView> all = all(nl);

        assertThat(all).hasSizeGreaterThan(20).allSatisfy(object -> assertThat(object.toString())
                .hasSizeBetween(5, 160)
                .doesNotContain("\n", "0x", "IFLA_", "RTA_"));
        assertThat(all)
                .extracting(MessageView::toString)
                .anyMatch(line -> line.matches("10.9.0.0/16 via 10.0.0.2 dev #\\d+ proto boot metric 5 mtu 1400"))
                .anyMatch(line -> line.matches("10.0.0.1/24 dev #\\d+ scope global"))
                .anyMatch(line -> line.matches("\\d+: v0@#\\d+: <.*> mtu 1500 master #\\d+ state UP veth .*"));
    }

    @Test
    void givenLinks_whenPrinted_thenFlagsAndStateAreThoseOfIp(RtNetlink nl) {
        setUp(nl);
        for (JsonNode shown : Iproute.ip("link", "show")) {
            List<String> flags = new ArrayList<>();
            shown.get("flags").forEach(flag -> flags.add(flag.asText()));
            flags.remove("M-DOWN");

            Link link = nl.links().get(shown.get("ifname").asText());

            assertThat(link.toString())
                    .contains("<" + String.join(",", flags) + ">")
                    .contains(" mtu " + shown.get("mtu").asText())
                    .contains(" state " + shown.get("operstate").asText());
        }
    }

    @Test
    void givenObjectsOfEachType_whenDescribed_thenNoKnownStructureIsInHexadecimal(RtNetlink nl) {
        setUp(nl);
        for (MessageView object : all(nl)) {
            assertThat(BYTES.matcher(object.describe()).results()).isEmpty();
        }
    }

    @Test
    void givenSettingsAndCounters_whenReadByTheirNames_thenTheyAreThoseOfTheSystem(RtNetlink nl) throws Exception {
        setUp(nl);
        Link v1 = nl.links().get("v1");

        for (String name : List.of("forwarding", "rp_filter", "arp_ignore", "promote_secondaries")) {
            assertThat(v1.get(LinkFamilies.INET_CONF).get(name, -1)).as(name).isEqualTo(setting("ipv4", name));
        }
        for (String name : List.of("hop_limit", "disable_ipv6", "accept_dad", "ndisc_notify", "seg6_enabled")) {
            assertThat(v1.get(LinkFamilies.INET6_CONF).get(name.replace("hop_limit", "hoplimit"), -1))
                    .as(name)
                    .isEqualTo(setting("ipv6", name));
        }
        assertThat(v1.get(LinkFamilies.INET6_STATS).get("num", -1))
                .isEqualTo(v1.get(LinkFamilies.INET6_STATS).size());
        assertThat(v1.get(LinkFamilies.INET6_CACHEINFO).maxReassembly()).isEqualTo(65535);
        assertThat(v1.get(LinkAttr.MAP).irq()).isZero();
        assertThat(v1.get(LinkAttr.STATS).get("tx_packets", -1)).isEqualTo(v1.txPackets());
        assertThat(v1.describe()).contains("IFLA_INET_CONF forwarding ", "IFLA_INET6_STATS num ");
    }

    private static long setting(String family, String name) throws Exception {
        // Read by a program of this thread's namespace.
        return Long.parseLong(
                Cli.run("cat", "/proc/sys/net/" + family + "/conf/v1/" + name).strip());
    }
}
