package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.codec.MessageView;

/** Is told what has become different in a mirror, in its order. */
public interface Differences {
    /** There is an object that was not there. */
    void added(MessageView object);

    /** An object says something else than before. */
    void changed(MessageView before, MessageView after);

    /** An object is gone. */
    void removed(MessageView object);

    /** Here messages of the kernel were lost; all is read anew. */
    void overrun(long lost);

    /** All is as the kernel has it: for the first time, or again after a loss. */
    void synced();
}
