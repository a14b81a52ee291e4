package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an {@link RtEvent} of what it is shown: of the types that a monitor was opened with, objects. */
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

    /** Returns what it was shown last, once; null when it was shown nothing since. */
    @Nullable
    RtEvent take() {
        RtEvent taken = event;
        event = null;
        return taken;
    }
}
