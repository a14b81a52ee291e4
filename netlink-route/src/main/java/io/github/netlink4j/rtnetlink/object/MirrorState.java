package io.github.netlink4j.rtnetlink.object;

import java.util.List;

/**
 * The objects of one type and family in a mirror, which a {@link Reconciler} reads and changes while it processes a
 * message. Objects that are marked here are requested from the kernel when no more messages are queued.
 *
 * @param <K> the type of the key, which distinguishes an object from all others, or from all but a few
 * @param <T> the type of the objects
 */
public interface MirrorState<K, T> {
    /** Returns the objects at a key, in the kernel's order. */
    List<T> at(K key);

    /** Returns the objects that have this value in an index, as they were before a listing that is in progress. */
    <I> List<T> by(Index<I, T> index, I value);

    /** Sets the objects at a key: these and no others, for certain. */
    void put(K key, List<T> now);

    /** Marks a key at which the object may have changed. Costs one request, by {@link Reconciler#fetch}. */
    void refetch(K key);

    /**
     * Marks a key at which the objects may have changed. Costs one listing, which is accepted for the region of the
     * key.
     */
    void relist(K key);

    /** Marks everything. Costs one listing. */
    void relistAll();

    /**
     * Marks the objects that have this value in an index, which may have changed or vanished. Costs one listing of only
     * these objects when {@link Reconciler#canListBy} returns true, else one of all objects; costs nothing when the
     * index no longer finds any by then.
     */
    <I> void recheck(Index<I, T> index, I value);

    /** Marks all objects, which may have changed or vanished. Costs one listing. */
    void recheckAll();
}
