package io.github.netlink4j.rtnetlink.object;

import io.github.netlink4j.socket.NetlinkClient;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Interprets the kernel's messages for the objects of one type and family in a mirror, and requests such objects. It
 * keeps no objects itself: they are in the {@link MirrorState}. Most types use a {@link NotifiedReconciler}.
 *
 * @param <K> the type of the key, which distinguishes an object from all others, or from all but a few
 * @param <T> the type of the objects
 */
public interface Reconciler<K, T> {
    /** Returns the kinds of messages that this reconciler processes. */
    Set<RtmKind> receives();

    /**
     * Processes a message: sets the objects at a key for certain ({@link MirrorState#put}), or marks what may have
     * changed. Must not set what is only likely.
     *
     * @throws io.github.netlink4j.MalformedMessageException when the message cannot be read; then everything is
     *     requested again
     */
    void onMessage(RtMessage message, MirrorState<K, T> state);

    /**
     * Lists all objects once; the caller repeats an incomplete listing.
     *
     * @return whether the listing is complete, as far as the kernel reports
     */
    boolean list(NetlinkClient client, Consumer<? super T> found);

    /**
     * Requests the object at a key that was marked by {@link MirrorState#refetch}.
     *
     * @return the object; empty when there is none
     */
    default Optional<T> fetch(NetlinkClient client, K key) {
        throw new IllegalStateException("no single object of this type can be asked for");
    }

    /** Returns whether {@link #listBy} can list the objects of this index without the others. */
    default boolean canListBy(Index<?, T> index) {
        return false;
    }

    /**
     * Lists the objects that have this value in an index, once, as far as the kernel can select them.
     *
     * @param state records further changes that the answer reveals, such as ENODEV: an IPv6 route may outlive one of
     *     its links
     */
    default void listBy(
            NetlinkClient client, Index<?, T> index, Object value, MirrorState<K, T> state, Consumer<? super T> found) {
        throw new IllegalStateException("objects of this type can only be listed all together");
    }

    /** Returns whether two objects at the same key are the same object, possibly before and after a change. */
    default boolean isSame(T one, T other) {
        return true;
    }

    /** Returns whether several objects at one key may be equal, so that one that is listed twice counts twice. */
    default boolean keysMayRepeat() {
        return false;
    }

    /** Returns whether two objects are equal in the properties that a mirror keeps up to date. */
    boolean hasSameState(T one, T other);

    /**
     * Returns the part of a listing in which an unchanged object at this key may be missing, because another object in
     * that part was added or removed meanwhile; null when the kernel reports such an interruption, so that
     * {@link #list} returns false.
     */
    @Nullable
    Object region(K key);

    /**
     * Marks objects that the kernel may have changed without a notification, before the mirror waits until everything
     * has been processed.
     */
    default void beforeQuiesce(MirrorState<K, T> state) {}

    /** Discards what was concluded from earlier messages, because some were lost. */
    default void forget() {}

    /** Creates the reconciler for one family of objects. */
    @FunctionalInterface
    interface Factory<K, T> {
        /** Returns a new reconciler for one mirror. */
        Reconciler<K, T> make(int family, SharedState.Registry shared);
    }
}
