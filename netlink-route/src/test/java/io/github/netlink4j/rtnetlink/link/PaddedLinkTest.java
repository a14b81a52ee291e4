package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.Replay;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Where unaligned numbers are slow to read, the kernel puts an empty IFLA_PAD before those of 64 bits. On x86-64 only
 * user-mode Linux has done so, until 6.1 at least; the recording was made on such a kernel.
 */
class PaddedLinkTest {
    private static RtNetlink recorded() throws IOException {
        try (InputStream in = PaddedLinkTest.class.getResourceAsStream("/recorded/padded-link.txt")) {
            Replay replay = Replay.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return RtNetlink.on(new NetlinkClient(replay, SocketOptions.defaults()));
        }
    }

    /** The offsets at which the values of the attributes of a type begin. */
    private static List<Integer> values(Link link, int type) {
        byte[] message = link.toBytes();
        List<Integer> places = new ArrayList<>();
        for (int at = Wire.HEADER + LinkAttr.SET.headerLength();
                at < message.length;
                at += Wire.align(Wire.u16(message, at))) {
            if ((Wire.u16(message, at + 2) & Wire.TYPE_MASK) == type) {
                places.add(at + Wire.ATTR_HEADER);
            }
        }
        return places;
    }

    private static void assertPadded(Link link) {
        assertThat(values(link, LinkAttr.PAD.type())).isNotEmpty();
        assertThat(link.get(LinkAttr.PAD)).isEmpty();
        assertThat(values(link, LinkAttr.STATS64.type()))
                .singleElement()
                .satisfies(place -> assertThat(place % Long.BYTES).isZero());
    }

    @Test
    @DisplayName("H34, H39: a kernel that pads, so that numbers of eight bytes are aligned")
    void givenRecordedLink_whenRead_thenItsNumbersAreThoseThatIpShowed() throws IOException {
        try (RtNetlink nl = recorded()) {
            Link link = nl.links().get("v0");

            assertPadded(link);
            assertThat(link.rxPackets()).isEqualTo(5);
            assertThat(link.txBytes()).isEqualTo(426);
            assertThat(link.stats().rxBytes()).isEqualTo(426);
            assertThat(link.stats().rxOtherhostDropped()).isZero();
            assertThat(link.kind()).isEqualTo("veth");
        }
    }
}
