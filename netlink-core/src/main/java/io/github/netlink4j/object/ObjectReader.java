package io.github.netlink4j.object;

import io.github.netlink4j.codec.MessageView;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Lists, finds and counts the objects of one type: the reading half of a service.
 *
 * @param <F> the filter of this type of object
 * @param <V> the view, which reads an object in place
 * @param <T> the snapshot, which owns its bytes
 */
public interface ObjectReader<F extends ObjectFilter<V>, V extends MessageView, T extends V> {
    /** Returns the reader of the objects. For implementations of services. */
    Dumps<F, V, T> dumps();

    /**
     * Returns all objects. The list is complete: it contains every object that exists during the whole call. A listing that was
     * interrupted is repeated. Links and addresses that change during every listing are found by merging the notifications of
     * the changes into listings; that opens another socket for the rest of the call, and is not possible when the calling
     * thread is in another network namespace and lacks the privilege to enter that of the handle.
     *
     * @throws io.github.netlink4j.DumpInterruptedException when objects changed during every attempt before the timeout
     */
    default List<T> list() {
        return dumps().list();
    }

    /** Returns the objects that match; complete, see {@link #list()}. */
    default List<T> list(F filter) {
        return dumps().list(filter);
    }

    /** Returns the first object that matches, empty when none does. The listing is read to its end nevertheless. */
    default Optional<T> find(F filter) {
        return dumps().find(filter);
    }

    /** Returns the number of objects. Allocates nothing for each object. */
    default long count() {
        return dumps().count();
    }

    /** Returns the number of objects that match. Allocates nothing for each object. */
    default long count(F filter) {
        return dumps().count(filter);
    }

    /**
     * Passes all objects to the visitor one by one. Allocates nothing for each object: the visitor receives the same view every
     * time, which is valid until the visitor returns.
     *
     * @throws io.github.netlink4j.DumpInterruptedException when objects changed meanwhile, so that some may have been left out;
     *     {@link #list()} repeats or merges in that case
     */
    default void forEach(Consumer<? super V> visitor) {
        dumps().forEach(visitor);
    }

    /** Passes the objects that match to the visitor; see {@link #forEach(Consumer)}. */
    default void forEach(F filter, Consumer<? super V> visitor) {
        dumps().forEach(filter, visitor);
    }

    /**
     * Passes the objects that match to the visitor until it returns false; see {@link #forEach(Consumer)}. The rest of the
     * answer is received and dropped, so that the handle can be used again.
     *
     * @param visitor returns whether to continue
     */
    default void forEachWhile(F filter, Predicate<? super V> visitor) {
        dumps().forEachWhile(filter, visitor);
    }
}
