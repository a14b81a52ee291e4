package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints a link in one line, in the words and the order of {@code ip link}:
 * {@code 3: eth0@if2: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 state UP veth 02:00:00:00:00:01}.
 */
final class LinkText {
    /** The flags that {@code ip} has a word for, by their bits, in its order. IFF_*, linux/if.h. */
    private static final String[] FLAGS = {
        "LOOPBACK",
        "BROADCAST",
        "POINTOPOINT",
        "MULTICAST",
        "NOARP",
        "ALLMULTI",
        "PROMISC",
        "MASTER",
        "SLAVE",
        "DEBUG",
        "DYNAMIC",
        "AUTOMEDIA",
        "PORTSEL",
        "NOTRAILERS",
        "UP",
        "LOWER_UP",
        "DORMANT",
        "ECHO"
    };

    private static final int[] BITS = {
        0x8, 0x2, 0x10, 0x1000, 0x80, 0x200, 0x100, 0x400, 0x800, 0x4, 0x8000, 0x4000, 0x2000, 0x20, 0x1, 0x10000,
        0x20000, 0x40000
    };

    // ARPHRD_*, linux/if_arp.h.
    private static final int TUNNEL = 768;
    private static final int TUNNEL6 = 769;
    private static final int SIT = 776;
    private static final int IPGRE = 778;
    private static final int IP6GRE = 823;

    private LinkText() {}

    static String of(LinkView link) {
        StringBuilder text = new StringBuilder(120);
        text.append(link.index());
        if (link.has(LinkAttr.IFNAME)) {
            text.append(": ").append(Text.quoteIfNeeded(link.name()));
        }
        if (link.has(LinkAttr.LINK) && link.parent() != 0) {
            text.append(link.parentNamespaceId() >= 0 ? "@if" : "@#").append(link.parent());
        }
        text.append(": <").append(String.join(",", link.flagNames())).append('>');
        append(text, "mtu", link.has(LinkAttr.MTU), link.mtu());
        append(text, "master", link.master() != 0, "#" + link.master());
        append(text, "state", link.has(LinkAttr.OPERSTATE), state(link.operState()));
        append(text, "group", link.group() != 0, link.group());
        if (link.family() != AddressFamily.AF_UNSPEC) {
            // A part of a link, of another family.
            append(text, "family", true, AddressFamily.name(link.family()));
        }
        String kind = link.kind();
        text.append(kind.isEmpty() ? "" : " " + Text.quoteIfNeeded(kind));
        MacAddress address = link.address();
        text.append(address == null ? "" : " " + address(address, link.hardwareType()));
        return text.toString();
    }

    /** Returns a hardware address as {@code ip} shows it: that of an IP tunnel is the IP address of its own end. */
    private static Object address(MacAddress address, int hardwareType) {
        boolean isIp =
                switch (hardwareType) {
                    case TUNNEL, SIT, IPGRE -> address.length() == 4;
                    case TUNNEL6, IP6GRE -> address.length() == 16;
                    default -> false;
                };
        return isIp ? IpAddress.of(address.toBytes()) : address;
    }

    private static void append(StringBuilder text, String word, boolean shown, Object value) {
        if (shown) {
            text.append(' ').append(word).append(' ').append(value);
        }
    }

    private static String state(OperState state) {
        return state.name().toUpperCase(Locale.ROOT).replace("_", "");
    }

    /** Returns the flags as {@code ip} shows them: a link that is up and does not run has no carrier. */
    static List<String> flagNames(int flags) {
        List<String> names = new ArrayList<>();
        if ((flags & LinkView.IFF_UP) != 0 && (flags & LinkView.IFF_RUNNING) == 0) {
            names.add("NO-CARRIER");
        }
        int left = flags & ~LinkView.IFF_RUNNING;
        for (int i = 0; i < BITS.length; i++) {
            if ((left & BITS[i]) != 0) {
                names.add(FLAGS[i]);
                left &= ~BITS[i];
            }
        }
        if (left != 0) {
            names.add(Integer.toHexString(left));
        }
        return names;
    }
}
