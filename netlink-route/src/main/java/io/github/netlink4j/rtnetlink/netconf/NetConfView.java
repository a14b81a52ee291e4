package io.github.netlink4j.rtnetlink.netconf;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.S32;

// Hot path: getters of numbers allocate nothing.

/**
 * Settings of a family on a link, for all links, or for new links. struct netconfmsg + NETCONFA_*, linux/netconf.h. A listing
 * contains all settings that the family has, an event often only the one that was changed: a getter then returns -1 for the others.
 *
 * <p>Valid until the visitor that receives it returns; {@link #copy()} keeps it as a {@link NetConf}.
 */
public sealed class NetConfView extends MessageView permits NetConf {
    /** Creates a view that shows nothing yet; {@link #wrap} points it at a message. */
    public NetConfView() {
        super(NetConfAttr.SET);
    }

    NetConfView(byte[] message) {
        super(NetConfAttr.SET, message);
    }

    NetConfView(NetConfView original) {
        super(original);
    }

    /** Returns a copy that stays valid. */
    public NetConf copy() {
        return new NetConf(this);
    }

    /** Returns the family, AF_INET, AF_INET6 or AF_MPLS. */
    public final int family() {
        return header8(0);
    }

    /**
     * Returns the index of the link; {@link NetConfAttr#NETCONFA_IFINDEX_ALL} or
     * {@link NetConfAttr#NETCONFA_IFINDEX_DEFAULT}, both negative, for settings that belong to no link; 0 when it is absent.
     */
    public final int linkIndex() {
        return get(NetConfAttr.IFINDEX, 0);
    }

    /** Returns whether these are the settings for all links. */
    public final boolean isOfAllLinks() {
        return linkIndex() == NetConfAttr.NETCONFA_IFINDEX_ALL;
    }

    /** Returns whether these are the settings that new links get. */
    public final boolean isOfNewLinks() {
        return linkIndex() == NetConfAttr.NETCONFA_IFINDEX_DEFAULT;
    }

    /**
     * Returns whether packets that arrive on the link are forwarded: 0 no, 1 yes, of IPv6 2 as well, which accepts router
     * advertisements nevertheless; -1 when not reported.
     */
    public final int forwarding() {
        return get(NetConfAttr.FORWARDING, -1);
    }

    /**
     * Returns whether the source of IPv4 packets is checked by the reverse path: 0 no, 1 strictly, 2 loosely; -1 when not
     * reported.
     */
    public final int rpFilter() {
        return get(NetConfAttr.RP_FILTER, -1);
    }

    /** Returns whether multicast packets are forwarded: 0 no, 1 yes; -1 when not reported. */
    public final int mcForwarding() {
        return get(NetConfAttr.MC_FORWARDING, -1);
    }

    /** Returns whether directed IPv4 broadcasts are forwarded: 0 no, 1 yes; -1 when not reported. */
    public final int bcForwarding() {
        return get(NetConfAttr.BC_FORWARDING, -1);
    }

    /** Returns whether the kernel answers for hosts elsewhere, proxy_arp or proxy_ndp: 0 no, 1 yes; -1 when not reported. */
    public final int proxyNeigh() {
        return get(NetConfAttr.PROXY_NEIGH, -1);
    }

    /** Returns whether routes by a link without a carrier are ignored: 0 no, 1 yes; -1 when not reported. */
    public final int ignoreRoutesWithLinkdown() {
        return get(NetConfAttr.IGNORE_ROUTES_WITH_LINKDOWN, -1);
    }

    /** Returns whether packets with an MPLS label are accepted: 0 no, 1 yes; -1 when not reported. */
    public final int input() {
        return get(NetConfAttr.INPUT, -1);
    }

    /**
     * Returns whether IPv6 packets are forwarded even when forwarding is off for all links: 0 no, 1 yes; -1 when not reported.
     * Linux 6.17.
     */
    public final int forceForwarding() {
        return get(NetConfAttr.FORCE_FORWARDING, -1);
    }

    @Override
    protected final String headerText() {
        return "ncm_family " + family();
    }

    /** Returns it as {@code ip netconf} shows it: {@code inet dev #3 forwarding on rp_filter off}. */
    @Override
    protected final String line() {
        StringBuilder text = new StringBuilder(
                switch (family()) {
                    case AddressFamily.AF_INET -> "inet";
                    case AddressFamily.AF_INET6 -> "inet6";
                    case AddressFamily.AF_MPLS -> "mpls";
                    default -> "family " + family();
                });
        text.append(
                switch (linkIndex()) {
                    case NetConfAttr.NETCONFA_IFINDEX_ALL -> " all";
                    case NetConfAttr.NETCONFA_IFINDEX_DEFAULT -> " default";
                    default -> " dev #" + linkIndex();
                });
        append(text, " forwarding ", NetConfAttr.FORWARDING);
        switch (rpFilter()) {
            case -1 -> {}
            case 0 -> text.append(" rp_filter off");
            case 1 -> text.append(" rp_filter strict");
            case 2 -> text.append(" rp_filter loose");
            default -> text.append(" rp_filter ").append(rpFilter());
        }
        append(text, " mc_forwarding ", NetConfAttr.MC_FORWARDING);
        append(text, " bc_forwarding ", NetConfAttr.BC_FORWARDING);
        append(text, " proxy_neigh ", NetConfAttr.PROXY_NEIGH);
        append(text, " ignore_routes_with_linkdown ", NetConfAttr.IGNORE_ROUTES_WITH_LINKDOWN);
        append(text, " force_forwarding ", NetConfAttr.FORCE_FORWARDING);
        append(text, " input ", NetConfAttr.INPUT);
        return text.toString();
    }

    private void append(StringBuilder text, String word, S32 setting) {
        if (has(setting)) {
            int value = get(setting, 0);
            text.append(word).append(value == 0 ? "off" : value == 1 ? "on" : Integer.toString(value));
        }
    }
}
