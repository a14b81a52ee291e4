package io.github.netlink4j;

/**
 * One request of a batch that failed.
 *
 * @param position index in the batch, counted from 0
 * @param cause the failure; its {@link NetlinkException#outcome()} states whether the change happened nevertheless
 */
public record BatchFailure(int position, NetlinkException cause) {
    /** Returns the position, counted from 1, and the message of the cause. */
    @Override
    public String toString() {
        return "request " + (position + 1) + ": " + cause.getMessage();
    }
}
