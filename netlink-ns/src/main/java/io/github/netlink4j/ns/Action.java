package io.github.netlink4j.ns;

/**
 * An action that runs in another network namespace.
 *
 * @param <E> exception that the action may throw
 */
@FunctionalInterface
public interface Action<E extends Exception> {
    /**
     * Runs the action.
     *
     * @throws E when the action fails
     */
    void run() throws E;
}
