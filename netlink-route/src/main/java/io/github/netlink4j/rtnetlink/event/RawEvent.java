package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.rtnetlink.object.RtMessage;

/**
 * Any other message that the kernel sent: an object of a type that the monitor was not opened with, or a malformed
 * message.
 *
 * @param namespaceId the identifier of the network namespace that the message is from, as seen from that of the
 *     monitor; -1 when the two are the same
 */
public record RawEvent(RtMessage message, int namespaceId) implements RtEvent {
    /** Returns the message as {@link RtMessage} formats it. */
    @Override
    public String toString() {
        return EventText.of(message.toString(), namespaceId);
    }
}
