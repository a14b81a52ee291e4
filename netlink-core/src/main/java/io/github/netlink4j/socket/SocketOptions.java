package io.github.netlink4j.socket;

import java.time.Duration;

/**
 * The options of a netlink handle. Immutable: each setter returns a changed copy.
 *
 * @param timeout maximum duration of a call, including the wait for calls of other threads. Only sending can exceed it: the
 *     kernel carries out a change while the request is sent, and waits for other changes in any namespace; nothing can end that
 * @param receiveBuffer size in bytes of the kernel's queue for messages to this socket (SO_RCVBUF); 0 for the system's default,
 *     usually 212992. Sizes above net.core.rmem_max require CAP_NET_ADMIN, and are limited to it otherwise
 * @param strict whether the kernel checks requests strictly and applies the filters of listings (NETLINK_GET_STRICT_CHK,
 *     Linux 4.20); has no effect on an older kernel
 */
public record SocketOptions(Duration timeout, int receiveBuffer, boolean strict) {
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final SocketOptions DEFAULTS = new SocketOptions(Duration.ofSeconds(5), 0, true);

    /**
     * Creates options.
     *
     * @throws IllegalArgumentException when the timeout is not positive or the size is negative
     */
    public SocketOptions {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be positive: " + timeout);
        }
        if (receiveBuffer < 0) {
            throw new IllegalArgumentException("receive buffer must not be negative: " + receiveBuffer);
        }
    }

    /** Returns the timeout, limited to a hundred years so that adding it to the clock cannot overflow. */
    long timeoutNanos() {
        return (timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout).toNanos();
    }

    /** Returns the defaults: a timeout of five seconds, the system's default buffer, strict. */
    public static SocketOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Returns these options with another timeout.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public SocketOptions timeout(Duration timeout) {
        return new SocketOptions(timeout, receiveBuffer, strict);
    }

    /**
     * Returns these options with another size of the kernel's queue.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public SocketOptions receiveBuffer(int bytes) {
        return new SocketOptions(timeout, bytes, strict);
    }

    /** Returns these options with strict checking on or off. */
    public SocketOptions strict(boolean strict) {
        return new SocketOptions(timeout, receiveBuffer, strict);
    }
}
