package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.testing.FaultyLibc;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening a socket fails at each of its steps: the error names the step, and no descriptor is left behind. */
class SocketFaultTest {
    private static final int ROUTE = Netlink.NETLINK_ROUTE;

    private final FaultyLibc calls = new FaultyLibc();

    @ParameterizedTest
    @CsvSource({
        "socket, 1, 24, open a netlink socket: EMFILE: Too many open files",
        "socket, 1, 23, open a netlink socket: ENFILE: Too many open files in system",
        "socket, 1, 93, open a netlink socket: EPROTONOSUPPORT: Protocol not supported",
        "setsockopt, 1, 22, set NETLINK_EXT_ACK of a netlink socket: EINVAL: Invalid argument",
        "setsockopt, 2, 22, set NETLINK_CAP_ACK of a netlink socket: EINVAL: Invalid argument",
        "setsockopt, 3, 22, set NETLINK_GET_STRICT_CHK of a netlink socket: EINVAL: Invalid argument",
        "bind, 1, 98, bind a netlink socket: EADDRINUSE: Address already in use",
        "getsockname, 1, 105, getsockname: ENOBUFS: No buffer space available",
        "eventfd, 1, 24, eventfd: EMFILE: Too many open files",
        "eventfd, 1, 23, eventfd: ENFILE: Too many open files in system"
    })
    @DisplayName("F50, F51: a step fails")
    void givenStepThatFails_whenOpened_thenNamedAndNothingLeftOpen(String call, int number, int errno, String message) {
        calls.failAt(call, number, errno);

        NetlinkIOException failure = catchThrowableOfType(
                NetlinkIOException.class, () -> NetlinkSocket.open(calls.libc(), ROUTE, SocketOptions.defaults()));

        assertThat(failure).hasMessage(message);
        assertThat(failure.errno()).isEqualTo(errno);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(calls.openDescriptors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "socket, 1, 97, open a netlink socket, EAFNOSUPPORT: Address family not supported by protocol",
        "socket, 1, 1, open a netlink socket, EPERM: Operation not permitted",
        "setsockopt, 1, 95, set NETLINK_EXT_ACK of a netlink socket, EOPNOTSUPP: Operation not supported",
        "bind, 1, 13, bind a netlink socket, EACCES: Permission denied",
        "connect, 1, 1, connect a netlink socket, EPERM: Operation not permitted"
    })
    @DisplayName("H78: a sandbox forbids netlink by an error number that does not show the reason")
    void givenSandbox_whenOpened_thenTheErrorNamesIt(String call, int number, int errno, String step, String meaning) {
        calls.failAt(call, number, errno);

        NetlinkIOException failure = catchThrowableOfType(
                NetlinkIOException.class, () -> NetlinkSocket.open(calls.libc(), ROUTE, SocketOptions.defaults()));

        assertThat(failure)
                .hasMessage(step + " (a sandbox may forbid netlink: seccomp, a security module, or"
                        + " RestrictAddressFamilies= of systemd without AF_NETLINK): " + meaning);
    }

