package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.NetnsTest;
import io.github.netlink4j.testing.Recording;
import io.github.netlink4j.testing.Replay;
import io.github.netlink4j.testing.Sent;
import io.github.netlink4j.testing.Thing;
import java.io.StringWriter;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages are recorded, and replayed for the same requests. */
@Timeout(20)
class RecordingTest {
    private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final String TITLE = "netlink recording 1, port 4711, " + (LITTLE ? "little" : "big") + " endian\n";

    /** Runs a program with a client on a transport. */
    private static void play(Transport transport, Consumer<NetlinkClient> program) {
        try (NetlinkClient client =
                new NetlinkClient(transport, SocketOptions.defaults().timeout(Duration.ofSeconds(1)))) {
            program.accept(client);
        }
    }

    private static String record(FakeKernel kernel, Consumer<NetlinkClient> program) {
        StringWriter text = new StringWriter();
        play(Recording.of(kernel, text), program);
        return text.toString();
    }

    private static Request naming(String name) {
        return Request.of(Thing.NEW, 0x400, writer -> writer.put(Thing.NAME, name), () -> "thing");
    }

    private static int fetch(NetlinkClient client, int number) {
        Single<Thing, Integer> one = new Single<>(Thing::number);
        Request question = Request.of(Thing.GET, 0, writer -> writer.header32(0, number), () -> "thing " + number);
        client.fetch(question, Thing.NEW, new Thing(), one);
        return one.get();
    }

    /** Returns the results of some calls, as far as a program can distinguish them. */
    private static List<String> talk(Transport transport, int firstNumber) {
        List<String> received = new ArrayList<>();
        try (NetlinkClient client = new NetlinkClient(transport, SocketOptions.defaults())) {
            client.roundTrip.sequence = firstNumber;
            client.onWarning((request, ack) -> received.add("warning " + ack));
            BareLinks links = new BareLinks(client);
            received.add("links " + links.indices());
            received.add("mtu " + links.changeMtuAndLook(1, 4000));
            received.add("name " + links.name(1));
            received.add(catchThrowableOfType(KernelException.class, () -> links.name(4242))
                    .getMessage());
            received.add(catchThrowableOfType(
                            KernelException.class,
                            () -> links.change(1, w -> w.putRaw(BareLinks.SET, BareLinks.IFNAME.type(), new byte[20])))
                    .getMessage());
            links.change(1, w -> w.bytes()[w.reserve(4)] = 3);
            RequestBuffer batch = new RequestBuffer();
            batch.accept(BareLinks.changing(1, w -> w.put(BareLinks.MTU, 5000)));
            batch.accept(BareLinks.changing(4242, w -> w.put(BareLinks.MTU, 5000)));
            received.add("batch " + client.executeAll(batch, false).failures());
        }
        return received;
    }

    @Test
    @NetnsTest
    void givenExchangeWithTheKernel_whenReplayedWithOtherNumbers_thenTheSameIsReceivedWithoutAKernel(
            @TempDir Path directory) {
        Path file = directory.resolve("talk.txt");
        NetlinkSocket socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults());

        List<String> live = talk(Recording.of(socket, file), 0);
        Replay replay = Replay.of(file);
        List<String> played = talk(replay, 1_000_000);

