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
 * Tells a selector of jnr-enxio when a netlink socket has something to say, so that one thread serves it beside Unix
 * domain sockets and clients.
 *
 * <p>It only tells. What there is to read is read from the socket, or by whoever the socket belongs to: jnr-enxio's own
 * reading would cut messages off and hide that some were lost (ENOBUFS), which makes the channel readable too. Read until
 * there is nothing more: what has been taken over already does not make the channel readable again.
 *
 * <p>As all channels of jnr-enxio it is registered, changed and closed on the thread that selects; other threads ask
 * that thread to do it, and wake it by {@link java.nio.channels.Selector#wakeup()}. Closing the channel leaves the socket
 * open. When the socket is closed, by any thread, the channel becomes readable, and the selecting thread finds out
 * (receiving answers EBADF) and closes the channel. Only when both are closed is the descriptor closed as well: the
 * selector never polls a number that has come to stand for another file.
 */
@SuppressWarnings("exports") // who uses this room requires jnr-enxio as well
public final class NetlinkChannel extends AbstractSelectableChannel implements NativeSelectableChannel {
    private final LentDescriptor descriptor;

    private NetlinkChannel(LentDescriptor descriptor) {
        super(NativeSelectorProvider.getInstance());
        this.descriptor = descriptor;
    }

    /**
     * A channel over an open socket, ready to be registered.
     *
     * @throws NetlinkIOException EBADF when the socket is closed
     */
    public static NetlinkChannel of(Pollable socket) {
        NetlinkChannel channel = new NetlinkChannel(socket.lend());
        try {
            channel.configureBlocking(false);
        } catch (IOException e) {
            throw new IllegalStateException("nobody can have closed this channel", e);
        }
        return channel;
    }

    /** The descriptor that the selector polls, -1 once the channel is closed. */
    @Override
    public int getFD() {
        return descriptor.number();
    }

    /** Reading only: a netlink socket takes every request at once, and has no need to wait for room. */
    @Override
    public int validOps() {
        return SelectionKey.OP_READ;
    }

    @Override
    protected void implCloseSelectableChannel() {
        descriptor.close();
    }

    /** Nothing to do: our receiving never waits, whatever the mode of the descriptor. */
    @Override
    protected void implConfigureBlocking(boolean block) {}
}
