package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.rtnetlink.address.Address;

/**
 * An address has come, changed or gone.
 *
 * @param change {@link Change#NEW_OR_CHANGED} or {@link Change#REMOVED}
 * @param namespaceId the network namespace it is in, by its identifier in that of the monitor; -1 when it is the same
 */
public record AddressEvent(Change change, Address address, int namespaceId) implements RtEvent {
    /** As in {@code [nsid 3] removed: …}: what has happened, and the object. */
    @Override
    public String toString() {
        return EventText.of(change, address, namespaceId);
    }
}
