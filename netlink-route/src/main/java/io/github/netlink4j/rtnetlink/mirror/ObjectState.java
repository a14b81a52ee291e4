package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.mirror.Answer.Listing;
import io.github.netlink4j.rtnetlink.mirror.Staleness.Recheck;
import io.github.netlink4j.rtnetlink.object.Index;
import io.github.netlink4j.rtnetlink.object.MirrorState;
import io.github.netlink4j.rtnetlink.object.Reconciler;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one type and family in one mirror, such as the IPv4 routes: the objects themselves, which of them are
 * stale, and the answer of the kernel that is being merged.
 *
 * <p>The {@link Reconciler} processes each message, and either sets the objects at a key for certain ({@link #put}) or
 * marks what may have changed. What is still marked when no more messages are queued is {@linkplain #ask requested}
 * from the kernel. Messages that are received meanwhile are merged into the answer, and only the parts of the answer
 * that they do not concern are {@linkplain #accept accepted}.
 */
final class ObjectState<K, V extends MessageView, T extends V> implements MirrorState<K, T> {
    /** A listing that takes at most this long, in nanoseconds, is not followed by a pause. */
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(1);

    private final RtObjectType<K, V, T> type;
    private final Reconciler<K, T> reconciler;
    private final Store<K, T> store;
    private final Consumer<? super MirrorEvent> events;
    private final Staleness<K, T> stale = new Staleness<>();
    private final Answer<K, T> answer = new Answer<>();

    /** Whether a request was sent whose answer has not been accepted yet. */
    private boolean isAsking;
    /** The earliest time for the next listing of everything, in terms of {@link System#nanoTime()}. */
    private long nextListing = System.nanoTime();

    /**
     * Creates the state of a type and family, without any objects.
     *
     * @param events receives the differences
     */
    ObjectState(
            RtObjectType<K, V, T> type,
            Reconciler<K, T> reconciler,
            Store<K, T> store,
            Consumer<? super MirrorEvent> events) {
        this.type = type;
        this.reconciler = reconciler;
        this.store = store;
        this.events = events;
    }

    RtObjectType<K, V, T> type() {
        return type;
    }

    Reconciler<K, T> reconciler() {
        return reconciler;
    }

    boolean keysMayRepeat() {
        return reconciler.keysMayRepeat();
    }

    boolean isSame(T one, T other) {
        return reconciler.isSame(one, other);
    }

    // Called by the reconciler for a message.

    @Override
    public List<T> at(K key) {
        return (answer.listing == null ? store : answer.listing.objects).at(key);
    }

    @Override
    public <I> List<T> by(Index<I, T> index, I value) {
        return store.by(index, value);
    }

    @Override
    public void put(K key, List<T> now) {
        stale.keys.remove(key);
        answer.fetched.remove(key);
        markUncertain(key);
        if (answer.listing == null) {
            replace(key, now);
        } else {
            answer.listing.objects.put(key, now);
        }
    }

    @Override
    public void refetch(K key) {
        answer.fetched.remove(key);
        stale.keys.add(key);
    }

    @Override
    public void relist(K key) {
        Object region = reconciler.region(key);
        if (region == null) {
            relistAll();
        } else {
            markUncertain(key);
            stale.regions.add(region);
        }
    }

    @Override
    public void relistAll() {
        stale.all = true;
    }

    @Override
    public <I> void recheck(Index<I, T> index, I value) {
        stale.rechecks.add(new Recheck<>(index, value));
        answer.mayLackObjects();
        store.by(index, value).forEach(object -> markUncertain(type.key(object)));
    }

    @Override
    public void recheckAll() {
        stale.allRechecked = true;
    }

    private void markUncertain(K key) {
        Object region = isAsking ? reconciler.region(key) : null;
        if (region != null) {
            answer.uncertain.add(region);
        }
    }

    // Called by the loop.

    void onMessage(RtMessage message) {
        reconciler.onMessage(message, this);
    }

    void beforeQuiesce() {
        reconciler.beforeQuiesce(this);
    }

    /** Marks everything as stale, because messages were lost. */
    void invalidate() {
        answer.discard();
        isAsking = false;
        stale.all = true;
        reconciler.forget();
    }

    /** Releases all objects, because they can no longer be kept up to date. Allocates nothing. */
    void release(Throwable reason) {
        store.release(reason);
        answer.discard();
    }

    /** Returns whether anything is stale, so that a request is required. */
    boolean isStale() {
        return stale.isAny(store);
    }

    /** Returns the nanoseconds to wait before the next request, so that long listings take at most half of the time. */
    long pauseLeft(long now) {
        return stale.mustListAll(reconciler) ? nextListing - now : 0;
    }

    /**
     * Requests the stale objects from the kernel. The caller must call {@link #accept} or {@link #invalidate}
     * afterwards.
     */
    void ask(NetlinkClient client) {
        isAsking = true;
        answer.uncertain.clear();
        if (stale.mustListAll(reconciler)) {
            listAll(client);
        } else {
            askForSome(client);
        }
    }

    private void listAll(NetlinkClient client) {
        long before = System.nanoTime();
        Listing<K, T> begun = new Listing<>(stale.all, stale.regions);
        answer.listing = begun;
        stale.clear();
        begun.incomplete = !reconciler.list(client, object -> begun.add(type.key(object), object, reconciler));
        long after = System.nanoTime();
        nextListing = after - before < SHORT ? after : after + (after - before);
    }

    private void askForSome(NetlinkClient client) {
        for (Recheck<T> recheck : stale.rechecks) {
            List<T> found = new ArrayList<>();
            reconciler.listBy(client, recheck.index(), recheck.value(), this, found::add);
            answer.rechecked.put(recheck, found);
        }
        stale.rechecks.clear();
        stale.keys.forEach(key -> answer.fetched.put(
                key, reconciler.fetch(client, key).map(List::of).orElse(List.of())));
    }

    /**
     * Accepts the answer, except for the parts that messages received meanwhile concern. These messages have been
     * processed before.
     */
    void accept() {
        isAsking = false;
        Listing<K, T> listing = answer.listing;
        answer.listing = null;
        if (listing != null) {
            acceptAll(listing);
        }
        answer.rechecked.forEach(this::acceptSome);
        answer.rechecked.clear();
        Map.copyOf(answer.fetched).forEach(this::put);
    }

    private void acceptAll(Listing<K, T> listing) {
        stale.all |= listing.incomplete;
        for (Object region : answer.uncertain) {
            if (listing.all || listing.regions.contains(region)) {
                stale.regions.add(region);
            }
        }
        Set<K> keys = new LinkedHashSet<>(store.keys());
        keys.addAll(listing.objects.keys());
        for (K key : keys) {
            boolean isSure = !listing.incomplete && !answer.uncertain.contains(reconciler.region(key));
            List<T> listed = listing.objects.at(key);
            replace(key, isSure ? listed : withMissing(key, listed));
        }
    }

    /**
     * Returns the listed objects, and those held that were not listed: the latter may still exist, so their key is
     * listed again.
     */
    private List<T> withMissing(K key, List<T> listed) {
        List<T> held = store.at(key);
        if (keysMayRepeat() && !held.isEmpty()) {
            // An interrupted listing may contain any number of equal objects.
            relist(key);
            return held;
        }
        List<T> known = new ArrayList<>(keysMayRepeat() && !listed.isEmpty() ? listed.subList(0, 1) : listed);
        for (T object : held) {
            if (listed.stream().noneMatch(other -> isSame(other, object))) {
                known.add(object);
                relist(key);
            }
        }
        return known;
    }

    /**
     * Updates or removes each rechecked object according to the answer. When the answer contains an object that is not
     * held, its key is listed again.
     */
    private void acceptSome(Recheck<T> recheck, List<T> listed) {
        for (T object : listed) {
            K key = type.key(object);
            if (!answer.uncertain.contains(reconciler.region(key))
                    && store.at(key).stream().noneMatch(other -> isSame(other, object))) {
                relist(key);
            }
        }
        for (T rechecked : store.by(recheck.index(), recheck.value())) {
            K key = type.key(rechecked);
            if (answer.uncertain.contains(reconciler.region(key))) {
                stale.rechecks.add(recheck);
            } else {
                List<T> now = new ArrayList<>(store.at(key));
                int position = now.indexOf(rechecked);
                now.remove(position);
                listed.stream()
                        .filter(other -> type.key(other).equals(key) && isSame(rechecked, other))
                        .findFirst()
                        .ifPresent(other -> now.add(position, other));
                replace(key, now);
            }
        }
    }

    /** Sets the objects at a key, and reports the differences. */
    private void replace(K key, List<T> now) {
        List<T> gone = new ArrayList<>(store.at(key));
        List<T> come = new ArrayList<>(now.size());
        List<MirrorEvent> changes = new ArrayList<>(0);
        for (T object : now) {
            T before = takeSame(gone, object);
            if (before == null) {
                come.add(object);
            } else if (!reconciler.hasSameState(before, object)) {
                changes.add(new MirrorEvent.Changed<>(type, key, before, object));
            }
        }
        store.put(key, now);
        changes.forEach(events);
        if (gone.size() == 1 && come.size() == 1) {
            events.accept(new MirrorEvent.Changed<>(type, key, gone.get(0), come.get(0)));
        } else {
            gone.forEach(object -> events.accept(new MirrorEvent.Removed<>(type, key, object)));
            come.forEach(object -> events.accept(new MirrorEvent.Added<>(type, key, object)));
        }
    }

    private @Nullable T takeSame(List<T> from, T object) {
        for (int i = 0; i < from.size(); i++) {
            if (isSame(from.get(i), object)) {
                return from.remove(i);
            }
        }
        return null;
    }
}
