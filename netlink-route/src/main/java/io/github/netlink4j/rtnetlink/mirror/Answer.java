package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.rtnetlink.mirror.Staleness.Recheck;
import io.github.netlink4j.rtnetlink.object.Reconciler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's answer about the objects of one type and family, and the messages that have been received since the
 * request.
 */
final class Answer<K, T> {
    /** A listing, into which messages that are received later are merged. Null when not all objects were listed. */
    @Nullable
    Listing<K, T> listing;
    /** Objects that were requested one by one, and about which no message has been received since. */
    final Map<K, List<T>> fetched = new HashMap<>();
    /** Objects that were listed by a value of an index. */
    final Map<Recheck<T>, List<T>> rechecked = new HashMap<>();
    /** Regions about which messages have been received since. */
    final Set<Object> uncertain = new HashSet<>();

    /** A listing of all objects. */
    static final class Listing<K, T> {
        final Store<K, T> objects = new Store<>(new ReentrantReadWriteLock(), List.of());
        /** Whether the listing is to replace everything; otherwise only the objects of {@link #regions}. */
        final boolean all;

        final Set<Object> regions;
        /** Whether objects may be missing from the listing. */
        boolean incomplete;

        Listing(boolean all, Set<Object> regions) {
            this.all = all;
            this.regions = regions;
        }

        void add(K key, T object, Reconciler<K, T> reconciler) {
            List<T> there = objects.at(key);
            if (there.isEmpty()) {
                objects.put(key, List.of(object));
                return;
            }
            List<T> with = new ArrayList<>(there);
            if (!reconciler.keysMayRepeat()) {
                // An interrupted listing may contain an object twice.
                with.removeIf(other -> reconciler.isSame(other, object));
            }
            with.add(object);
            objects.put(key, with);
        }
    }

    /**
     * Records that objects may be missing from a listing of everything: the kernel may have removed some without a
     * notification, which can hide others from the listing.
     */
    void mayLackObjects() {
        if (listing != null) {
            listing.incomplete |= listing.all;
        }
    }

    /** Discards the answer, because messages were lost and none of it is reliable. */
    void discard() {
        listing = null;
        fetched.clear();
        rechecked.clear();
    }
}
