package io.github.netlink4j.rtnetlink.object;

import java.util.Collection;
import java.util.function.Function;

/**
 * A way to find objects that a mirror holds by something that they state, such as the addresses of a link by its index.
 * Declared once as a constant beside the type; compared by identity.
 *
 * @param <I> what they are found by
 * @param <T> the objects
 */
public final class Index<I, T> {
    private final String name;
    private final Function<? super T, ? extends Collection<I>> values;

    private Index(String name, Function<? super T, ? extends Collection<I>> values) {
        this.name = name;
        this.values = values;
    }

    /**
     * Returns a new index.
     *
     * @param name for texts, such as {@code link}
     * @param values what an object is found by; empty when it is not found by this index
     */
    public static <I, T> Index<I, T> of(String name, Function<? super T, ? extends Collection<I>> values) {
        return new Index<>(name, values);
    }

    /** Returns what an object is found by. */
    public Collection<I> values(T object) {
        return values.apply(object);
    }

    /** Returns its name. */
    @Override
    public String toString() {
        return name;
    }
}
