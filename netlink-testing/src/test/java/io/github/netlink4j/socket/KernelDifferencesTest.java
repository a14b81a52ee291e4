package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.KernelDifference;
import io.github.netlink4j.testing.NetnsTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Behaviour of kernels that the library works around or must not rely on, so that a change of it is noticed. */
@NetnsTest
class KernelDifferencesTest {
    private static final int ERROR = 2;
    private static final int DONE = 3;
    private static final int NEWLINK = 16;
    private static final int GETLINK = 18;
    private static final int NEWLINKPROP = 108;
    private static final int EMSGSIZE = 90;

    private static final int REQUEST = 0x1;
    private static final int ACK = 0x4;
    private static final int ECHO = 0x8;
    private static final int DUMP = 0x300;
    private static final int CREATE_NEW = 0x600;

    private static final int NESTED = 0x8000;

    private static final byte[] NO_LINK = new byte[16];

    @Test
    void givenLinkThatIsUp_whenItIsRenamed_thenAsInTheTable() {
        Cli.run("ip", "link", "add", "v0", "up", "type", "veth", "peer", "name", "v1");

        boolean refused = Cli.fails("ip", "link", "set", "v0", "name", "w0");

        assertThat(refused ? "refused" : "done").isIn(KernelDifference.here("rename of a link that is up"));
    }

    @Test
    void givenNewLinkThatIsToBeEchoed_whenCreated_thenTheAnswerIsAsInTheTable() {
        Bytes veth = Bytes.of().attr(1, Bytes.of().text("veth"));
        byte[] link = Bytes.of().raw(NO_LINK).attr(18, veth).toArray();

        List<byte[]> answer = answer(NEWLINK, REQUEST | ACK | ECHO | CREATE_NEW, link);

        List<String> seen = new ArrayList<>();
        for (byte[] message : answer) {
            seen.add(Wire.u16(message, 4) == ERROR ? "acknowledgement" : "link");
        }
        assertThat(String.join(", ", seen)).isIn(KernelDifference.here("echo of a new link"));
    }

    /** Without IFLA_EXT_MASK the kernel does not measure the links before it allocates the first part. */
    @Test
    void givenLinkTooLargeForAPart_whenListedWithoutMask_thenTheListingEndsAsInTheTable() {
        Bytes names = Bytes.of();
        for (int i = 0; i < 25; i++) {
            names.attr(53, Bytes.of().text(i + "x".repeat(120)));
        }
        byte[] loWithNames =
                Bytes.of().u32(0).u32(1).u32(0).u32(0).attr(NESTED | 52, names).toArray();
        List<byte[]> accepted = answer(NEWLINKPROP, REQUEST | ACK | CREATE_NEW, loWithNames);

        List<byte[]> answer = answer(GETLINK, REQUEST | DUMP, NO_LINK);

        assertThat(Wire.s32(accepted.get(0), 16)).isZero();
        byte[] last = answer.get(answer.size() - 1);
        assertThat(Wire.u16(last, 4)).isEqualTo(DONE);
        assertThat(answer).as("lo is the only link").hasSize(1);
        assertThat(Wire.s32(last, 16) == -EMSGSIZE ? "EMSGSIZE" : "left out")
                .isIn(KernelDifference.here("link too large for a listing"));
    }

    /** Returns all messages of the kernel's answer. */
    private static List<byte[]> answer(int type, int flags, byte[] payload) {
        byte[] request = Bytes.of().message(type, flags, 7, 0, payload).toArray();
        Datagram datagram = new Datagram(32768);
        List<byte[]> messages = new ArrayList<>();
        try (NetlinkSocket socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
            assertThat(socket.send(request, request.length)).isZero();
            while (socket.receive(datagram) == 0) {
                byte[] bytes = datagram.bytes();
                for (int at = 0; at < datagram.length(); at += Wire.align(Wire.s32(bytes, at))) {
                    messages.add(Arrays.copyOfRange(bytes, at, at + Wire.s32(bytes, at)));
                }
            }
        }
        return messages;
    }
}
