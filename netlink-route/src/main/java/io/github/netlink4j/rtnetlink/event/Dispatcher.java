package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.event.RtHandler.Listener;
import io.github.netlink4j.rtnetlink.event.RtHandler.Registration;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import org.jspecify.annotations.Nullable;

// Hot path: allocates nothing, except for malformed messages.

/**
 * Passes the messages of one monitor to a handler. It has its own views, because a handler may serve several monitors.
 */
final class Dispatcher {
    private final RtHandler handler;
    /** Indexed by message number: the type that was registered first, linked to the others for the same number. */
    private final @Nullable Target[] byNumber = new @Nullable Target[RtmKind.NUMBERS];

    Dispatcher(RtHandler handler) {
        this.handler = handler;
        // In reverse order, so that the type that was registered first is at the head of its list.
        for (int i = handler.registrations().size(); i-- > 0; ) {
            register(handler.registrations().get(i));
        }
    }

    private void register(Registration<?> registration) {
        Change added = registration.type().flagsReportChange() ? null : Change.NEW_OR_CHANGED;
        add(registration.type().added().number(), registration, added);
        add(registration.type().deleted().number(), registration, Change.REMOVED);
    }

    private void add(int number, Registration<?> registration, @Nullable Change change) {
        byNumber[number] = new Target(registration, change, byNumber[number]);
    }

    /**
     * A registered type with its view. Not generic, so that targets fit into an array; the casts are made once, in the
     * constructor.
     */
    private static final class Target {
        private final RtObjectType<?, MessageView, ?> type;
        private final boolean isRestricted;
        private final Listener<MessageView> listener;
        private final MessageView view;
        /** The change that this message number reports; null when the flags of the message report it. */
        private final @Nullable Change change;

        private final @Nullable Target next;

        @SuppressWarnings("unchecked") // the view for the type and the listener is a view of the type
        Target(Registration<?> registration, @Nullable Change change, @Nullable Target next) {
            this.type = (RtObjectType<?, MessageView, ?>) registration.type();
            this.isRestricted = type.isRestricted();
            this.listener = (Listener<MessageView>) registration.listener();
            this.view = type.newView();
            this.change = change;
            this.next = next;
        }

        Change change(RtMessage message) {
            return change == null ? Change.ofFlags(message.flags()) : change;
        }
    }

    RtHandler handler() {
        return handler;
    }

    /** Passes a message to the listener of the first type that accepts it, or to the raw listener when no type does. */
    void dispatch(RtMessage message, int namespaceId) {
        int number = message.type();
        Target target = number < byNumber.length && message.fault() == null ? byNumber[number] : null;
        while (target != null && read(message, target.view)) {
            MessageView view = target.view;
            try {
                if (!target.isRestricted || target.type.accepts(view)) {
                    target.listener.on(target.change(message), view, namespaceId);
                    return;
                }
            } finally {
                view.release();
            }
            target = target.next;
        }
        handler.onRaw(message, namespaceId);
    }

    /** Points a view at a message. When the message is malformed, records the fault in it and returns false. */
    private static boolean read(RtMessage message, MessageView view) {
        try {
            message.read(view);
            return true;
        } catch (MalformedMessageException e) {
            message.fault(e.getMessage());
            return false;
        }
    }
}
