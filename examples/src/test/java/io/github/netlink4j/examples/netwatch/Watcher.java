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

/** A client that keeps what it is told, and finds fault with a stream that contradicts itself. */
final class Watcher implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LONG_TIME = 20_000_000_000L;

    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Map<Long, JsonNode> state = new LinkedHashMap<>();
    private final List<JsonNode> told = new ArrayList<>();
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

    /** One that has been told all that there is. */
    static Watcher synced(Path socket) throws IOException {
        Watcher watcher = connect(socket);
        watcher.await("synced", Watcher::isSynced);
        return watcher;
    }

    SocketChannel channel() {
        return channel;
    }

    /** All that it was told, in order. */
    List<JsonNode> told() {
        return told;
    }

    /** The objects that there are. */
    List<JsonNode> objects() {
        return List.copyOf(state.values());
    }

    /** The objects of a kind of which a field says something. */
    List<JsonNode> find(String object, String field, String value) {
        return state.values().stream()
                .filter(node -> node.path("object").asText().equals(object))
                .filter(node -> node.path(field).asText().equals(value))
                .toList();
    }

    /** Whether it was told that it knows all, and not been told since that this is in doubt. */
    boolean isSynced() {
        return synced;
    }

    boolean hasEnded() {
        return ended;
    }

    /**
     * Hears until a condition is met.
     *
     * @param what what is waited for, such as "synced"
     */
    void await(String what, Predicate<Watcher> condition) {
        long deadline = System.nanoTime() + LONG_TIME;
        while (!condition.test(this)) {
            if (ended || System.nanoTime() - deadline > 0) {
                throw new AssertionError(
                        (ended ? "ended" : "time is over") + " before this was so: " + what + "; last told " + last());
            }
            hear(50);
        }
    }

    /** Hears what there is, and waits for it at most so long. */
    void hear(long millis) {
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
        told.add(node);
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
            throw new AssertionError((known ? "told twice: " : "never told before: ") + node);
        }
    }

    private List<JsonNode> last() {
        return told.subList(Math.max(0, told.size() - 10), told.size());
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
