package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.codec.MessageView;

/**
 * Something that has become different in a {@link Mirror}. The objects are snapshots, as {@code Link}, {@code Address} and
 * {@code Route}, that never expire.
 *
 * <p>All that is told in order, put together, is what the mirror holds: an object is added once before it is changed or
 * removed, however often messages of the kernel were lost in between.
 */
public sealed interface MirrorEvent {
    /** There is an object that was not there. */
    record Added(MessageView object) implements MirrorEvent {
        @Override
        public String toString() {
            return "added: " + object;
        }
    }

    /**
     * An object says something else than before, in what a mirror keeps up to date. After an {@link Overrun} it may be
     * another object in its place, as a link whose index was given away again.
     */
    record Changed(MessageView before, MessageView after) implements MirrorEvent {
        @Override
        public String toString() {
            return "changed: " + before + " to: " + after;
        }
    }

    /** An object is gone; this is how it was. */
    record Removed(MessageView object) implements MirrorEvent {
        @Override
        public String toString() {
            return "removed: " + object;
        }
    }

    /**
     * Here messages of the kernel were lost, and all is read anew. What was different meanwhile is told next, as far as it
     * still is; then comes {@link Synced}.
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
