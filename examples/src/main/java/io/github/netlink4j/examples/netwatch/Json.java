package io.github.netlink4j.examples.netwatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkView;
import io.github.netlink4j.rtnetlink.object.NextHopFlags;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.object.Scope;
import io.github.netlink4j.rtnetlink.route.NextHop;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteAttr;
import io.github.netlink4j.rtnetlink.route.RouteType;
import io.github.netlink4j.rtnetlink.route.RouteView;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Links, addresses and routes as JSON, with the field names of {@code ip -j}. Absent values are left out, and so is what the
 * kernel changes without a notification: counters, the remaining lifetime of an address, whether the link of a route has a
 * carrier.
 */
final class Json {
    private static final Map<String, Integer> LINK_FLAGS = new LinkedHashMap<>();
    private static final Map<String, Integer> ROUTE_FLAGS = new LinkedHashMap<>();

    static {
        LINK_FLAGS.put("LOOPBACK", LinkView.IFF_LOOPBACK);
        LINK_FLAGS.put("BROADCAST", LinkView.IFF_BROADCAST);
        LINK_FLAGS.put("POINTOPOINT", LinkView.IFF_POINTOPOINT);
        LINK_FLAGS.put("MULTICAST", LinkView.IFF_MULTICAST);
        LINK_FLAGS.put("NOARP", LinkView.IFF_NOARP);
        LINK_FLAGS.put("ALLMULTI", LinkView.IFF_ALLMULTI);
        LINK_FLAGS.put("PROMISC", LinkView.IFF_PROMISC);
        LINK_FLAGS.put("MASTER", LinkView.IFF_MASTER);
        LINK_FLAGS.put("SLAVE", LinkView.IFF_SLAVE);
        LINK_FLAGS.put("UP", LinkView.IFF_UP);
        LINK_FLAGS.put("LOWER_UP", LinkView.IFF_LOWER_UP);
        LINK_FLAGS.put("DORMANT", LinkView.IFF_DORMANT);
        ROUTE_FLAGS.put("onlink", NextHopFlags.RTNH_F_ONLINK);
        ROUTE_FLAGS.put("pervasive", NextHopFlags.RTNH_F_PERVASIVE);
        ROUTE_FLAGS.put("offload", NextHopFlags.RTNH_F_OFFLOAD | RouteView.RTM_F_OFFLOAD);
        ROUTE_FLAGS.put("trap", NextHopFlags.RTNH_F_TRAP | RouteView.RTM_F_TRAP);
    }

    private final ObjectMapper mapper = new ObjectMapper();
    private final IntFunction<@Nullable String> nameOfLink;

    /** @param nameOfLink the name of the link with an index, null when there is none */
    Json(IntFunction<@Nullable String> nameOfLink) {
        this.nameOfLink = nameOfLink;
    }

    /** Returns the object as text, without an event. */
    String body(long id, MessageView object) {
        ObjectNode node = mapper.createObjectNode();
        if (object instanceof Link link) {
            put(node.put("object", "link").put("id", id), link);
        } else if (object instanceof Address address) {
            put(node.put("object", "address").put("id", id), address);
        } else if (object instanceof Route route) {
            put(node.put("object", "route").put("id", id), route);
        } else {
            throw new IllegalArgumentException("neither link nor address nor route: " + object);
        }
        return node.toString();
    }

