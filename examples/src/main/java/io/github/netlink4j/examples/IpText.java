package io.github.netlink4j.examples;

import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkView;
import io.github.netlink4j.rtnetlink.object.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Links and addresses as {@code ip link} and {@code ip address} print them; for the namespace of the other end of a pair the
 * number is printed, where {@code ip} looks for a name.
 */
final class IpText {
    /** Types of the links in the examples, ARPHRD_*, linux/if_arp.h. */
    private static final Map<Integer, String> TYPES = Map.of(1, "ether", 772, "loopback");

    private final List<Link> links;
    private final Map<Integer, Link> byIndex;
    private final List<Address> addresses;

    IpText(RtNetlink nl) {
        this.links = nl.links().list();
        this.byIndex = links.stream().collect(Collectors.toMap(Link::index, link -> link));
        this.addresses = nl.addresses().list();
    }

    /** Returns the lines of {@code ip link}. */
    List<String> links() {
        List<String> lines = new ArrayList<>();
        links.forEach(link -> lines.addAll(linesOf(link, " mode DEFAULT")));
        return lines;
    }

    /** Returns the lines of {@code ip address}. */
    List<String> addresses() {
        List<String> lines = new ArrayList<>();
        for (Link link : links) {
            lines.addAll(linesOf(link, ""));
            addresses.stream()
                    .filter(address -> address.linkIndex() == link.index())
                    .forEach(address -> lines.addAll(linesOf(address)));
        }
        return lines;
    }

    private List<String> linesOf(Link link, String mode) {
        StringBuilder second = new StringBuilder("    link/" + TYPES.getOrDefault(link.hardwareType(), "none"));
        second.append(' ').append(link.address()).append(" brd ").append(link.get(LinkAttr.BROADCAST));
        if (link.parentNamespaceId() >= 0) {
            second.append(" link-netnsid ").append(link.parentNamespaceId());
        }
        Link master = byIndex.get(link.master());
        return List.of(
                link.index() + ": " + nameOf(link) + ": <" + String.join(",", flagsOf(link)) + "> mtu " + link.mtu()
                        + " qdisc " + link.get(LinkAttr.QDISC, "none")
                        + (master == null ? "" : " master " + master.name())
                        + " state " + link.operState().name().replace("_", "")
                        + mode + " group " + (link.group() == 0 ? "default" : link.group())
                        + " qlen " + link.txQueueLength(),
                second.toString());
    }

    private String nameOf(Link link) {
        if (!link.has(LinkAttr.LINK)) {
            return link.name();
        }
        Link parent = link.parentNamespaceId() >= 0 ? null : byIndex.get(link.parent());
        return link.name() + "@" + (parent == null ? "if" + link.parent() : parent.name());
    }

    /** M-DOWN means that the peer or the lower link is down. */
    private List<String> flagsOf(Link link) {
        List<String> flags = new ArrayList<>(link.flagNames());
        Link parent = link.parentNamespaceId() >= 0 ? null : byIndex.get(link.parent());
        if (link.has(LinkAttr.LINK) && parent != null && !parent.hasFlag(LinkView.IFF_UP)) {
            flags.add("M-DOWN");
        }
        return flags;
    }

    private static List<String> linesOf(Address address) {
        return List.of(
                "    " + (address.isIpv6() ? "inet6 " : "inet ") + address.prefix()
                        + (address.broadcast() == null ? "" : " brd " + address.broadcast())
                        + " scope " + Scope.name(address.scope())
                        + (address.isTentative() ? " tentative" : "")
                        + (address.isIpv6() ? "" : " " + address.label()),
                "       valid_lft forever preferred_lft forever");
    }
}
