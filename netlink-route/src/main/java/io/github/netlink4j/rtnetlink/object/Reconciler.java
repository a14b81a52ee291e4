package io.github.netlink4j.rtnetlink.object;

import io.github.netlink4j.socket.NetlinkClient;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What messages of the kernel mean for the objects of one type and family that a mirror holds, and how such objects are asked
 * for. It keeps nothing about objects: that is the {@link MirrorState}. Most types are served by {@link NotifiedReconciler}.
 *
 * @param <K> what distinguishes an object from all others, or from all but a few
 * @param <T> the objects
 */
public interface Reconciler<K, T> {
    /** Returns which messages it wants. */
    Set<RtmKind> receives();

    /**
     * Processes a message: states for certain what is at a key ({@link MirrorState#put}), or marks what may have changed.
     * Nothing may be concluded that is only likely.
     *
     * @throws io.github.netlink4j.MalformedMessageException when it cannot be read; then everything is asked for again
     */
    void onMessage(RtMessage message, MirrorState<K, T> state);

    /**
     * Lists all objects once: the caller repeats it.
     *
     * @return whether it is complete, as far as the kernel reports
     */
    boolean list(NetlinkClient client, Consumer<? super T> found);

    /** Returns the object at a key, empty when there is none; for keys marked by {@link MirrorState#refetch}. */
    default Optional<T> fetch(NetlinkClient client, K key) {
        throw new IllegalStateException("no single object of this type can be asked for");
    }

    /** Returns whether the objects that an index finds can be listed without the others, by {@link #listBy}. */
    default boolean canListBy(Index<?, T> index) {
        return false;
    }

    /**
     * Lists the objects that an index finds, once, as far as the kernel can select them.
     *
     * @param state for what the answer reveals, such as ENODEV: an IPv6 route may outlive one of its links
     */
    default void listBy(
            NetlinkClient client, Index<?, T> index, Object value, MirrorState<K, T> state, Consumer<? super T> found) {
        throw new IllegalStateException("objects of this type can only be listed all together");
    }

    /** Returns whether two objects at the same key are the same one, which may have changed. */
    default boolean isSame(T one, T other) {
        return true;
    }

    /** Returns whether several objects at one key may be equal, so that one that is listed twice counts twice. */
    default boolean keysMayRepeat() {
        return false;
    }

    /** Returns whether two objects are equal in what a mirror keeps up to date. */
    boolean hasSameState(T one, T other);

    /**
     * Returns the part of a listing in which an unchanged object at this key may be missing, because another one there came
     * or went meanwhile; null when the kernel reports that, so that {@link #list} knows.
     */
    @Nullable
    Object region(K key);

    /** Marks what the kernel may have changed without any sign: a caller wants to know all there is now. */
    default void beforeQuiesce(MirrorState<K, T> state) {}

    /** Forgets what was concluded from earlier messages: some were lost. */
    default void forget() {}

    /** Makes the reconciler for one family of objects. */
    @FunctionalInterface
    interface Factory<K, T> {
        /** Returns a new reconciler for one mirror. */
        Reconciler<K, T> make(int family, SharedState.Registry shared);
    }
}
