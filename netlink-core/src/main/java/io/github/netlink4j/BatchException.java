package io.github.netlink4j;

/**
 * Some requests of a batch failed. The others were carried out: a batch is not a transaction.
 *
 * <p>The {@link #outcome()} is the least certain one of the failed requests: UNKNOWN if any of them is unknown, else PARTIAL,
 * else NOT_SENT, else REJECTED.
 */
public final class BatchException extends NetlinkException {
    private static final long serialVersionUID = 1;
    /** Number of failures quoted in the message. */
    private static final int QUOTED = 3;

    private final transient BatchResults results;

    /**
     * Creates the exception for a batch.
     *
     * @throws IllegalArgumentException when no request failed
     */
    public BatchException(BatchResults results) {
        super(text(results), leastKnown(results), results.failures().get(0).cause());
        this.results = results;
    }

    /** Returns the result of each request. Null after deserialization. */
    public BatchResults results() {
        return results;
    }

    static String text(BatchResults results) {
        if (results.isSuccess()) {
            throw new IllegalArgumentException("nothing has failed: " + results);
        }
        int failed = results.failures().size();
        StringBuilder text = new StringBuilder()
                .append(failed)
                .append(" of ")
                .append(results.size())
                .append(" requests failed");
        results.failures().stream().limit(QUOTED).forEach(failure -> text.append("; ")
                .append(failure));
        return failed > QUOTED ? text.append("; ...").toString() : text.toString();
    }

    /** Returns the least certain outcome of the failed requests. */
    private static Outcome leastKnown(BatchResults results) {
        Outcome least = Outcome.REJECTED;
        for (BatchFailure failure : results.failures()) {
            Outcome outcome = failure.cause().outcome();
            least = rank(outcome) > rank(least) ? outcome : least;
        }
        return least;
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case REJECTED, DONE -> 0;
            case NOT_SENT -> 1;
            case PARTIAL -> 2;
            case UNKNOWN -> 3;
        };
    }
}
