package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What to do with events as they are received, without garbage: put together by type. What is shown is valid until the
 * listener returns. Immutable: each method returns an extended copy, and several monitors may share one.
 *
 * <pre>{@code
 * RtHandler handler = RtHandler.of(Link.TYPE, (change, link, namespace) -> …)
 *         .on(Route.TYPE, (change, route, namespace) -> …)
 *         .overrun(overrun -> …);
 * }</pre>
 *
 * <p>Messages of a type that is not named arrive {@linkplain #raw raw}, in this and in every later version. A program that
 * keeps a copy of what the kernel has must handle {@link #overrun}.
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

    /** Is shown the objects of one type. */
    @FunctionalInterface
    public interface Listener<V extends MessageView> {
        /**
         * Is shown an object.
         *
         * @param namespaceId the network namespace it is in, by its identifier in that of the monitor; -1 when it is the same,
         *     as always unless the monitor listens to all namespaces
         */
        void on(Change change, V object, int namespaceId);
    }

    /** Is shown messages. */
    @FunctionalInterface
    public interface Raw {
        /** Is shown a message; {@code namespaceId} as of {@link Listener#on}. */
        void on(RtMessage message, int namespaceId);
    }

    /** Returns a handler that does nothing yet. */
    public static RtHandler none() {
        return NONE;
    }

    /** Returns a handler that shows a listener the objects of a type. */
    public static <V extends MessageView> RtHandler of(RtObjectType<?, V, ?> type, Listener<? super V> listener) {
        return NONE.on(type, listener);
    }

    /** Returns a handler that shows a listener the objects of this type as well. Of types with the same messages the first counts. */
    public <V extends MessageView> RtHandler on(RtObjectType<?, V, ?> type, Listener<? super V> listener) {
        List<Registration<?>> more = new ArrayList<>(registrations);
        more.add(new Registration<>(type, listener));
        return new RtHandler(more, raw, overrun);
    }

    /** Returns a handler that shows a listener the messages of all other types, and those that are malformed. */
    public RtHandler raw(Raw listener) {
        return new RtHandler(registrations, listener, overrun);
    }

    /** Returns a handler that reports where events were lost. */
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
