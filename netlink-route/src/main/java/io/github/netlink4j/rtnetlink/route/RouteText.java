package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.LongAttr;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.rtnetlink.object.NextHopFlags;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.object.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A route in one line, in the words and the order of {@code ip route}: {@code 10.1.0.0/16 via 10.0.0.9 dev #3 proto static}. */
final class RouteText {
    private RouteText() {}

    static String of(RouteView route) {
        StringBuilder text = new StringBuilder(80);
        if (route.type() != RouteType.UNICAST) {
            text.append(route.type() == RouteType.OTHER ? "type " + route.typeNumber() : route.type())
                    .append(' ');
        }
        text.append(route.isDefault() ? "default" : text(route.destination()));
        append(text, " from ", route.source() == null ? null : text(route.source()));
        append(text, " tos 0x", route.tos() == 0 ? null : Integer.toHexString(route.tos()));
        append(text, " nhid ", route.nextHopId() == 0 ? null : route.nextHopId());
        append(text, " encap ", route.encap());
        append(text, " via ", route.gateway());
        append(text, " dev #", route.linkIndex() == 0 ? null : route.linkIndex());
        append(text, " table ", table(route.table()));
        append(text, " proto ", route.protocol() == 0 ? null : RouteProtocol.name(route.protocol()));
        append(text, " scope ", route.scope() == Scope.RT_SCOPE_UNIVERSE ? null : Scope.name(route.scope()));
        append(text, " src ", route.preferredSource());
        append(text, " metric ", route.metric() == 0 ? null : route.metric());
        text.append(flagWords(route));
        metrics(text, route.get(RouteAttr.METRICS));
        append(text, " expires ", route.expires() < 0 ? null : route.expires() + "sec");
        hops(text, route.listedHops());
        return text.toString();
    }

    /** A prefix of all bits is an address. */
    private static Object text(IpPrefix prefix) {
        return prefix.length() == prefix.address().bits() ? prefix.address() : prefix;
    }

    private static void append(StringBuilder text, String word, @Nullable Object value) {
        if (value != null) {
            text.append(word).append(value instanceof String name ? Text.quoteIfNeeded(name) : value);
        }
    }

    private static void metrics(StringBuilder text, @Nullable AttrView metrics) {
        if (metrics == null) {
            return;
        }
        long locked = metrics.get(RouteMetrics.LOCK, 0);
        for (Attr metric : RouteMetrics.SET.attributes()) {
            if (metric instanceof LongAttr number && metric != RouteMetrics.LOCK && metrics.has(metric)) {
                RouteMetrics.append(text, number, metrics.get(number, 0), locked);
            }
        }
    }

    /** That of nearly all routes is not named. */
    private static @Nullable String table(long table) {
        return table == RouteView.RT_TABLE_MAIN
                ? null
                : table == RouteView.RT_TABLE_LOCAL ? "local" : Long.toString(table);
    }

    private static String flagWords(RouteView route) {
        return word(route, NextHopFlags.RTNH_F_DEAD, " dead")
                + word(route, NextHopFlags.RTNH_F_ONLINK, " onlink")
                + word(route, NextHopFlags.RTNH_F_PERVASIVE, " pervasive")
                + word(route, NextHopFlags.RTNH_F_OFFLOAD, " offload")
                + word(route, NextHopFlags.RTNH_F_TRAP, " trap")
                + word(route, NextHopFlags.RTNH_F_LINKDOWN, " linkdown")
                + word(route, NextHopFlags.RTNH_F_UNRESOLVED, " unresolved")
                + word(route, RouteView.RTM_F_CLONED, " cache");
    }

    private static String word(RouteView route, int flag, String word) {
        return route.hasFlag(flag) ? word : "";
    }

    /** Where there are several; there may be hundreds. */
    private static void hops(StringBuilder text, List<NextHop> hops) {
        if (hops.size() > 1) {
            text.append(" nexthop ")
                    .append(hops.get(0))
                    .append(" and ")
                    .append(hops.size() - 1)
                    .append(" more");
        }
    }
}
