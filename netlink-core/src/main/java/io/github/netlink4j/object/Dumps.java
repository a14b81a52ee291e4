package io.github.netlink4j.object;

import io.github.netlink4j.DumpInterruptedException;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.socket.DumpVisitor;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

// Hot path: forEach, forEachWhile and count allocate nothing for an object.

/**
 * Reads the objects of one type through one client. All listings of the library pass through this class.
 *
 * @param <F> the filter of this type of object
 * @param <V> the view, which reads an object in place
 * @param <T> the snapshot, which owns its bytes
 */
public final class Dumps<F extends ObjectFilter<V>, V extends MessageView, T extends V> {
    private final NetlinkClient client;
    private final ObjectType<V, T> type;
    private final F all;
    private final UnaryOperator<F> resolve;
    private final V view;
    private final @Nullable MergedListing<V, T> merged;

    /**
     * Creates a reader.
     *
     * @param all the filter that matches every object
     * @param resolve prepares a filter, such as by looking up the index of a link that it names
     */
    public Dumps(NetlinkClient client, ObjectType<V, T> type, F all, UnaryOperator<F> resolve) {
        this(client, type, all, resolve, null);
    }

    /**
     * Creates a reader.
     *
     * @param all the filter that matches every object
     * @param resolve prepares a filter, such as by looking up the index of a link that it names
     * @param merged lists objects that change during every listing; null to repeat the listing until the timeout
     */
    public Dumps(
            NetlinkClient client,
            ObjectType<V, T> type,
            F all,
            UnaryOperator<F> resolve,
            @Nullable MergedListing<V, T> merged) {
        this.merged = merged;
        this.client = client;
        this.type = type;
        this.all = all;
        this.resolve = resolve;
        this.view = type.newView();
    }

    List<T> list() {
        return list(all);
    }

    List<T> list(F filter) {
        F resolved = resolve.apply(filter);
        Collected<V, T> collected = new Collected<>(type, resolved, client, merged);
        List<T> all = complete(resolved, filter, collected);
        return all == null ? List.copyOf(collected.found) : all;
    }

    // The listing is read to its end, because one that turns out to be interrupted may lack the first object.
    Optional<T> find(F filter) {
        F resolved = resolve.apply(filter);
        First<V, T> first = new First<>(type, resolved, client, merged);
        List<T> all = complete(resolved, filter, first);
        return all == null ? Optional.ofNullable(first.found) : all.stream().findFirst();
    }

    long count() {
        return count(all);
    }

    long count(F filter) {
        F resolved = resolve.apply(filter);
        Counted<V> counted = new Counted<>(resolved, client, merged);
        List<T> all = complete(resolved, filter, counted);
        return all == null ? counted.found : all.size();
    }

    void forEach(Consumer<? super V> visitor) {
        forEach(all, visitor);
    }

    void forEach(F filter, Consumer<? super V> visitor) {
        F resolved = resolve.apply(filter);
        dump(resolved, filter, new Shown<>(resolved, visitor));
    }

    void forEachWhile(F filter, Predicate<? super V> visitor) {
        F resolved = resolve.apply(filter);
        dump(resolved, filter, new ShownWhile<>(resolved, visitor));
    }

    /**
     * Lists the objects that match, once: an interrupted listing is not repeated, and its objects are kept.
     *
     * @param found receives each object
     * @return whether the listing is complete, as far as the kernel reports
     */
    public boolean once(F filter, Consumer<? super T> found) {
        F resolved = resolve.apply(filter);
        try {
            dump(resolved, filter, new Shown<>(resolved, object -> found.accept(type.copy(object))));
            return true;
        } catch (DumpInterruptedException e) {
            return false;
        }
    }

    /**
     * Reads one object.
     *
     * @param question the request
     * @throws KernelException when the kernel refuses, such as when there is no such object
     */
    public T get(Request question) {
        Single<V, T> single = new Single<>(type);
        client.fetch(question, type.added(), view, single);
        return single.get();
    }

    /**
     * Carries out a change and reads the object that it created, in one round trip.
     *
     * @throws KernelException when the kernel refuses the change or the question
     */
    public T executeThenGet(Request change, Request question) {
        Single<V, T> single = new Single<>(type);
        client.executeThenFetch(change, question, type.added(), view, single);
        return single.get();
    }

