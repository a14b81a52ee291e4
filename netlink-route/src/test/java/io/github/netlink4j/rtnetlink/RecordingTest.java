package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.socket.Transport;
import io.github.netlink4j.testing.NetnsTest;
import io.github.netlink4j.testing.Recording;
import io.github.netlink4j.testing.Replay;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A recorded conversation of a program with the kernel can be replayed without a kernel. */
@NetnsTest
@Timeout(30)
class RecordingTest {
    private static List<String> setUp(Transport transport) {
        List<String> seen = new ArrayList<>();
        try (RtNetlink nl = RtNetlink.on(new NetlinkClient(transport, SocketOptions.defaults()))) {
            seen.add(nl.links().create(Bridge.named("br0").up()).toString());
            seen.add(nl.links().create(Veth.named("v0").master("br0").up()).toString());
            nl.addresses().add("br0", "10.0.0.1/24");
            nl.routes().add(RouteSpec.to("10.1.0.0/16").via("10.0.0.2"));
            seen.add(catchThrowable(() -> nl.links().createVeth("v0", "v9")).getMessage());
            seen.add(nl.links().list().toString());
            seen.add(nl.addresses().list().toString());
            seen.add(nl.routes().list().toString());
        }
        return seen;
    }

    @Test
    void givenRecordedProgram_whenReplayed_thenItSeesTheSameAgain() {
        StringWriter text = new StringWriter();
        List<String> live =
                setUp(Recording.of(NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults()), text));

        Replay replay = Replay.parse(text.toString());
        List<String> played = setUp(replay);

        assertThat(live.get(2)).contains("EEXIST");
        assertThat(live.get(5)).contains("10.1.0.0/16 via 10.0.0.2 dev #2");
        assertThat(played).isEqualTo(live);
        assertThat(replay.isOver()).isTrue();
    }
}
