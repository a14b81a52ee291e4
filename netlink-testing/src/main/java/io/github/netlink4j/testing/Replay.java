package io.github.netlink4j.testing;

import io.github.netlink4j.socket.Datagram;
import io.github.netlink4j.socket.Transport;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.testing.RecordedEvent.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plays the kernel's part of a {@link Recording}, without a kernel and without waiting: what was received is received again,
 * provided that what was sent is sent again. Only sequence numbers and ports may differ; the answers have those that suit.
 *
 * <p>Anything else that is sent, or waiting for an answer that was not recorded, is an {@link AssertionError}, which shows
 * the request and the recorded one. On a socket that only listens, the end of the recording looks like silence.
 */
public final class Replay implements Transport {
    private final List<RecordedEvent> events;
    private final int port;
    /** The program's sequence number for each recorded one. */
    private final Map<Integer, Integer> sequences = new HashMap<>();

    private int next;
    /** What was told last of the messages that the kernel had thrown away. */
    private long drops = -1;

    private volatile boolean closed;

    private Replay(RecordingReader recording) {
        this.events = recording.events();
        this.port = recording.port();
    }

    /**
     * Plays a file.
     *
     * @throws IllegalArgumentException when it is no recording, or one of a machine with another byte order
     */
    public static Replay of(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Plays a recording that is a text.
     *
     * @throws IllegalArgumentException when it is no recording, or one of a machine with another byte order
     */
    public static Replay parse(String recording) {
        return new Replay(RecordingReader.read(recording));
    }

    /** Whether everything that was recorded has been played. */
    public boolean isOver() {
        return upcoming() == null;
    }

    /** What must come now, null at the end; the program need not ask for drops as often as the recorded one. */
    private @Nullable RecordedEvent upcoming() {
        while (tellsDrops()) {
            drops = events.get(next++).drops;
        }
        return next == events.size() ? null : events.get(next);
    }

    private boolean tellsDrops() {
        return next < events.size() && events.get(next).kind == Kind.DROPS;
    }

    @Override
    public int send(byte[] bytes, int length) {
        if (closed) {
            return -Native.EBADF;
        }
        RecordedEvent event = upcoming();
        if (event == null || event.kind != Kind.SENT) {
            throw new AssertionError("a request was sent where the recording " + describe(event) + ":\n"
                    + RecordingText.messages(bytes, length));
        }
        String difference = event.difference(bytes, length);
        if (!difference.isEmpty()) {
            throw new AssertionError(difference);
        }
        event.match(bytes, sequences);
        next++;
        return -event.errno;
    }

    @Override
    public int receive(Datagram into) {
        if (closed) {
            return -Native.EBADF;
        }
        RecordedEvent event = upcoming();
        if (event == null || !event.isAnswer()) {
            return -Native.EAGAIN;
        }
        if (event.kind == Kind.RECEIVED) {
            event.show(into, sequences);
        }
        next++;
        return -event.errno;
    }

    @Override
    public Wait await(long nanos) {
        if (closed) {
            return Wait.CLOSED;
        }
        if (Thread.currentThread().isInterrupted()) {
            return Wait.INTERRUPTED;
        }
        RecordedEvent event = upcoming();
        if (event != null && event.isAnswer()) {
            return Wait.READY;
        }
        if (event != null && event.kind == Kind.TIMED_OUT) {
            next++;
        } else if (!onlyListens()) {
            throw new AssertionError("an answer is waited for where the recording " + describe(event));
        }
        return Wait.TIMED_OUT;
    }

    private boolean onlyListens() {
        return events.stream().noneMatch(event -> event.kind == Kind.SENT);
    }

    private static String describe(@Nullable RecordedEvent event) {
        if (event == null) {
            return "is over";
        }
        String what =
                switch (event.kind) {
                    case SENT -> "has the next request";
                    case RECEIVED -> "has an answer";
                    case RECEIVE_FAILED -> "has a receive that failed";
                    case TIMED_OUT -> "has a timeout";
                    case DROPS -> "tells of drops";
                };
        return what + ", in line " + event.line;
    }

    @Override
    public long drops() {
        if (tellsDrops()) {
            drops = events.get(next++).drops;
        }
        return drops;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        closed = true;
    }
}
