package io.github.netlink4j;

/** Whether a change has happened. Every {@link NetlinkException} carries one, and so does every request of a batch. */
public enum Outcome {
    /** The kernel refused the request: nothing was changed by it. */
    REJECTED,
    /** The request never reached the kernel: nothing was changed. */
    NOT_SENT,
    /** The change was carried out; what failed, if anything, came after it, such as the question what it looks like now. */
    DONE,
    /** The request was sent and no verdict arrived: it may or may not have been carried out. Read back to know. */
    UNKNOWN
}
