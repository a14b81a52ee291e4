package io.github.netlink4j.socket;

import io.github.netlink4j.codec.MessageView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Keeps the objects of a listing, and restarts when the listing does. */
final class Collected<V extends MessageView, T> implements DumpVisitor<V> {
    private final Predicate<? super V> filter;
    private final Function<? super V, ? extends T> copy;
    private final List<T> found = new ArrayList<>();

    /**
     * Keeps the objects that the filter matches.
     *
     * @param copy creates a snapshot of the view
     */
    Collected(Predicate<? super V> filter, Function<? super V, ? extends T> copy) {
        this.filter = filter;
        this.copy = copy;
    }

    @Override
    public boolean visit(V view) {
        if (filter.test(view)) {
            found.add(copy.apply(view));
        }
        return true;
    }

    @Override
    public boolean restart() {
        found.clear();
        return true;
    }

    /** Returns the objects, in the kernel's order. */
    public List<T> list() {
        return List.copyOf(found);
    }
}
