package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import org.jspecify.annotations.Nullable;

/**
 * Something that has become different in a {@link Mirror}. The objects are snapshots, such as {@code Link} and {@code Route},
 * that stay valid.
 *
 * <p>All events in their order, applied one after the other, give what the mirror holds: an object is added once before it is
 * changed or removed, however often messages of the kernel were lost in between.
 */
public sealed interface MirrorEvent {
    /** An event about one object. */
    sealed interface OfObject<K, T extends MessageView> extends MirrorEvent permits Added, Changed, Removed {
        /** Returns the type of the object. */
        RtObjectType<K, ? super T, T> type();

        /** Returns what distinguishes the object from all others of its type, or from all but a few, as routes and rules. */
        K key();

        /** Returns the object as it is now or, when it is gone, as it was. */
        T object();

        /** Returns the object when it is of this type, else null. */
        @SuppressWarnings("unchecked") // of this type are objects of its class
        default <U extends MessageView> @Nullable U as(RtObjectType<?, ? super U, U> wanted) {
            return (Object) type() == wanted ? (U) object() : null;
        }
    }

    /** There is an object that was not there. */
    record Added<K, T extends MessageView>(RtObjectType<K, ? super T, T> type, K key, T object)
            implements OfObject<K, T> {
        @Override
        public String toString() {
            return "added " + type + ": " + object;
        }
    }

    /**
     * An object is different from before, in what a mirror keeps up to date. After an {@link Overrun} it may be another object
     * in its place, such as a link whose index was given away again.
     */
    record Changed<K, T extends MessageView>(RtObjectType<K, ? super T, T> type, K key, T before, T object)
            implements OfObject<K, T> {
        @Override
        public String toString() {
            return "changed " + type + ": " + before + " to: " + object;
        }
    }

    /** An object is gone; this is how it was. */
    record Removed<K, T extends MessageView>(RtObjectType<K, ? super T, T> type, K key, T object)
            implements OfObject<K, T> {
        @Override
        public String toString() {
            return "removed " + type + ": " + object;
        }
    }

    /**
     * Here messages of the kernel were lost, and everything is read again. What was different meanwhile is reported next, as
     * far as it still is; then comes {@link Synced}.
     *
     * @param lost how many messages the kernel has counted as lost; 0 when it does not say
     */
    record Overrun(long lost) implements MirrorEvent {
        @Override
        public String toString() {
            return "overrun: " + (lost == 0 ? "an unknown number" : lost) + " lost";
        }
    }

    /** The mirror holds what the kernel has: for the first time, or again after an {@link Overrun}. */
    record Synced() implements MirrorEvent {
        @Override
        public String toString() {
            return "synced";
        }
    }
}
