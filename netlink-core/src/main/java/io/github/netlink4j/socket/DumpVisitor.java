package io.github.netlink4j.socket;

import io.github.netlink4j.codec.MessageView;

/** Is shown the objects of a listing. The view it gets is valid until it returns. */
public interface DumpVisitor<V extends MessageView> {
    /** One object. */
    void visit(V view);

    /**
     * The listing begins again from its start, because it was disturbed: forget what was shown so far.
     *
     * @return whether that was possible; if not, the call fails with DumpInterruptedException
     */
    boolean restart();
}
