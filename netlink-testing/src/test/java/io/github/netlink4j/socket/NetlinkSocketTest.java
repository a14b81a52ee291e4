package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.NativeBuffer;
import io.github.netlink4j.sys.NetnsThread;
import io.github.netlink4j.sys.Sys;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.FaultyLibc;
import io.github.netlink4j.testing.NetnsTest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@NetnsTest
@Timeout(30)
class NetlinkSocketTest {
    private static final int SOL_NETLINK = 270;
    private static final int RTNLGRP_LINK = 1;
    private static final long LONG_TIME = 20_000_000_000L;

    private final FaultyLibc calls = new FaultyLibc();

    private NetlinkSocket open(SocketOptions options) {
        return NetlinkSocket.open(calls.libc(), Netlink.NETLINK_ROUTE, options);
    }

    /** Returns the descriptor of the only socket; its eventfd was opened later. */
    private int descriptor() {
        return calls.openDescriptors().get(0);
    }

    private static int option(int fd, int level, int name) {
        return (int) longOption(fd, level, name, 4);
    }

    private static long longOption(int fd, int level, int name, int bytes) {
        Libc libc = Sys.libc();
        NativeBuffer value = NativeBuffer.allocate(libc, 8);
        NativeBuffer length = NativeBuffer.allocate(libc, 4);
        length.buffer().putInt(0, bytes);
        assertThat(libc.getsockopt(fd, level, name, value.address(), length.address()))
                .isZero();
        return bytes == 4 ? value.buffer().getInt(0) : value.buffer().getLong(0);
    }

    @Test
    @DisplayName("H30: the first socket has the number of the process as its port, all others do not")
    void givenDefaults_whenOpened_thenKernelChoosesThePortAndKnowsTheOptions() {
        try (NetlinkSocket socket = open(SocketOptions.defaults());
                NetlinkSocket other = NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
            assertThat(socket.port()).isNotZero().isNotEqualTo(other.port());
            assertThat(option(descriptor(), SOL_NETLINK, Netlink.NETLINK_EXT_ACK))
                    .isEqualTo(1);
            assertThat(option(descriptor(), SOL_NETLINK, Netlink.NETLINK_CAP_ACK))
                    .isEqualTo(1);
            assertThat(option(descriptor(), SOL_NETLINK, Netlink.NETLINK_GET_STRICT_CHK))
                    .isEqualTo(1);
        }
    }

    @Test
    void givenOptions_whenOpened_thenKernelHasThem() {
        SocketOptions options = SocketOptions.defaults().strict(false).receiveBuffer(1_000_000);

        try (NetlinkSocket socket = open(options)) {
            assertThat(socket.isClosed()).isFalse();
            assertThat(option(descriptor(), SOL_NETLINK, Netlink.NETLINK_GET_STRICT_CHK))
                    .isZero();
            // The kernel doubles it for its own needs.
            assertThat(option(descriptor(), Native.SOL_SOCKET, Native.SO_RCVBUF))
                    .isEqualTo(2_000_000);
        }
    }

