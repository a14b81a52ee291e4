package io.github.netlink4j.socket;

/** Where requests for changes go: to the kernel at once, or into a {@link RequestBuffer}. */
@FunctionalInterface
public interface RequestSink {
    /** Carries out a change, now or together with others. */
    void execute(Request change);
}
