package io.github.netlink4j;

/**
 * The kernel's tables changed while they were being listed, in every attempt until the deadline (NLM_F_DUMP_INTR), so a
 * complete list could not be had. Nothing was changed by the call: try again, or allow more time.
 */
public final class DumpInterruptedException extends NetlinkException {
    private static final long serialVersionUID = 1;

    private final int attempts;

    public DumpInterruptedException(String message, int attempts) {
        super(message, Outcome.REJECTED, null);
        this.attempts = attempts;
    }

    /** How often the list was read and found interrupted. */
    public int attempts() {
        return attempts;
    }
}
