package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.S32;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Garbage;
import io.github.netlink4j.testing.NetnsTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** After the warm-up, requests and answers allocate nothing. */
@NetnsTest
@Timeout(60)
class AllocationTest {
    private static final int ADDRESSES = 2000;
    private static final int LIMIT = 1024;

    private static final AttrSet LINK = AttrSet.ofMessage("link", "IFLA_", 16);
    private static final U32 MTU = LINK.u32(4, "MTU");
    private static final MessageType NEWLINK = new MessageType(16, "RTM_NEWLINK", LINK);
    private static final MessageType GETLINK = new MessageType(18, "RTM_GETLINK", LINK);

    private static final AttrSet ADDRESS = AttrSet.ofMessage("address", "IFA_", 8);
    private static final S32 FLAGS = ADDRESS.s32(8, "FLAGS");
    private static final MessageType NEWADDR = new MessageType(20, "RTM_NEWADDR", ADDRESS);
    private static final MessageType GETADDR = new MessageType(22, "RTM_GETADDR", ADDRESS);

    private static final class View extends MessageView {
        View(AttrSet set) {
            super(set);
        }
    }

    /** Computes a checksum over the objects. */
    private static final class Sum implements DumpVisitor<View> {
        long objects;
        long total;

        @Override
        public boolean visit(View view) {
            objects++;
            total += view.set() == LINK ? view.get(MTU, 0) : view.get(FLAGS, 0);
            return true;
        }

        @Override
        public boolean restart() {
            objects = 0;
            total = 0;
            return true;
        }
    }

    private final Sum sum = new Sum();
    private NetlinkClient client;

    @BeforeEach
    void open() {
        client = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults());
    }

    @AfterEach
    void close() {
        client.close();
    }

    private byte[] garbage = {};

    @Test
    void givenGarbage_whenMeasured_thenSeen() {
        long bytes = Garbage.fewestBytes(10, 10, () -> garbage = new byte[LIMIT]);

        assertThat(bytes).isBetween((long) LIMIT, 2L * LIMIT);
        assertThat(garbage).hasSize(LIMIT);
    }

    @Test
    void givenWarmHandle_whenOneLinkIsFetched_thenNoGarbage() {
        View view = new View(LINK);
        Request question = Request.of(GETLINK, 0, w -> w.header32(4, 1), () -> "link 1");

        long bytes = Garbage.fewestBytes(3000, 100, () -> client.fetch(question, NEWLINK, view, sum));

        assertThat(sum.objects).isEqualTo(3100);
        assertThat(sum.total).isEqualTo(3100L * 65536);
        assertThat(bytes).as("bytes for one link").isLessThan(LIMIT);
    }

    @Test
    void givenWarmHandle_whenALinkIsChanged_thenNoGarbage() {
        Request change = Request.of(
                NEWLINK,
                0,
                w -> {
                    w.header32(4, 1);
                    w.put(MTU, 65536);
                },
                () -> "link 1");

        long bytes = Garbage.fewestBytes(3000, 100, () -> client.execute(change));

        assertThat(bytes).as("bytes for one change").isLessThan(LIMIT);
    }

    @Test
    void givenWarmHandle_whenTwoThousandAddressesAreListed_thenNoGarbage() throws IOException {
        Path batch = Files.createTempFile("addresses", ".ip");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ADDRESSES; i++) {
            lines.append("address add 10.1.")
                    .append(i / 250)
                    .append('.')
                    .append(i % 250)
                    .append("/32 dev lo\n");
        }
        Files.writeString(batch, lines);
        Cli.run("ip", "-batch", batch.toString());
        Files.delete(batch);
        View view = new View(ADDRESS);
        Request question = Request.of(GETADDR, 0, w -> w.header8(0, 2), () -> "addresses");

        long bytes = Garbage.fewestBytes(100, 20, () -> client.dump(question, NEWADDR, view, sum));

        assertThat(sum.objects).isEqualTo(120L * (ADDRESSES + 1));
        assertThat(bytes).as("bytes for %d addresses", ADDRESSES).isLessThan(LIMIT);
    }
}
