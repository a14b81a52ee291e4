package io.github.netlink4j.rtnetlink.object;

import java.util.Collection;
import java.util.function.Function;

/**
 * A way to find the objects of a mirror by one of their properties, such as the addresses of a link by its index.
 * Declared once, as a constant next to the type; compared by identity.
 *
 * @param <I> the type of the property's values
 * @param <T> the type of the objects
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
     * @param name the name in texts, such as {@code link}
     * @param values returns the values by which an object is found; empty when this index does not find the object
     */
    public static <I, T> Index<I, T> of(String name, Function<? super T, ? extends Collection<I>> values) {
        return new Index<>(name, values);
    }

    /** Returns the values by which an object is found. */
    public Collection<I> values(T object) {
        return values.apply(object);
    }

    /** Returns the name of this index. */
    @Override
    public String toString() {
        return name;
    }
}