    @Test
    void givenSandboxThatForbidsToSend_whenListed_thenTheErrorNamesItAndTheListing() {
        calls.fail("send", 1);
        SocketOptions options = SocketOptions.defaults();
        NetlinkSocket socket = NetlinkSocket.open(calls.libc(), ROUTE, options);

        try (NetlinkClient client = new NetlinkClient(socket, options)) {
            NetlinkIOException failure =
                    catchThrowableOfType(NetlinkIOException.class, () -> new BareLinks(client).indices());

            assertThat(failure.getMessage())
                    .startsWith("NLMSG_NOOP before the first listing (a sandbox may forbid netlink: ")
                    .endsWith("): EPERM: Operation not permitted");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    @DisplayName("F49: a kernel that is too old for one of the options, or for all")
    void givenUnknownOption_whenOpened_thenWorksWithout(int number) {
        calls.failAt("setsockopt", number, 92);

        try (NetlinkSocket socket = NetlinkSocket.open(calls.libc(), ROUTE, SocketOptions.defaults())) {
            assertThat(socket.port()).isNotZero();
        }

        assertThat(calls.count("setsockopt")).isEqualTo(3);
        assertThat(calls.openDescriptors()).isEmpty();
    }

    @Test
    void givenNoPrivilegeForALargeBuffer_whenOpened_thenTheSystemsLimitDoes() {
        calls.failAt("setsockopt", 4, 1);
        SocketOptions options = SocketOptions.defaults().receiveBuffer(50_000);

        try (NetlinkSocket socket = NetlinkSocket.open(calls.libc(), ROUTE, options)) {
            assertThat(socket.isClosed()).isFalse();
        }

        assertThat(calls.count("setsockopt")).isEqualTo(5);
    }

    @Test
    void givenNoBufferAtAll_whenOpened_thenNamed() {
        calls.failAt("setsockopt", 4, 1).failAt("setsockopt", 5, 22);
        SocketOptions options = SocketOptions.defaults().receiveBuffer(50_000);

        NetlinkIOException failure =
                catchThrowableOfType(NetlinkIOException.class, () -> NetlinkSocket.open(calls.libc(), ROUTE, options));

        assertThat(failure).hasMessage("set SO_RCVBUF of a netlink socket: EINVAL: Invalid argument");
        assertThat(calls.openDescriptors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"send, 12", "send, 111", "recv, 14"})
    void givenSystemCallThatFails_whenUsed_thenAnswersItsErrno(String call, int errno) {
        // The first receive is that of the socket itself, which drops what arrived before it was connected.
        calls.failAt(call, call.equals("recv") ? 2 : 1, errno);

        try (NetlinkSocket socket = NetlinkSocket.open(calls.libc(), ROUTE, SocketOptions.defaults())) {
            int result = call.equals("send") ? socket.send(new byte[16], 16) : socket.receive(new Datagram(64));

            assertThat(result).isEqualTo(-errno);
        }
    }

    @Test
    @DisplayName("F36: a signal ends the wait, as if something had arrived")
    void givenSignalDuringPoll_whenWaiting_thenReady() {
        calls.failAt("poll", 1, 4);

        try (NetlinkSocket socket = NetlinkSocket.open(calls.libc(), ROUTE, SocketOptions.defaults())) {
            assertThat(socket.await(1)).isEqualTo(Transport.Wait.READY);
            assertThat(socket.await(1)).isEqualTo(Transport.Wait.TIMED_OUT);
        }
    }

    @Test
    void givenClosedSocket_whenUsed_thenBadDescriptorAndNoSystemCall() {
        NetlinkSocket socket = NetlinkSocket.open(calls.libc(), ROUTE, SocketOptions.defaults());
        socket.close();
        socket.close();
        int before = calls.count("recv");

        assertThat(socket.send(new byte[16], 16)).isEqualTo(-9);
        assertThat(socket.receive(new Datagram(64))).isEqualTo(-9);
        assertThat(socket.await(1_000_000_000)).isEqualTo(Transport.Wait.CLOSED);
        assertThat(calls.count("send") + calls.count("recv") - before + calls.count("poll"))
                .isZero();
        assertThat(calls.openDescriptors()).isEmpty();
    }

    /** Netlink sends a datagram whole or not at all, so a short send counts as sent. */
    @Test
    @DisplayName("F38: a short send")
    void givenShortSend_whenSent_thenNoError() {
        calls.answerAt("send", 1, 7);

        try (NetlinkSocket socket = NetlinkSocket.open(calls.libc(), ROUTE, SocketOptions.defaults())) {
            assertThat(socket.send(new byte[16], 16)).isZero();
        }
        assertThat(calls.openDescriptors()).isEmpty();
    }
}
