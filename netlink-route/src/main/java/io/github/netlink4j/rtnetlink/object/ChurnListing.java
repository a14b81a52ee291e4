package io.github.netlink4j.rtnetlink.object;

import io.github.netlink4j.DumpInterruptedException;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.NetlinkInterruptedException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.internal.Deadline;
import io.github.netlink4j.object.MergedListing;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.socket.DumpVisitor;
import io.github.netlink4j.socket.EventReceiver;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.socket.Transport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lists objects of a type while they change all the time. The kernel must notify every change of the type. An object
 * that exists during the whole call is found; an object that does not exist at any time during the call is not.
 *
 * <p>Notifications are received from before the first listing on. An object that a listing contains exists, unless a
 * notification since the beginning of that listing reports its deletion. An object that is neither listed nor notified
 * may exist nevertheless: up to Linux 6.10 a listing continues by position within one of 256 parts (dev->index_head),
 * and omits an unchanged object there when another one is deleted at that moment. So listings are repeated until one
 * contains only objects that are already known. Newer kernels continue by index and omit nothing
 * (for_each_netdev_dump()).
 */
public final class ChurnListing<K, V extends MessageView, T extends V> implements MergedListing<V, T> {
    private static final int RECEIVE_BUFFER = 8 << 20;
    /**
     * The number of listed objects after which notifications are received, so that the queue does not overflow during a
     * listing.
     */
    private static final int SHOWN_BETWEEN = 32;

    private final RtObjectType<K, V, T> type;
    private final @Nullable Function<K, Optional<T>> fetch;

    /**
     * Creates a listing of the objects of a type.
     *
     * @param fetch requests the object at a key, for a type whose notifications may lack properties that a listing
     *     contains; null for other types
     */
    public ChurnListing(RtObjectType<K, V, T> type, @Nullable Function<K, Optional<T>> fetch) {
        this.type = type;
        this.fetch = fetch;
    }

    @Override
    public @Nullable Transport open(NetlinkClient client) {
        int[] groups = type.groups().stream().mapToInt(Group::number).toArray();
        try {
            return client.listen(SocketOptions.defaults().receiveBuffer(RECEIVE_BUFFER), groups);
        } catch (NetlinkIOException | UnsupportedOperationException e) {
            // No descriptors are left, or the privilege for the namespace is gone: the listing is repeated without
            // notifications.
            return null;
        }
    }

    @Override
    public List<T> list(
            NetlinkClient client,
            Transport events,
            Consumer<DumpVisitor<V>> listing,
            ObjectFilter<V> filter,
            long deadline) {
        return new Merge(new EventReceiver(events), filter, deadline).list(client, listing);
    }

    /** The state of one call. */
    private final class Merge implements DumpVisitor<V> {
        private final EventReceiver received;
        private final ObjectFilter<V> filter;
        private final long deadline;
        private final RtMessage message = new RtMessage();
        private final V view = type.newView();

        private final Map<K, T> known = new LinkedHashMap<>();
        /** The keys of objects that were notified since the current listing began. */
        private final Set<K> notified = new HashSet<>();
        /** The keys of objects that the current listing contained although they were not known. */
        private final Set<K> revealed = new HashSet<>();

        private int shown;
        private int listings;
        /** Whether notifications were lost. */
        private boolean lost;

        Merge(EventReceiver received, ObjectFilter<V> filter, long deadline) {
            this.received = received;
            this.filter = filter;
            this.deadline = deadline;
        }

        List<T> list(NetlinkClient client, Consumer<DumpVisitor<V>> listing) {
            do {
                lost = false;
                known.clear();
                do {
                    receive();
                    checkTime();
                    notified.clear();
                    revealed.clear();
                    listings++;
                    listing.accept(this);
                    // Changes that were in progress during the listing are complete, and notified, once the fence is
                    // passed.
                    RtnlFence.pass(client);
                    receive();
                } while (!lost && !revealed.isEmpty());
            } while (lost);
            fetchNotified();
            return List.copyOf(known.values());
        }

        private void checkTime() {
            if (Thread.currentThread().isInterrupted()) {
                throw new NetlinkInterruptedException(
                        "list " + type + ": interrupted before a complete answer could be had", Outcome.REJECTED);
            }
            if (listings > 0 && Deadline.isOver(deadline)) {
                throw new DumpInterruptedException(
                        "list " + type + ": the objects changed while they were listed, also in the last " + listings
                                + " listings, which were merged with the notifications of the changes",
                        listings);
            }
        }

        @Override
        public boolean acceptsInterrupted() {
            return true;
        }

        @Override
        public boolean restart() {
            // Nothing is concluded from the absence of an object.
            return true;
        }

        @Override
        public boolean visit(V object) {
            if (++shown % SHOWN_BETWEEN == 0) {
                receive();
            }
            if (filter.matches(object)) {
                K key = type.key(object);
                if (!notified.contains(key) && known.put(key, type.copy(object)) == null) {
                    revealed.add(key);
                }
            }
            return true;
        }

        /** Processes the notifications that are available; those that remain when the deadline passes count as lost. */
        private void receive() {
            long now = System.nanoTime();
            while (!Deadline.isOver(deadline)) {
                switch (received.next(now)) {
                    case MESSAGE -> process();
                    case OVERRUN, TRUNCATED -> lost = true;
                    case NOTHING -> {
                        return;
                    }
                }
            }
            lost = true;
        }

        private void process() {
            message.wrap(received);
            if (message.fault() == null && message.kind() != type.kind()) {
                return;
            }
            try {
                process(message.read(view));
            } catch (MalformedMessageException e) {
                lost = true;
            }
        }

        private void process(V object) {
            K key = type.key(object);
            if (!type.accepts(object)) {
                // The message contains only one property of the object.
                if (fetch != null && known.containsKey(key)) {
                    notified.add(key);
                }
                return;
            }
            notified.add(key);
            revealed.remove(key);
            if (!message.isDeletion() && filter.matches(object)) {
                known.put(key, type.copy(object));
            } else {
                known.remove(key);
            }
        }

        /**
         * Requests the objects that were notified during the last listing, such as a veth whose peer was created after
         * the notification of the first end.
         */
        private void fetchNotified() {
            if (fetch == null) {
                return;
            }
            notified.retainAll(known.keySet());
            for (K key : new ArrayList<>(notified)) {
                checkTime();
                T now = fetch.apply(key).orElse(null);
                if (now != null && filter.matches(now)) {
                    known.put(key, now);
                } else {
                    known.remove(key);
                }
            }
        }
    }
}
