package io.github.netlink4j;

/** Whether a change happened. Every {@link NetlinkException} and every request of a batch has an outcome. */
public enum Outcome {
    /** The kernel refused the request: it changed nothing. */
    REJECTED,
    /**
     * The kernel refused a part of the request, and other parts are in effect. Either it had carried these out before, or the
     * object had them before the change: afterwards the two cannot be distinguished, so that nothing may have been changed.
     * {@link KernelException#parts()} lists what is in effect and what is not.
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
