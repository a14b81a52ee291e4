package io.github.netlink4j.socket;

import io.github.netlink4j.codec.MessageView;

/**
 * Receives the objects of a listing.
 *
 * @param <V> the view of an object
 */
public interface DumpVisitor<V extends MessageView> {
    /**
     * Receives one object.
     *
     * @param view the object, valid until this method returns
     * @return whether to continue; if not, the rest of the answer is received and dropped
     */
    boolean visit(V view);

    /**
     * Prepares for a repeated listing after an interrupted one: discards all objects received so far. Not called after
     * {@link #visit} has returned false.
     *
     * @return whether this visitor can do that; if not, the call fails with a DumpInterruptedException
     */
    boolean restart();

    /**
     * Returns whether the objects of an interrupted listing are passed on as well, and the listing is not repeated. For
     * visitors that also receive the changes made during the listing. By default false.
     */
    default boolean acceptsInterrupted() {
        return false;
    }

    /**
     * Returns whether to repeat a listing that was interrupted; if not, the call fails with a DumpInterruptedException. By
     * default true.
     *
     * @param interruptions number of interrupted listings in this call so far
     */
    default boolean repeats(int interruptions) {
        return true;
    }
}
