package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrMask;
import io.github.netlink4j.codec.LongAttr;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.PathSearch;
import io.github.netlink4j.codec.SentAttr;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.object.Encap;
import io.github.netlink4j.rtnetlink.object.NextHopFlags;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.object.Scope;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route to be added, or one to be deleted. What is not set is not sent; what the kernel requires nevertheless is chosen
 * as {@code ip route} does it: table main, protocol boot, and the scope by gateway and type.
 *
 * <!-- sample: ObjectSamplesTest routes -->
 * <pre>{@code
 * nl.routes().add(RouteSpec.to("10.1.0.0/16").via("192.168.0.1"));
 * nl.routes().add(RouteSpec.toDefault().via("fe80::1").device("eth0").metric(100));
 * nl.routes().add(RouteSpec.to("10.9.0.0/16").type(RouteType.BLACKHOLE));
 * }</pre>
 */
public final class RouteSpec extends RoutePathSpec<RouteSpec> {
    static final int UNSET = -1;

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The attributes that the text of a route shows in words, besides the metrics. */
    private static final AttrMask IN_WORDS = AttrMask.of(
            RouteAttr.DST,
            RouteAttr.SRC,
            RouteAttr.PREFSRC,
            RouteAttr.NH_ID,
            RouteAttr.PRIORITY,
            RouteAttr.FLOW,
            RouteAttr.EXPIRES);

    /** The attributes that a route reports as they were set. */
    private static final List<Attr> COPIED =
            List.of(RouteAttr.NH_ID, RouteAttr.PRIORITY, RouteAttr.FLOW, RouteAttr.PREF);

    // Read by RouteValidator and RouteRequests as well.

    /** Null for a default route whose family follows only from its other fields. */
    final @Nullable IpPrefix destination;

    @Nullable
    IpAddress gateway;

    @Nullable
    LinkRef device;

    List<NextHop> hops = List.of();

    @Nullable
    IpPrefix source;

    @Nullable
    RouteType type;

    long table = UNSET;
    int protocol = UNSET;
    int scope = UNSET;
    int tos;
    boolean onlink;

    private RouteSpec(@Nullable IpPrefix destination) {
        this.destination = destination;
        if (destination != null) {
            set(RouteAttr.DST, destination.address());
        }
    }

    /**
     * Returns a route to this network.
     *
     * @throws IllegalArgumentException when bits are set beyond its prefix
     */
    public static RouteSpec to(IpPrefix destination) {
        return new RouteSpec(RouteValidator.checkNetwork(destination));
    }

    /**
     * Returns a route to this network, such as {@code 10.1.0.0/16} or {@code fd00::/8}. Without a length, it is a single
     * address; {@code default} is {@link #toDefault()}.
     *
     * @throws IllegalArgumentException when it is no network, or bits are set beyond its prefix
     */
    public static RouteSpec to(String destination) {
        return RouteValidator.isDefault(destination) ? toDefault() : to(RouteValidator.parseNetwork(destination));
    }

    /**
     * Returns a default route, for all destinations without another route. Its family is that of the gateway or, without
     * one, of the source; else IPv4. {@code to("0.0.0.0/0")} and {@code to("::/0")} determine the family themselves.
     */
    public static RouteSpec toDefault() {
        return new RouteSpec(null);
    }

    /**
     * Returns all that a route was given, so that it can be added again, or changed first; without its state and age. Links are
     * identified by their indexes, which are good only in the network namespace where the route was read. A route by a nexthop
     * object names only that. The time until it vanishes is what was left of it, in whole seconds. IPv6 routes of metric 0, which
     * the kernel makes for its own addresses, get another one when they are added again.
     *
     * @throws IllegalArgumentException when its type is {@link RouteType#OTHER}
     */
    public static RouteSpec of(RouteView route) {
        RouteSpec spec = to(route.destination());
        spec.copyMetrics(route);
        spec.type(route.type()).table(route.table()).protocol(route.protocol()).tos(route.tos());
        if (!route.isIpv6()) {
            spec.scope(route.scope());
        }
        IpPrefix source = route.source();
        if (source != null) {
            spec.from(source);
        }
        IpAddress preferred = route.preferredSource();
        if (preferred != null) {
            spec.preferredSource(preferred);
        }
        COPIED.forEach(key -> spec.copy(key, route));
        if (route.expires() > 0) {
            spec.expires(Duration.ofSeconds(route.expires()));
        }
        // IPv6 lists a route of such a type as one by the loopback.
        if (route.nextHopId() == 0 && !route.type().isDeadEnd()) {
            spec.copyWay(route);
        }
        return spec;
    }

