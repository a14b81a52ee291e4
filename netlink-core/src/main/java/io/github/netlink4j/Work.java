package io.github.netlink4j;

/** Something to find out in another network namespace, which may fail in its own way. */
@FunctionalInterface
public interface Work<T, E extends Exception> {
    /** Finds it out. */
    T call() throws E;
}
