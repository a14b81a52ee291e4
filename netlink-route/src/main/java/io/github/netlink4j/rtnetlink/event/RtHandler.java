package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Listeners for events, one for each type of object. A monitor calls them as it receives the events, without
 * allocating. A view that is passed to a listener is valid until the listener returns. Immutable: each method returns
 * an extended copy, and several monitors may share one handler.
 *
 * <!-- sample: EventSamplesTest handler -->
 * <pre>{@code
 * RtHandler handler = RtHandler.of(Link.TYPE, (change, link, namespace) -> {
 *             if (change != Change.REMOVED) {
 *                 names.add(link.name());
 *             }
 *         })
 *         .on(Route.TYPE, (change, route, namespace) -> System.out.println(route.destination()))
 *         .raw((message, namespace) -> {}) // every other type, in this and in every later version
 *         .overrun(overrun -> names.clear());
 * try (RtMonitor monitor = RtMonitor.open(Link.TYPE, Route.TYPE)) {
 *     nl.links().createVeth("a", "b");
 *     monitor.poll(handler, Duration.ofSeconds(1));
 * }
 * }</pre>
 *
 * <p>Messages of a type without a listener arrive {@linkplain #raw raw}, in this and in every later version. A program
 * that keeps a copy of the kernel's objects must handle {@link #overrun}.
 */
public final class RtHandler {
    private static final RtHandler NONE = new RtHandler(List.of(), (message, namespace) -> {}, overrun -> {});

    private final List<Registration<?>> registrations;
    private final Raw raw;
    private final Consumer<? super Overrun> overrun;

    private RtHandler(List<Registration<?>> registrations, Raw raw, Consumer<? super Overrun> overrun) {
        this.registrations = List.copyOf(registrations);
        this.raw = raw;
        this.overrun = overrun;
    }

    /** A listener for the objects of one type. */
    record Registration<V extends MessageView>(RtObjectType<?, V, ?> type, Listener<? super V> listener) {}

    /** Receives the objects of one type. */
    @FunctionalInterface
    public interface Listener<V extends MessageView> {
        /**
         * Receives an object.
         *
         * @param namespaceId the identifier of the object's network namespace, as seen from that of the monitor; -1
         *     when the two are the same, which is always so unless the monitor listens to all namespaces
         */
        void on(Change change, V object, int namespaceId);
    }

    /** Receives messages. */
    @FunctionalInterface
    public interface Raw {
        /** Receives a message; {@code namespaceId} is that of {@link Listener#on}. */
        void on(RtMessage message, int namespaceId);
    }

    /** Returns a handler without listeners, to which others can be added. */
    public static RtHandler none() {
        return NONE;
    }

    /** Returns a handler that passes the objects of a type to a listener. */
    public static <V extends MessageView> RtHandler of(RtObjectType<?, V, ?> type, Listener<? super V> listener) {
        return NONE.on(type, listener);
    }

    /**
     * Returns a handler that also passes the objects of this type to a listener. Among types with the same messages,
     * the one that was added first and accepts the message receives it.
     */
    public <V extends MessageView> RtHandler on(RtObjectType<?, V, ?> type, Listener<? super V> listener) {
        List<Registration<?>> more = new ArrayList<>(registrations);
        more.add(new Registration<>(type, listener));
        return new RtHandler(more, raw, overrun);
    }

    /** Returns a handler that passes the messages of all other types, and malformed messages, to a listener. */
    public RtHandler raw(Raw listener) {
        return new RtHandler(registrations, listener, overrun);
    }

    /** Returns a handler that reports to a listener where events were lost. */
    public RtHandler overrun(Consumer<? super Overrun> listener) {
        return new RtHandler(registrations, raw, listener);
    }

    List<Registration<?>> registrations() {
        return registrations;
    }

    void onRaw(RtMessage message, int namespaceId) {
        raw.on(message, namespaceId);
    }

    void onOverrun(Overrun lost) {
        overrun.accept(lost);
    }
}