    private void copyWay(RouteView route) {
        hops = route.nextHops().stream().map(NextHop::withoutState).toList();
        gateway = route.gateway();
        device = route.linkIndex() == 0 ? null : LinkRef.of(route.linkIndex(), route.netnsCookie());
        onlink = gateway != null && route.hasFlag(NextHopFlags.RTNH_F_ONLINK);
        Encap encap = route.encap();
        if (encap != null) {
            encap(encap);
        }
    }

    /** Sets the next router; for an IPv4 route it may be an IPv6 one. Equivalent to: {@code … via 192.168.0.1}. */
    public RouteSpec via(IpAddress gateway) {
        this.gateway = gateway;
        return this;
    }

    /** Sets the next router, as text; see {@link #via(IpAddress)}. */
    public RouteSpec via(String gateway) {
        return via(IpAddress.parse(gateway));
    }

    /** Sets its link. Equivalent to: {@code … dev eth0}. */
    public RouteSpec device(LinkRef link) {
        this.device = link;
        return this;
    }

    /** Sets its link by name, which is looked up when the route is added. */
    public RouteSpec device(String link) {
        return device(LinkRef.of(link));
    }

    /**
     * Sets several next hops, which share the packets. Equivalent to: {@code … nexthop via … weight 2 nexthop via …}.
     *
     * <p>At most about 2,000: the kernel lists a route in one message of at most 32 KiB, and leaves out a larger one and all
     * after it without an error, for every program. Such a route is refused; use nexthop objects instead.
     */
    public RouteSpec multipath(NextHop... hops) {
        return multipath(List.of(hops));
    }

    /** Sets several next hops, which share the packets; see {@link #multipath(NextHop...)}. */
    public RouteSpec multipath(List<NextHop> hops) {
        this.hops = List.copyOf(hops);
        return this;
    }

    /** Sets the nexthop object, 1 to 2^32 - 1. Linux 5.3. Equivalent to: {@code … nhid 1}. */
    public RouteSpec nextHopId(long id) {
        return set(RouteAttr.NH_ID, id);
    }

    /** Sets the encapsulation of packets. Equivalent to: {@code … encap …}. */
    public RouteSpec encap(Encap encap) {
        return set(RouteAttr.ENCAP, encap.attributes()).set(RouteAttr.ENCAP_TYPE, encap.type());
    }

    /** States that the gateway is on the link, whatever its address is. Equivalent to: {@code … onlink}. */
    public RouteSpec onlink() {
        this.onlink = true;
        return this;
    }

    /**
     * Sets the network that packets must come from. IPv6 only. Equivalent to: {@code … from fd00::/64}.
     *
     * @throws IllegalArgumentException when bits are set beyond its prefix
     */
    public RouteSpec from(IpPrefix source) {
        this.source = RouteValidator.checkNetwork(source);
        return set(RouteAttr.SRC, source.address());
    }

    /** Sets the network that packets must come from, as text; see {@link #from(IpPrefix)}. */
    public RouteSpec from(String source) {
        return from(IpPrefix.parse(source));
    }

    /** Sets the source address that is used unless a program chooses one. Equivalent to: {@code … src 192.168.0.2}. */
    public RouteSpec preferredSource(IpAddress address) {
        return set(RouteAttr.PREFSRC, address);
    }

    /** Sets the source address, as text; see {@link #preferredSource(IpAddress)}. */
    public RouteSpec preferredSource(String address) {
        return preferredSource(IpAddress.parse(address));
    }

    /**
     * Sets the table, 1 to 2^32 - 1. Equivalent to: {@code … table 100}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public RouteSpec table(long table) {
        this.table = RouteValidator.checkTable(table);
        return this;
    }

    /**
     * Sets the metric: among routes to the same destination the lowest wins. With IPv6, 0 means 1024. Equivalent to: {@code
     * … metric 100}.
     */
    public RouteSpec metric(long metric) {
        return set(RouteAttr.PRIORITY, metric);
    }

    /** Sets its originator, such as {@link RouteProtocol#RTPROT_STATIC}, 0 to 255. Equivalent to: {@code … proto static}. */
    public RouteSpec protocol(int protocol) {
        this.protocol = RouteValidator.checkByte("protocol", protocol);
        return this;
    }

    /**
     * Sets the scope of the destination, such as {@link Scope#RT_SCOPE_LINK}, 0 to 255. IPv4 only. Equivalent to: {@code …
     * scope link}.
     */
    public RouteSpec scope(int scope) {
        this.scope = RouteValidator.checkByte("scope", scope);
        return this;
    }

    /** Sets the type of service that packets must have, 0 to 255. IPv4 only. Equivalent to: {@code … tos 0x10}. */
    public RouteSpec tos(int tos) {
        this.tos = RouteValidator.checkByte("type of service", tos);
        return this;
    }

