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

/** What the kernel has answered about the objects of one type and family, and which messages have come since it was asked. */
final class Answer<K, T> {
    /** A listing; messages that came since are merged into it. Null when not all were listed. */
    @Nullable
    Listing<K, T> listing;
    /** Objects that were asked for one by one, and about which no message has come since. */
    final Map<K, List<T>> fetched = new HashMap<>();
    /** Objects that were listed by an index. */
    final Map<Recheck<T>, List<T>> rechecked = new HashMap<>();
    /** Regions in which messages have come since. */
    final Set<Object> disturbed = new HashSet<>();

    /** A listing of all objects. */
    static final class Listing<K, T> {
        final Store<K, T> objects = new Store<>(new ReentrantReadWriteLock(), List.of());
        /** What it is to mend: everything, or which regions. */
        final boolean all;

        final Set<Object> regions;
        /** Whether any may be missing. */
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
                // A listing that is interrupted may show an object twice.
                with.removeIf(other -> reconciler.isSame(other, object));
            }
            with.add(object);
            objects.put(key, with);
        }
    }

    /** What has vanished without a notification may have taken others out of the listing. */
    void mayLackObjects() {
        if (listing != null) {
            listing.incomplete |= listing.all;
        }
    }

    /** Messages were lost: nothing of it counts. */
    void discard() {
        listing = null;
        fetched.clear();
        rechecked.clear();
    }
}
