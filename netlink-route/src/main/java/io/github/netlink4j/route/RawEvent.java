package io.github.netlink4j.route;

/**
 * Anything else that the kernel has told: an object that has no event of its own, or bytes that are not what they say.
 *
 * @param namespaceId the network namespace it is from, by its identifier in that of the monitor; -1 when it is the same
 */
public record RawEvent(RawMessage message, int namespaceId) implements RtEvent {
    /** The message, as {@link RawMessage} shows it. */
    @Override
    public String toString() {
        return EventText.of(message.toString(), namespaceId);
    }
}
