package io.github.netlink4j;

/**
 * Some requests of a batch failed. The others were carried out: a batch is not a transaction. The {@link #outcome()} is that of
 * the failed requests: UNKNOWN when it is of one, else PARTIAL when it is of one, else NOT_SENT when it is of one, else REJECTED.
 */
public final class BatchException extends NetlinkException {
    private static final long serialVersionUID = 1;
    private static final int TOLD = 3;

    private final transient BatchResults results;

    /** @throws IllegalArgumentException when nothing failed */
    public BatchException(BatchResults results) {
        super(text(results), leastKnown(results), results.failures().get(0).cause());
        this.results = results;
    }

    /** What has come of each request. */
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
        results.failures().stream().limit(TOLD).forEach(failure -> text.append("; ")
                .append(failure));
        return failed > TOLD ? text.append("; ...").toString() : text.toString();
    }

    /** Of the failed requests: unknown when it is of one, else partial when one is, else not sent when one was not. */
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
