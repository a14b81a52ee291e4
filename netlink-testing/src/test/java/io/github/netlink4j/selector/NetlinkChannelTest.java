package io.github.netlink4j.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.socket.Datagram;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.NetnsTest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jnr.enxio.channels.NativeSelectorProvider;
import jnr.unixsocket.UnixServerSocketChannel;
import jnr.unixsocket.UnixSocketAddress;
import jnr.unixsocket.UnixSocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A socket for events, in the same selector as Unix domain sockets. */
@NetnsTest
@Timeout(30)
class NetlinkChannelTest {
    private static final int RTNLGRP_LINK = 1;
    private static final long LONG_TIME = 20_000;

    private final Datagram datagram = new Datagram(32 * 1024);
    private NetlinkSocket socket;
    private NetlinkChannel channel;
    private Selector selector;

    /** Uses jnr-ffi once: on first use it starts a thread, which must not be in the namespace of a test. */
    @BeforeAll
    static void prime() throws IOException {
        NativeSelectorProvider.getInstance().openSelector().close();
    }

    @BeforeEach
    void open() throws IOException {
        socket = listening(SocketOptions.defaults());
        channel = NetlinkChannel.of(socket);
        selector = NativeSelectorProvider.getInstance().openSelector();
    }

    @AfterEach
    void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        channel.close();
        selector.close();
        socket.close();
    }

    private static NetlinkSocket listening(SocketOptions options) {
        NetlinkSocket opened = NetlinkSocket.open(Netlink.NETLINK_ROUTE, options);
        opened.join(RTNLGRP_LINK);
        return opened;
    }

    /** Returns the file that the kernel has open under the number; empty when there is none. */
    private static String behind(int fd) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static void makeEvent() {
        Cli.run("ip", "link", "set", "lo", "up");
        Cli.run("ip", "link", "set", "lo", "down");
    }

    /** Receives everything that is available, and returns the errno that ended it. */
    private int readAll() {
        int result = socket.receive(datagram);
        while (result == 0) {
            result = socket.receive(datagram);
        }
        return -result;
    }

    @Test
    void givenRegisteredChannel_whenLinkChanges_thenReadableUntilAllIsRead() throws IOException {
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ, "events");
        int before = selector.selectNow();

        makeEvent();
        int after = selector.select(LONG_TIME);
        boolean readable = key.isReadable();
        int received = socket.receive(datagram);
        int end = readAll();
        selector.selectedKeys().clear();

        assertThat(before).isZero();
        assertThat(after).isEqualTo(1);
        assertThat(readable).isTrue();
        assertThat(key.attachment()).isEqualTo("events");
        assertThat(received).isZero();
        assertThat(datagram.senderPort()).isZero();
        assertThat(end).isEqualTo(Native.EAGAIN);
        assertThat(selector.selectNow()).isZero();
    }

    @Test
    void givenUnixServerAndClientsInTheSameSelector_whenAllSpeak_thenOneThreadReceivesAll(@TempDir Path directory)
            throws IOException {
        UnixSocketAddress address = new UnixSocketAddress(directory.resolve("s").toString());
        try (UnixServerSocketChannel server = UnixServerSocketChannel.open()) {
            server.socket().bind(address);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT, "server");
            channel.register(selector, SelectionKey.OP_READ, "events");
            try (UnixSocketChannel a = UnixSocketChannel.open(address);
                    UnixSocketChannel b = UnixSocketChannel.open(address)) {
                a.write(ByteBuffer.wrap("from a".getBytes(StandardCharsets.UTF_8)));
                b.write(ByteBuffer.wrap("from b".getBytes(StandardCharsets.UTF_8)));
                makeEvent();

                List<String> received = hear(server, 3);

                assertThat(received).containsExactlyInAnyOrder("from a", "from b", "event");
                assertThat(selector.keys()).hasSize(4);
            }
        }
    }

    /** Serves all ready channels until this many messages were received. */
    private List<String> hear(UnixServerSocketChannel server, int enough) throws IOException {
        List<String> received = new ArrayList<>();
        while (received.size() < enough && selector.select(LONG_TIME) > 0) {
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    UnixSocketChannel client = server.accept();
                    client.configureBlocking(false);
                    client.register(selector, SelectionKey.OP_READ);
                } else if (key.channel() instanceof UnixSocketChannel client) {
                    ByteBuffer text = ByteBuffer.allocate(100);
                    client.read(text);
                    received.add(new String(text.array(), 0, text.position(), StandardCharsets.UTF_8));
                } else {
                    received.add("event");
                    readAll();
                }
            }
            selector.selectedKeys().clear();
        }
        return received;
    }

    @Test
    @DisplayName("H1: the queue overflows")
    void givenQueueOverflow_whenSelecting_thenReadableAndTheLossIsNotHidden() throws IOException {
        close();
        socket = listening(SocketOptions.defaults().receiveBuffer(2048));
        channel = NetlinkChannel.of(socket);
        selector = NativeSelectorProvider.getInstance().openSelector();
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        for (int i = 0; i < 5; i++) {
            makeEvent();
        }

        selector.select(LONG_TIME);

        assertThat(key.isReadable()).isTrue();
        assertThat(readAll()).isEqualTo(Native.ENOBUFS);
        assertThat(readAll()).isEqualTo(Native.EAGAIN);
    }

    @Test
    void givenSelectingThread_whenWokenByAnother_thenItReturnsWithNothingReady() throws Exception {
        channel.register(selector, SelectionKey.OP_READ);
        Thread other = new Thread(selector::wakeup);

        other.start();
        selector.select(LONG_TIME);
        other.join();

        assertThat(selector.selectedKeys()).isEmpty();
    }

    @Test
    void givenNoInterest_whenLinkChanges_thenNotReportedUntilThereIsInterest() throws IOException {
        SelectionKey key = channel.register(selector, 0);
        makeEvent();

        int uninterested = selector.selectNow();
        key.interestOps(SelectionKey.OP_READ);
        int interested = selector.select(LONG_TIME);
        selector.selectedKeys().clear();
        key.interestOps(0);
        int again = selector.selectNow();

        assertThat(uninterested).isZero();
        assertThat(interested).isEqualTo(1);
        assertThat(again).isZero();
    }

    @Test
    void givenChannel_whenAskedForMoreThanReading_thenRefused() {
        Throwable write = catchThrowable(() -> channel.register(selector, SelectionKey.OP_WRITE));
        Throwable both =
                catchThrowable(() -> channel.register(selector, SelectionKey.OP_READ | SelectionKey.OP_ACCEPT, null));

        assertThat(channel.validOps()).isEqualTo(SelectionKey.OP_READ);
        assertThat(write).isInstanceOf(IllegalArgumentException.class);
        assertThat(both).isInstanceOf(IllegalArgumentException.class);
        assertThat(channel.isRegistered()).isFalse();
    }

    @Test
    void givenRegisteredChannel_whenMadeBlocking_thenRefused() throws IOException {
        assertThat(channel.isBlocking()).isFalse();
        channel.register(selector, SelectionKey.OP_READ);

        Throwable failure = catchThrowable(() -> channel.configureBlocking(true));

        assertThat(failure).isInstanceOf(IllegalBlockingModeException.class);
    }

    @Test
    void givenCancelledKey_whenLinkChanges_thenSilentAndTheSocketStillHasIt() throws IOException {
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);

        key.cancel();
        makeEvent();
        int ready = selector.selectNow();

        assertThat(ready).isZero();
        assertThat(selector.keys()).isEmpty();
        assertThat(channel.isRegistered()).isFalse();
        assertThat(socket.receive(datagram)).isZero();
    }

    @Test
    void givenCancelledKey_whenRegisteredAgain_thenReportedAgain() throws IOException {
        channel.register(selector, SelectionKey.OP_READ).cancel();
        selector.selectNow();

        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        makeEvent();

        assertThat(selector.select(LONG_TIME)).isEqualTo(1);
        assertThat(key.isReadable()).isTrue();
    }

    @Test
    void givenTwoSelectors_whenLinkChanges_thenBothAreReported() throws IOException {
        try (Selector other = NativeSelectorProvider.getInstance().openSelector()) {
            channel.register(selector, SelectionKey.OP_READ);
            channel.register(other, SelectionKey.OP_READ);

            makeEvent();

            assertThat(selector.select(LONG_TIME)).isEqualTo(1);
            assertThat(other.select(LONG_TIME)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("H32: the channel is closed while it is registered")
    void givenRegisteredChannel_whenClosed_thenGoneFromTheSelectorAndTheSocketWorksOn() throws IOException {
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);

        channel.close();
        makeEvent();
        int ready = selector.selectNow();

        assertThat(key.isValid()).isFalse();
        assertThat(channel.getFD()).isEqualTo(-1);
        assertThat(selector.keys()).isEmpty();
        assertThat(ready).isZero();
        assertThat(socket.receive(datagram)).isZero();
        assertThat(catchThrowable(() -> channel.register(selector, SelectionKey.OP_READ)))
                .isInstanceOf(ClosedChannelException.class);
    }

    @Test
    @DisplayName("H32: the socket is closed while the selector polls its descriptor")
    void givenSelectingThread_whenAnotherClosesTheSocket_thenItWakesAndTheNumberStaysTaken() throws Exception {
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        int number = channel.getFD();
        String file = behind(number);
        Thread other = new Thread(socket::close);

        other.start();
        int ready = selector.select(LONG_TIME);
        other.join();

        assertThat(ready).isEqualTo(1);
        assertThat(key.isReadable()).isTrue();
        assertThat(socket.receive(datagram)).isEqualTo(-Native.EBADF);
        assertThat(file).startsWith("socket:");
        assertThat(behind(number)).isEqualTo(file);
        channel.close();
        assertThat(behind(number)).isNotEqualTo(file);
        assertThat(selector.selectNow()).isZero();
        assertThat(selector.keys()).isEmpty();
    }

    @Test
    void givenSelectorThatIsClosed_whenLinkChanges_thenTheSocketWorksOn() throws IOException {
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);

        selector.close();
        makeEvent();

        assertThat(key.isValid()).isFalse();
        assertThat(channel.isOpen()).isTrue();
        assertThat(socket.receive(datagram)).isZero();
    }

    @Test
    void givenClosedSocket_whenAskedForAChannel_thenRefusedWithTheReason() {
        socket.close();

        NetlinkIOException failure = catchThrowableOfType(NetlinkIOException.class, () -> NetlinkChannel.of(socket));

        assertThat(failure.errno()).isEqualTo(Native.EBADF);
        assertThat(failure).hasMessageStartingWith("lend the descriptor of a netlink socket: EBADF");
    }

    @Test
    void givenAThousandChannels_whenOpenedRegisteredAndClosed_thenNothingIsLeft() throws IOException {
        channel.register(selector, SelectionKey.OP_READ);
        int number = channel.getFD();
        String file = behind(number);

        for (int i = 0; i < 1000; i++) {
            NetlinkChannel one = NetlinkChannel.of(socket);
            one.register(selector, SelectionKey.OP_READ);
            one.close();
            selector.selectNow();
        }

        assertThat(selector.keys()).hasSize(1);
        channel.close();
        selector.selectNow();
        socket.close();
        assertThat(behind(number)).isNotEqualTo(file);
    }
}
