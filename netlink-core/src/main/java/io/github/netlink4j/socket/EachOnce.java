package io.github.netlink4j.socket;

import io.github.netlink4j.codec.MessageView;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Passes the objects of a listing on to a visitor who cannot take back what he has seen. */
public final class EachOnce<V extends MessageView> implements DumpVisitor<V> {
    private final Predicate<? super V> filter;
    private final Consumer<? super V> visitor;

    /** Passes on those that the filter lets through. */
    public EachOnce(Predicate<? super V> filter, Consumer<? super V> visitor) {
        this.filter = filter;
        this.visitor = visitor;
    }

    @Override
    public void visit(V view) {
        if (filter.test(view)) {
            visitor.accept(view);
        }
    }

    @Override
    public boolean restart() {
        return false;
    }
}
