package io.github.netlink4j.examples.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.RawLink;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.socket.Transport;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.NetnsTest;
import io.github.netlink4j.testing.Recording;
import io.github.netlink4j.testing.Replay;
import io.github.netlink4j.testing.RequiresKernel;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.Sent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/testing.md. */
class TestingSamplesTest {
    @Nested
    // @start region="netns"
    @NetnsTest
    class BridgeTest {
        @Test
        void givenBridge_whenVethBecomesItsPort_thenNothingElseIsThere() {
            try (RtNetlink nl = RtNetlink.open()) {
                Link bridge = nl.links().create(Bridge.named("br0").up());
                nl.links().createVeth("a", "b");
                nl.links().change("a", link -> link.master("br0"));

                assertEquals(bridge.index(), nl.links().get("a").master());
                assertEquals(4, nl.links().list().size()); // lo, br0, a, b
            }
        }

        @Test
        @RequiresKind("vrf") // otherwise skipped: this kernel has no link kind vrf
        @RequiresKernel("5.15")
        void givenVrf_whenCreated_thenItIsThere() {
            Link.create(RawLink.ofKind("vrf")
                    .name("vrf0")
                    .data(1, Bytes.of().u32(10).toArray()));

            assertEquals("vrf", Link.get("vrf0").kind());
        }
    }
    // @end

    @Nested
    // @start region="class"
    @NetnsTest
    class VethTest {
        @Test
        void givenVeth_whenDeleted_thenItsPeerIsGoneToo() {
            Link.createVeth("a", "b");

            Link.delete("a");

            assertTrue(Link.find("b").isEmpty());
        }
    }
    // @end

    @Test
    @NetnsTest
    void recording(@TempDir Path directory) {
        Path file = directory.resolve("bug.txt");
        SocketOptions options = SocketOptions.defaults();
        // @start region="record"
        Transport socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, options);
        try (RtNetlink nl = RtNetlink.on(new NetlinkClient(Recording.of(socket, file), options))) {
            nl.links().get("lo"); // the calls to record
        }
        try (RtNetlink nl = RtNetlink.on(new NetlinkClient(Replay.of(file), options))) {
            nl.links().get("lo"); // in a test, without a kernel
        }
        // @end
    }

    @Test
    void fake() {
        // @start region="fake"
        FakeKernel kernel = FakeKernel.script(request -> {}); // never answers the first request
        SocketOptions options = SocketOptions.defaults().timeout(Duration.ofMillis(50));
        try (RtNetlink nl = RtNetlink.on(new NetlinkClient(kernel, options))) {
            NetlinkTimeoutException e =
                    assertThrows(NetlinkTimeoutException.class, () -> nl.links().deleteGroup(7));
            assertEquals(Outcome.UNKNOWN, e.outcome());
        }
        // @end
    }

    @Test
    void refusal() {
        // @start region="refusal"
        FakeKernel kernel = FakeKernel.script(request -> request.error(1)).then(Sent::ack); // EPERM, later success
        try (RtNetlink nl = RtNetlink.on(new NetlinkClient(kernel, SocketOptions.defaults()))) {
            KernelException e =
                    assertThrows(KernelException.class, () -> nl.links().deleteGroup(7));
            assertEquals(Errno.EPERM, e.error());
            nl.links().deleteGroup(7);
        }
        // @end
        assertEquals(2, kernel.requests().size());
    }
}
