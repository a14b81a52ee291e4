package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import org.jspecify.annotations.Nullable;

/**
 * A difference in the objects of a {@link Mirror}. The objects of an event are snapshots, such as {@code Link} and
 * {@code Route}, and stay valid.
 *
 * <p>All events, applied in order, give the objects that the mirror holds: an object is added once before it is changed
 * or removed, however often messages of the kernel were lost in between.
 */
public sealed interface MirrorEvent {
    /** An event about one object. */
    sealed interface OfObject<K, T extends MessageView> extends MirrorEvent permits Added, Changed, Removed {
        /** Returns the type of the object. */
        RtObjectType<K, ? super T, T> type();

        /**
         * Returns the key of the object, which distinguishes it from all others of its type, or for some types, such as
         * routes and rules, from all but a few.
         */
        K key();

        /** Returns the object as it is now, or as it was when it was removed. */
        T object();

        /** Returns the object when it is of this type; null when it is not. */
        @SuppressWarnings("unchecked") // objects of this type are instances of its class
        default <U extends MessageView> @Nullable U as(RtObjectType<?, ? super U, U> wanted) {
            return (Object) type() == wanted ? (U) object() : null;
        }
    }

    /** An object was added. */
    record Added<K, T extends MessageView>(RtObjectType<K, ? super T, T> type, K key, T object)
            implements OfObject<K, T> {
        @Override
        public String toString() {
            return "added " + type + ": " + object;
        }
    }

    /**
     * An object has changed, in the properties that a mirror keeps up to date. After an {@link Overrun} it may be
     * another object in the place of the first, such as a new link with the index of a deleted one.
     */
    record Changed<K, T extends MessageView>(RtObjectType<K, ? super T, T> type, K key, T before, T object)
            implements OfObject<K, T> {
        @Override
        public String toString() {
            return "changed " + type + ": " + before + " to: " + object;
        }
    }

    /** An object was removed; the event contains it as it was. */
    record Removed<K, T extends MessageView>(RtObjectType<K, ? super T, T> type, K key, T object)
            implements OfObject<K, T> {
        @Override
        public String toString() {
            return "removed " + type + ": " + object;
        }
    }

    /**
     * Messages of the kernel were lost, and everything is read again. The differences that still exist are reported
     * next, followed by {@link Synced}.
     *
     * @param lost the number of lost messages that the kernel counted; 0 when it does not report it
     */
    record Overrun(long lost) implements MirrorEvent {
        @Override
        public String toString() {
            return "overrun: " + (lost == 0 ? "an unknown number" : lost) + " lost";
        }
    }

    /** The mirror is equal to the kernel's objects: for the first time, or again after an {@link Overrun}. */
    record Synced() implements MirrorEvent {
        @Override
        public String toString() {
            return "synced";
        }
    }
}
