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
 */
public interface MergedListing<V extends MessageView, T extends V> {
    /** Begins to receive notifications; returns null when that is not possible for this client. */
    @Nullable
    Transport open(NetlinkClient client);

    /**
     * Lists the objects that match.
     *
     * @param events what {@link #open} returned
     * @param listing lists once, and shows the objects to a visitor
     * @param deadline until when, by {@link System#nanoTime()}
     * @throws io.github.netlink4j.NetlinkException when that was not possible in time, or the thread was interrupted
     */
    List<T> list(
            NetlinkClient client,
            Transport events,
            Consumer<DumpVisitor<V>> listing,
            ObjectFilter<V> filter,
            long deadline);
}
