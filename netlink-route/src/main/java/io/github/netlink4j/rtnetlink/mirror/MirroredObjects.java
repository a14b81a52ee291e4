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
 * The objects of one type that a {@link Mirror} or a {@link MirrorSnapshot} holds, those of IPv4 first. Safe for any thread;
 * each answer is consistent in itself.
 *
 * <p>What the kernel changes without a notification, such as counters, is as it was reported last; the class of the objects
 * says what that is.
 *
 * @param <K> what distinguishes an object from all others
 * @param <V> reads an object in place
 * @param <T> the objects
 */
public final class MirroredObjects<K, V extends MessageView, T extends V> {
    private final RtObjectType<K, V, T> type;
    /** One for each family; all have the same lock. */
    private final List<Store<K, T>> stores = new ArrayList<>();

    MirroredObjects(RtObjectType<K, V, T> type, ReadWriteLock lock) {
        this.type = type;
        for (int ignored : type.families()) {
            stores.add(new Store<>(lock, type.indexes()));
        }
    }

    /** Returns the store of a family, by its place among the families of the type. */
    Store<K, T> store(int family) {
        return stores.get(family);
    }

    /** Returns a copy that does not change. To be called while nothing changes. */
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

    /** Returns how many there are. */
    public int size() {
        return stores.get(0).read(() -> stores.stream().mapToInt(Store::size).sum());
    }

    /** Returns the objects with this key, in the kernel's order; mostly one or none. */
    public List<T> at(K key) {
        return collect(store -> store.at(key));
    }

    /** Returns the first object with this key, empty when there is none. */
    public Optional<T> find(K key) {
        return at(key).stream().findFirst();
    }

    /**
     * Returns the objects that an index of their type finds, as in {@code mirror.of(Route.TYPE).by(Route.BY_TABLE, 254L)}.
     *
     * @throws IllegalArgumentException when it is no index of their type
     */
    public <I> List<T> by(Index<I, T> index, I value) {
        return collect(store -> store.by(index, value));
    }

    /** Returns the first object that an index of their type finds, empty when there is none; see {@link #by}. */
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
