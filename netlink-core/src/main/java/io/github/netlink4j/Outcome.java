package io.github.netlink4j;

/** Whether a change happened. Every {@link NetlinkException} and every request of a batch has an outcome. */
public enum Outcome {
    /** The kernel refused the request: it changed nothing. */
    REJECTED,
    /**
     * The kernel refused the request after it had carried out a part of it. {@link KernelException#parts()} lists the parts
     * that are in effect and those that are not.
     */
    PARTIAL,
    /** The request never reached the kernel: nothing was changed. */
    NOT_SENT,
    /** The change was carried out. If the call failed, then after the change, such as while the new object was read back. */
    DONE,
    /**
     * The request was sent, and may have been carried out completely, in part or not at all: no acknowledgement arrived, or the
     * kernel refused one of several parts and the others could not be read back. Read the object to find out.
     */
    UNKNOWN
}