    @Test
    @DisplayName("H52: a child process inherits descriptors that are not closed on exec")
    void givenOpenSocket_whenItsDescriptorsAreInspected_thenNoChildProcessInheritsThem() throws IOException {
        try (NetlinkSocket socket = open(SocketOptions.defaults())) {
            assertThat(socket.port()).isNotZero();
            assertThat(calls.openDescriptors()).hasSize(2);
            for (int fd : calls.openDescriptors()) {
                List<String> info = Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd));
                String flags = info.stream()
                        .filter(line -> line.startsWith("flags:"))
                        .findFirst()
                        .orElseThrow();
                assertThat(Integer.parseInt(flags.substring(6).trim(), 8) & Native.O_CLOEXEC)
                        .as(flags)
                        .isEqualTo(Native.O_CLOEXEC);
            }
        }
    }

    @Test
    void givenAnotherSocketOfTheSameNamespace_whenItSendsToOurs_thenTheKernelRefusesIt() {
        Libc libc = Sys.libc();
        int forger =
                libc.socket(AddressFamily.AF_NETLINK, Native.SOCK_RAW | Native.SOCK_CLOEXEC, Netlink.NETLINK_ROUTE);
        NativeBuffer address = NativeBuffer.allocate(libc, 12);
        NativeBuffer message = NativeBuffer.allocate(libc, 16);
        message.buffer().putInt(0, 16);

        try (NetlinkSocket socket = open(SocketOptions.defaults())) {
            address.buffer().putShort(0, (short) AddressFamily.AF_NETLINK).putInt(4, socket.port());
            int connected = libc.connect(forger, address.address(), 12);
            int sent = libc.send(forger, message.address(), 16, 0);

            assertThat(connected).isZero();
            assertThat(sent).isEqualTo(-111);
            assertThat(socket.receive(new Datagram(64))).isEqualTo(-Native.EAGAIN);
        } finally {
            libc.close(forger);
        }
    }

    @Test
    void givenNothingToReceive_whenWaitingNoTimeOrLess_thenTimedOutAtOnce() {
        try (NetlinkSocket socket = open(SocketOptions.defaults())) {
            assertThat(socket.await(0)).isEqualTo(Transport.Wait.TIMED_OUT);
            assertThat(socket.await(-5_000_000)).isEqualTo(Transport.Wait.TIMED_OUT);
            assertThat(socket.await(Long.MIN_VALUE)).isEqualTo(Transport.Wait.TIMED_OUT);
            assertThat(socket.await(1)).isEqualTo(Transport.Wait.TIMED_OUT);
        }
    }

    @Test
    void givenAnswer_whenWaiting_thenReady() {
        try (NetlinkSocket socket = open(SocketOptions.defaults())) {
            // NLMSG_NOOP with NLM_F_REQUEST | NLM_F_ACK.
            byte[] noop = Bytes.of().message(1, 5, 7, 0).toArray();
            Datagram answer = new Datagram(64);

            int sent = socket.send(noop, noop.length);

            assertThat(sent).isZero();
            assertThat(socket.await(LONG_TIME)).isEqualTo(Transport.Wait.READY);
            assertThat(socket.receive(answer)).isZero();
            assertThat(answer.length()).isEqualTo(36);
            assertThat(answer.senderPort()).isZero();
            assertThat(answer.group()).isZero();
            assertThat(answer.isTruncated()).isFalse();
        }
    }

    @Test
    void givenAnswerLargerThanTheBuffer_whenReceived_thenItsTrueLengthIsReported() {
        try (NetlinkSocket socket = open(SocketOptions.defaults())) {
            byte[] noop = Bytes.of().message(1, 5, 7, 0).toArray();
            Datagram small = new Datagram(20);

            socket.send(noop, noop.length);
            int result = socket.receive(small);

            assertThat(result).isZero();
            // The socket's own buffer is larger, so the kernel truncates nothing; what does not fit the datagram is
            // lost.
            assertThat(small.isTruncated()).isTrue();
            assertThat(small.length()).isEqualTo(20);
            assertThat(small.trueLength()).isEqualTo(36);
        }
    }

    @Test
    void givenMessageSentBeforeTheSocketIsConnected_whenReceiving_thenItIsGone() {
        Libc libc = Sys.libc();
        int[] sent = new int[1];
        Libc slow = (Libc) Proxy.newProxyInstance(
                Libc.class.getClassLoader(), new Class<?>[] {Libc.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("connect")) {
                        sent[0] = forgeTo(libc, (int) arguments[0]);
                    }
                    return method.invoke(libc, arguments);
                });

        try (NetlinkSocket socket = NetlinkSocket.open(slow, Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
            assertThat(sent[0]).isEqualTo(16);
            assertThat(socket.receive(new Datagram(64))).isEqualTo(-Native.EAGAIN);
        }
    }

    /** Sends a message to a bound socket, as another process might; returns the number of bytes sent. */
    private static int forgeTo(Libc libc, int victim) {
        NativeBuffer memory = NativeBuffer.allocate(libc, 64);
        memory.buffer().putInt(32, 12);
        libc.getsockname(victim, memory.address(), memory.address() + 32);
        int forger = libc.socket(AddressFamily.AF_NETLINK, Native.SOCK_RAW, Netlink.NETLINK_ROUTE);
        libc.connect(forger, memory.address(), 12);
        int sent = libc.send(forger, memory.address() + 48, 16, 0);
        libc.close(forger);
        return sent;
    }

    @Test
    @DisplayName("H32: close() wakes no thread")
    void givenWaitingThread_whenAnotherCloses_thenItWakes() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < 200; round++) {
                NetlinkSocket socket = open(SocketOptions.defaults());
                Future<Transport.Wait> waiting = threads.submit(() -> socket.await(LONG_TIME));
                letItBegin(round);

                socket.close();

                assertThat(waiting.get()).isEqualTo(Transport.Wait.CLOSED);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(calls.openDescriptors()).isEmpty();
    }

    @Test
    @DisplayName("H32: Thread.interrupt() wakes no thread in a system call")
    void givenWaitingThread_whenInterrupted_thenItWakesAndStaysInterruptedAndMayWaitAgain() throws Exception {
        try (NetlinkSocket socket = open(SocketOptions.defaults())) {
            for (int round = 0; round < 200; round++) {
                boolean[] flag = new boolean[1];
                Transport.Wait[] waits = new Transport.Wait[2];
                Thread waiting = new Thread(() -> {
                    waits[0] = socket.await(LONG_TIME);
                    flag[0] = Thread.interrupted();
                    waits[1] = socket.await(1);
                });
                waiting.start();
                letItBegin(round);

                waiting.interrupt();
                waiting.join();

                assertThat(waits).containsExactly(Transport.Wait.INTERRUPTED, Transport.Wait.TIMED_OUT);
                assertThat(flag[0]).isTrue();
            }
        }
    }

    /** Waits for a different time in each round: in some the other thread is in its system call, in others perhaps not yet. */
    private void letItBegin(int round) {
        int polls = round / 2 + 1;
        while (round % 2 == 0 && calls.count("poll") < polls) {
            Thread.onSpinWait();
        }
    }

    @Test
    void givenGroupThatWasLeft_whenSomethingHappens_thenNotReceived() {
        try (NetlinkSocket socket = open(SocketOptions.defaults())) {
            Datagram event = new Datagram(32 * 1024);
            socket.join(RTNLGRP_LINK);
            Cli.run("ip", "link", "set", "lo", "mtu", "1400");
            int joined = socket.receive(event);

            socket.leave(RTNLGRP_LINK);
            Cli.run("ip", "link", "set", "lo", "mtu", "1401");

            assertThat(joined).isZero();
            assertThat(event.group()).isEqualTo(1);
            assertThat(event.senderPort()).isZero();
            assertThat(event.namespaceId()).isEqualTo(-1);
            assertThat(socket.receive(event)).isEqualTo(-Native.EAGAIN);
        }
    }

    @Test
    void givenSmallQueue_whenMoreHappensThanFits_thenTheKernelReportsAndCountsIt() {
        try (NetlinkSocket socket = open(SocketOptions.defaults().receiveBuffer(1))) {
            Datagram event = new Datagram(32 * 1024);
            socket.join(RTNLGRP_LINK);
            long before = socket.drops();
            for (int i = 0; i < 6; i++) {
                Cli.run("ip", "link", "set", "lo", "mtu", String.valueOf(1400 + i));
            }

            int first = socket.receive(event);
            int second = socket.receive(event);

            assertThat(before).isZero();
            assertThat(first).isEqualTo(-Native.ENOBUFS);
            assertThat(second).isZero();
            assertThat(socket.drops()).isBetween(1L, 5L);
        }
    }

    @Test
    void givenProgramThatRejectsLinks_whenTheyChange_thenNotReceivedAndNotLost() {
        FilterProgram program = new FilterProgram(Wire.HEADER);
        int newLink = 16;
        program.ifShort(4, 0, new int[] {newLink}, program.reject(), program.accept());
        try (NetlinkSocket socket = open(SocketOptions.defaults().receiveBuffer(1))) {
            socket.filter(program);
            socket.join(RTNLGRP_LINK);
            for (int i = 0; i < 6; i++) {
                Cli.run("ip", "link", "set", "lo", "mtu", String.valueOf(1400 + i));
            }

            assertThat(socket.await(0)).isEqualTo(Transport.Wait.TIMED_OUT);
            assertThat(socket.drops()).isZero();
        }
    }

    @Test
    void givenClosedSocket_whenAskedForMore_thenRefused() {
        NetlinkSocket socket = open(SocketOptions.defaults());
        socket.close();

        assertThatThrownBy(() -> socket.join(1)).hasMessage("join group 1: EBADF: Bad file descriptor");
        assertThatThrownBy(() -> socket.leave(1)).hasMessage("leave group 1: EBADF: Bad file descriptor");
        assertThatThrownBy(() -> socket.filter(new FilterProgram(16)))
                .hasMessage("attach a filter: EBADF: Bad file descriptor");
        assertThat(socket.drops()).isEqualTo(-1);
        assertThat(socket.fd().enter()).isFalse();
    }

    @Test
    void givenKernelWithoutDropCounts_whenAsked_thenUnknown() {
        calls.fail("getsockopt", Native.ENOPROTOOPT);
        try (NetlinkSocket socket = open(SocketOptions.defaults())) {
            assertThat(socket.drops()).isEqualTo(-1);
        }
    }

    @Test
    void givenAnotherNamespace_whenOpenedThere_thenTheSocketIsThereAndTheThreadIsNot() throws Exception {
        Libc libc = Sys.libc();
        NativeBuffer path = NativeBuffer.cString(libc, "/proc/thread-self/ns/net");
        int namespace = NetnsThread.callInNew(() -> libc.open(path.address(), Native.O_RDONLY | Native.O_CLOEXEC, 0));
        Path mine = Path.of("/proc/thread-self/ns/net");
        Path before = Files.readSymbolicLink(mine);

        try (NetlinkSocket here = open(SocketOptions.defaults())) {
            Set<Integer> known = descriptors();
            try (NetlinkSocket there =
                    NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults(), () -> namespace)) {
                int fd = descriptors().stream()
                        .filter(n -> !known.contains(n))
                        .sorted()
                        .findFirst()
                        .orElseThrow();

                assertThat(there.port()).isNotZero();
                assertThat(cookie(fd)).isNotEqualTo(cookie(descriptor()));
                assertThat(Files.readSymbolicLink(mine)).isEqualTo(before);
                assertThat(here.isClosed()).isFalse();
            }
        } finally {
            libc.close(namespace);
        }
    }

    private static long cookie(int fd) {
        return longOption(fd, Native.SOL_SOCKET, Native.SO_NETNS_COOKIE, 8);
    }

    /** Returns the descriptors of sockets and eventfds; others, which the JDK opens and closes meanwhile, do not count. */
    private static Set<Integer> descriptors() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return Set.copyOf(files.filter(NetlinkSocketTest::isOurs)
                    .map(file -> Integer.parseInt(file.getFileName().toString()))
                    .toList());
        }
    }

    private static boolean isOurs(Path file) {
        try {
            String target = Files.readSymbolicLink(file).toString();
            return target.startsWith("socket:") || target.contains("eventfd");
        } catch (IOException e) {
            // Closed between being listed and being read.
            return false;
        }
    }

    @Test
    @DisplayName("H62: the JVM does not close the descriptor of a handle that became unreachable")
    @Timeout(30)
    void givenLostSockets_whenTheCollectorFindsThem_thenTheirDescriptorsAreClosed() {
        for (int i = 0; i < 20; i++) {
            assertThat(open(SocketOptions.defaults()).port()).isNotZero();
        }

        while (!calls.openDescriptors().isEmpty()) {
            System.gc();
            Thread.onSpinWait();
        }

        assertThat(calls.count("close")).isEqualTo(40);
    }

    @Test
    void givenTenThousandSockets_whenOpenedAndClosed_thenNoDescriptorIsLeft() throws IOException {
        SocketOptions options = SocketOptions.defaults();
        NetlinkSocket.open(Netlink.NETLINK_ROUTE, options).close();
        int before = descriptors().size();

        for (int i = 0; i < 10_000; i++) {
            NetlinkSocket.open(Netlink.NETLINK_ROUTE, options).close();
        }

        assertThat(descriptors()).hasSizeLessThanOrEqualTo(before);
    }
}
