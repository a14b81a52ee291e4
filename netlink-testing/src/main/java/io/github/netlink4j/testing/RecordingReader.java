package io.github.netlink4j.testing;

import io.github.netlink4j.codec.Text;
import io.github.netlink4j.testing.RecordedEvent.Kind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a recording in the format of {@link RecordingText}. */
final class RecordingReader {
    private static final String NUMBER = "([0-9]{1,10})";
    private static final Pattern TITLE =
            Pattern.compile(RecordingText.TITLE + ", port " + NUMBER + ", ((?:little|big) endian)");
    private static final Pattern RECEIVED = Pattern.compile(RecordingText.RECEIVED + " from " + NUMBER + ", groups "
            + NUMBER + "(?:, namespace " + NUMBER + ")?(?:, true length " + NUMBER + ")?");
    private static final Pattern FAILED =
            Pattern.compile("(" + RecordingText.SEND_FAILED + "|" + RecordingText.RECEIVE_FAILED + ") " + NUMBER);
    private static final Pattern DROPS = Pattern.compile(RecordingText.DROPS + " (-1|[0-9]{1,18})");
    private static final Pattern BYTES = Pattern.compile("[0-9a-f]{2}( [0-9a-f]{2})*");

    private final List<RecordedEvent> events = new ArrayList<>();
    private int port;
    private int line;

    private RecordingReader() {}

    /**
     * Parses a recording.
     *
     * @throws IllegalArgumentException when it is malformed, or from a machine with another byte order
     */
    static RecordingReader read(String text) {
        RecordingReader reader = new RecordingReader();
        boolean titled = false;
        for (String whole : text.lines().toList()) {
            reader.line++;
            String content = whole.replaceFirst("#.*", "").strip();
            if (content.isEmpty()) {
                continue;
            }
            if (titled) {
                reader.event(content);
            } else {
                reader.title(content);
                titled = true;
            }
        }
        if (!titled) {
            throw new IllegalArgumentException("an empty recording");
        }
        return reader;
    }

    /** Returns the events, in order. */
    List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    /** Returns the port of the recorded socket. */
    int port() {
        return port;
    }

    private void title(String content) {
        Matcher title = TITLE.matcher(content);
        if (!title.matches()) {
            throw wrong(
                    "should be the title of a recording, such as "
                            + RecordingText.header(4711).lines().findFirst().orElse(""),
                    content);
        }
        if (!title.group(2).equals(RecordingText.order())) {
            throw wrong(
                    "was recorded on a machine of another byte order; this one is " + RecordingText.order(), content);
        }
        port = number(title.group(1));
    }

    private void event(String content) {
        Matcher received = RECEIVED.matcher(content);
        Matcher failed = FAILED.matcher(content);
        Matcher drops = DROPS.matcher(content);
        if (BYTES.matcher(content).matches()) {
            last(content).append(HexFormat.ofDelimiter(" ").parseHex(content));
        } else if (content.equals(RecordingText.SENT)) {
            add(Kind.SENT);
        } else if (content.equals(RecordingText.TIMED_OUT)) {
            add(Kind.TIMED_OUT);
        } else if (drops.matches()) {
            add(Kind.DROPS).drops = Long.parseLong(drops.group(1));
        } else if (received.matches()) {
            RecordedEvent event = add(Kind.RECEIVED);
            event.sender = number(received.group(1));
            event.groups = number(received.group(2));
            event.namespace = received.group(3) == null ? RecordingText.HERE : number(received.group(3));
            event.trueLength = received.group(4) == null ? 0 : number(received.group(4));
        } else if (failed.matches()) {
            boolean send = failed.group(1).equals(RecordingText.SEND_FAILED);
            RecordedEvent event = send ? last(content) : add(Kind.RECEIVE_FAILED);
            event.errno = number(failed.group(2));
        } else {
            throw wrong("is not a line of a recording", content);
        }
    }

    private RecordedEvent add(Kind kind) {
        RecordedEvent event = new RecordedEvent(kind, line);
        events.add(event);
        return event;
    }

    /** Returns the datagram that the current line belongs to. */
    private RecordedEvent last(String content) {
        RecordedEvent last = events.isEmpty() ? null : events.get(events.size() - 1);
        if (last == null || (last.kind != Kind.SENT && last.kind != Kind.RECEIVED)) {
            throw wrong("belongs to no datagram", content);
        }
        return last;
    }

    private int number(String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw wrong("holds a number that is too large", text);
        }
    }

    private IllegalArgumentException wrong(String what, String content) {
        return new IllegalArgumentException("line " + line + " " + what + ": " + Text.quoteIfNeeded(content));
    }
}