        assertThat(live).hasSize(7).contains("links [1]", "mtu 4000", "name lo");
        assertThat(played).isEqualTo(live);
        assertThat(replay.isOver()).isTrue();
        assertThat(socket.isClosed()).isTrue();
    }

    @Test
    void givenExchange_whenRecorded_thenAPersonCanReadIt() {
        FakeKernel kernel = FakeKernel.script(q -> {
            q.answer().sender(7).group(2).message(9, 0x20).send();
            q.enobufs();
        });

        String text = record(kernel, client -> {
            client.roundTrip.sequence = 41;
            catchThrowable(() -> client.execute(naming("abc")));
        });

        String[] parts = text.split("\n\n");
        assertThat(parts).hasSize(4);
        assertThat(parts[0]).startsWith(TITLE + "# Linux ");
        if (LITTLE) {
            assertThat(parts[1]).isEqualTo("""
                    sent
                    # type 200, flags 0x405, sequence 42, port 0
                    20 00 00 00 c8 00 05 04 2a 00 00 00 00 00 00 00 # ........*.......
                    00 00 00 00 00 00 00 00 08 00 02 00 61 62 63 00 # ............abc.""");
            assertThat(parts[2]).isEqualTo("""
                    received from 7, groups 2
                    # type 9, flags 0x20, sequence 42, port 4711
                    10 00 00 00 09 00 20 00 2a 00 00 00 67 12 00 00 # ........*...g...""");
        }
        assertThat(parts[3]).isEqualTo("receive failed 105 # ENOBUFS: No buffer space available\n");
    }

    @Test
    void givenLostAnswersAndTimeoutAndFailedSends_whenReplayed_thenTheSameFailuresWithoutWaiting() {
        FakeKernel kernel = FakeKernel.script(Sent::enobufs, q -> {}).then(Sent::ack);
        List<String> failures = new ArrayList<>();
        Consumer<NetlinkClient> program = client -> {
            failures.add(catchThrowable(() -> client.execute(naming("lost"))).toString());
            failures.add(catchThrowable(() -> client.execute(naming("silent"))).toString());
            kernel.failSend(4).failSend(12);
            failures.add(catchThrowable(() -> client.execute(naming("refused"))).toString());
            client.execute(naming("taken"));
        };

        String text = record(kernel, program);
        Replay replay = Replay.parse(text);
        play(replay, program);

        assertThat(failures).hasSize(6);
        assertThat(failures.subList(3, 6)).isEqualTo(failures.subList(0, 3));
        assertThat(failures.get(0)).contains("NetlinkIOException").contains("ENOBUFS");
        assertThat(failures.get(1)).contains(NetlinkTimeoutException.class.getSimpleName());
        assertThat(failures.get(2)).contains("ENOMEM");
        assertThat(replay.isOver()).isTrue();
    }

    @Test
    void givenAnswerThatWasCut_whenReplayed_thenItIsCutAgain() {
        Consumer<NetlinkClient> program = client -> assertThat(fetch(client, 1)).isEqualTo(1);
        byte[] large = Thing.payload(1, Bytes.of().attr(9, new byte[40_000]));

        String text = record(FakeKernel.script(q -> q.object(large), q -> q.object(large)), program);
        Replay replay = Replay.parse(text);
        play(replay, program);

        assertThat(text).contains(", true length 40");
        assertThat(replay.isOver()).isTrue();
        assertThatThrownBy(() -> {
                    Replay again = Replay.parse(text);
                    byte[] request = firstRequest(text);
                    again.send(request, request.length);
                    again.receive(new Datagram(50_000));
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("line [0-9]+ of the recording has only the first 32768 of 40[0-9]+ bytes, and the"
                        + " datagram has space for 50000");
    }

    private static byte[] firstRequest(String text) {
        String hex = text.substring(text.indexOf("sent\n"), text.indexOf("received"));
        Bytes bytes = Bytes.of();
        hex.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> line.matches("[0-9a-f ]{2,}"))
                .flatMap(line -> List.of(line.split(" ")).stream())
                .forEach(octet -> bytes.u8(Integer.parseInt(octet, 16)));
        return bytes.toArray();
    }

    @Test
    void givenAnotherRequest_whenReplayed_thenBothAreShown() {
        String text = record(FakeKernel.script(Sent::ack), client -> client.execute(naming("one")));

        Throwable failure = catchThrowable(() -> play(Replay.parse(text), client -> client.execute(naming("two"))));

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s)the request differs from line 4 of the recording at byte [0-9]+:\n"
                        + "# type 200, flags 0x405, .*two.*\nrecorded was\n# type 200, flags 0x405, .*one.*");
    }

    @Test
    void givenMoreRequestsThanRecorded_whenReplayed_thenTheRecordingIsOver() {
        String text = record(FakeKernel.script(Sent::ack), client -> client.execute(naming("one")));

        Throwable failure = catchThrowable(() -> play(Replay.parse(text), client -> {
            client.execute(naming("one"));
            client.execute(naming("one"));
        }));

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("a request was sent where the recording is over:\n# type 200");
    }

    @ParameterizedTest
    @CsvSource({
        "'sent', the program waits for an answer where the recording is over",
        "'sent;sent', 'the program waits for an answer where the recording has the next request, in line 3'"
    })
    void givenNoAnswerInTheRecording_whenWaitedFor_thenFailsWithTheReason(String events, String message) {
        Replay replay = Replay.parse(TITLE + events.replace(';', '\n'));
        replay.send(new byte[0], 0);

        assertThatThrownBy(() -> replay.await(1000))
                .isInstanceOf(AssertionError.class)
                .hasMessage(message);
    }

    @Test
    void givenRequestWhereAnAnswerWasRecorded_whenSent_thenFailsWithTheReason() {
        Replay replay = Replay.parse(TITLE + "received from 0, groups 0\n");

        assertThatThrownBy(() -> replay.send(new byte[0], 0))
                .isInstanceOf(AssertionError.class)
                .hasMessage("a request was sent where the recording has an answer, in line 2:\n");
    }

    @Test
    void givenSocketThatOnlyListened_whenReplayed_thenItsEventsAndThenSilence() {
        StringWriter text = new StringWriter();
        FakeKernel kernel = FakeKernel.script();
        kernel.unsolicited()
                .group(4)
                .namespace(3)
                .message(200, 0, Thing.payload(7))
                .send();
        Recording recording = Recording.of(kernel, text);
        Datagram datagram = new Datagram(100);
        assertThat(recording.await(1)).isEqualTo(Transport.Wait.READY);
        assertThat(recording.receive(datagram)).isZero();

        Replay replay = Replay.parse(text.toString());
        Datagram played = new Datagram(100);

        assertThat(replay.await(1)).isEqualTo(Transport.Wait.READY);
        assertThat(replay.receive(played)).isZero();
        assertThat(played.bytes()).isEqualTo(datagram.bytes());
        assertThat(played.length()).isEqualTo(32);
        assertThat(played.group()).isEqualTo(4);
        assertThat(played.namespaceId()).isEqualTo(3);
        assertThat(replay.receive(played)).isEqualTo(-11);
        assertThat(replay.await(Long.MAX_VALUE)).isEqualTo(Transport.Wait.TIMED_OUT);
        assertThat(replay.port()).isEqualTo(4711);
    }

    @Test
    void givenOverrun_whenReplayed_thenAsManyAreMissing() {
        StringWriter text = new StringWriter();
        FakeKernel kernel = FakeKernel.script();
        List<String> live = events(kernel, Recording.of(kernel, text));

        Replay replay = Replay.parse(text.toString());
        List<String> played = events(FakeKernel.script(), replay);

        assertThat(live).containsExactly("MESSAGE 0 0", "MESSAGE 0 0", "OVERRUN 0 5", "NOTHING 0 5");
        assertThat(played).isEqualTo(live);
        assertThat(replay.isOver()).isTrue();
    }

    private static List<String> events(FakeKernel kernel, Transport transport) {
        List<String> seen = new ArrayList<>();
        EventReceiver receiver = new EventReceiver(transport);
        kernel.unsolicited().message(200, 0, Thing.payload(7)).send();
        kernel.overrun(5).unsolicited().message(200, 0, Thing.payload(8)).send();
        for (int i = 0; i < 4; i++) {
            seen.add(receiver.next(System.nanoTime()) + " " + receiver.dropsBefore() + " " + receiver.dropsAfter());
        }
        return seen;
    }

    @Test
    void givenReplay_whenInterruptedOrClosed_thenLikeASocket() {
        Replay replay = Replay.parse(TITLE + "sent\nreceived from 0, groups 0\n");
        replay.send(new byte[0], 0);
        Thread.currentThread().interrupt();
        Transport.Wait interrupted = replay.await(1000);
        boolean stays = Thread.interrupted();

        replay.close();

        assertThat(interrupted).isEqualTo(Transport.Wait.INTERRUPTED);
        assertThat(stays).isTrue();
        assertThat(replay.await(1000)).isEqualTo(Transport.Wait.CLOSED);
        assertThat(replay.send(new byte[0], 0)).isEqualTo(-9);
        assertThat(replay.receive(new Datagram(9))).isEqualTo(-9);
    }

    @Test
    void givenClosedRecording_whenUsed_thenAnswersLikeItsTransportAndWritesNoMore() {
        StringWriter text = new StringWriter();
        Recording recording = Recording.of(FakeKernel.script(), text);
        recording.close();
        String before = text.toString();

        assertThat(recording.send(new byte[0], 0)).isEqualTo(-9);
        assertThat(text).hasToString(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | line 1 should be the title of a recording, such as 'netlink recording 1, port 4711,",
                "netlink recording 2, port 1, little endian | line 1 should be the title of a recording",
                "$;sent;zz | line 3 is not a line of a recording: zz",
                "$;00 01 | line 2 belongs to no datagram: 00 01",
                "$;timed out;00 | line 3 belongs to no datagram: 00",
                "$;send failed 3 | line 2 belongs to no datagram: send failed 3",
                "$;received from 9999999999, groups 0 | line 2 holds a number that is too large: 9999999999",
                "# nothing | an empty recording"
            })
    void givenSomethingElse_whenRead_thenTheLineIsNamed(String text, String message) {
        String recording = text.replace("$", TITLE.strip()).replace(';', '\n');

        assertThatThrownBy(() -> Replay.parse(recording))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message.replace("'", ""));
    }

    @Test
    void givenRecordingOfAnotherByteOrder_whenRead_thenRefused() {
        String other = TITLE.replace(LITTLE ? "little" : "big", LITTLE ? "big" : "little");

        assertThatThrownBy(() -> Replay.parse(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 1 was recorded on a machine of another byte order; this one is ");
    }
}
