package io.github.netlink4j.rtnetlink.object;

import io.github.netlink4j.codec.MessageView;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds the objects of a {@link Store} by something that they say, as the addresses of a link by its index. */
public final class Index<I, T extends MessageView> {
    private final Function<? super T, ? extends Collection<I>> values;
    private final Map<I, Set<T>> found = new HashMap<>();

    /** An index. */
    public Index(Function<? super T, ? extends Collection<I>> values) {
        this.values = values;
    }

    /** At a value. */
    public List<T> at(I value) {
        return List.copyOf(found.getOrDefault(value, Set.of()));
    }

    /** Has. */
    public boolean has(I value) {
        return found.containsKey(value);
    }

    /** Add. */
    public void add(T object) {
        for (I value : values.apply(object)) {
            found.computeIfAbsent(value, ignored -> new LinkedHashSet<>()).add(object);
        }
    }

    /** Remove. */
    public void remove(T object) {
        for (I value : values.apply(object)) {
            Set<T> others = found.get(value);
            if (others != null && others.remove(object) && others.isEmpty()) {
                found.remove(value);
            }
        }
    }
}
