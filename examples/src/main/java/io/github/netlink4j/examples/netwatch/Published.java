package io.github.netlink4j.examples.netwatch;

import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.route.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What everybody has been told: of each object the line that adds it. A new client is told all of these, and then hears
 * what the others hear. What changes in a way that no line shows is told to nobody.
 */
final class Published {
    private static final byte[] SYNCED = Json.line("synced", "{\"synced\":true}");
    private static final byte[] RESYNC = Json.line("resync", "{\"synced\":false}");

    private final Consumer<byte[]> tell;
    private final Json json = new Json(this::nameOf);
    private final Json nameless = new Json(link -> null);
    /** By {@link #key}; mostly one line stands at a key. */
    private final Map<Object, List<Line>> lines = new LinkedHashMap<>();

    private final Map<Integer, String> names = new HashMap<>();
    /** Links whose name was asked for when they had none. */
    private final Set<Integer> unknown = new HashSet<>();

    private boolean synced;
    private boolean complete;
    private long lastId;
    private long bytes;

    /** An object by its number, which it keeps as long as it exists, and the line that adds it. */
    private static final class Line {
        private final long id;
        private final MessageView object;
        private final String body;
        private final byte[] added;

        private Line(long id, MessageView object, String body) {
            this.id = id;
            this.object = object;
            this.body = body;
            this.added = Json.line("add", body);
        }
    }

    /** What an address is by itself. */
    private record AddressKey(
            int link, IpPrefix prefix, @Nullable IpPrefix peer) {}

    /** @param tell gets each line for those who are here already */
    Published(Consumer<byte[]> tell) {
        this.tell = tell;
    }

    /** All lines for who comes now; while it is not certain that they are right, the line that says so comes later. */
    List<byte[]> all() {
        List<byte[]> all = new ArrayList<>(lines.size() + 1);
        lines.values().forEach(some -> some.forEach(line -> all.add(line.added)));
        if (synced) {
            all.add(SYNCED);
        }
        return all;
    }

    /** So many bytes are in {@link #all()}, but for the last line. */
    long bytes() {
        return bytes;
    }

    /** Whether all that there was has been told once. */
    boolean isComplete() {
        return complete;
    }

    void added(MessageView object) {
        Line line = line(++lastId, object);
        put(line);
        tell.accept(line.added);
        nameKnown(object);
    }

    void changed(MessageView before, MessageView after) {
        Line old = take(before);
        Line line = line(old.id, after);
        put(line);
        tellIfDifferent(old, line);
        nameKnown(after);
    }

    void removed(MessageView object) {
        Line line = take(object);
        if (object instanceof Link link) {
            names.remove(link.index());
        }
        tell.accept(Json.line("remove", line.body));
    }

    /** What was told may be wrong, until {@link #synced()}. */
    void resync() {
        synced = false;
        tell.accept(RESYNC);
    }

    /** All that was told is what the kernel has. */
    void synced() {
        synced = true;
        complete = true;
        tell.accept(SYNCED);
    }

    private Line line(long id, MessageView object) {
        return new Line(id, object, json.body(id, object));
    }

    /**
     * By what an object is found again. Of a route that is all that we tell of it: there may be several to the same
     * destination, and of two that look the same here it does not matter which one goes.
     */
    private Object key(MessageView object) {
        if (object instanceof Link link) {
            return link.index();
        }
        if (object instanceof Address address) {
            return new AddressKey(address.linkIndex(), address.prefix(), address.peer());
        }
        return nameless.body(0, object);
    }

    private void put(Line line) {
        bytes += line.added.length;
        lines.merge(key(line.object), List.of(line), (there, one) -> {
            List<Line> all = new ArrayList<>(there);
            all.addAll(one);
            return List.copyOf(all);
        });
    }

    private Line take(MessageView object) {
        Object key = key(object);
        List<Line> there = lines.get(key);
        if (there == null) {
            throw new IllegalStateException("never told of " + object);
        }
        if (there.size() == 1) {
            lines.remove(key);
        } else {
            lines.put(key, List.copyOf(there.subList(1, there.size())));
        }
        bytes -= there.get(0).added.length;
        return there.get(0);
    }

    private void tellIfDifferent(Line before, Line after) {
        if (!before.body.equals(after.body)) {
            tell.accept(Json.line("change", after.body));
        }
    }

    private @Nullable String nameOf(int linkIndex) {
        String name = names.get(linkIndex);
        if (name == null) {
            unknown.add(linkIndex);
        }
        return name;
    }

    /** A link has a name now: what was told with another name of it is told again. */
    private void nameKnown(MessageView object) {
        if (!(object instanceof Link link)) {
            return;
        }
        String before = names.put(link.index(), link.name());
        boolean wasUnknown = unknown.remove(link.index());
        if (wasUnknown || before != null && !before.equals(link.name())) {
            lines.replaceAll((key, some) -> some.stream()
                    .map(line -> mentions(line.object, link.index()) ? again(line) : line)
                    .toList());
        }
    }

    private Line again(Line before) {
        Line after = line(before.id, before.object);
        bytes += after.added.length - before.added.length;
        tellIfDifferent(before, after);
        return after;
    }

    private static boolean mentions(MessageView object, int linkIndex) {
        if (object instanceof Link link) {
            return link.master() == linkIndex || link.parent() == linkIndex;
        }
        if (object instanceof Address address) {
            return address.linkIndex() == linkIndex;
        }
        return object instanceof Route route && route.goesBy(linkIndex);
    }
}