    /**
     * Sets what happens to packets. Equivalent to: {@code ip route add blackhole …}.
     *
     * @throws IllegalArgumentException when it is {@link RouteType#OTHER}
     */
    public RouteSpec type(RouteType type) {
        this.type = RouteValidator.checkType(type);
        return this;
    }

    /**
     * Sets the realm of the destination, 0 to 65535, by which traffic is classified. IPv4 only. Equivalent to: {@code …
     * realm 4}.
     */
    public RouteSpec realm(int to) {
        return realms(0, to);
    }

    /** Sets the realms of source and destination, 0 to 65535. IPv4 only. Equivalent to: {@code … realm 3/4}. */
    public RouteSpec realms(int from, int to) {
        return set(RouteAttr.FLOW, RouteValidator.checkRealms(from, to));
    }

    /** Sets the preference of its router. IPv6 only. Equivalent to: {@code … pref high}. */
    public RouteSpec preference(RoutePreference preference) {
        return set(RouteAttr.PREF, preference.number());
    }

    /**
     * Sets the time after which it vanishes, in whole seconds, at least one. IPv6 only. RTA_EXPIRES. Equivalent to:
     * {@code … expires 60}.
     *
     * @throws IllegalArgumentException when it is no whole number of seconds, or out of range
     */
    public RouteSpec expires(Duration time) {
        return set(RouteAttr.EXPIRES, time, SECOND);
    }

    /** Returns the kernel's number of its family. */
    int family() {
        IpAddress first = gateway == null && !hops.isEmpty() ? hops.get(0).gateway() : gateway;
        IpAddress preferred = value(RouteAttr.PREFSRC);
        if (destination != null) {
            return destination.address().family();
        }
        if (first != null) {
            return first.family();
        }
        if (preferred != null) {
            return preferred.family();
        }
        return source == null ? AddressFamily.AF_INET : source.address().family();
    }

    /** Returns the metric, 0 when it is not set. */
    long metric() {
        return value(RouteAttr.PRIORITY, 0);
    }

    @Nullable
    IpAddress preferredSource() {
        return value(RouteAttr.PREFSRC);
    }

    void writeAttributesTo(MessageWriter writer) {
        writeAttributes(writer);
    }

    /**
     * Returns all that will be sent, as {@code ip route} has it: {@code 10.1.0.0/16 via 192.168.0.1 dev "eth0" metric 100}; what has
     * no words here, by the kernel's names.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (type != null && type != RouteType.UNICAST) {
            text.append(type).append(' ');
        }
        text.append(destination == null ? "default" : destination);
        if (source != null) {
            text.append(" from ").append(source);
        }
        append(text, "tos 0x", tos == 0 ? null : Integer.toHexString(tos));
        if (gateway != null) {
            text.append(" via ").append(gateway);
        }
        if (device != null) {
            text.append(" dev ").append(device.text());
        }
        if (!hops.isEmpty()) {
            text.append(" nexthop ").append(hops.get(0));
        }
        if (hops.size() > 1) {
            text.append(" and ").append(hops.size() - 1).append(" more");
        }
        if (isSet(RouteAttr.NH_ID)) {
            text.append(" nhid ").append(value(RouteAttr.NH_ID, 0));
        }
        append(text, "table ", table == UNSET ? null : table);
        append(text, "proto ", protocol == UNSET ? null : RouteProtocol.name(protocol));
        append(text, "scope ", scope == UNSET ? null : Scope.name(scope));
        append(text, "src ", preferredSource());
        append(text, "metric ", isSet(RouteAttr.PRIORITY) ? value(RouteAttr.PRIORITY, 0) : null);
        if (isSet(RouteAttr.FLOW)) {
            long realms = value(RouteAttr.FLOW, 0);
            text.append(" realms ").append(realms >>> 16).append('/').append(realms & 0xffff);
        }
        appendMetrics(text);
        append(text, "expires ", isSet(RouteAttr.EXPIRES) ? value(RouteAttr.EXPIRES, 0) + "s" : null);
        text.append(onlink ? " onlink" : "");
        for (SentAttr attribute : PathSearch.values(RouteAttr.RTM_NEWROUTE, this::writeAttributes)) {
            append(text, "", isInWords(attribute.key()) ? null : attribute);
        }
        return text.toString();
    }

    private static boolean isInWords(@Nullable Attr key) {
        return key != null && (IN_WORDS.contains(key) || key.set() == RouteMetrics.SET && key instanceof LongAttr);
    }

    private static void append(StringBuilder text, String word, @Nullable Object value) {
        if (value != null) {
            text.append(' ').append(word).append(value);
        }
    }
}
