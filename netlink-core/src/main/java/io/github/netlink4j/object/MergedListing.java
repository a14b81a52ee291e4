package io.github.netlink4j.object;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.socket.DumpVisitor;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Transport;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lists objects that change so often that every listing is interrupted: receives the notifications of the changes, and merges
 * them into listings.
 *
 * @param <V> the view, which reads an object in place
 * @param <T> the snapshot, which owns its bytes
 */
public interface MergedListing<V extends MessageView, T extends V> {
    /**
     * Begins to receive notifications.
     *
     * @return the socket that receives them, null when this client cannot open one
     */
    @Nullable
    Transport open(NetlinkClient client);

    /**
     * Lists the objects that match.
     *
     * @param events the socket that {@link #open} has returned
     * @param listing lists once, and passes the objects to a visitor
     * @param deadline end of the whole call, by {@link System#nanoTime()}
     * @throws io.github.netlink4j.NetlinkException when the deadline passes, or the thread is interrupted
     */
    List<T> list(
            NetlinkClient client,
            Transport events,
            Consumer<DumpVisitor<V>> listing,
            ObjectFilter<V> filter,
            long deadline);
}
