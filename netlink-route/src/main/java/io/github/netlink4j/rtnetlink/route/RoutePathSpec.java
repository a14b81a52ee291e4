package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.LongAttr;
import java.time.Duration;

/**
 * Settings of a route for TCP and the packets of its path: {@link RouteMetrics} as methods. Values beyond the kernel's
 * limits are refused; the kernel itself would reduce them without an error.
 *
 * @param <S> the type that setters return
 */
public abstract sealed class RoutePathSpec<S extends RoutePathSpec<S>> extends AttrSpec<S> permits RouteSpec {
    static final Duration RTT_UNIT = Duration.ofNanos(125_000);
    static final Duration RTTVAR_UNIT = Duration.ofNanos(250_000);
    static final Duration RTO_MIN_UNIT = Duration.ofMillis(1);

    private long locked;

    RoutePathSpec() {
        super(RouteAttr.SET);
    }

    /**
     * Keeps the kernel from adapting a metric, such as {@link RouteMetrics#MTU} by path MTU discovery. Equivalent to:
     * {@code … mtu lock 1400}.
     *
     * @throws IllegalArgumentException when it is none of {@link RouteMetrics}
     */
    public final S lock(Attr metric) {
        if (metric.set() != RouteMetrics.SET || metric == RouteMetrics.LOCK) {
            throw new IllegalArgumentException(metric + " is no metric of a route that can be locked");
        }
        locked |= 1L << metric.type();
        return set(RouteMetrics.LOCK, locked);
    }

    /** Sets the metrics that a route has. */
    final void copyMetrics(RouteView route) {
        copy(RouteAttr.METRICS, route);
        locked = value(RouteMetrics.LOCK, 0);
    }

    /** Appends the metrics that are set, by the kernel's names in lower case, which are those of {@code ip route}. */
    final void appendMetrics(StringBuilder text) {
        for (Attr metric : RouteMetrics.SET.attributes()) {
            if (metric instanceof LongAttr number && metric != RouteMetrics.LOCK && isSet(number)) {
                RouteMetrics.append(text, number, value(number, 0), locked);
            }
        }
    }

    /** Sets the largest packet of the path, in bytes, to 65520. Equivalent to: {@code … mtu 1400}. */
    public final S mtu(int bytes) {
        return set(RouteMetrics.MTU, bytes);
    }

    /** Sets the largest packet of the path, which the kernel then does not adapt. Equivalent to: {@code … mtu lock 1400}. */
    public final S lockedMtu(int bytes) {
        return mtu(bytes).lock(RouteMetrics.MTU);
    }

    /** Sets the segment size that TCP advertises, in bytes, to 65495. Equivalent to: {@code … advmss 1360}. */
    public final S advertisedMss(int bytes) {
        return set(RouteMetrics.ADVMSS, bytes);
    }

    /** Sets the largest window that TCP advertises, in bytes. Equivalent to: {@code … window 65535}. */
    public final S window(long bytes) {
        return set(RouteMetrics.WINDOW, bytes);
    }

    /**
     * Sets the round-trip time that TCP begins with, in steps of 1/8 ms. RTAX_RTT. Equivalent to: {@code … rtt 100ms}.
     *
     * @throws IllegalArgumentException when it is no whole number of steps, or is negative or too long
     */
    public final S roundTripTime(Duration time) {
        return set(RouteMetrics.RTT, time, RTT_UNIT);
    }

    /**
     * Sets the variance of the round-trip time that TCP begins with, in steps of 1/4 ms. RTAX_RTTVAR. Equivalent to:
     * {@code … rttvar 50ms}.
     *
     * @throws IllegalArgumentException when it is no whole number of steps, or is negative or too long
     */
    public final S roundTripVariance(Duration time) {
        return set(RouteMetrics.RTTVAR, time, RTTVAR_UNIT);
    }

    /**
     * Sets the shortest time to a retransmission, in whole milliseconds; locked, since it counts only then. RTAX_RTO_MIN.
     * Equivalent to: {@code … rto_min 5ms}.
     *
     * @throws IllegalArgumentException when it is no whole number of milliseconds, or is negative or too long
     */
    public final S minimumRetransmission(Duration time) {
        return set(RouteMetrics.RTO_MIN, time, RTO_MIN_UNIT).lock(RouteMetrics.RTO_MIN);
    }

    /** Sets where TCP's slow start ends, in segments. Equivalent to: {@code … ssthresh 20}. */
    public final S slowStartThreshold(long segments) {
        return set(RouteMetrics.SSTHRESH, segments);
    }

    /** Sets the largest congestion window, in segments; locked, since it counts only then. Equivalent to: {@code … cwnd lock 20}. */
    public final S congestionWindow(long segments) {
        return set(RouteMetrics.CWND, segments).lock(RouteMetrics.CWND);
    }

    /** Sets the congestion window that TCP begins with, in segments. Equivalent to: {@code … initcwnd 10}. */
    public final S initialCongestionWindow(long segments) {
        return set(RouteMetrics.INITCWND, segments);
    }

    /** Sets the receive window that TCP begins with, in segments. Equivalent to: {@code … initrwnd 20}. */
    public final S initialReceiveWindow(long segments) {
        return set(RouteMetrics.INITRWND, segments);
    }

    /** Sets by how many segments packets may overtake each other. Equivalent to: {@code … reordering 5}. */
    public final S reordering(long segments) {
        return set(RouteMetrics.REORDERING, segments);
    }

    /** Sets the hop limit, or TTL, of packets sent, 0 to 255; 0 for the system default. Equivalent to: {@code … hoplimit 9}. */
    public final S hopLimit(int hops) {
        return set(RouteMetrics.HOPLIMIT, hops);
    }

    /** Sets whether TCP acknowledges at once. Equivalent to: {@code … quickack 1}. */
    public final S quickAck(boolean on) {
        return set(RouteMetrics.QUICKACK, on);
    }

    /**
     * Sets the congestion control algorithm. Equivalent to: {@code … congctl bbr}. The kernel answers EINVAL when it has none of
     * this name.
     */
    public final S congestionControl(String algorithm) {
        return set(RouteMetrics.CC_ALGO, algorithm);
    }

    /** Sets features, such as {@link RouteMetrics#RTAX_FEATURE_ECN}. Equivalent to: {@code … features ecn}. */
    public final S features(int features) {
        return set(RouteMetrics.FEATURES, features);
    }

    /** Sets whether TCP fast open needs no cookie. Equivalent to: {@code … fastopen_no_cookie 1}. */
    public final S fastOpenWithoutCookie(boolean on) {
        return set(RouteMetrics.FASTOPEN_NO_COOKIE, on);
    }
}
