package io.github.netlink4j;

import java.util.List;
import java.util.Objects;

/** What has come of each request of a batch. Those without a failure were carried out. */
public final class BatchResults {
    private final int size;
    private final List<BatchFailure> failures;

    /**
     * The results of a batch.
     *
     * @param size how many requests it had
     * @param failures those that failed, in the order of the requests
     */
    public BatchResults(int size, List<BatchFailure> failures) {
        this.size = size;
        this.failures = List.copyOf(failures);
    }

    /** How many requests the batch had. */
    public int size() {
        return size;
    }

    /** Whether every request was carried out. */
    public boolean isSuccess() {
        return failures.isEmpty();
    }

    /** The requests that failed, in the order of the batch. */
    public List<BatchFailure> failures() {
        return failures;
    }

    /**
     * Whether the change at this place happened: {@link Outcome#DONE} when it did.
     *
     * @param position from 0 on
     * @throws IndexOutOfBoundsException when the batch had no request there
     */
    public Outcome outcome(int position) {
        Objects.checkIndex(position, size);
        for (BatchFailure failure : failures) {
            if (failure.position() == position) {
                return failure.cause().outcome();
            }
        }
        return Outcome.DONE;
    }

    /**
     * Does nothing when every request was carried out.
     *
     * @throws BatchException when one was not
     */
    public void orThrow() {
        if (!isSuccess()) {
            throw new BatchException(this);
        }
    }

    /** How many failed of how many, and the first failures. */
    @Override
    public String toString() {
        return isSuccess() ? size + " requests carried out" : BatchException.text(this);
    }
}
