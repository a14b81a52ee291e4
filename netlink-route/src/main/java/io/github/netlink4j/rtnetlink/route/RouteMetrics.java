package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.LongAttr;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.U32;
import java.util.Locale;

/**
 * Properties of the path behind a route, read by {@code route.get(RouteMetrics.MTU, 0)}. enum RTAX_*, linux/rtnetlink.h.
 * The kernel would reduce a value above its limit without an error. ip_metrics_convert()
 */
public final class RouteMetrics {
    /** All attributes inside {@link RouteAttr#METRICS}. */
    public static final AttrSet SET = AttrSet.inside(RouteAttr.METRICS, "route metrics", "RTAX_");

    /** Which of the others the kernel must not adapt, one bit for each number: 1 &lt;&lt; 2 for {@link #MTU}. */
    public static final U32 LOCK = SET.u32(1, "LOCK");
    /** Largest packet of the path, in bytes. */
    public static final U32 MTU = SET.u32(2, "MTU").max(65_520);
    /** Largest TCP window, in bytes. */
    public static final U32 WINDOW = SET.u32(3, "WINDOW");
    /** Round-trip time to begin with, in 1/8 ms. */
    public static final U32 RTT = SET.u32(4, "RTT");
    /** Variance of the round-trip time to begin with, in 1/4 ms. */
    public static final U32 RTTVAR = SET.u32(5, "RTTVAR");
    /** Slow-start threshold, in segments. */
    public static final U32 SSTHRESH = SET.u32(6, "SSTHRESH");
    /** Largest congestion window, in segments; counts when locked. */
    public static final U32 CWND = SET.u32(7, "CWND");
    /** Segment size that TCP advertises, in bytes. */
    public static final U32 ADVMSS = SET.u32(8, "ADVMSS").max(65_495);
    /** Reordering to reckon with, in segments. */
    public static final U32 REORDERING = SET.u32(9, "REORDERING");
    /** Hop limit or TTL of packets sent. */
    public static final U32 HOPLIMIT = SET.u32(10, "HOPLIMIT").max(255);
    /** Congestion window to begin with, in segments. */
    public static final U32 INITCWND = SET.u32(11, "INITCWND");
    /** Features, as {@link #RTAX_FEATURE_ECN}. */
    public static final U32 FEATURES = SET.u32(12, "FEATURES");
    /** Shortest time to a retransmission, in ms; counts when locked. */
    public static final U32 RTO_MIN = SET.u32(13, "RTO_MIN");
    /** Receive window to begin with, in segments. */
    public static final U32 INITRWND = SET.u32(14, "INITRWND");
    /** Whether TCP acknowledges at once. */
    public static final Bool QUICKACK = SET.bool32(15, "QUICKACK");
    /** Congestion control algorithm, such as {@code bbr}. */
    public static final Str CC_ALGO = SET.text(16, "CC_ALGO", 15);
    /** Whether TCP fast open needs no cookie. */
    public static final Bool FASTOPEN_NO_COOKIE = SET.bool32(17, "FASTOPEN_NO_COOKIE");

    /** Explicit congestion notification. */
    public static final int RTAX_FEATURE_ECN = 1;
    /** TCP timestamps in microseconds. Linux 6.7. */
    public static final int RTAX_FEATURE_TCP_USEC_TS = 16;

    private RouteMetrics() {}

    /** Appends a metric in the words of {@code ip route}, such as {@code mtu lock 1400}, behind a space. */
    static void append(StringBuilder text, LongAttr metric, long value, long locked) {
        String word = metric.kernelName().substring(SET.prefix().length()).toLowerCase(Locale.ROOT);
        text.append(' ')
                .append(word)
                .append((locked >>> metric.type() & 1) == 0 ? " " : " lock ")
                .append(value);
    }
}
