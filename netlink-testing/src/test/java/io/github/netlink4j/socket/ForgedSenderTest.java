package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.testing.Answer;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.ChildJava;
import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.NetnsTest;
import io.github.netlink4j.testing.Sent;
import io.github.netlink4j.testing.Thing;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process with CAP_NET_ADMIN over a namespace can send netlink messages to the sockets in it, such as root in a container to
 * those of an agent of its host. Messages that are not from the kernel are dropped, whatever they look like, and counted.
 */
@Timeout(60)
class ForgedSenderTest {
    private static final int EPERM = 1;

    /** The possible senders and destinations of a datagram that is not from the kernel to this socket alone. */
    private enum Origin {
        STRANGER(answer -> answer.sender(Troubles.STRANGER)),
        STRANGER_TO_A_GROUP(answer -> answer.sender(Troubles.STRANGER).group(1)),
        KERNEL_TO_A_GROUP(answer -> answer.group(1)),
        KERNEL_TO_ANOTHER_PORT(answer -> answer.port(4242)),
        STRANGER_WITH_THE_NUMBER_OF_OUR_PORT(answer -> answer.sender(4711));

        private final Function<Answer, Answer> lie;

        Origin(Function<Answer, Answer> lie) {
            this.lie = lie;
        }
    }

    /** Messages that would change the result of the call if they were accepted. */
    private enum Forgery {
        SUCCESS(Answer::ack),
        REFUSAL(answer -> answer.error(EPERM)),
        END(Answer::done),
        REFUSED_END(answer -> answer.done(EPERM, ExtendedAckTest.message("no"))),
        OBJECT(answer -> answer.message(Thing.NEW.number(), 0, Thing.payload(66))),
        INTERRUPTED_OBJECT(
                answer -> answer.flags(Answer.INTERRUPTED).message(Thing.NEW.number(), 0, Thing.payload(66))),
        OVERRUN(answer -> answer.message(Netlink.NLMSG_OVERRUN, 0)),
        UNREADABLE(answer -> answer.messageOfLength(3, Thing.NEW.number(), new byte[8])),
        GIANT(answer -> answer.message(
                Thing.NEW.number(), 0, Thing.payload(66, Bytes.of().attr(7, new byte[60_000]))));

        private final Function<Answer, Answer> content;

        Forgery(Function<Answer, Answer> content) {
            this.content = content;
        }
    }

    static Stream<Arguments> forgeries() {
        return Stream.of(Origin.values()).flatMap(origin -> Stream.of(Forgery.values())
                .filter(forgery -> origin != Origin.KERNEL_TO_ANOTHER_PORT || forgery != Forgery.GIANT)
                .map(forgery -> Arguments.of(origin, forgery)));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    @DisplayName("F14, F15, F16: before, during and after the answer")
    void givenForgery_whenCalled_thenTheAnswerCountsAndTheForgeryIsCounted(Origin origin, Forgery forgery) {
        for (Call call : Call.values()) {
            Handle handle = Handle.impatient(FakeKernel.script(q -> {
                forge(q, origin, forgery);
                Troubles.during(q, s -> forge(s, origin, forgery));
                forge(q, origin, forgery);
            }));

            String ending = call.ending(handle);

            assertThat(ending).as(call.toString()).isEqualTo(Call.DONE);
            handle.assertUsable();
            DropCounts drops = handle.client.drops();
            assertThat(drops.foreign() + drops.misaddressed()).isEqualTo(3);
            assertThat(drops.late()).isZero();
        }
    }

    private static void forge(Sent request, Origin origin, Forgery forgery) {
        forgery.content.apply(origin.lie.apply(request.answer())).send();
    }

    @NetnsTest
    @Nested
    class Live {
        private static final int RTNLGRP_LINK = 1;
        private static final MessageType NOOP = new MessageType(1, "NLMSG_NOOP", AttrSet.ofMessage("noop", "", 0));

        private static void execute(NetlinkClient client) {
            client.execute(Request.of(NOOP, 0, writer -> {}, () -> ""));
        }

        @Test
        void givenForgerInTheSameNamespace_whenWeHaveJoinedNoGroup_thenTheKernelLetsNothingThrough() {
            SocketOptions options = SocketOptions.defaults();
            NetlinkSocket socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, options);
            try (NetlinkClient client = new NetlinkClient(socket, options)) {
                execute(client);

                List<String> answers = forge(socket, client.roundTrip.sequence + 1);
                execute(client);

                assertThat(answers).containsExactly("to the port: -111", "to the group: 0");
                assertThat(client.drops()).hasToString("foreign 0, misaddressed 0, late 0");
            }
        }

        @Test
        @DisplayName("H19: a process that may send to a group may send to a socket")
        void givenForgerInTheSameNamespace_whenWeHaveJoinedAGroup_thenHisMessagesAreDropped() {
            SocketOptions options = SocketOptions.defaults();
            NetlinkSocket socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, options);
            socket.join(RTNLGRP_LINK);
            try (NetlinkClient client = new NetlinkClient(socket, options)) {
                execute(client);

                List<String> answers = forge(socket, client.roundTrip.sequence + 1);
                execute(client);

                assertThat(answers).containsExactly("to the port: -111", "to the group: 0");
                assertThat(client.drops()).hasToString("foreign 3, misaddressed 0, late 0");
            }
        }

        @Test
        void givenForgedEvent_whenReceived_thenItsSenderIsReported() {
            try (NetlinkSocket socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
                socket.join(RTNLGRP_LINK);
                Datagram event = new Datagram(1024);

                forge(socket, 0);

                assertThat(socket.receive(event)).isZero();
                assertThat(event.senderPort()).isNotZero().isNotEqualTo(socket.port());
                assertThat(event.group()).isEqualTo(1 << (RTNLGRP_LINK - 1));
            }
        }

        private List<String> forge(NetlinkSocket victim, int sequence) {
            String output = ChildJava.plain()
                    .run(
                            Forger.class,
                            String.valueOf(victim.port()),
                            String.valueOf(1 << (RTNLGRP_LINK - 1)),
                            String.valueOf(sequence));
            return output.lines().filter(line -> line.startsWith("to the ")).toList();
        }
    }
}
