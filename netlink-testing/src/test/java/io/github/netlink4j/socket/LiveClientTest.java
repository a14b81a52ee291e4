package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.NetnsTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests to the real kernel, with this module alone. */
@NetnsTest
@Timeout(30)
class LiveClientTest {
    private final NetlinkClient client = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults());
    private final BareLinks links = new BareLinks(client);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void givenLoopback_whenFetchedByIndex_thenItsName() {
        assertThat(links.name(1)).isEqualTo("lo");
    }

    @Test
    void givenLinks_whenListed_thenAsIpPrints() {
        Cli.run("ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1");
        List<Integer> expected = new ArrayList<>();
        for (JsonNode link : Iproute.ip("link")) {
            expected.add(link.get("ifindex").asInt());
        }

        assertThat(links.indices()).containsExactlyElementsOf(expected).hasSize(3);
    }

    @Test
    void givenChange_whenExecutedThenFetched_thenTheObjectIsAsChanged() {
        long mtu = links.changeMtuAndLook(1, 4000);

        assertThat(mtu).isEqualTo(4000);
        assertThat(Iproute.ip("link", "show", "lo").get(0).get("mtu").asInt()).isEqualTo(4000);
    }

    @Test
    void givenNoSuchLink_whenFetched_thenNotFound() {
        KernelException refusal = catchThrowableOfType(KernelException.class, () -> links.name(4242));

        assertThat(refusal.isNotFound()).isTrue();
        assertThat(refusal).hasMessageStartingWith("RTM_GETLINK link 4242 rejected: ENODEV: ");
        assertThat(refusal.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(links.name(1)).isEqualTo("lo");
    }

    @Test
    void givenNameThatIsTooLong_whenSet_thenKernelPointsAtItAndReportsTheLimit() {
        KernelException refusal = catchThrowableOfType(
                KernelException.class,
                () -> links.change(1, w -> w.putRaw(BareLinks.SET, BareLinks.IFNAME.type(), new byte[20])));

        ExtendedAck ack = Objects.requireNonNull(refusal.extendedAck());
        assertThat(refusal.errno()).isEqualTo(34);
        assertThat(ack.path()).hasToString("IFLA_IFNAME");
        assertThat(ack.offset()).isEqualTo(32);
        assertThat(Objects.requireNonNull(ack.policy()).maxLength()).isEqualTo(15);
        assertThat(ack.unknown()).isEmpty();
    }

    /** H12: the kernel ignores what it cannot parse, and reports that only as a warning. */
    @Test
    @DisplayName("H12: the kernel ignores what is malformed, succeeds, and only warns")
    void givenTrailingGarbage_whenExecuted_thenTheWarningIsPassedOn() {
        List<String> warnings = new ArrayList<>();
        client.onWarning((request, ack) -> warnings.add(request + ": " + ack.message()));

        links.change(1, w -> {
            int at = w.reserve(4);
            w.bytes()[at] = 3;
        });

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("RTM_NEWLINK link 1: ")
                .contains("bytes leftover");
    }

    @Test
    @DisplayName("H10, H55: listings and other requests of many threads on one socket")
    void givenManyThreads_whenTheyShareAHandle_thenEveryoneGetsHisOwnAnswer() throws Exception {
        Cli.run("ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1");
        int[] indices = links.indices().stream().mapToInt(Integer::intValue).toArray();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> wrong = new ArrayList<>();

        for (int t = 0; t < 8; t++) {
            int index = indices[t % indices.length];
            wrong.add(threads.submit(() -> {
                int errors = 0;
                for (int i = 0; i < 2000; i++) {
                    errors += links.indexOf(index) == index ? 0 : 1;
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
