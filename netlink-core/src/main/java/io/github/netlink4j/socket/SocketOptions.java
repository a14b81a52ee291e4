package io.github.netlink4j.socket;

import java.time.Duration;

/**
 * How a netlink handle behaves. Immutable: each method gives a changed copy.
 *
 * @param timeout how long a call may take from its start to its end, waiting for another thread's call included. Only the
 *     kernel itself may take longer: it carries a change out while it is sent, and waits for others that change something
 *     in any namespace; nothing ends that
 * @param receiveBuffer bytes of the kernel's queue for answers to us (SO_RCVBUF); 0 leaves the system's default, usually
 *     212992
 * @param strict whether the kernel checks requests strictly and applies filters of listings (NETLINK_GET_STRICT_CHK,
 *     Linux 4.20); on an older kernel it is left off
 */
public record SocketOptions(Duration timeout, int receiveBuffer, boolean strict) {
    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final SocketOptions DEFAULTS = new SocketOptions(Duration.ofSeconds(5), 0, true);

    /** @throws IllegalArgumentException when the timeout is not positive or the buffer is negative */
    public SocketOptions {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be positive: " + timeout);
        }
        if (receiveBuffer < 0) {
            throw new IllegalArgumentException("receive buffer must not be negative: " + receiveBuffer);
        }
    }

    /** The timeout as a number that leaves room for sums; more than a century counts as one. */
    long timeoutNanos() {
        return (timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout).toNanos();
    }

    /** Five seconds, the system's buffer, strict. */
    public static SocketOptions defaults() {
        return DEFAULTS;
    }

    public SocketOptions timeout(Duration timeout) {
        return new SocketOptions(timeout, receiveBuffer, strict);
    }

    public SocketOptions receiveBuffer(int bytes) {
        return new SocketOptions(timeout, bytes, strict);
    }

    public SocketOptions strict(boolean strict) {
        return new SocketOptions(timeout, receiveBuffer, strict);
    }
}
