package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.rtnetlink.object.Index;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.function.Function;

/**
 * The objects of one type that a {@link Mirror} or a {@link MirrorSnapshot} holds, those of IPv4 first. Safe for use by
 * several threads; each result is consistent in itself.
 *
 * <p>Properties that the kernel changes without a notification, such as counters, have the values that were reported
 * last; the class of the objects lists these properties.
 *
 * @param <K> the key, which distinguishes an object from all others
 * @param <V> the view that reads an object in place
 * @param <T> the objects
 */
public final class MirroredObjects<K, V extends MessageView, T extends V> {
    private final RtObjectType<K, V, T> type;
    /** One store for each family; all share one lock. */
    private final List<Store<K, T>> stores = new ArrayList<>();

    MirroredObjects(RtObjectType<K, V, T> type, ReadWriteLock lock) {
        this.type = type;
        for (int ignored : type.families()) {
            stores.add(new Store<>(lock, type.indexes()));
        }
    }

    /** Returns the store of a family, by the position of the family in the type's families. */
    Store<K, T> store(int family) {
        return stores.get(family);
    }

    /** Returns a copy that does not change. The caller ensures that nothing changes during the call. */
    MirroredObjects<K, V, T> copy(ReadWriteLock lock) {
        MirroredObjects<K, V, T> copy = new MirroredObjects<>(type, lock);
        for (int i = 0; i < stores.size(); i++) {
            copy.stores.get(i).fill(stores.get(i));
        }
        return copy;
    }

    /** Returns all objects. */
    public List<T> list() {
        return collect(Store::list);
    }

    /**
     * Returns the objects that match.
     *
     * @throws IllegalArgumentException when the filter identifies a link by name; use its index
     */
    public List<T> list(ObjectFilter<V> filter) {
        return list().stream().filter(filter::matches).toList();
    }

    /** Returns the number of objects. */
    public int size() {
        return stores.get(0).read(() -> stores.stream().mapToInt(Store::size).sum());
    }

    /** Returns the objects with this key, in the kernel's order; usually one or none. */
    public List<T> at(K key) {
        return collect(store -> store.at(key));
    }

    /** Returns the first object with this key; empty when there is none. */
    public Optional<T> find(K key) {
        return at(key).stream().findFirst();
    }

    /**
     * Returns the objects that have this value in an index of their type, as in
     * {@code mirror.of(Route.TYPE).by(Route.BY_TABLE, 254L)}.
     *
     * @throws IllegalArgumentException when the index is not one of the type
     */
    public <I> List<T> by(Index<I, T> index, I value) {
        return collect(store -> store.by(index, value));
    }

    /**
     * Returns the first object that has this value in an index of its type; empty when there is none; see {@link #by}.
     */
    public <I> Optional<T> find(Index<I, T> index, I value) {
        return by(index, value).stream().findFirst();
    }

    private List<T> collect(Function<Store<K, T>, List<T>> part) {
        if (stores.size() == 1) {
            return part.apply(stores.get(0));
        }
        return stores.get(0).read(() -> {
            List<T> all = new ArrayList<>();
            stores.forEach(store -> all.addAll(part.apply(store)));
            return List.copyOf(all);
        });
    }
}
