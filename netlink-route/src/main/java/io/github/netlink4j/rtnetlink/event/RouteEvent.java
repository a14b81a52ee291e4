package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.rtnetlink.route.Route;

/**
 * A route has come, changed or gone.
 *
 * <p>The kernel does not tell of all that go: when a link goes down or is deleted, an address is deleted or a nexthop
 * object is, IPv4 routes go with it in silence. And a route that is replaced is not told as removed.
 *
 * @param namespaceId the network namespace it is in, by its identifier in that of the monitor; -1 when it is the same
 */
public record RouteEvent(Change change, Route route, int namespaceId) implements RtEvent {
    /** As in {@code [nsid 3] removed: …}: what has happened, and the object. */
    @Override
    public String toString() {
        return EventText.of(change, route, namespaceId);
    }
}
