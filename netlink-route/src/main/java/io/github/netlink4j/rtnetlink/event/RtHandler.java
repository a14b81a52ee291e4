package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.rtnetlink.address.AddressView;
import io.github.netlink4j.rtnetlink.link.LinkView;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.route.RouteView;

/**
 * Is shown events as they are received, without garbage. What it is shown is valid until it returns. It does nothing with
 * what it does not override; but who keeps a copy of what the kernel has must heed {@link #overrun}.
 *
 * <p>{@code namespaceId} is the network namespace that an event is from, by its identifier in that of the monitor; -1 when
 * it is the same, as always unless the monitor listens to all namespaces.
 */
public interface RtHandler {
    /** A link; see {@link LinkEvent}. */
    default void link(Change change, LinkView link, int namespaceId) {}

    /** An address; see {@link AddressEvent}. */
    default void address(Change change, AddressView address, int namespaceId) {}

    /** A route; see {@link RouteEvent}. */
    default void route(Change change, RouteView route, int namespaceId) {}

    /** A port of a bridge; see {@link BridgePortEvent}. */
    default void bridgePort(Change change, LinkView port, int namespaceId) {}

    /** Something about a link that does not tell all; see {@link PartialLinkEvent}. */
    default void partialLink(Change change, LinkView part, int namespaceId) {}

    /** Anything else; see {@link RawEvent}. */
    default void raw(RtMessage message, int namespaceId) {}

    /** Events were lost here; see {@link Overrun}. */
    default void overrun(Overrun overrun) {}
}
