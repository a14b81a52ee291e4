package io.github.netlink4j.fuzz;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.address.AddressView;
import io.github.netlink4j.rtnetlink.event.Change;
import io.github.netlink4j.rtnetlink.event.EventFilter;
import io.github.netlink4j.rtnetlink.event.Overrun;
import io.github.netlink4j.rtnetlink.event.RtEvent;
import io.github.netlink4j.rtnetlink.event.RtHandler;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.link.LinkView;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.route.RouteView;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Monitors to whose groups any bytes are sent. Each tells all there is, as views or as objects; what is no message is told
 * as bytes, and never ends the stream.
 */
final class Monitor {
    /**
     * H43: 64 bytes for each byte of input. An event is an object with a copy of the message, of which there may be one for
     * each sixteen bytes; and a malformed one has the text of an exception.
     */
    private static final Limits LIMITS = new Limits(512, 16 * 1024);

    private final Delivery kernel = new Delivery();
    private final RtMonitor all = new RtMonitor(kernel);
    private final RtMonitor filtered = new RtMonitor(
            kernel, EventFilter.link(2).and(EventFilter.table(254)).or(EventFilter.links()));
    private final Handler handler = new Handler();

    /** Reads a little of everything. */
    private static final class Handler implements RtHandler {
        private int told;

        @Override
        public void link(Change change, LinkView link, int namespaceId) {
            told++;
            read(link, () -> link.index() + link.mtu());
        }

        @Override
        public void address(Change change, AddressView address, int namespaceId) {
            told++;
            read(address, () -> address.linkIndex() + address.prefixLength());
        }

        @Override
        public void route(Change change, RouteView route, int namespaceId) {
            told++;
            read(route, () -> route.linkIndex() + route.prefixLength());
        }

        @Override
        public void bridgePort(Change change, LinkView port, int namespaceId) {
            told++;
            read(port, () -> port.index() + port.master());
        }

        @Override
        public void partialLink(Change change, LinkView part, int namespaceId) {
            told++;
            read(part, () -> part.index() + part.mtu());
        }

        @Override
        public void raw(RtMessage message, int namespaceId) {
            told++;
            require(message.length() >= Wire.HEADER, "a message has its header");
            require(message.type() + message.family() + message.flags() >= 0, "a header has no negative numbers");
        }

        @Override
        public void overrun(Overrun overrun) {
            told++;
        }

        private static void read(MessageView view, IntSupplier getters) {
            require(view.messageType() >= Wire.HEADER, "types of families begin with 16");
            try {
                getters.getAsInt();
            } catch (MalformedMessageException e) {
                require(!e.getMessage().isEmpty(), "what is malformed is said");
            }
        }
    }

    /** Sends the datagrams to the groups, once for views and once for objects. */
    void check(byte[] datagrams) {
        Runnable asViews = () -> {
            kernel.bring(datagrams, 0);
            handler.told = 0;
            int events = all.poll(handler, Duration.ZERO);
            require(events == handler.told, "as many are counted as are told");
        };
        boolean kept = LIMITS.keepsMemory(datagrams.length, asViews);
        int told = handler.told;
        // The room for a datagram that was cut off is not counted: the kernel tells how much it takes, and not the
        // bytes.
        if (!kernel.hasCutOff()) {
            if (!kept) {
                LIMITS.check(datagrams.length, asViews);
            }
            int[] objects = new int[1];
            LIMITS.check(datagrams.length, () -> {
                kernel.bring(datagrams, 0);
                objects[0] = count();
            });
            require(told == objects[0], "as many objects are told as views");
            kernel.bring(datagrams, 0);
            require(filtered.poll(handler, Duration.ZERO) <= told, "a filter adds nothing");
        }
    }

    private int count() {
        int count = 0;
        for (Optional<RtEvent> event = all.next(Duration.ZERO); event.isPresent(); event = all.next(Duration.ZERO)) {
            count++;
        }
        return count;
    }

    /** Whether it has kept room for a datagram that was cut off; then another one should take its place. */
    boolean hasGrown() {
        return kernel.hasCutOff();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not true: " + what);
        }
    }
}
