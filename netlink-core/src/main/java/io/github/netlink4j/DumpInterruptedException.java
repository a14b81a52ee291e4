package io.github.netlink4j;

/**
 * The kernel's tables changed during every attempt to list them until the deadline (NLM_F_DUMP_INTR), so no consistent list was
 * obtained. The call has changed nothing: try again, or allow more time.
 */
public final class DumpInterruptedException extends NetlinkException {
    private static final long serialVersionUID = 1;

    private final int attempts;

    /**
     * Creates the exception.
     *
     * @param attempts number of interrupted attempts
     */
    public DumpInterruptedException(String message, int attempts) {
        super(message, Outcome.REJECTED, null);
        this.attempts = attempts;
    }

    /** Returns the number of attempts, all of them interrupted. */
    public int attempts() {
        return attempts;
    }
}
