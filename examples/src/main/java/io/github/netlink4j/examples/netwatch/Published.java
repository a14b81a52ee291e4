package io.github.netlink4j.examples.netwatch;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.mirror.MirrorEvent;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
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
 * The state that has been sent to all clients: for each object the line that adds it. A new client receives all of these lines,
 * and then the same lines as the others. A change that is not visible in any line is not sent.
 */
final class Published {
    private static final byte[] SYNCED = Json.line("synced", "{\"synced\":true}");
    private static final byte[] RESYNC = Json.line("resync", "{\"synced\":false}");

    private final Consumer<byte[]> out;
    private final Json json = new Json(this::nameOf);
    /** By type and key. Most keys have one line; routes may have several. */
    private final Map<Place, List<Line>> lines = new LinkedHashMap<>();

    private final Map<Integer, String> names = new HashMap<>();
    /** Links whose name was needed before it was known. */
    private final Set<Integer> unknown = new HashSet<>();

    private boolean synced;
    private boolean complete;
    private long lastId;
    private long bytes;

    /** An object, the number that it keeps as long as it exists, and the line that adds it. */
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

    /** Distinguishes an object from all others, of its type and of other types. */
    private record Place(RtObjectType<?, ?, ?> type, Object key) {
        static Place of(MirrorEvent.OfObject<?, ?> event) {
            return new Place(event.type(), event.key());
        }
    }

    /** @param out receives each line for the clients that are connected already */
    Published(Consumer<byte[]> out) {
        this.out = out;
    }

    /** Returns all lines for a new client, with the line {@code synced} at the end unless events were lost and it follows later. */
    List<byte[]> all() {
        List<byte[]> all = new ArrayList<>(lines.size() + 1);
        lines.values().forEach(some -> some.forEach(line -> all.add(line.added)));
        if (synced) {
            all.add(SYNCED);
        }
        return all;
    }

    /** Returns the number of bytes in {@link #all()}, without the line {@code synced}. */
    long bytes() {
        return bytes;
    }

    /** Returns whether the whole state has been sent once. */
    boolean isComplete() {
        return complete;
    }

    /** Applies an event, and sends the lines that it changes. */
    void apply(MirrorEvent event) {
        if (event instanceof MirrorEvent.Added<?, ?> added) {
            add(added);
        } else if (event instanceof MirrorEvent.Changed<?, ?> changed) {
            change(changed);
        } else if (event instanceof MirrorEvent.Removed<?, ?> removed) {
            remove(removed);
        } else if (event instanceof MirrorEvent.Overrun) {
            synced = false;
            out.accept(RESYNC);
        } else if (event instanceof MirrorEvent.Synced) {
            synced = true;
            complete = true;
            out.accept(SYNCED);
        }
    }

    private void add(MirrorEvent.Added<?, ?> event) {
        Line line = line(++lastId, event.object());
        put(Place.of(event), line);
        out.accept(line.added);
        nameKnown(event.as(Link.TYPE));
    }

    private void change(MirrorEvent.Changed<?, ?> event) {
        Place place = Place.of(event);
        Line old = take(place, event.before());
        Line line = line(old.id, event.object());
        put(place, line);
        sendIfDifferent(old, line);
        nameKnown(event.as(Link.TYPE));
    }

    private void remove(MirrorEvent.Removed<?, ?> event) {
        Line line = take(Place.of(event), event.object());
        Link link = event.as(Link.TYPE);
        if (link != null) {
            names.remove(link.index());
        }
        out.accept(Json.line("remove", line.body));
    }

    private Line line(long id, MessageView object) {
        return new Line(id, object, json.body(id, object));
    }

    private void put(Place place, Line line) {
        bytes += line.added.length;
        List<Line> all = new ArrayList<>(lines.getOrDefault(place, List.of()));
        all.add(line);
        lines.put(place, List.copyOf(all));
    }

    private Line take(Place place, MessageView object) {
        List<Line> there = new ArrayList<>(lines.getOrDefault(place, List.of()));
        Line taken = there.size() == 1 ? there.get(0) : sameIn(there, place, object);
        there.remove(taken);
        if (there.isEmpty()) {
            lines.remove(place);
        } else {
            lines.put(place, List.copyOf(there));
        }
        bytes -= taken.added.length;
        return taken;
    }

    private static Line sameIn(List<Line> there, Place place, MessageView object) {
        return there.stream()
                .filter(line -> place.type.comparison().same(line.object, object))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("unknown object: " + object));
    }

    private void sendIfDifferent(Line before, Line after) {
        if (!before.body.equals(after.body)) {
            out.accept(Json.line("change", after.body));
        }
    }

    private @Nullable String nameOf(int linkIndex) {
        String name = names.get(linkIndex);
        if (name == null) {
            unknown.add(linkIndex);
        }
        return name;
    }

    /** Sends the objects again that were sent with another name of this link. */
    private void nameKnown(@Nullable Link link) {
        if (link == null) {
            return;
        }
        String before = names.put(link.index(), link.name());
        boolean wasUnknown = unknown.remove(link.index());
        if (wasUnknown || before != null && !before.equals(link.name())) {
            lines.replaceAll((place, some) -> some.stream()
                    .map(line -> mentions(line.object, link.index()) ? again(line) : line)
                    .toList());
        }
    }

    private Line again(Line before) {
        Line after = line(before.id, before.object);
        bytes += after.added.length - before.added.length;
        sendIfDifferent(before, after);
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
