package io.github.netlink4j;

/** Whether a change has happened. Every {@link NetlinkException} carries one, and so does every request of a batch. */
public enum Outcome {
    /** The kernel refused the request: nothing was changed by it. */
    REJECTED,
    /**
     * The kernel refused the request when it had carried out a part of it. {@link KernelException#parts()} lists what is in
     * effect and what is not.
     */
    PARTIAL,
    /** The request never reached the kernel: nothing was changed. */
    NOT_SENT,
    /** The change was carried out; what failed, if anything, came after it, such as the question what it looks like now. */
    DONE,
    /**
     * The request was sent, and it may or may not have been carried out, or only in part: no acknowledgement arrived, or the
     * kernel refused one of several parts and the look at the others failed. Read back to know.
     */
    UNKNOWN
}
