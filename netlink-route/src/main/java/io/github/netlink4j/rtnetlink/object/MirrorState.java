package io.github.netlink4j.rtnetlink.object;

import java.util.List;

/**
 * The objects of one type and family that a mirror holds, as a {@link Reconciler} reads and changes them while it processes
 * a message. What is marked here is asked of the kernel when no more messages are queued.
 *
 * @param <K> what distinguishes an object from all others, or from all but a few
 * @param <T> the objects
 */
public interface MirrorState<K, T> {
    /** Returns the objects at a key, in the kernel's order. */
    List<T> at(K key);

    /** Returns the objects that this index finds, as they were before a listing that is under way. */
    <I> List<T> by(Index<I, T> index, I value);

    /** Sets the objects at a key: exactly these, for certain. */
    void put(K key, List<T> now);

    /** Marks a key of which the object may be another one. Costs one question, by {@link Reconciler#fetch}. */
    void refetch(K key);

    /** Marks a key of which the objects may be others. Costs one listing, which is accepted for the region of the key. */
    void relist(K key);

    /** Marks everything. Costs one listing. */
    void relistAll();

    /**
     * Marks the objects that this index finds, which may have changed or vanished. Costs one listing of those alone where
     * {@link Reconciler#canListBy} says so, else one of all; nothing when the index finds none any more by then.
     */
    <I> void recheck(Index<I, T> index, I value);

    /** Marks all objects, which may have changed or vanished. Costs one listing. */
    void recheckAll();
}
