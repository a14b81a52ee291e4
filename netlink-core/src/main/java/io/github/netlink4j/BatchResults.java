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
     * @throws IllegalArgumentException when they are in another order, or one is of no request of the batch
     */
    public BatchResults(int size, List<BatchFailure> failures) {
        this.size = size;
        this.failures = List.copyOf(failures);
        int before = -1;
        for (BatchFailure failure : this.failures) {
            if (failure.position() <= before || failure.position() >= size) {
                throw new IllegalArgumentException("failures must be in the order of the requests, at positions 0 to "
                        + (size - 1) + ": " + failure.position() + " after " + before);
            }
            before = failure.position();
        }
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
     * Returns whether the change at this place happened: {@link Outcome#DONE} when it did. A binary search among the failures.
     *
     * @param position from 0 on
     * @throws IndexOutOfBoundsException when the batch had no request there
     */
    public Outcome outcome(int position) {
        Objects.checkIndex(position, size);
        int from = 0;
        int to = failures.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            BatchFailure failure = failures.get(middle);
            if (failure.position() == position) {
                return failure.cause().outcome();
            }
            if (failure.position() < position) {
                from = middle + 1;
            } else {
                to = middle;
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
