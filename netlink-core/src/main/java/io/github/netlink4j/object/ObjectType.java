package io.github.netlink4j.object;

import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageView;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for all objects of one type, of any netlink family: their messages, and how these are read. There is
 * one constant for each type, which is compared by identity. Immutable.
 *
 * @param <V> reads an object in place
 * @param <T> an object that owns its bytes
 */
public abstract class ObjectType<V extends MessageView, T extends V> {
    private final String name;
    private final MessageType added;
    private final MessageType deleted;
    private final MessageType get;
    private final Supplier<V> newView;
    private final Function<? super V, ? extends T> copy;
    private final @Nullable Predicate<? super V> where;
    private final int largest;

    /**
     * A type of object.
     *
     * @param name what people call it, such as {@code rule}
     * @param added the message that reports an object
     * @param deleted the message that reports that an object is gone
     * @param get the message that asks for objects
     * @param where which of these messages are about an object of this type; null when all are, so that nothing is called to
     *     find that out
     * @param largest bytes of the largest object there can be; 0 when it fits a datagram of 32 KiB
     */
    protected ObjectType(
            String name,
            MessageType added,
            MessageType deleted,
            MessageType get,
            Supplier<V> newView,
            Function<? super V, ? extends T> copy,
            @Nullable Predicate<? super V> where,
            int largest) {
        this.name = name;
        this.added = added;
        this.deleted = deleted;
        this.get = get;
        this.newView = newView;
        this.copy = copy;
        this.where = where;
        this.largest = largest;
    }

    /** Returns what people call it, such as {@code rule}. */
    public final String name() {
        return name;
    }

    /** Returns the message that reports an object, such as RTM_NEWRULE. */
    public final MessageType added() {
        return added;
    }

    /** Returns the message that reports that an object is gone, such as RTM_DELRULE. */
    public final MessageType deleted() {
        return deleted;
    }

    /** Returns the message that asks for objects, such as RTM_GETRULE. */
    public final MessageType get() {
        return get;
    }

    /** Returns how many bytes the largest object can have; 0 when it fits a datagram of 32 KiB. */
    public final int largest() {
        return largest;
    }

    /** Returns a view that shows nothing yet. */
    public final V newView() {
        return newView.get();
    }

    /** Returns a copy of an object that stays valid. */
    public final T copy(V view) {
        return copy.apply(view);
    }

    /** Returns whether only some of the messages with its numbers are about an object of this type. */
    public final boolean isRestricted() {
        return where != null;
    }

    /** Returns whether a message with one of its numbers is about an object of this type. */
    public final boolean accepts(V view) {
        return where == null || where.test(view);
    }

    /** Returns its name. */
    @Override
    public final String toString() {
        return name;
    }
}
