package io.github.netlink4j;

/**
 * One request of a batch that failed.
 *
 * @param position its place in the batch, from 0 on
 * @param cause how it failed; {@link NetlinkException#outcome()} says whether the change happened all the same
 */
public record BatchFailure(int position, NetlinkException cause) {
    /** Place, counted from 1 on, and the failure in the words of its exception. */
    @Override
    public String toString() {
        return "request " + (position + 1) + ": " + cause.getMessage();
    }
}
