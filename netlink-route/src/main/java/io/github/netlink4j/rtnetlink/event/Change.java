package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.socket.Netlink;

/** What has happened to the object that an event shows. */
public enum Change {
    /** It is new, or it was there and has changed: the kernel does not tell which, and the event shows it as it is now. */
    NEW_OR_CHANGED,
    /** It was added. Routes only. NLM_F_CREATE with NLM_F_EXCL, or without anything else. */
    ADDED,
    /** It was added behind the routes to the same destination that were there. NLM_F_APPEND. */
    APPENDED,
    /** It has taken the place of the first of the routes to the same destination and metric. NLM_F_REPLACE. */
    REPLACED,
    /** It is gone; the event shows it as it was. */
    REMOVED;

    // Hot path: allocates nothing.

    /** Returns what the flags of a message say, NLM_F_*; only those of some types do. */
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
