package io.github.netlink4j.socket;

import io.github.netlink4j.codec.MessageView;

/** Is shown the objects of a listing. The view it is given is valid until it returns. */
public interface DumpVisitor<V extends MessageView> {
    /**
     * Is shown one object.
     *
     * @return whether to go on; if not, the rest of the answer is received and dropped
     */
    boolean visit(V view);

    /**
     * Is told that the listing restarts, because it was interrupted: what was shown so far is to be forgotten. Not called
     * once {@link #visit} has returned false.
     *
     * @return whether that was possible; if not, the call fails with DumpInterruptedException
     */
    boolean restart();

    /**
     * Returns whether objects of an interrupted listing are shown as well, and it is not repeated for that: for visitors that
     * know of what has changed meanwhile.
     */
    default boolean acceptsInterrupted() {
        return false;
    }

    /**
     * Returns whether to repeat a listing that was interrupted; if not, the call fails with DumpInterruptedException.
     *
     * @param interruptions how often it was interrupted so far
     */
    default boolean repeats(int interruptions) {
        return true;
    }
}
