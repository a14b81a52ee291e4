package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.address.AddressAttr;
import io.github.netlink4j.rtnetlink.address.AddressView;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkView;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.route.RouteAttr;
import io.github.netlink4j.rtnetlink.route.RouteView;
import io.github.netlink4j.socket.EventReceiver;
import io.github.netlink4j.socket.Netlink;

// Hot path: allocates nothing, but for an overrun and for what is malformed.

/** Tells a handler what an {@link EventReceiver} has found, in words of the routing netlink. */
final class Dispatcher {
    private static final int AF_UNSPEC = 0;
    private static final int AF_BRIDGE = 7;

    private static final int NEWLINK = LinkAttr.RTM_NEWLINK.number();
    private static final int DELLINK = LinkAttr.RTM_DELLINK.number();
    private static final int NEWADDR = AddressAttr.RTM_NEWADDR.number();
    private static final int DELADDR = AddressAttr.RTM_DELADDR.number();
    private static final int NEWROUTE = RouteAttr.RTM_NEWROUTE.number();
    private static final int DELROUTE = RouteAttr.RTM_DELROUTE.number();

    private final EventReceiver events;
    private final EventFilter filter;
    private final LinkView link = new LinkView();
    private final AddressView address = new AddressView();
    private final RouteView route = new RouteView();
    private final RtMessage raw = new RtMessage();
    private long truncated;

    Dispatcher(EventReceiver events, EventFilter filter) {
        this.events = events;
        this.filter = filter;
    }

    /** Whether what was found is to be told. */
    boolean isWanted(EventReceiver.Found found) {
        if (found != EventReceiver.Found.MESSAGE) {
            return true;
        }
        raw.point(events.bytes(), events.start(), events.length(), events.fault());
        return events.fault() != null || filter.lets(raw);
    }

    /** Tells of what was found, and is wanted. */
    void tell(EventReceiver.Found found, RtHandler handler) {
        switch (found) {
            case MESSAGE -> message(handler);
            case OVERRUN ->
                handler.overrun(new Overrun(Overrun.Cause.QUEUE_FULL, events.dropsBefore(), events.dropsAfter()));
            case TRUNCATED -> handler.overrun(new Overrun(Overrun.Cause.TRUNCATED, truncated, ++truncated));
            case NOTHING -> throw new IllegalArgumentException("nothing to tell");
        }
    }

    private void message(RtHandler handler) {
        int type = raw.type();
        if (events.fault() != null) {
            raw(handler);
        } else if (type == NEWLINK || type == DELLINK) {
            link(type == DELLINK ? Change.REMOVED : Change.NEW_OR_CHANGED, handler);
        } else if (type == NEWADDR || type == DELADDR) {
            address(type == DELADDR ? Change.REMOVED : Change.NEW_OR_CHANGED, handler);
        } else if (type == NEWROUTE || type == DELROUTE) {
            route(type == DELROUTE ? Change.REMOVED : routeChange(raw.flags()), handler);
        } else {
            raw(handler);
        }
    }

    /** Points the view at the message; if it is malformed, shows it raw instead. */
    private boolean wrap(MessageView view, RtHandler handler) {
        try {
            raw.show(view);
            return true;
        } catch (MalformedMessageException e) {
            raw.point(events.bytes(), events.start(), events.length(), e.getMessage());
            raw(handler);
            return false;
        }
    }

    private void link(Change change, RtHandler handler) {
        if (!wrap(link, handler)) {
            return;
        }
        try {
            int family = link.family();
            if (family == AF_BRIDGE) {
                handler.bridgePort(change, link, events.namespaceId());
            } else if (family != AF_UNSPEC || link.has(LinkAttr.WIRELESS) || !link.has(LinkAttr.IFNAME)) {
                handler.partialLink(change, link, events.namespaceId());
            } else {
                handler.link(change, link, events.namespaceId());
            }
        } finally {
            link.release();
        }
    }

    private void address(Change change, RtHandler handler) {
        if (wrap(address, handler)) {
            try {
                handler.address(change, address, events.namespaceId());
            } finally {
                address.release();
            }
        }
    }

    private void route(Change change, RtHandler handler) {
        if (wrap(route, handler)) {
            try {
                handler.route(change, route, events.namespaceId());
            } finally {
                route.release();
            }
        }
    }

    private void raw(RtHandler handler) {
        try {
            handler.raw(raw, events.namespaceId());
        } finally {
            raw.release();
        }
    }

    private static Change routeChange(int flags) {
        if ((flags & Netlink.NLM_F_REPLACE) != 0) {
            return Change.REPLACED;
        }
        if ((flags & Netlink.NLM_F_APPEND) != 0) {
            return Change.APPENDED;
        }
        return (flags & Netlink.NLM_F_CREATE) != 0 ? Change.ADDED : Change.NEW_OR_CHANGED;
    }
}
