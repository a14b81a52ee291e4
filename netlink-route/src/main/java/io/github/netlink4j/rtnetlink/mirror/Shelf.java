package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.object.Index;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One family of objects in one mirror, as the IPv4 routes: what the kernel has told, and what of it is in doubt. The room
 * of the objects extends it.
 *
 * <p>A message of the kernel is {@linkplain #hear heard}, and either says for certain what stands at a key now
 * ({@link #put}), or casts doubt: on one key ({@link #doubt}, {@link #mistrust}), or on the objects that something may have
 * changed without a word, if there still are such when all messages have been heard ({@link #suspect}). What is in doubt is
 * asked of the kernel, the messages that come meanwhile are merged into the answer, and only what they have not disturbed
 * is believed.
 *
 * @param <K> where an object stands: what tells it from all others, or from all but a few
 */
public abstract class Shelf<K, T extends MessageView> {
    /** More than so many suspicions are not looked into one by one. */
    private static final int MOST_SUSPICIONS = 4;
    /** A listing that takes no longer need not be followed by a pause. */
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(1);

    private final Store<K, T> store;
    private Differences differences = Silent.INSTANCE;

    /** Nothing is to be trusted: neither what is here, nor that it is all. */
    private boolean untrusted = true;
    /** The same of parts; see {@link #region}. */
    private Set<Object> untrustedRegions = new HashSet<>();
    /** Objects that can be asked for one by one. */
    private final Set<K> doubted = new LinkedHashSet<>();

    private final Set<Suspicion<?, T>> suspicions = new HashSet<>();
    /** The same of all objects. */
    private boolean allSuspect;

    /** What the kernel lists when we ask; the messages that come meanwhile are merged into it. Null when we do not. */
    private @Nullable Listing<K, T> listing;

    /** When all may be listed again, by {@link System#nanoTime()}. */
    private long nextListing = System.nanoTime();

    /** Whether the kernel has been asked, and the answer has not been believed yet. */
    private boolean isAsking;

    /** Objects that were asked for, and about which no message has come since. */
    private final Map<K, List<T>> fetched = new HashMap<>();

    /** Suspects that were asked for together, and the answer. */
    private final Map<Suspicion<?, T>, List<T>> heardOut = new HashMap<>();
    /** Regions in which messages have come since. */
    private final Set<Object> disturbed = new HashSet<>();

    /** Objects that something may have changed: those that an index finds. */
    private record Suspicion<I, T extends MessageView>(Index<I, T> index, I value) {
        List<T> suspects(Store<?, T> store) {
            return store.by(index, value);
        }

        boolean isFounded(Store<?, T> store) {
            return store.has(index, value);
        }
    }

    /** A listing under way. */
    private static final class Listing<K, T extends MessageView> {
        private final Store<K, T> objects = new Store<>(new ReentrantReadWriteLock());
        /** What to find out: whether all was untrusted when it began, or which regions were. */
        private final boolean all;

        private final Set<Object> regions;
        /** Whether it may lack any. */
        private boolean incomplete;

        Listing(boolean all, Set<Object> regions) {
            this.all = all;
            this.regions = regions;
        }
    }

    /** A shelf over an empty store. */
    protected Shelf(Store<K, T> store) {
        this.store = store;
    }

    // What the room knows.

    /** Takes in a message of whatever type. */
    protected abstract void hear(Notice notice);

    /**
     * Lists all objects of this family, once: who asks repeats it.
     *
     * @return whether it is complete, as far as the kernel says
     */
    protected abstract boolean list(NetlinkClient client, Consumer<? super T> found);

    /** Asks for the object at a key that is in {@link #doubt}; empty when there is none. */
    protected Optional<T> fetch(NetlinkClient client, K key) {
        throw new UnsupportedOperationException("no single object of this kind can be asked for");
    }

    /** Whether the objects that an index finds can be listed without the others, by {@link #listSome}. */
    protected boolean canListSome(Index<?, T> index) {
        return false;
    }

    /** Lists the objects that an index finds, once, as far as the kernel can tell them from others. */
    protected void listSome(NetlinkClient client, Index<?, T> index, Object value, Consumer<? super T> found) {
        throw new UnsupportedOperationException("objects of this kind can only be listed all together");
    }

    /** Where an object stands. */
    protected abstract K key(T object);

    /** Whether two objects at the same key are the same one, which may have changed. */
    protected boolean isSame(T one, T other) {
        return true;
    }

    /** Whether two objects say the same in what counts. */
    protected abstract boolean saysSame(T one, T other);

    /**
     * The part of a listing in which it may lack an unchanged object at this key, because another one there has come or gone
     * meanwhile; null when the kernel tells of such an accident, so that {@link #list} knows it.
     */
    protected @Nullable Object region(K key) {
        return null;
    }

    /** Somebody wants to know all there is now: casts doubt on what the kernel may have changed without any sign. */
    protected void distrustSilence() {}

    // What the room says of a message.

    /** What stands at a key. */
    protected final List<T> at(K key) {
        return (listing == null ? store : listing.objects).at(key);
    }

    /** The objects that this index finds, as they were before a listing that is under way. */
    protected final <I> List<T> by(Index<I, T> index, I value) {
        return store.by(index, value);
    }

    /** At a key stands now exactly this. */
    protected final void put(K key, List<T> now) {
        doubted.remove(key);
        fetched.remove(key);
        disturb(key);
        if (listing == null) {
            replace(key, now);
        } else {
            listing.objects.put(key, now);
        }
    }

    /** Something else may stand at a key now: it is to be {@linkplain #fetch fetched}. */
    protected final void doubt(K key) {
        fetched.remove(key);
        doubted.add(key);
    }

    /** Something else may stand at a key now: all are to be listed. */
    protected final void mistrust(K key) {
        Object region = region(key);
        if (region == null) {
            mistrustAll();
        } else {
            untrustedRegions.add(region);
        }
    }

    /** Anything may be different: all are to be listed. */
    protected final void mistrustAll() {
        untrusted = true;
    }

    /** The objects that this index finds may have changed or vanished. */
    protected final <I> void suspect(Index<I, T> index, I value) {
        Suspicion<I, T> suspicion = new Suspicion<>(index, value);
        suspicions.add(suspicion);
        if (listing != null) {
            // What has vanished without a word may have taken others out of the listing.
            listing.incomplete |= listing.all;
        }
        suspicion.suspects(store).forEach(object -> disturb(key(object)));
    }

    /** Any object may have changed or vanished; or one may have come of a kind whose listings are never disturbed. */
    protected final void suspectAll() {
        allSuspect = true;
    }

    private void disturb(K key) {
        Object region = isAsking ? region(key) : null;
        if (region != null) {
            disturbed.add(region);
        }
    }

    // What the follower asks.

    /** Who is told of differences from now on. */
    final void tell(Differences whom) {
        differences = whom;
    }

    /** Messages were lost: trusts nothing any more. */
    final void distrust() {
        listing = null;
        isAsking = false;
        fetched.clear();
        heardOut.clear();
        untrusted = true;
        forget();
    }

    /** Messages were lost: forgets what was concluded from earlier ones. */
    protected void forget() {}

    /** Whether the kernel must be asked; suspicions that have come to nothing are forgotten. */
    final boolean isInDoubt() {
        suspicions.removeIf(suspicion -> !suspicion.isFounded(store));
        return untrusted || !untrustedRegions.isEmpty() || allSuspect || !suspicions.isEmpty() || !doubted.isEmpty();
    }

    /** Whether what is in doubt can only be found out by listing everything. */
    final boolean mustListAll() {
        return untrusted
                || !untrustedRegions.isEmpty()
                || allSuspect
                || suspicions.size() > MOST_SUSPICIONS
                || suspicions.stream().anyMatch(suspicion -> !canListSome(suspicion.index));
    }

    /** How long it is not yet to be asked, so that not more than half of the time is spent with long listings. */
    final long pauseLeft(long now) {
        return mustListAll() ? nextListing - now : 0;
    }

    /** Asks the kernel about what is in doubt. To be followed by {@link #believe} or {@link #distrust}. */
    final void ask(NetlinkClient client) {
        isAsking = true;
        disturbed.clear();
        if (mustListAll()) {
            askForAll(client);
        } else {
            askForSome(client);
        }
    }

    private void askForAll(NetlinkClient client) {
        long before = System.nanoTime();
        Listing<K, T> begun = new Listing<>(untrusted, untrustedRegions);
        listing = begun;
        untrusted = false;
        untrustedRegions = new HashSet<>();
        doubted.clear();
        suspicions.clear();
        allSuspect = false;
        begun.incomplete = !list(client, object -> {
            K key = key(object);
            begun.objects.put(key, with(begun.objects.at(key), object));
        });
        long after = System.nanoTime();
        nextListing = after - before < SHORT ? after : after + (after - before);
    }

    private void askForSome(NetlinkClient client) {
        for (Suspicion<?, T> suspicion : suspicions) {
            List<T> answer = new ArrayList<>();
            listSome(client, suspicion.index, suspicion.value, answer::add);
            heardOut.put(suspicion, answer);
        }
        suspicions.clear();
        doubted.forEach(key -> fetched.put(key, fetch(client, key).map(List::of).orElse(List.of())));
    }

    /** A listing that is disturbed may show an object twice. */
    private List<T> with(List<T> there, T object) {
        if (there.isEmpty()) {
            return List.of(object);
        }
        List<T> with = new ArrayList<>(there);
        with.removeIf(other -> isSame(other, object));
        with.add(object);
        return with;
    }

    /** Believes the answer, as far as the messages that have come meanwhile allow. They have been heard. */
    final void believe() {
        isAsking = false;
        Listing<K, T> answer = listing;
        listing = null;
        if (answer != null) {
            believeAll(answer);
        }
        heardOut.forEach(this::believeSome);
        heardOut.clear();
        Map.copyOf(fetched).forEach(this::put);
    }

    private void believeAll(Listing<K, T> answer) {
        untrusted |= answer.incomplete;
        for (Object region : disturbed) {
            if (answer.all || answer.regions.contains(region)) {
                untrustedRegions.add(region);
            }
        }
        Set<K> keys = new LinkedHashSet<>(store.keys());
        keys.addAll(answer.objects.keys());
        for (K key : keys) {
            boolean sure = !answer.incomplete && !disturbed.contains(region(key));
            List<T> listed = answer.objects.at(key);
            replace(key, sure ? listed : withMissing(key, listed));
        }
    }

    /** Of each suspect it is known now how it is, or that it is gone. What was not suspected must not be in the answer. */
    private void believeSome(Suspicion<?, T> suspicion, List<T> answer) {
        for (T object : answer) {
            K key = key(object);
            if (!disturbed.contains(region(key)) && store.at(key).stream().noneMatch(other -> isSame(other, object))) {
                mistrust(key);
            }
        }
        for (T suspect : suspicion.suspects(store)) {
            K key = key(suspect);
            if (disturbed.contains(region(key))) {
                suspicions.add(suspicion);
            } else {
                List<T> now = new ArrayList<>(store.at(key));
                int position = now.indexOf(suspect);
                now.remove(position);
                answer.stream()
                        .filter(other -> key(other).equals(key) && isSame(suspect, other))
                        .findFirst()
                        .ifPresent(other -> now.add(position, other));
                replace(key, now);
            }
        }
    }

    /** What is listed is there; of what is not, it is not known whether it is gone. */
    private List<T> withMissing(K key, List<T> listed) {
        List<T> known = new ArrayList<>(listed);
        for (T object : store.at(key)) {
            if (listed.stream().noneMatch(other -> isSame(other, object))) {
                known.add(object);
                mistrust(key);
            }
        }
        return known;
    }

    @SuppressWarnings("unchecked") // both were made by the same kind
    final void copyFrom(Shelf<?, ?> live) {
        store.fill((Store<K, T>) live.store);
    }

    /** Puts what stands at a key, and tells what is different. */
    private void replace(K key, List<T> now) {
        List<T> gone = new ArrayList<>(store.at(key));
        List<T> come = new ArrayList<>(now.size());
        List<Runnable> changes = new ArrayList<>(0);
        for (T object : now) {
            T before = takeSame(gone, object);
            if (before == null) {
                come.add(object);
            } else if (!saysSame(before, object)) {
                changes.add(() -> differences.changed(before, object));
            }
        }
        store.put(key, now);
        changes.forEach(Runnable::run);
        if (gone.size() == 1 && come.size() == 1) {
            differences.changed(gone.get(0), come.get(0));
        } else {
            gone.forEach(differences::removed);
            come.forEach(differences::added);
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
