package io.github.netlink4j.socket;

/** Where requests for changes go: to the kernel at once, or into a {@link RequestBuffer}. */
@FunctionalInterface
public interface RequestSink {
    /**
     * Carries out a change, now or together with others.
     *
     * @throws IllegalArgumentException when it cannot be written
     */
    void accept(Request change);
}
