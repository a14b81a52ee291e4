package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.rtnetlink.object.Index;
import io.github.netlink4j.rtnetlink.object.Reconciler;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** What of the objects of one type and family is stale, and by which questions to the kernel that is mended. */
final class Staleness<K, T> {
    /** More rechecks than these are not made one by one. */
    private static final int MOST_RECHECKS = 4;

    /** Everything: neither what is held counts, nor that it is all. */
    boolean all = true;
    /** The same of parts; see {@link Reconciler#region}. */
    Set<Object> regions = new HashSet<>();
    /** Objects that can be asked for one by one. */
    final Set<K> keys = new LinkedHashSet<>();
    /** Objects that may have changed or vanished: those that an index finds. */
    final Set<Recheck<T>> rechecks = new HashSet<>();
    /** The same of all objects. */
    boolean allRechecked;

    /** Objects that something may have changed. */
    record Recheck<T>(Index<?, T> index, Object value) {
        boolean isFounded(Store<?, T> store) {
            return store.has(index, value);
        }
    }

    /** Returns whether the kernel must be asked; rechecks of objects that are gone by now are dropped. */
    boolean isAny(Store<?, T> store) {
        rechecks.removeIf(recheck -> !recheck.isFounded(store));
        return mustListRegions() || allRechecked || !rechecks.isEmpty() || !keys.isEmpty();
    }

    private boolean mustListRegions() {
        return all || !regions.isEmpty();
    }

    /** Returns whether it can only be mended by listing everything. */
    boolean mustListAll(Reconciler<K, T> reconciler) {
        return mustListRegions()
                || allRechecked
                || rechecks.size() > MOST_RECHECKS
                || rechecks.stream().anyMatch(recheck -> !reconciler.canListBy(recheck.index));
    }

    /** Everything is being listed. */
    void clear() {
        all = false;
        regions = new HashSet<>();
        keys.clear();
        rechecks.clear();
        allRechecked = false;
    }
}
