package io.github.netlink4j.rtnetlink.address;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.testing.Iproute;
import java.util.ArrayList;
import java.util.List;

/** Addresses as {@code ip} shows them, for comparison. */
final class Seen {
    private Seen() {}

    /** The addresses of a link. */
    static List<JsonNode> on(String link) {
        List<JsonNode> seen = new ArrayList<>();
        for (JsonNode info : Iproute.ip("address", "show", "dev", link).get(0).get("addr_info")) {
            // ip prints empty objects for those that its own filter has left out.
            if (info.has("local")) {
                seen.add(info);
            }
        }
        return seen;
    }

    /** The addresses of a link, as {@code 10.0.0.1/24}, except those of IPv6 that the kernel gives every link. */
    static List<String> prefixesOn(String link) {
        return on(link).stream()
                .filter(info -> !info.get("local").asText().startsWith("fe80:"))
                .map(info ->
                        info.get("local").asText() + "/" + info.get("prefixlen").asText())
                .toList();
    }

    /** The one address of a link that begins with this text. */
    static JsonNode address(String link, String local) {
        List<JsonNode> found = on(link).stream()
                .filter(info -> info.get("local").asText().equals(local))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " times " + local + " on " + link + ": " + on(link));
        }
        return found.get(0);
    }
}
