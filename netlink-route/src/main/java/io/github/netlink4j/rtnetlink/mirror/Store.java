package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.object.Index;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The objects of one kind and family that a mirror holds, by their key. Mostly one object stands at a key; of routes there
 * may be several, in the kernel's order. Any thread may read; each answer is consistent in itself, and what is read inside
 * one {@link #read} is consistent together.
 */
public final class Store<K, T extends MessageView> {
    private final ReadWriteLock lock;
    private final Map<K, List<T>> objects = new LinkedHashMap<>();
    private final List<Index<?, T>> indexes = new ArrayList<>();
    private int size;

    /** An empty store. */
    public Store(ReadWriteLock lock) {
        this.lock = lock;
    }

    /** Adds a way to find objects; before there are any. */
    public <I> Index<I, T> index(Function<? super T, ? extends Collection<I>> values) {
        Index<I, T> index = new Index<>(values);
        indexes.add(index);
        return index;
    }

    /** Reads several things while nothing changes. */
    public <R> R read(Supplier<R> reading) {
        lock.readLock().lock();
        try {
            return reading.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** All of them. */
    public List<T> list() {
        return read(() -> {
            List<T> all = new ArrayList<>(size);
            objects.values().forEach(all::addAll);
            return List.copyOf(all);
        });
    }

    /** How many there are. */
    public int size() {
        return read(() -> size);
    }

    /** Those at a key, in the kernel's order; mostly one or none. */
    public List<T> at(K key) {
        return read(() -> objects.getOrDefault(key, List.of()));
    }

    /** Those that an index of this store finds. */
    public <I> List<T> by(Index<I, T> index, I value) {
        return read(() -> index.at(value));
    }

    /** Whether an index of this store finds any. */
    public <I> boolean has(Index<I, T> index, I value) {
        return read(() -> index.has(value));
    }

    // Writing: by the thread that drives the mirror, under the lock.

    Set<K> keys() {
        return objects.keySet();
    }

    void put(K key, List<T> now) {
        List<T> before = now.isEmpty() ? objects.remove(key) : objects.put(key, List.copyOf(now));
        for (T object : before == null ? List.<T>of() : before) {
            indexes.forEach(index -> index.remove(object));
            size--;
        }
        for (T object : now) {
            indexes.forEach(index -> index.add(object));
            size++;
        }
    }

    /** Makes this empty store hold what another holds. */
    void fill(Store<K, T> from) {
        from.objects.forEach(this::put);
    }
}
