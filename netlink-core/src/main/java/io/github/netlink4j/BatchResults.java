package io.github.netlink4j;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** The result of each request of a batch. Requests without a failure were carried out. */
public final class BatchResults {
    private final int size;
    private final List<BatchFailure> failures;

    /**
     * Creates the results of a batch.
     *
     * @param size number of requests
     * @param failures the failed requests, in the order of the batch
     * @throws IllegalArgumentException when the failures are out of order, or a position is not in the batch
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

    /** Returns the number of requests in the batch. */
    public int size() {
        return size;
    }

    /** Returns whether every request was carried out. */
    public boolean isSuccess() {
        return failures.isEmpty();
    }

    /** Returns the requests that failed, in the order of the batch. */
    public List<BatchFailure> failures() {
        return failures;
    }

    /**
     * Returns the outcome of one request: {@link Outcome#DONE} when it was carried out. A binary search in the failures.
     *
     * @param position index in the batch, counted from 0
     * @throws IndexOutOfBoundsException when the batch has no request at this position
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
     * Throws an exception unless every request was carried out.
     *
     * @throws BatchException when a request failed
     */
    public void orThrow() {
        if (!isSuccess()) {
            throw new BatchException(this);
        }
    }

    /**
     * Returns how many requests were carried out, when the kernel refused the others for an expected reason, such as to delete
     * what is gone already.
     *
     * @throws NetlinkException the first other failure
     */
    public int carriedOut(Predicate<? super KernelException> expected) {
        for (BatchFailure failure : failures) {
            NetlinkException cause = failure.cause();
            if (!(cause instanceof KernelException refusal && expected.test(refusal))) {
                throw cause;
            }
        }
        return size - failures.size();
    }

    /** Returns the number of failed requests and of all, and the first failures. */
    @Override
    public String toString() {
        return isSuccess() ? size + " requests carried out" : BatchException.text(this);
    }
}
