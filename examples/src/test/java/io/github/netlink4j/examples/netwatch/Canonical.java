package io.github.netlink4j.examples.netwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.netlink4j.testing.Iproute;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The output of ip, and the state that a client has received, in one comparable form: sorted text. */
final class Canonical {
    private static final List<String> LINK = List.of(
            "ifindex",
            "ifname",
            "mtu",
            "operstate",
            "txqlen",
            "group",
            "master",
            "link",
            "link_index",
            "link_netnsid",
            "address",
            "broadcast",
            "ifalias",
            "altnames",
            "flags");
    private static final List<String> ADDRESS = List.of(
            "dev",
            "family",
            "local",
            "address",
            "prefixlen",
            "broadcast",
            "scope",
            "label",
            "dynamic",
            "secondary",
            "temporary",
            "tentative",
            "deprecated",
            "dadfailed",
            "metric");
    private static final List<String> ROUTE = List.of(
            "type",
            "dst",
            "from",
            "tos",
            "nhid",
            "gateway",
            "via",
            "dev",
            "table",
            "protocol",
            "scope",
            "prefsrc",
            "metric",
            "pref",
            "nexthops",
            "flags");

    /** Flags that ip derives, and those of which the kernel does not notify. */
    private static final Set<String> NOT_NOTIFIED = Set.of("NO-CARRIER", "M-DOWN", "dead", "linkdown");

    private Canonical() {}

    /** Returns what ip prints for the calling thread's namespace. */
    static List<String> ofIp() {
        List<String> all = new ArrayList<>();
        Iproute.ip("link").forEach(link -> all.add(text("link", link, LINK)));
        for (JsonNode link : Iproute.ip("address")) {
            for (JsonNode address : link.path("addr_info")) {
                ((ObjectNode) address).set("dev", link.path("ifname"));
                all.add(text("address", address, ADDRESS));
            }
        }
        Iproute.ip("route", "show", "table", "all").forEach(route -> all.add(text("route", route, ROUTE)));
        return all.stream().sorted().toList();
    }

    /** Returns the state that a client has received. */
    static List<String> of(Watcher watcher) {
        return watcher.objects().stream().map(Canonical::text).sorted().toList();
    }

    private static String text(JsonNode object) {
        String kind = object.path("object").asText();
        return text(kind, object, kind.equals("link") ? LINK : kind.equals("address") ? ADDRESS : ROUTE);
    }

    private static String text(String kind, JsonNode object, List<String> fields) {
        return kind
                + fields.stream()
                        .filter(object::has)
                        .flatMap(field -> Stream.of(" ", field, "=", value(field, object.get(field))))
                        .reduce("", String::concat);
    }

    private static String value(String field, JsonNode value) {
        if (field.equals("flags")) {
            Set<String> flags = new TreeSet<>();
            value.forEach(flag -> flags.add(flag.asText()));
            flags.removeAll(NOT_NOTIFIED);
            return flags.toString();
        }
        if (field.equals("nexthops")) {
            List<String> hops = new ArrayList<>();
            value.forEach(hop -> hops.add(text("", hop, List.of("gateway", "via", "dev", "weight", "flags"))));
            return hops.toString();
        }
        return value.toString();
    }
}
