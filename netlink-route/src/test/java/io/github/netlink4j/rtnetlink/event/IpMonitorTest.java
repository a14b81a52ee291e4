package io.github.netlink4j.rtnetlink.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code ip monitor} runs beside a monitor, and receives the same events. */
@LiveRoute
@RequiresKind({"veth", "bridge"})
@Timeout(60)
class IpMonitorTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String FIRST = "10.99.0.1/32";
    private static final String LAST = "10.99.0.2/32";

    private Path output;
    private String process;

    @BeforeEach
    void listen() throws IOException {
        output = Files.createTempFile("ip-monitor", ".txt");
        String command = "ip -o monitor label link address route >" + output + " 2>&1 & echo $!";
        process = Cli.run("sh", "-c", command).trim();
        Waiting.until(LONG, "ip monitor writes about the first change", () -> {
            // Each command makes a change, so that ip may start to receive at any time.
            Cli.run("ip", "link", "set", "lo", "down");
            Cli.run("ip", "link", "set", "lo", "up");
            return !lines().isEmpty();
        });
    }

    @AfterEach
    void end() throws IOException {
        ProcessHandle.of(Long.parseLong(process)).ifPresent(ProcessHandle::destroy);
        Files.delete(output);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void givenChangesOfEveryKind_whenBothListen_thenBothHearTheSameInTheSameOrder(RtNetlink nl) {
        MonitorOptions options = MonitorOptions.of(Link.TYPE, BridgePort.TYPE, Address.TYPE, Route.TYPE)
                .groups(Group.LINK, Group.IPV4_IFADDR, Group.IPV4_ROUTE);
        try (RtMonitor monitor = RtMonitor.open(options)) {
            nl.addresses().add("lo", FIRST);
            nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
            nl.links().create(Bridge.named("br0"));
            nl.addresses().add("v0", "192.168.0.1/24");
            nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.2"));
            nl.routes().delete(RouteSpec.to("10.1.0.0/16"));
            nl.links().change("v1", link -> link.master("br0"));
            nl.links().change("v1", link -> link.noMaster());
            nl.addresses().delete("v0", "192.168.0.1/24");
            nl.links().delete("v0");
            nl.addresses().add("lo", LAST);

            Waiting.until(
                    LONG,
                    "ip monitor writes about " + LAST,
                    () -> lines().stream().anyMatch(line -> line.contains(LAST)),
                    this::lines);
            List<String> heard =
                    Seen.all(monitor).stream().map(IpMonitorTest::inShort).toList();

            assertThat(between(heard)).hasSizeGreaterThan(20).isEqualTo(between(ofIp()));
        }
    }

    /** The lines between the first and the last address, without IPv6, which the monitor does not receive. */
    private List<String> ofIp() {
        return lines().stream()
                .filter(line -> !line.contains("::"))
                .map(IpMonitorTest::inShort)
                .toList();
    }

    private static List<String> between(List<String> heard) {
        return heard.subList(heard.indexOf("ADDR " + FIRST), heard.indexOf("ADDR " + LAST) + 1);
    }

    private static String inShort(String line) {
        String label = line.substring(1, line.indexOf(']'));
        String rest = line.substring(line.indexOf(']') + 1);
        String deleted = rest.startsWith("Deleted ") ? "Deleted " : "";
        String[] words = rest.substring(deleted.length()).split("\\s+");
        return switch (label) {
            case "LINK" -> "LINK " + deleted + words[0].replace(":", "");
            case "ADDR" -> "ADDR " + deleted + words[3];
            default -> "ROUTE " + deleted + (words[0].matches("[a-z]+") ? words[1] : words[0]);
        };
    }

    private static String inShort(RtEvent event) {
        ObjectEvent<?> change = (ObjectEvent<?>) event;
        String deleted = change.change() == Change.REMOVED ? "Deleted " : "";
        Address address = change.as(Address.TYPE);
        Route route = change.as(Route.TYPE);
        if (address != null) {
            return "ADDR " + deleted + address.prefix();
        }
        return route == null
                ? "LINK " + deleted + ((Link) change.object()).index()
                : "ROUTE " + deleted + route.destination().toString().replace("/32", "");
    }
}
