package io.github.netlink4j.object;

import io.github.netlink4j.codec.MessageView;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The reading half of a service: it lists, finds and counts the objects of one type.
 *
 * @param <F> which objects to show
 * @param <V> reads an object in place
 * @param <T> an object that owns its bytes
 */
public interface ObjectReader<F extends ObjectFilter<V>, V extends MessageView, T extends V> {
    /** Returns what reads the objects; for the implementation of services. */
    Dumps<F, V, T> dumps();

    /**
     * Returns all objects, complete or not at all: an object that exists during the whole call is in it. A listing that was
     * interrupted is repeated. Links and addresses that change during every listing are still found, by merging the
     * notifications of the changes into listings; that opens another socket for the rest of the call, and is not possible
     * where the calling thread is in another network namespace and lacks the privilege to enter that of the handle.
     *
     * @throws io.github.netlink4j.DumpInterruptedException when objects changed during every attempt before the timeout
     */
    default List<T> list() {
        return dumps().list();
    }

    /** Returns the objects that match, complete or not at all. */
    default List<T> list(F filter) {
        return dumps().list(filter);
    }

    /** Returns the first object that matches, empty when none does. The listing is read to its end nevertheless. */
    default Optional<T> find(F filter) {
        return dumps().find(filter);
    }

    /** Returns how many objects there are; allocates nothing. */
    default long count() {
        return dumps().count();
    }

    /** Returns how many objects match; allocates nothing. */
    default long count(F filter) {
        return dumps().count(filter);
    }

    /**
     * Shows all objects to the visitor one by one, and allocates nothing. The view that it is given is valid until it returns.
     *
     * @throws io.github.netlink4j.DumpInterruptedException when objects came or went meanwhile, so that some may have been
     *     left out; {@link #list()} repeats or merges in that case
     */
    default void forEach(Consumer<? super V> visitor) {
        dumps().forEach(visitor);
    }

    /** Shows the objects that match to the visitor; see {@link #forEach(Consumer)}. */
    default void forEach(F filter, Consumer<? super V> visitor) {
        dumps().forEach(filter, visitor);
    }

    /**
     * Shows the objects that match to the visitor until it returns false; see {@link #forEach(Consumer)}. The rest of the
     * answer is received and dropped, so that the handle can be used again.
     *
     * @param visitor returns whether to go on
     */
    default void forEachWhile(F filter, Predicate<? super V> visitor) {
        dumps().forEachWhile(filter, visitor);
    }
}
