package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.codec.MessageView;

/** Nobody is told. */
enum Silent implements Differences {
    INSTANCE;

    @Override
    public void added(MessageView object) {}

    @Override
    public void changed(MessageView before, MessageView after) {}

    @Override
    public void removed(MessageView object) {}

    @Override
    public void overrun(long lost) {}

    @Override
    public void synced() {}
}
