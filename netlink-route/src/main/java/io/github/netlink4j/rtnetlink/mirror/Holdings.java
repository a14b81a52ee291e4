package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.SharedState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/** The objects of all types that a mirror, or a snapshot of one, holds. */
final class Holdings {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<RtObjectType<?, ?, ?>, MirroredObjects<?, ?, ?>> byType = new LinkedHashMap<>();

    /** Creates holdings without any types. */
    Holdings() {}

    /**
     * Adds a type.
     *
     * @return the states of the type, one for each family
     */
    <K, V extends MessageView, T extends V> List<ObjectState<K, V, T>> hold(
            RtObjectType<K, V, T> type, SharedState.Registry shared, Consumer<? super MirrorEvent> events) {
        MirroredObjects<K, V, T> objects = new MirroredObjects<>(type, lock);
        byType.put(type, objects);
        List<ObjectState<K, V, T>> states = new ArrayList<>();
        int[] families = type.families();
        for (int i = 0; i < families.length; i++) {
            states.add(new ObjectState<>(type, type.reconciler(families[i], shared), objects.store(i), events));
        }
        return states;
    }

    boolean holds(RtObjectType<?, ?, ?> type) {
        return byType.containsKey(type);
    }

    @SuppressWarnings("unchecked") // the objects of a type were put there by hold()
    <K, V extends MessageView, T extends V> MirroredObjects<K, V, T> of(RtObjectType<K, V, T> type) {
        MirroredObjects<?, ?, ?> objects = byType.get(type);
        if (objects == null) {
            throw new IllegalArgumentException("this mirror does not hold objects of type " + type);
        }
        return (MirroredObjects<K, V, T>) objects;
    }

    /** Returns a copy of all objects at one moment, which does not change. */
    Holdings copy() {
        lock.readLock().lock();
        try {
            Holdings copy = new Holdings();
            byType.forEach((type, objects) -> copy.byType.put(type, objects.copy(copy.lock)));
            return copy;
        } finally {
            lock.readLock().unlock();
        }
    }

    void write(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
