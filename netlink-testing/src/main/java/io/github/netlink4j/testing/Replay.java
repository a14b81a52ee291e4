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
 * Simulates the kernel from a {@link Recording}, without waiting: the recorded datagrams are received again, provided that the
 * recorded requests are sent again. Only sequence numbers and ports may differ; they are adapted in the answers.
 *
 * <p>A different request, or waiting for an answer that was not recorded, is an {@link AssertionError} that shows the request
 * and the recorded one. When the recording has no requests, as of a monitor, waits after its end time out.
 */
public final class Replay implements Transport {
    private final List<RecordedEvent> events;
    private final int port;
    /** The program's sequence number for each recorded one. */
    private final Map<Integer, Integer> sequences = new HashMap<>();

    private int next;
    /** The last recorded number of dropped messages. */
    private long drops = -1;

    private volatile boolean closed;

    private Replay(RecordingReader recording) {
        this.events = recording.events();
        this.port = recording.port();
    }

    /**
     * Replays a file.
     *
     * @throws IllegalArgumentException when it is not a recording, or from a machine with another byte order
     */
    public static Replay of(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Replays a recording in a string.
     *
     * @throws IllegalArgumentException when it is not a recording, or from a machine with another byte order
     */
    public static Replay parse(String recording) {
        return new Replay(RecordingReader.read(recording));
    }

    /** Returns whether the whole recording has been replayed. */
    public boolean isOver() {
        return upcoming() == null;
    }

    /** Returns the next event, null at the end. Skips counts of drops, which need not be read as often as in the recording. */
    private @Nullable RecordedEvent upcoming() {
        while (isAtDrops()) {
            drops = events.get(next++).drops;
        }
        return next == events.size() ? null : events.get(next);
    }

    private boolean isAtDrops() {
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
            throw new AssertionError("the program waits for an answer where the recording " + describe(event));
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
                    case DROPS -> "has a count of drops";
                };
        return what + ", in line " + event.line;
    }

    @Override
    public long drops() {
        if (isAtDrops()) {
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
