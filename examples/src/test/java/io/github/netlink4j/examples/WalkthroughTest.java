package io.github.netlink4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.ns.Netns;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.NetnsTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@NetnsTest
class WalkthroughTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Narrator narrator = new Narrator(new PrintStream(told, true, StandardCharsets.UTF_8));

    @Test
    void givenNothing_whenToldTwice_thenBothTalkAndNothingIsLeft() {
        Walkthrough.run(narrator);
        narrator.takeBack();
        Walkthrough.run(narrator);
        narrator.takeBack();

        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("ip link add veth-pb type veth peer name bread-pb-veth")
                .contains("no reply: no switch yet")
                .contains("no reply: the cables are not in the switch")
                .contains("reply from 192.168.0.56: number 3")
                .contains("reply from 192.168.0.55: number 3");
        assertThat(Netns.list()).isEmpty();
        assertThat(Link.list()).extracting(Link::name).containsExactly("lo");
    }

    @Test
    void givenPosixLocale_whenRun_thenItsOutputIsUtf8() {
        String output = Cli.run(
                "env",
                "LC_ALL=POSIX",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "walkthrough");

        assertThat(output)
                .contains("# ip netns delete pb", "# ip link set bread-j-veth master brd1")
                .doesNotContain("?", "\u2026");
    }
}
