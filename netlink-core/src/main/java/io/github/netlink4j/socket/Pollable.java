package io.github.netlink4j.socket;

import io.github.netlink4j.NetlinkIOException;

/** What an event loop outside this library can wait for, beside descriptors of its own: a {@link NetlinkSocket}. */
public interface Pollable {
    /**
     * Lends the descriptor, to be polled for reading. When it is readable, ask whom it belongs to, until he has nothing more
     * to say: what he has taken over already does not make it readable again. The loop itself must neither read from it
     * nor write to it nor close it.
     *
     * <p>When its owner is closed it becomes readable, so that the loop notices. Each borrower gives it back.
     *
     * @throws NetlinkIOException EBADF when its owner is closed already
     */
    LentDescriptor lend();
}
