package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.rtnetlink.link.Link;

/**
 * Something about a link that tells little of it: what a family other than bridges keeps about it, as IPv6 does
 * ({@link Group#IPV6_IFINFO}), or an event of wireless extensions. Not to be taken for the link, be it removed or not.
 *
 * @param part what is told; {@link Link#family()} tells by whom
 * @param namespaceId the network namespace it is in, by its identifier in that of the monitor; -1 when it is the same
 */
public record PartialLinkEvent(Change change, Link part, int namespaceId) implements RtEvent {
    /** As in {@code [nsid 3] removed: …}: what has happened, and the object. */
    @Override
    public String toString() {
        return EventText.of(change, "part of " + part, namespaceId);
    }
}