    /** Returns the line that reports an event of an object. */
    static byte[] line(String event, String body) {
        return ("{\"event\":\"" + event + "\"," + body.substring(1) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void put(ObjectNode node, Link link) {
        node.put("ifindex", link.index()).put("ifname", link.name());
        putParent(node, link);
        putFlags(node, LINK_FLAGS, link.flags());
        node.put("mtu", link.mtu());
        if (link.master() != 0) {
            node.put("master", nameOf(link.master()));
        }
        node.put("operstate", link.operState().name().replace("_", ""));
        node.put("group", link.group() == 0 ? "default" : Integer.toString(link.group()));
        node.put("txqlen", link.txQueueLength());
        putText(node, "address", link.address());
        putText(node, "broadcast", link.get(LinkAttr.BROADCAST));
        putText(node, "ifalias", link.alias());
        if (!link.alternativeNames().isEmpty()) {
            link.alternativeNames().forEach(node.putArray("altnames")::add);
        }
        if (!link.kind().isEmpty()) {
            node.putObject("linkinfo").put("info_kind", link.kind());
        }
    }

    /** Puts the parent of the link: by its name, unless it is in another namespace. */
    private void putParent(ObjectNode node, Link link) {
        if (link.parentNamespaceId() >= 0) {
            node.put("link_index", link.parent()).put("link_netnsid", link.parentNamespaceId());
        } else if (link.parent() != 0) {
            node.put("link", nameOf(link.parent()));
        }
    }

    private void put(ObjectNode node, Address address) {
        node.put("ifindex", address.linkIndex()).put("dev", nameOf(address.linkIndex()));
        node.put("family", family(address.isIpv6()));
        node.put("local", address.address().toString());
        IpPrefix peer = address.peer();
        if (peer != null) {
            node.put("address", peer.address().toString());
        }
        node.put("prefixlen", address.prefixLength());
        putNumber(node, "metric", address.metric());
        putText(node, "broadcast", address.broadcast());
        node.put("scope", Scope.name(address.scope()));
        putIf(node, "dynamic", !address.isPermanent());
        putIf(node, "secondary", address.isSecondary());
        putIf(node, "temporary", address.isTemporary());
        putIf(node, "tentative", address.isTentative());
        putIf(node, "deprecated", address.isDeprecated());
        putIf(node, "dadfailed", address.isDadFailed());
        putText(node, "label", address.label());
    }

    private void put(ObjectNode node, Route route) {
        node.put("family", family(route.isIpv6()));
        node.put(
                "type",
                route.type() == RouteType.OTHER
                        ? "" + route.typeNumber()
                        : route.type().toString());
        node.put("dst", route.isDefault() ? "default" : text(route.destination()));
        IpPrefix source = route.source();
        putText(node, "from", source == null ? null : text(source));
        putNumber(node, "tos", route.tos());
        putNumber(node, "nhid", route.nextHopId());
        putWay(node, route.gateway(), route.isIpv6(), route.linkIndex());
        node.put("table", table(route.table()));
        node.put("protocol", RouteProtocol.name(route.protocol()));
        node.put("scope", Scope.name(route.scope()));
        putText(node, "prefsrc", route.preferredSource());
        if (route.has(RouteAttr.PRIORITY)) {
            node.put("metric", route.metric());
        }
        putFlags(node, ROUTE_FLAGS, route.flags());
        if (route.isIpv6()) {
            node.put("pref", route.preference().name().toLowerCase(Locale.ROOT));
        }
        if (!route.nextHops().isEmpty()) {
            ArrayNode ways = node.putArray("nexthops");
            for (NextHop hop : route.nextHops()) {
                ObjectNode way = ways.addObject();
                putWay(way, hop.gateway(), route.isIpv6(), hop.linkIndex());
                way.put("weight", hop.weight());
                putFlags(way, ROUTE_FLAGS, hop.flags());
            }
        }
    }

    private void putWay(ObjectNode node, @Nullable IpAddress gateway, boolean ipv6, int linkIndex) {
        if (gateway != null && gateway.isIpv6() != ipv6) {
            node.putObject("via").put("family", family(gateway.isIpv6())).put("host", gateway.toString());
        } else {
            putText(node, "gateway", gateway);
        }
        if (linkIndex != 0) {
            node.put("dev", nameOf(linkIndex));
        }
    }

    private static String table(long table) {
        if (table == RouteView.RT_TABLE_MAIN) {
            return "main";
        }
        if (table == RouteView.RT_TABLE_LOCAL) {
            return "local";
        }
        return table == RouteView.RT_TABLE_DEFAULT ? "default" : Long.toString(table);
    }

    private static String family(boolean ipv6) {
        return ipv6 ? "inet6" : "inet";
    }

    /** Returns a prefix as {@code ip} prints it: without the length when it is a single host. */
    private static String text(IpPrefix prefix) {
        return prefix.length() == prefix.address().bits() ? prefix.address().toString() : prefix.toString();
    }

    private String nameOf(int linkIndex) {
        String name = nameOfLink.apply(linkIndex);
        return name == null ? "if" + linkIndex : name;
    }

    private static void putFlags(ObjectNode node, Map<String, Integer> names, int flags) {
        ArrayNode set = node.putArray("flags");
        names.forEach((name, bits) -> {
            if ((flags & bits) != 0) {
                set.add(name);
            }
        });
    }

    private static void putText(ObjectNode node, String name, @Nullable Object value) {
        if (value != null && !value.equals("")) {
            node.put(name, value.toString());
        }
    }

    private static void putNumber(ObjectNode node, String name, long value) {
        if (value != 0) {
            node.put(name, value);
        }
    }

    private static void putIf(ObjectNode node, String name, boolean value) {
        if (value) {
            node.put(name, true);
        }
    }
}
