package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import org.jspecify.annotations.Nullable;

/**
 * An object was added, changed or removed. The kernel does not report every change, for example not the removal of IPv4
 * routes together with their link; the documentation of each type lists what is missing.
 *
 * @param type the type of the object, one of those that the monitor was opened with
 * @param change what happened, as far as the message reports it
 * @param object the object as it is now, or as it was when it was removed
 * @param namespaceId the identifier of the object's network namespace, as seen from that of the monitor; -1 when the
 *     two are the same
 */
public record ObjectEvent<T extends MessageView>(
        RtObjectType<?, ? super T, T> type, Change change, T object, int namespaceId) implements RtEvent {

    /** Returns the object when it is of this type; null when it is not. */
    @SuppressWarnings("unchecked") // objects of this type are instances of its class
    public <U extends MessageView> @Nullable U as(RtObjectType<?, ? super U, U> wanted) {
        return (Object) type == wanted ? (U) object : null;
    }

    /** Returns what happened and the object, for example {@code [nsid 3] removed link: …}. */
    @Override
    public String toString() {
        return EventText.of(change, type, object, namespaceId);
    }
}
