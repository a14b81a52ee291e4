package io.github.netlink4j.testing;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.Request;

/**
 * The two requests about links that fresh namespaces need. RTM_NEWLINK, linux/if_link.h. Everything else about links is in
 * netlink-route, whose tests depend on this module.
 */
final class LinkRequests {
    private static final AttrSet LINK = AttrSet.ofMessage("link", "IFLA_", 16);
    private static final Str NAME = LINK.string(3, "IFNAME", 15);
    private static final Nest INFO = LINK.nest(18, "LINKINFO");
    private static final Str KIND = INFO.contents("linkinfo", "IFLA_INFO_").text(1, "KIND", 55);
    private static final MessageType NEWLINK = new MessageType(16, "RTM_NEWLINK", LINK);

    private static final int IFF_UP = 1;
    private static final int LOOPBACK = 1;

    private LinkRequests() {}

    /** Sets the loopback link up, which every namespace has from the beginning, always with index 1. */
    static Request loopbackUp() {
        return Request.of(
                NEWLINK,
                0,
                writer -> {
                    writer.header32(4, LOOPBACK);
                    writer.header32(8, IFF_UP);
                    writer.header32(12, IFF_UP);
                },
                () -> "lo up");
    }

    /** Creates a link of a kind, without any attributes of that kind. */
    static Request create(String name, String kind) {
        return Request.of(
                NEWLINK,
                Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL,
                writer -> {
                    writer.put(NAME, name);
                    writer.nest(INFO);
                    writer.put(KIND, kind);
                    writer.end();
                },
                () -> Text.quote(kind) + " " + Text.quote(name));
    }
}
