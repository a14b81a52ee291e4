package io.github.netlink4j.examples.netwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A client that keeps what it receives, and fails when the stream contradicts itself. */
final class Watcher implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONG_TIME = 20_000_000_000L;

    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Map<Long, JsonNode> state = new LinkedHashMap<>();
    private final List<JsonNode> received = new ArrayList<>();
    private boolean synced;
    private boolean ended;

    private Watcher(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    static Watcher connect(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        channel.configureBlocking(false);
        Selector selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
        return new Watcher(channel, selector);
    }

    /** Returns a client that has received the whole state. */
    static Watcher synced(Path socket) throws IOException {
        Watcher watcher = connect(socket);
        watcher.await("synced", Watcher::isSynced);
        return watcher;
    }

    SocketChannel channel() {
        return channel;
    }

    /** Returns everything that it has received, in order. */
    List<JsonNode> received() {
        return received;
    }

    /** Returns the objects of the state. */
    List<JsonNode> objects() {
        return List.copyOf(state.values());
    }

    /** Returns the objects of a kind that have this value in a field. */
    List<JsonNode> find(String object, String field, String value) {
        return state.values().stream()
                .filter(node -> node.path("object").asText().equals(object))
                .filter(node -> node.path(field).asText().equals(value))
                .toList();
    }

    /** Returns whether it has received {@code synced}, and no {@code resync} since. */
    boolean isSynced() {
        return synced;
    }

    boolean hasEnded() {
        return ended;
    }

    /**
     * Receives until a condition is met.
     *
     * @param what what is waited for, such as "synced"
     */
    void await(String what, Predicate<Watcher> condition) {
        long deadline = System.nanoTime() + LONG_TIME;
        while (!condition.test(this)) {
            if (ended || System.nanoTime() - deadline > 0) {
                throw new AssertionError((ended ? "ended" : "time is over") + " before this was true: " + what
                        + "; received last " + last());
            }
            receive(50);
        }
    }

    /** Receives what has arrived, and waits for it for at most this long. */
    void receive(long millis) {
        try {
            selector.select(millis);
            selector.selectedKeys().clear();
            in.clear();
            int bytes = channel.read(in);
            ended |= bytes < 0;
            for (int i = 0; i < bytes; i++) {
                if (in.get(i) == '\n') {
                    take(JSON.readTree(line.toString(StandardCharsets.UTF_8)));
                    line.reset();
                } else {
                    line.write(in.get(i));
                }
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("reset")) {
                throw new UncheckedIOException(e);
            }
            ended = true;
        }
    }

    private void take(JsonNode node) {
        received.add(node);
        synced = node.path("synced").asBoolean(synced);
        long id = node.path("id").asLong();
        JsonNode before =
                switch (node.path("event").asText()) {
                    case "add" -> state.put(id, node);
                    case "change" -> state.replace(id, node);
                    case "remove" -> state.remove(id);
                    default -> null;
                };
        boolean known = before != null;
        boolean shouldBe =
                List.of("change", "remove").contains(node.path("event").asText());
        if (known != shouldBe) {
            throw new AssertionError((known ? "received twice: " : "not received before: ") + node);
        }
    }

    private List<JsonNode> last() {
        return received.subList(Math.max(0, received.size() - 10), received.size());
    }

    void hangUp() throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
