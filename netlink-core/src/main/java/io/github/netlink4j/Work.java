package io.github.netlink4j;

/**
 * A computation that runs in another network namespace.
 *
 * @param <T> type of the result
 * @param <E> exception that the computation may throw
 */
@FunctionalInterface
public interface Work<T, E extends Exception> {
    /**
     * Computes the result.
     *
     * @throws E when the computation fails
     */
    T call() throws E;
}
