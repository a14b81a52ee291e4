package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.rtnetlink.link.Link;

/**
 * A port of a bridge, or the bridge itself, has changed as such. A link message of the family AF_BRIDGE.
 *
 * @param change {@link Change#REMOVED} says that the link has left its bridge; it is there all the same
 * @param port what bridges keep about the link: its index, its bridge, its state; most of what links have is not told
 * @param namespaceId the network namespace it is in, by its identifier in that of the monitor; -1 when it is the same
 */
public record BridgePortEvent(Change change, Link port, int namespaceId) implements RtEvent {
    /** As in {@code [nsid 3] removed: …}: what has happened, and the object. */
    @Override
    public String toString() {
        return EventText.of(change, "bridge port, " + port, namespaceId);
    }
}
