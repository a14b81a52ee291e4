package io.github.netlink4j.examples;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.ns.Netns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/** Tests whether a host is reachable: by ICMP, as ping does, or by TCP where ICMP is not allowed. */
final class Ping {
    private Ping() {}

    /** Returns the time until the reply, empty when there was none. */
    static Optional<Duration> once(Netns from, String to, Duration patience) {
        try {
            return from.call(() -> {
                long begin = System.nanoTime();
                boolean reply = IpAddress.parse(to).toInetAddress().isReachable((int) patience.toMillis());
                return reply ? Optional.of(Duration.ofNanos(System.nanoTime() - begin)) : Optional.<Duration>empty();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
