package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageBody;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.NetnsTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The kernel itself, asked with the bare words of this module. */
@NetnsTest
@Timeout(30)
class LiveClientTest {
    private static final AttrSet SET = AttrSet.ofMessage("link", "IFLA_", 16);
    private static final Str IFNAME = SET.string(3, "IFNAME", 15);
    private static final U32 MTU = SET.u32(4, "MTU");
    private static final U32 EXT_MASK = SET.u32(29, "EXT_MASK");
    private static final MessageType NEWLINK = new MessageType(16, "RTM_NEWLINK", SET);
    private static final MessageType GETLINK = new MessageType(18, "RTM_GETLINK", SET);

    private static final class LinkView extends MessageView {
        LinkView() {
            super(SET);
        }

        int index() {
            return header32(4);
        }
    }

    private NetlinkClient client;

    @BeforeEach
    void open() {
        client = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults());
    }

    @AfterEach
    void close() {
        client.close();
    }

    private static Request get(int index) {
        return Request.of(GETLINK, 0, w -> w.header32(4, index), () -> "link " + index);
    }

    private static Request change(int index, MessageBody attributes) {
        return Request.of(
                NEWLINK,
                0,
                w -> {
                    w.header32(4, index);
                    attributes.writeTo(w);
                },
                () -> "link " + index);
    }

    private String name(int index) {
        One<LinkView, String> one = new One<>(link -> Objects.requireNonNull(link.get(IFNAME)));
        client.fetch(get(index), NEWLINK, new LinkView(), one);
        return one.get();
    }

    private List<Integer> indices() {
        Every<LinkView, Integer> every = new Every<>(link -> true, LinkView::index);
        client.dump(Request.of(GETLINK, 0, w -> w.put(EXT_MASK, 8), () -> "links"), NEWLINK, new LinkView(), every);
        return every.list();
    }

    @Test
    void givenLoopback_whenFetchedByIndex_thenItsName() {
        assertThat(name(1)).isEqualTo("lo");
    }

    @Test
    void givenLinks_whenListed_thenAsIpSays() {
        Cli.run("ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1");
        List<Integer> expected = new ArrayList<>();
        for (JsonNode link : Cli.json("ip", "-j", "link")) {
            expected.add(link.get("ifindex").asInt());
        }

        assertThat(indices()).containsExactlyElementsOf(expected).hasSize(3);
    }

    @Test
    void givenChange_whenExecutedThenFetched_thenTheObjectIsAsChanged() {
        One<LinkView, Long> one = new One<>(link -> link.get(MTU, 0));

        client.executeThenFetch(change(1, w -> w.put(MTU, 4000)), get(1), NEWLINK, new LinkView(), one);

        assertThat(one.get()).isEqualTo(4000);
        assertThat(Cli.json("ip", "-j", "link", "show", "lo").get(0).get("mtu").asInt())
                .isEqualTo(4000);
    }

    @Test
    void givenNoSuchLink_whenFetched_thenNotFound() {
        KernelException refusal = catchThrowableOfType(KernelException.class, () -> name(4242));

        assertThat(refusal.isNotFound()).isTrue();
        assertThat(refusal).hasMessageStartingWith("RTM_GETLINK link 4242 rejected: ENODEV: ");
        assertThat(refusal.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(name(1)).isEqualTo("lo");
    }

    @Test
    void givenNameThatIsTooLong_whenSet_thenKernelPointsAtItAndTellsTheLimit() {
        KernelException refusal = catchThrowableOfType(
                KernelException.class,
                () -> client.execute(change(1, w -> w.putRaw(SET, IFNAME.type(), new byte[20]))));

        ExtendedAck ack = Objects.requireNonNull(refusal.extendedAck());
        assertThat(refusal.errno()).isEqualTo(34);
        assertThat(ack.path()).hasToString("IFLA_IFNAME");
        assertThat(ack.offset()).isEqualTo(32);
        assertThat(Objects.requireNonNull(ack.policy()).maxLength()).isEqualTo(15);
        assertThat(ack.unknown()).isEmpty();
    }

    /** Hazard H12: the kernel ignores what it cannot read, and says so only in passing. */
    @Test
    void givenTrailingGarbage_whenExecuted_thenTheWarningIsPassedOn() {
        List<String> warnings = new ArrayList<>();
        client.onWarning((request, ack) -> warnings.add(request + ": " + ack.message()));

        client.execute(change(1, w -> {
            int at = w.reserve(4);
            w.bytes()[at] = 3;
        }));

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("RTM_NEWLINK link 1: ")
                .contains("bytes leftover");
    }

    @Test
    void givenManyThreads_whenTheyShareAHandle_thenEveryoneGetsHisOwnAnswer() throws Exception {
        Cli.run("ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1");
        int[] indices = indices().stream().mapToInt(Integer::intValue).toArray();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> wrong = new ArrayList<>();

        for (int t = 0; t < 8; t++) {
            int index = indices[t % indices.length];
            wrong.add(threads.submit(() -> {
                int errors = 0;
                for (int i = 0; i < 2000; i++) {
                    One<LinkView, Integer> one = new One<>(LinkView::index);
                    client.fetch(get(index), NEWLINK, new LinkView(), one);
                    errors += one.get() == index ? 0 : 1;
                }
                return errors;
            }));
        }

        for (Future<Integer> errors : wrong) {
            assertThat(errors.get()).isZero();
        }
        threads.shutdown();
        assertThat(client.drops()).hasToString("foreign 0, misaddressed 0, late 0");
    }
}
