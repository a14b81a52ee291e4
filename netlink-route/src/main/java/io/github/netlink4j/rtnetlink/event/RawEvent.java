package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.rtnetlink.object.RtMessage;

/**
 * Anything else that the kernel has told: an object that has no event of its own, or bytes that are not what they say.
 *
 * @param namespaceId the network namespace it is from, by its identifier in that of the monitor; -1 when it is the same
 */
public record RawEvent(RtMessage message, int namespaceId) implements RtEvent {
    /** The message, as {@link RtMessage} shows it. */
    @Override
    public String toString() {
        return EventText.of(message.toString(), namespaceId);
    }
}
