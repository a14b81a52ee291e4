package io.github.netlink4j.ns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.socket.LentDescriptor;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.Sys;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread closes a namespace while another uses it. */
@LiveNs
@Timeout(120)
class ClosedWhileUsedTest {
    private static final int ROUNDS = 1000;

    @Test
    @DisplayName("H32: the number of a closed descriptor is reused at once, for another namespace")
    void givenNamespaceThatIsClosedMeanwhile_whenASocketIsOpenedInIt_thenItIsThereOrThereIsAnException()
            throws Exception {
        ExecutorService closer = Executors.newSingleThreadExecutor();
        try (Netns right = Netns.create("right");
                Netns wrong = Netns.create("wrong")) {
            long expected = right.identity().cookie();
            int opened = 0;
            for (int round = 0; round < ROUNDS; round++) {
                Netns used = Netns.open("right");
                CountDownLatch start = new CountDownLatch(1);
                Future<Netns> other = closer.submit(() -> {
                    start.await();
                    used.close();
                    return Netns.open("wrong");
                });
                start.countDown();
                try (NetlinkSocket socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults(), used)) {
                    opened++;
                    assertThat(cookie(socket)).isEqualTo(expected);
                } catch (IllegalStateException e) {
                    assertThat(e).hasMessage("network namespace \"right\" is closed");
                } finally {
                    other.get().close();
                }
            }
            assertThat(opened).isBetween(1, ROUNDS - 1);
            assertThat(wrong.identity().cookie()).isNotEqualTo(expected);
        } finally {
            closer.shutdownNow();
            Netns.delete("right");
            Netns.delete("wrong");
        }
    }

    private static long cookie(NetlinkSocket socket) {
        NativeBuffer value = NativeBuffer.allocate(Sys.libc(), Long.BYTES + Integer.BYTES);
        value.buffer().putInt(Long.BYTES, Long.BYTES);
        try (LentDescriptor descriptor = socket.lend()) {
            assertThat(Sys.libc()
                            .getsockopt(
                                    descriptor.number(),
                                    Native.SOL_SOCKET,
                                    Native.SO_NETNS_COOKIE,
                                    value.address(),
                                    value.address() + Long.BYTES))
                    .isZero();
            return value.buffer().getLong(0);
        }
    }

    @Test
    void givenUseOfANamespace_whenItIsClosed_thenItsDescriptorIsOpenUntilTheUseEnds() {
        Netns ns = Netns.anonymous();
        int before = NothingLeft.namespaces().size();
        var use = ns.use();

        ns.close();
        int during = NothingLeft.namespaces().size();
        use.close();
        use.close();

        assertThat(during).isEqualTo(before);
        assertThat(NothingLeft.namespaces()).hasSize(before - 1);
        assertThatThrownBy(ns::use)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("network namespace \"without name\" is closed");
    }

    @Test
    @DisplayName("H62: the JVM does not close the descriptor of a handle that became unreachable")
    void givenLostNamespaces_whenTheCollectorFindsThem_thenTheirDescriptorsAreClosed() {
        int before = NothingLeft.namespaces().size();
        for (int i = 0; i < 5; i++) {
            assertThat(Netns.current().fd()).isPositive();
        }

        while (NothingLeft.namespaces().size() > before) {
            System.gc();
            Thread.onSpinWait();
        }

        assertThat(NothingLeft.namespaces()).hasSize(before);
    }
}
