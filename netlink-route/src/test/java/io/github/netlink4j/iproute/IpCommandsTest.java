package io.github.netlink4j.iproute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.iproute.IpCommands.Row;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.Listing;
import io.github.netlink4j.testing.NetnsTest;
import io.github.netlink4j.testing.Sysctl;
import io.github.netlink4j.testing.TestNetns;
import io.github.netlink4j.testing.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the page docs/ip.md: both sides of each row do the same. */
@NetnsTest
@Tag("slow")
class IpCommandsTest {
    /** What each row starts with: pairs of links, a bridge with a port, addresses, routes, nexthop objects, rules and neighbours. */
    private static final List<String> BEFORE = List.of(
            "link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02",
            "link add v2 address 02:00:00:00:00:03 group 7 type veth peer name v3 address 02:00:00:00:00:04",
            "link add br0 address 02:00:00:00:00:10 type bridge",
            "link property add dev v2 altname second",
            "link set v3 master br0",
            "link set lo up",
            "link set v1 up",
            "link set v0 up",
            "address add 10.0.0.1/24 dev v0",
            "address add fd00::1/64 dev v0 nodad",
            "route add 10.9.0.0/16 via 10.0.0.2 proto static",
            "route add fd09::/64 via fd00::2",
            "nexthop add id 1 via 10.0.0.2 dev v0",
            "nexthop add id 2 via fd00::2 dev v0",
            "nexthop add id 3 group 1 type resilient buckets 4",
            "rule add from 10.9.0.0/16 priority 900 lookup 100",
            "neighbour add 10.0.0.3 lladdr 02:00:00:00:00:33 dev v0",
            "neighbour add proxy 10.0.0.51 dev v0");

    private static final List<String> ORDERED = List.of(
            "link",
            "address",
            "-4 route show table all",
            "-6 route show table all",
            "-4 rule",
            "-6 rule",
            "nexthop",
            "addrlabel list");

    private static final List<String> UNORDERED = List.of("neighbour show nud all", "neighbour show proxy");

    /**
     * Fields that the kernel sets differently for each link, or that change with time, such as the carrier of a link set up.
     */
    private static final Pattern VARYING =
            Pattern.compile("operstate|.*_timer|(root|bridge|designated)_(id|bridge)|.*_life_time|expires");

    static List<Row> rows() {
        return IpCommands.rows();
    }

