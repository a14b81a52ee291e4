package io.github.netlink4j.socket;

import io.github.netlink4j.codec.MessageView;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps one object of an answer. */
final class Single<V extends MessageView, T> implements DumpVisitor<V> {
    private final Function<? super V, ? extends T> copy;
    private @Nullable T found;

    /** Creates a visitor; {@code copy} creates a snapshot of the view. */
    Single(Function<? super V, ? extends T> copy) {
        this.copy = copy;
    }

    @Override
    public boolean visit(V view) {
        found = copy.apply(view);
        return true;
    }

    @Override
    public boolean restart() {
        found = null;
        return true;
    }

    /** Returns the object, which is present after every call that succeeded. */
    public T get() {
        return Objects.requireNonNull(found);
    }
}
