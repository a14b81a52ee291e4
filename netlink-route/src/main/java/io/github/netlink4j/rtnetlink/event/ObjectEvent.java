package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import org.jspecify.annotations.Nullable;

/**
 * An object has been added, changed or removed. What the kernel does not report of a type, such as IPv4 routes that go with
 * their link, stands in the documentation of the type.
 *
 * @param type the type of the object, one of those that the monitor was opened with
 * @param change what has happened, as far as the message says
 * @param object the object as it is now or, when it was removed, as it was
 * @param namespaceId the network namespace it is in, by its identifier in that of the monitor; -1 when it is the same
 */
public record ObjectEvent<T extends MessageView>(
        RtObjectType<?, ? super T, T> type, Change change, T object, int namespaceId) implements RtEvent {

    /** Returns the object when it is of this type, else null. */
    @SuppressWarnings("unchecked") // of this type are objects of its class
    public <U extends MessageView> @Nullable U as(RtObjectType<?, ? super U, U> wanted) {
        return (Object) type == wanted ? (U) object : null;
    }

    /** Returns what has happened, and the object, as in {@code [nsid 3] removed link: …}. */
    @Override
    public String toString() {
        return EventText.of(change, type, object, namespaceId);
    }
}
