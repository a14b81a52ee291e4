package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.socket.Netlink;

/** What happened to the object of an event. */
public enum Change {
    /**
     * The object is new, or it existed and has changed. The kernel does not report which; the event shows the object as
     * it is now.
     */
    NEW_OR_CHANGED,
    /** The object was added. Routes only. NLM_F_CREATE, alone or with NLM_F_EXCL. */
    ADDED,
    /** The route was added after the existing routes to the same destination. NLM_F_APPEND. */
    APPENDED,
    /** The route replaced the first of the routes to the same destination and metric. NLM_F_REPLACE. */
    REPLACED,
    /** The object was removed; the event shows it as it was. */
    REMOVED;

    // Hot path: allocates nothing.

    /**
     * Returns the change that the flags of a message report, NLM_F_*. Only the messages of some types have such flags.
     */
    static Change ofFlags(int flags) {
        if ((flags & Netlink.NLM_F_REPLACE) != 0) {
            return REPLACED;
        }
        if ((flags & Netlink.NLM_F_APPEND) != 0) {
            return APPENDED;
        }
        return (flags & Netlink.NLM_F_CREATE) != 0 ? ADDED : NEW_OR_CHANGED;
    }
}
