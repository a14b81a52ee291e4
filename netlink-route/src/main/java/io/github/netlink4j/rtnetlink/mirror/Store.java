package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.object.Index;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one type and family that a mirror holds, by their key. Usually there is one object at a key; of routes
 * there may be several, in the kernel's order. Any thread may read; each result is consistent in itself, and the
 * results inside one {@link #read} are consistent with each other.
 *
 * <p>When memory is exhausted, the objects can be {@linkplain #release released} from any state, without an allocation.
 * From then on every method throws, so that no caller mistakes an empty store for an empty kernel.
 */
final class Store<K, T> {
    private final ReadWriteLock lock;
    /** Null after the release. */
    private volatile @Nullable Contents<K, T> contents;

    private volatile @Nullable Throwable reason;

    private static final class Contents<K, T> {
        private final Map<K, List<T>> objects = new LinkedHashMap<>();
        private final List<Finder<?, T>> finders = new ArrayList<>();
        private int size;
    }

    /** Creates an empty store. */
    Store(ReadWriteLock lock, List<Index<?, T>> indexes) {
        this.lock = lock;
        Contents<K, T> empty = new Contents<>();
        indexes.forEach(index -> empty.finders.add(new Finder<>(index)));
        this.contents = empty;
    }

    /** The objects by the values of one index. */
    private static final class Finder<I, T> {
        private final Index<I, T> index;
        private final Map<Object, Set<T>> found = new HashMap<>();

        Finder(Index<I, T> index) {
            this.index = index;
        }

        void add(T object) {
            for (I value : index.values(object)) {
                found.computeIfAbsent(value, ignored -> new LinkedHashSet<>()).add(object);
            }
        }

        void remove(T object) {
            for (I value : index.values(object)) {
                Set<T> others = found.get(value);
                if (others != null && others.remove(object) && others.isEmpty()) {
                    found.remove(value);
                }
            }
        }
    }

    private Contents<K, T> contents() {
        Contents<K, T> held = contents;
        if (held == null) {
            throw new NetlinkIOException(
                    "the mirror has ended, and holds nothing any more (" + reason + ")", Outcome.NOT_SENT, reason);
        }
        return held;
    }

    /** Releases all objects permanently. Safe for use by several threads; allocates nothing. */
    void release(Throwable why) {
        reason = why;
        contents = null;
    }

    private @Nullable Set<T> found(Index<?, T> index, Object value) {
        for (Finder<?, T> finder : contents().finders) {
            if (finder.index == index) {
                return finder.found.get(value);
            }
        }
        throw new IllegalArgumentException("objects of this type have no index " + index);
    }

    /** Returns the result of several reads, during which nothing changes. */
    <R> R read(Supplier<R> reading) {
        lock.readLock().lock();
        try {
            return reading.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Returns all objects. */
    List<T> list() {
        return read(() -> {
            Contents<K, T> held = contents();
            List<T> all = new ArrayList<>(held.size);
            held.objects.values().forEach(all::addAll);
            return List.copyOf(all);
        });
    }

    /** Returns the number of objects. */
    int size() {
        return read(() -> contents().size);
    }

    /** Returns the objects at a key, in the kernel's order; usually one or none. */
    List<T> at(K key) {
        return read(() -> contents().objects.getOrDefault(key, List.of()));
    }

    /** Returns the objects that have this value in an index. */
    List<T> by(Index<?, T> index, Object value) {
        return read(() -> List.copyOf(Objects.requireNonNullElse(found(index, value), Set.of())));
    }

    /** Returns whether any object has this value in an index. */
    boolean has(Index<?, T> index, Object value) {
        return read(() -> found(index, value) != null);
    }

    // Writing: by the thread that drives the mirror, under the lock.

    Set<K> keys() {
        return contents().objects.keySet();
    }

    void put(K key, List<T> now) {
        Contents<K, T> held = contents();
        List<T> before = now.isEmpty() ? held.objects.remove(key) : held.objects.put(key, List.copyOf(now));
        for (T object : before == null ? List.<T>of() : before) {
            held.finders.forEach(finder -> finder.remove(object));
            held.size--;
        }
        for (T object : now) {
            held.finders.forEach(finder -> finder.add(object));
            held.size++;
        }
    }

    /** Copies the objects of another store into this empty one. */
    void fill(Store<K, T> from) {
        from.contents().objects.forEach(this::put);
    }
}
