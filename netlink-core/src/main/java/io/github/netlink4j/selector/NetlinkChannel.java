package io.github.netlink4j.selector;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.socket.LentDescriptor;
import io.github.netlink4j.socket.Pollable;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.spi.AbstractSelectableChannel;
import jnr.enxio.channels.NativeSelectableChannel;
import jnr.enxio.channels.NativeSelectorProvider;

/**
 * Registers a netlink socket with a selector of jnr-enxio, so that one thread can wait for it together with Unix domain
 * sockets.
 *
 * <p>The channel only reports readiness. Messages are read from the socket, or from the monitor or handle that owns it:
 * jnr-enxio's own read methods would truncate messages and hide a loss (ENOBUFS), which makes the channel readable too. Read
 * until nothing is left, because messages that were received from the kernel but not yet returned do not make the channel
 * readable.
 *
 * <p>Like all channels of jnr-enxio it must be registered, changed and closed on the selecting thread; other threads pass such
 * work to that thread and wake it by {@link java.nio.channels.Selector#wakeup()}. Closing the channel leaves the socket open.
 * When any thread closes the socket, the channel becomes readable; the selecting thread then finds the socket closed (receiving
 * returns EBADF) and closes the channel. The descriptor is closed when both are closed, so the selector never polls a number
 * that the kernel has reused for another file.
 */
@SuppressWarnings("exports") // users of this package require jnr-enxio as well
public final class NetlinkChannel extends AbstractSelectableChannel implements NativeSelectableChannel {
    private final LentDescriptor descriptor;

    private NetlinkChannel(LentDescriptor descriptor) {
        super(NativeSelectorProvider.getInstance());
        this.descriptor = descriptor;
    }

    /**
     * Returns a channel over an open socket, ready to be registered.
     *
     * @throws NetlinkIOException EBADF when the socket is closed
     */
    public static NetlinkChannel of(Pollable socket) {
        NetlinkChannel channel = new NetlinkChannel(socket.lend());
        try {
            channel.configureBlocking(false);
        } catch (IOException e) {
            throw new IllegalStateException("no other thread can have closed this new channel", e);
        }
        return channel;
    }

    /** Returns the descriptor that the selector polls, -1 once the channel is closed. */
    @Override
    public int getFD() {
        return descriptor.number();
    }

    /** Returns {@link SelectionKey#OP_READ}: a netlink socket can always be written to. */
    @Override
    public int validOps() {
        return SelectionKey.OP_READ;
    }

    @Override
    protected void implCloseSelectableChannel() {
        descriptor.close();
    }

    /** Does nothing: receiving never blocks, whatever the mode of the descriptor. */
    @Override
    protected void implConfigureBlocking(boolean block) {}
}
