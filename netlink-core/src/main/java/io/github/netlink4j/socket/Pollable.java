package io.github.netlink4j.socket;

import io.github.netlink4j.NetlinkIOException;

/** A source of messages, such as a {@link NetlinkSocket}, that an event loop outside this library can wait for. */
public interface Pollable {
    /**
     * Lends the descriptor to an event loop that polls it for reading. When it is readable, the loop calls the owner until the
     * owner has nothing left: messages that the owner has already received do not make the descriptor readable again. The loop
     * must not read from the descriptor, write to it or close it.
     *
     * <p>When the owner is closed the descriptor becomes readable, so that the loop notices.
     *
     * @return the loan, which the caller must close
     * @throws NetlinkIOException EBADF when the owner is closed
     */
    LentDescriptor lend();
}
