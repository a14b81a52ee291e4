package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a dispatcher delivers into an {@link RtEvent}: an {@link ObjectEvent} for the types that a monitor was
 * opened with, a {@link RawEvent} for everything else.
 */
final class EventCapture {
    private final Dispatcher dispatcher;
    private @Nullable RtEvent event;

    EventCapture(List<RtObjectType<?, ?, ?>> types) {
        RtHandler handler = RtHandler.none()
                .raw((message, namespaceId) -> event = new RawEvent(message.copy(), namespaceId))
                .overrun(overrun -> event = overrun);
        for (RtObjectType<?, ?, ?> type : types) {
            handler = with(handler, type);
        }
        this.dispatcher = new Dispatcher(handler);
    }

    private <V extends MessageView, T extends V> RtHandler with(RtHandler handler, RtObjectType<?, V, T> type) {
        return handler.on(
                type,
                (change, object, namespaceId) ->
                        event = new ObjectEvent<>(type, change, type.copy(object), namespaceId));
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** Returns and clears the last event; null when there was none since the last call. */
    @Nullable
    RtEvent take() {
        RtEvent taken = event;
        event = null;
        return taken;
    }
}