    @Test
    void givenRows_whenThePageIsWritten_thenItIsTheOneInTheRepository() throws IOException {
        String page = IpPage.markdown();

        assertThat(page.lines().filter(line -> line.startsWith("| `"))).hasSameSizeAs(rows());
        Listing.compare("docs/ip.md", page);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void givenRow_whenBothSidesAreRun_thenTheyDoTheSame(Row row) {
        if (row.command().startsWith("bridge vlan")) {
            // Without them, the kernel acknowledges some changes and ignores them.
            assumeTrue(Vlans.EXIST, "this kernel has no VLANs of bridges (CONFIG_BRIDGE_VLAN_FILTERING)");
        }
        if (row.command().startsWith("bridge vni")) {
            assumeTrue(Vnis.EXIST, "this kernel, or this ip, has no VNIs of VXLANs");
        }
        prepare();
        if (row.question() != null) {
            ask(row);
            return;
        }
        List<JsonNode> before = shown();
        // Not supported by this kernel or this ip: a kind of link, a setting.
        assumeThat(Cli.failure(row.command().split(" ")))
                .as("what ip says, which cannot do it here")
                .isEmpty();
        List<JsonNode> byIp = shown();
        assertThat(byIp).as("ip has changed nothing that can be seen").isNotEqualTo(before);

        try (TestNetns ours = TestNetns.current()) {
            NetnsThread.callInNew(() -> {
                prepare();
                try (RtNetlink nl = RtNetlink.open()) {
                    row.change().in(nl);
                }
                // Some things appear after the change: routes of a link that gets its carrier, and flags of a link
                // without one.
                Waiting.until(
                        Duration.ofSeconds(20),
                        "the same state by Java as by " + row.command(),
                        () -> differences(ours).isEmpty(),
                        () -> differences(ours));
                return null;
            });
        }
    }

    /** What exists in this namespace and not in the other, and the reverse. */
    private static List<String> differences(NetnsRef other) {
        List<String> here = objects(shown());
        List<String> there = objects(NetnsThread.call(other, IpCommandsTest::shown));
        if (here.equals(there)) {
            return List.of();
        }
        List<String> differences = new ArrayList<>();
        here.stream()
                .filter(object -> !there.contains(object))
                .forEach(object -> differences.add("only by Java: " + object));
        there.stream()
                .filter(object -> !here.contains(object))
                .forEach(object -> differences.add("only by ip: " + object));
        return differences.isEmpty() ? List.of("another order: " + here + " instead of " + there) : differences;
    }

    private static List<String> objects(List<JsonNode> shown) {
        List<String> objects = new ArrayList<>();
        shown.forEach(kind -> kind.forEach(object -> objects.add(object.toString())));
        return objects;
    }

    private static void prepare() {
        // Addresses that the kernel adds itself would differ.
        Sysctl.set("ipv6/conf/default/addr_gen_mode", "1");
        Iproute.batch(BEFORE);
        Cli.run("bridge", "fdb", "add", "02:00:00:00:00:88", "dev", "v3", "master", "static");
        if (Vnis.EXIST) {
            Iproute.batch(List.of(Vnis.CREATED));
            Cli.run("bridge", "vni", "add", "vni", "500-510", "dev", "x9");
        }
    }

    /** Asked once, when it is first needed. */
    private static final class Vlans {
        static final boolean EXIST = !Cli.fails("bridge", "-d", "vlan", "show");
    }

    /** Tried once, when it is first needed. */
    private static final class Vnis {
        static final String CREATED =
                "link add x9 address 02:00:00:00:00:99 type vxlan external vnifilter dstport 4790";
        static final boolean EXIST = exist();

        private static boolean exist() {
            boolean exist = !Cli.fails(("ip " + CREATED).split(" ")) && !Cli.fails("bridge", "vni", "show");
            if (exist) {
                Cli.run("ip", "link", "delete", "x9");
            }
            return exist;
        }
    }

    private static void ask(Row row) {
        try (RtNetlink nl = RtNetlink.open()) {
            if (row.question().in(nl) instanceof Collection<?>) {
                // The kernel adds the neighbours of multicast groups itself, some time after a link has been set up.
                Waiting.until(
                        Duration.ofSeconds(10),
                        "as many objects as ip lists",
                        () -> ((Collection<?>) row.question().in(nl)).size() == count(asJson(row.command())));
            } else {
                // Some versions of ip answer in JSON only where there may be several objects.
                assertThat(Cli.run(row.command().split(" "))).isNotBlank();
            }
        }
    }

    private static JsonNode asJson(String command) {
        String[] words = command.split(" ");
        String[] rest = Arrays.copyOfRange(words, 1, words.length);
        return words[0].equals("bridge") ? Iproute.bridge(rest) : Iproute.ip(rest);
    }

    /** The number of objects; {@code ip address} shows addresses inside the object of their link. */
    private static int count(JsonNode shown) {
        int objects = 0;
        for (JsonNode object : shown) {
            objects += object.has("addr_info") ? object.get("addr_info").size() : object.isEmpty() ? 0 : 1;
        }
        return objects;
    }

    private static List<JsonNode> shown() {
        List<JsonNode> shown = new ArrayList<>(Iproute.all(ORDERED));
        List<JsonNode> unordered = new ArrayList<>(Iproute.all(UNORDERED));
        unordered.add(Iproute.bridge("fdb", "show"));
        if (Vlans.EXIST) {
            shown.add(Iproute.bridge("vlan", "show"));
            shown.add(Iproute.bridge("vlan", "global", "show"));
        }
        if (Vnis.EXIST) {
            shown.add(Iproute.bridge("vni", "show"));
        }
        shown.forEach(IpCommandsTest::removeVarying);
        unordered.forEach(IpCommandsTest::removeVarying);
        unordered.forEach(objects -> shown.add(sorted(objects)));
        return shown;
    }

    /**
     * Neighbours and forwarding entries are listed in the order of a hash with a random seed, and the kernel adds those of
     * multicast itself.
     */
    private static JsonNode sorted(JsonNode objects) {
        List<JsonNode> sorted = new ArrayList<>();
        for (JsonNode neighbour : objects) {
            if (!Iproute.isMulticast(neighbour.path("dst").asText())
                    && !neighbour.path("mac").asText().matches("(33:33|01:00:5e):.*")) {
                sorted.add(neighbour);
            }
        }
        sorted.sort(Comparator.comparing(JsonNode::toString));
        return JsonNodeFactory.instance.arrayNode().addAll(sorted);
    }

    private static void removeVarying(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Iterator<String> names = object.fieldNames();
            while (names.hasNext()) {
                if (VARYING.matcher(names.next()).matches()) {
                    names.remove();
                }
            }
            // The kernel chooses these values for the links that the row creates.
            for (String name : List.of("address", "mac")) {
                if (object.path(name).asText().matches("[0-9a-f:]{17}")
                        && !object.path(name).asText().matches("(02:00:00:00:00|33:33|01:00:5e):.*")) {
                    object.put(name, "made up");
                }
            }
        }
        if (node.path("flags") instanceof ArrayNode flags) {
            flags.removeIf(flag -> flag.asText().matches("NO-CARRIER|LOWER_UP"));
        }
        node.forEach(IpCommandsTest::removeVarying);
    }
}
