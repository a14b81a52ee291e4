package io.github.netlink4j.rtnetlink.netconf;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import org.jspecify.annotations.Nullable;

/**
 * Which settings a listing shows: all unless narrowed. Immutable: each method returns a narrower copy. The kernel filters by family
 * only.
 */
public final class NetConfFilter implements ObjectFilter<NetConfView> {
    private static final NetConfFilter ALL = new NetConfFilter(AddressFamily.AF_UNSPEC, null);

    private final int family;
    private final @Nullable LinkRef link;

    private NetConfFilter(int family, @Nullable LinkRef link) {
        this.family = family;
        this.link = link;
    }

    /** Returns the filter that matches every setting of IPv4, IPv6 and MPLS. Equivalent to: {@code ip netconf}. */
    public static NetConfFilter all() {
        return ALL;
    }

    /** Matches those of IPv4. Equivalent to: {@code ip -4 netconf}. */
    public NetConfFilter ipv4() {
        return new NetConfFilter(AddressFamily.AF_INET, link);
    }

    /** Matches those of IPv6. Equivalent to: {@code ip -6 netconf}. */
    public NetConfFilter ipv6() {
        return new NetConfFilter(AddressFamily.AF_INET6, link);
    }

    /** Matches those of MPLS; none where the kernel has no MPLS. Equivalent to: {@code ip -M netconf}. */
    public NetConfFilter mpls() {
        return new NetConfFilter(AddressFamily.AF_MPLS, link);
    }

    /** Matches those of a link. Equivalent to: {@code ip netconf show dev LINK}. */
    public NetConfFilter link(LinkRef wanted) {
        return new NetConfFilter(family, wanted);
    }

    /** Matches those of the link of this name. */
    public NetConfFilter link(String wanted) {
        return link(LinkRef.of(wanted));
    }

    /** Returns the same filter with the link as an index. */
    NetConfFilter resolve(LinkResolver links) {
        return link == null ? this : link(LinkRef.of(links.index(link, "device", this::request)));
    }

    private String request() {
        return NetConfAttr.RTM_GETNETCONF.kernelName() + " " + this;
    }

    /** Writes only the family: with strict checking, the kernel refuses a listing with attributes. inet_netconf_dump_devconf() */
    @Override
    public void writeTo(MessageWriter writer) {
        writer.header8(0, family);
    }

    // Hot path: allocates nothing.
    @Override
    public boolean matches(NetConfView conf) {
        return (family == AddressFamily.AF_UNSPEC || conf.family() == family)
                && (link == null || conf.linkIndex() == link.index());
    }

    /** Returns the words of {@code ip netconf show}. */
    @Override
    public String toString() {
        return AddressFamily.name(family) + (link == null ? "" : " dev " + link.text());
    }
}
