package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.selector.NetlinkChannel;
import io.github.netlink4j.testing.NetnsTest;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import jnr.enxio.channels.NativeSelectorProvider;
import org.junit.jupiter.api.Test;

/** docs/selectors.md. */
@NetnsTest
class SelectorSamplesTest {
    @Test
    void mirror() throws IOException {
        int rounds = 3;
        // @start region="selector"
        try (Selector selector = NativeSelectorProvider.getInstance().openSelector();
                Mirror mirror = Mirror.open(Link.TYPE);
                NetlinkChannel channel = NetlinkChannel.of(mirror.transport())) {
            channel.register(selector, SelectionKey.OP_READ);
            for (int i = 0; i < rounds; i++) {
                mirror.poll(System.out::println, Duration.ZERO); // never waits
                selector.select(Math.min(100, mirror.patience().toMillis()));
                selector.selectedKeys().clear();
            }
        }
        // @end
        assertThat(rounds).isPositive();
    }
}
