package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkInfo;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.socket.Transport;
import io.github.netlink4j.testing.NetnsTest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Javadoc of the packages codec and socket. */
class CodecSamplesTest {
    // @start region="declare"
    static final AttrSet SET = AttrSet.ofMessage("link", "IFLA_", 16);
    static final U32 MTU = SET.u32(4, "MTU").max(0x7fff_ffff);
    // @end

    private static final MessageType NEWLINK = new MessageType(LinkAttr.RTM_NEWLINK.number(), "RTM_NEWLINK", SET);

    private static final class View extends MessageView {
        View(MessageWriter written) {
            super(SET, Arrays.copyOf(written.bytes(), written.length()));
        }
    }

    @Test
    void keys() {
        MessageWriter writer = new MessageWriter();
        writer.begin(NEWLINK, 0, 0);
        writer.put(MTU, 1400);
        writer.finish();
        MessageView view = new View(writer);
        writer.clear();
        writer.begin(NEWLINK, 0, 0);
        // @start region="use"
        writer.put(MTU, 1500);
        long mtu = view.get(MTU, 0); // 0 when it is absent
        // @end
        writer.finish();
        assertThat(new View(writer).get(MTU, 0)).isEqualTo(1500);
        assertThat(mtu).isEqualTo(1400);
    }

    @Test
    @NetnsTest
    void message() {
        int sequence = 1;
        // @start region="message"
        MessageWriter writer = new MessageWriter();
        writer.begin(LinkAttr.RTM_NEWLINK, Netlink.NLM_F_REQUEST | Netlink.NLM_F_CREATE, sequence);
        writer.put(LinkAttr.IFNAME, "v0");
        writer.nest(LinkAttr.LINKINFO);
        writer.put(LinkInfo.KIND, "veth");
        writer.end();
        writer.finish();
        // @end
        try (Transport socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
            assertThat(socket.send(writer.bytes(), writer.length())).isZero();
        }
        assertThat(Link.get("v0").kind()).isEqualTo("veth");
    }

    @Test
    @NetnsTest
    void request() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().createVeth("v0", "v1");
            // @start region="request"
            try (NetlinkClient client = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
                client.execute(
                        Request.of(LinkAttr.RTM_DELLINK, 0, body -> body.put(LinkAttr.IFNAME, "v0"), () -> "dev v0"));
            }
            // @end
            assertThat(nl.links().find("v0")).isEmpty();
        }
    }
}
