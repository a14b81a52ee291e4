package io.github.netlink4j.socket;

import io.github.netlink4j.codec.MessageView;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Passes the objects of a listing to a visitor, and cannot restart. */
final class Shown<V extends MessageView> implements DumpVisitor<V> {
    private final Predicate<? super V> filter;
    private final Consumer<? super V> visitor;

    /** Passes on the objects that the filter matches. */
    Shown(Predicate<? super V> filter, Consumer<? super V> visitor) {
        this.filter = filter;
        this.visitor = visitor;
    }

    @Override
    public boolean visit(V view) {
        if (filter.test(view)) {
            visitor.accept(view);
        }
        return true;
    }

    @Override
    public boolean restart() {
        return false;
    }
}
