package io.github.netlink4j.examples.netwatch;

import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.selector.NetlinkChannel;
import io.github.netlink4j.socket.SocketOptions;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** The kernel's side of the daemon: a mirror of the state, and a channel that becomes readable when there is something new. */
final class Kernel implements Closeable {
    private final Mirror mirror;
    private final NetlinkChannel channel;
    private final Published published;
    /** Whether there may be more messages to process at once. */
    private boolean more = true;

    private Kernel(Mirror mirror, NetlinkChannel channel, Published published) {
        this.mirror = mirror;
        this.channel = channel;
        this.published = published;
    }

    /** @param receiveBuffer size of the kernel's queue for its messages, in bytes */
    static Kernel open(Published published, int receiveBuffer) {
        Mirror mirror =
                Mirror.open(SocketOptions.defaults().receiveBuffer(receiveBuffer), Link.TYPE, Address.TYPE, Route.TYPE);
        try {
            return new Kernel(mirror, NetlinkChannel.of(mirror.transport()), published);
        } catch (RuntimeException | Error e) {
            mirror.close();
            throw e;
        }
    }

    /** Returns the channel that is readable when messages of the kernel have arrived. */
    NetlinkChannel channel() {
        return channel;
    }

    /** Processes messages of the kernel, a limited number at once, so that clients need not wait. */
    void follow() {
        more = mirror.poll(published::apply, Duration.ZERO) > 0;
    }

    /** Returns for how long {@link #follow()} need not be called unless the channel is readable. */
    long idleMillis() {
        // Rounded up, because less than a millisecond would become 0, and the loop would not wait.
        return more ? 0 : mirror.patience().plusNanos(999_999).toMillis();
    }

    @Override
    public void close() throws IOException {
        try (mirror) {
            channel.close();
        }
    }
}
