package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.rtnetlink.object.Index;
import io.github.netlink4j.rtnetlink.object.Reconciler;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The stale objects of one type and family, and the requests to the kernel that refresh them. */
final class Staleness<K, T> {
    /** The maximum number of rechecks that are made one by one; when there are more, everything is listed. */
    private static final int MOST_RECHECKS = 4;

    /** Whether everything is stale: objects that are held may be wrong or gone, and others may be missing. */
    boolean all = true;
    /** The regions that are stale in the same way; see {@link Reconciler#region}. */
    Set<Object> regions = new HashSet<>();
    /** The keys of stale objects that can be requested one by one. */
    final Set<K> keys = new LinkedHashSet<>();
    /** Objects that may have changed or vanished, selected by a value of an index. */
    final Set<Recheck<T>> rechecks = new HashSet<>();
    /** Whether all objects may have changed or vanished. */
    boolean allRechecked;

    /** The objects with one value in an index. */
    record Recheck<T>(Index<?, T> index, Object value) {
        boolean isFounded(Store<?, T> store) {
            return store.has(index, value);
        }
    }

    /**
     * Returns whether anything is stale, so that a request is required. Drops rechecks that no longer find an object.
     */
    boolean isAny(Store<?, T> store) {
        rechecks.removeIf(recheck -> !recheck.isFounded(store));
        return mustListRegions() || allRechecked || !rechecks.isEmpty() || !keys.isEmpty();
    }

    private boolean mustListRegions() {
        return all || !regions.isEmpty();
    }

    /** Returns whether only a listing of everything can refresh what is stale. */
    boolean mustListAll(Reconciler<K, T> reconciler) {
        return mustListRegions()
                || allRechecked
                || rechecks.size() > MOST_RECHECKS
                || rechecks.stream().anyMatch(recheck -> !reconciler.canListBy(recheck.index));
    }

    /** Clears all marks, because everything is being listed. */
    void clear() {
        all = false;
        regions = new HashSet<>();
        keys.clear();
        rechecks.clear();
        allRechecked = false;
    }
}