    /**
     * Repeats the listing until it is complete.
     *
     * @return null when the visitor has received all objects; otherwise all objects that match, found by merging
     */
    private @Nullable List<T> complete(F resolved, F asSpecified, Repeated<V> visitor) {
        try {
            dump(resolved, asSpecified, visitor);
            return null;
        } catch (DumpInterruptedException e) {
            Transport events = visitor.events();
            if (merged == null || events == null) {
                throw e;
            }
            Consumer<DumpVisitor<V>> again = other -> dump(resolved, asSpecified, other);
            return merged.list(client, events, again, resolved, visitor.deadline());
        } finally {
            visitor.close();
        }
    }

    private void dump(F resolved, F asSpecified, DumpVisitor<V> visitor) {
        try {
            Request question = Request.of(type.get(), 0, resolved::writeTo, asSpecified::toString);
            client.dump(question, type.added(), view, visitor, type.largest());
        } catch (KernelException e) {
            if (!resolved.meansNone(e)) {
                String reason = resolved.explain(e);
                throw reason == null ? e : e.diagnosed(e.outcome(), null, reason);
            }
        }
    }

    // Each way to read has a visitor of its own with nothing but what it needs: every further call for each object
    // shows in the figures of the benchmarks.

    private static final class Shown<V extends MessageView> implements DumpVisitor<V> {
        private final ObjectFilter<V> filter;
        private final Consumer<? super V> visitor;

        Shown(ObjectFilter<V> filter, Consumer<? super V> visitor) {
            this.filter = filter;
            this.visitor = visitor;
        }

        @Override
        public boolean visit(V view) {
            if (filter.matches(view)) {
                visitor.accept(view);
            }
            return true;
        }

        @Override
        public boolean restart() {
            return false;
        }
    }

    private static final class ShownWhile<V extends MessageView> implements DumpVisitor<V> {
        private final ObjectFilter<V> filter;
        private final Predicate<? super V> visitor;

        ShownWhile(ObjectFilter<V> filter, Predicate<? super V> visitor) {
            this.filter = filter;
            this.visitor = visitor;
        }

        @Override
        public boolean visit(V view) {
            return !filter.matches(view) || visitor.test(view);
        }

        @Override
        public boolean restart() {
            return false;
        }
    }

    private static final class Collected<V extends MessageView, T extends V> extends Repeated<V> {
        private final ObjectType<V, T> type;
        private final ObjectFilter<V> filter;
        private final List<T> found = new ArrayList<>();

        Collected(
                ObjectType<V, T> type,
                ObjectFilter<V> filter,
                NetlinkClient client,
                @Nullable MergedListing<V, ?> merged) {
            super(client, merged);
            this.type = type;
            this.filter = filter;
        }

        @Override
        public boolean visit(V view) {
            if (filter.matches(view)) {
                found.add(type.copy(view));
            }
            return true;
        }

        @Override
        public boolean restart() {
            found.clear();
            return true;
        }
    }

    private static final class First<V extends MessageView, T extends V> extends Repeated<V> {
        private final ObjectType<V, T> type;
        private final ObjectFilter<V> filter;
        private @Nullable T found;

        First(
                ObjectType<V, T> type,
                ObjectFilter<V> filter,
                NetlinkClient client,
                @Nullable MergedListing<V, ?> merged) {
            super(client, merged);
            this.type = type;
            this.filter = filter;
        }

        @Override
        public boolean visit(V view) {
            if (found == null && filter.matches(view)) {
                found = type.copy(view);
            }
            return true;
        }

        @Override
        public boolean restart() {
            found = null;
            return true;
        }
    }

    private static final class Counted<V extends MessageView> extends Repeated<V> {
        private final ObjectFilter<V> filter;
        private long found;

        Counted(ObjectFilter<V> filter, NetlinkClient client, @Nullable MergedListing<V, ?> merged) {
            super(client, merged);
            this.filter = filter;
        }

        @Override
        public boolean visit(V view) {
            if (filter.matches(view)) {
                found++;
            }
            return true;
        }

        @Override
        public boolean restart() {
            found = 0;
            return true;
        }
    }

    private static final class Single<V extends MessageView, T extends V> implements DumpVisitor<V> {
        private final ObjectType<V, T> type;
        private @Nullable T found;

        Single(ObjectType<V, T> type) {
            this.type = type;
        }

        @Override
        public boolean visit(V view) {
            found = type.copy(view);
            return true;
        }

        @Override
        public boolean restart() {
            found = null;
            return true;
        }

        /** Returns the object, which is present after every call that succeeded. */
        T get() {
            return Objects.requireNonNull(found);
        }
    }
}
