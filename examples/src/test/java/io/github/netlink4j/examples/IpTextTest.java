package io.github.netlink4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.ns.Netns;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.OperState;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.NetnsTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the examples print of links and addresses is what {@code ip} prints, letter by letter. */
@NetnsTest
class IpTextTest {
    @Test
    void givenLinksOfTheWalkthrough_whenPrinted_thenAsIpPrintsThem() {
        try (RtNetlink nl = RtNetlink.open();
                Netns other = Netns.anonymous()) {
            Link bridge = nl.links().create(Bridge.named("brd1").up());
            nl.links().create(Veth.named("up0").master(bridge).up().peer("up1", peer -> peer.up()));
            nl.links().createVeth("down0", "down1");
            nl.links().createVeth("half0", "half1");
            nl.links().up("half0");
            nl.links().create(Veth.named("here0").group(7).peer("there0", peer -> peer.netns(other)));
            nl.addresses().add("up1", "192.168.0.56/24");
            for (String up : List.of("up0", "up1", "brd1")) {
                nl.links().awaitOperState(up, OperState.UP, Duration.ofSeconds(5));
            }
            nl.links().awaitOperState("half0", OperState.LOWER_LAYER_DOWN, Duration.ofSeconds(5));

            assertThat(new IpText(nl).links()).containsExactlyElementsOf(printed("link"));
            assertThat(new IpText(nl).addresses().stream().map(String::strip).filter(line -> line.startsWith("inet ")))
                    .containsExactlyElementsOf(printed("address").stream()
                            .map(String::strip)
                            .filter(line -> line.startsWith("inet "))
                            .toList());
        }
    }

    private static List<String> printed(String word) {
        return Cli.run("ip", word).lines().map(String::stripTrailing).toList();
    }
}
