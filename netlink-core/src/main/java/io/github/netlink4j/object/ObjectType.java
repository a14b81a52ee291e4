package io.github.netlink4j.object;

import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageView;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A type of object, of any netlink family: its messages, and how they are read. Each type is one constant, compared by
 * identity. Immutable.
 *
 * @param <V> the view, which reads an object in place
 * @param <T> the snapshot, which owns its bytes
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
     * Creates a type of object.
     *
     * @param name its name, such as {@code rule}
     * @param added the message that reports an object
     * @param deleted the message that reports that an object was deleted
     * @param get the message that requests objects
     * @param newView creates a view
     * @param copy creates a snapshot of a view
     * @param where selects the messages that are about an object of this type; null when all are, which saves the call
     * @param largest length in bytes of the largest possible object; 0 when it fits a datagram of 32 KiB
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

    /** Returns the name, such as {@code rule}. */
    public final String name() {
        return name;
    }

    /** Returns the message that reports an object, such as RTM_NEWRULE. */
    public final MessageType added() {
        return added;
    }

    /** Returns the message that reports that an object was deleted, such as RTM_DELRULE. */
    public final MessageType deleted() {
        return deleted;
    }

    /** Returns the message that requests objects, such as RTM_GETRULE. */
    public final MessageType get() {
        return get;
    }

    /** Returns the length in bytes of the largest possible object; 0 when it fits a datagram of 32 KiB. */
    public final int largest() {
        return largest;
    }

    /** Returns a new view, to be pointed at a message. */
    public final V newView() {
        return newView.get();
    }

    /** Returns a snapshot of an object, which stays valid. */
    public final T copy(V view) {
        return copy.apply(view);
    }

    /** Returns whether only some of the messages of these types are about an object of this type. */
    public final boolean isRestricted() {
        return where != null;
    }

    /** Returns whether a message of one of these types is about an object of this type. */
    public final boolean accepts(V view) {
        return where == null || where.test(view);
    }

    /** Returns the name. */
    @Override
    public final String toString() {
        return name;
    }
}
