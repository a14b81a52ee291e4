package io.github.netlink4j.ns;

/** Something to do in another network namespace, which may fail in its own way. */
@FunctionalInterface
public interface Action<E extends Exception> {
    /** Does it. */
    void run() throws E;
}
