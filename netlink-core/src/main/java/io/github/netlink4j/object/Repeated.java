package io.github.netlink4j.object;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.internal.Deadline;
import io.github.netlink4j.socket.DumpVisitor;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Transport;
import org.jspecify.annotations.Nullable;

/**
 * A visitor for which an interrupted listing is repeated: until the timeout or, when the type has a {@link MergedListing}, a
 * few times.
 */
abstract class Repeated<V extends MessageView> implements DumpVisitor<V> {
    private static final int MOST_INTERRUPTIONS = 3;

    private final NetlinkClient client;
    private final @Nullable MergedListing<V, ?> merged;
    private final long deadline;
    private @Nullable Transport events;
    private boolean tried;

    Repeated(NetlinkClient client, @Nullable MergedListing<V, ?> merged) {
        this.client = client;
        this.merged = merged;
        this.deadline = Deadline.after(client.timeout());
    }

    @Override
    public final boolean repeats(int interruptions) {
        if (merged != null && !tried && interruptions >= MOST_INTERRUPTIONS) {
            tried = true;
            events = merged.open(client);
        }
        return events == null;
    }

    /** Returns the socket that receives notifications, null unless the listing is to be replaced by a merged one. */
    @Nullable
    Transport events() {
        return events;
    }

    /** Returns the end of the whole call, by {@link System#nanoTime()}. */
    long deadline() {
        return deadline;
    }

    void close() {
        if (events != null) {
            events.close();
        }
    }
}
