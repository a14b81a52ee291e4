package io.github.netlink4j.route.address;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.route.link.LinkRef;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses a listing shows. Immutable: each method gives a narrower copy. The kernel filters where it can; what it
 * lets through by mistake is left out here.
 */
public final class AddressFilter {
    private static final AddressFilter ALL = new AddressFilter(0, null, -1);

    private final int family;
    private final @Nullable LinkRef link;
    private final int scope;

    private AddressFilter(int family, @Nullable LinkRef link, int scope) {
        this.family = family;
        this.link = link;
        this.scope = scope;
    }

    /** Every IPv4 and IPv6 address. */
    public static AddressFilter all() {
        return ALL;
    }

    /** IPv4 addresses. Equivalent to: {@code ip -4 address}. */
    public AddressFilter ipv4() {
        return new AddressFilter(IpAddress.AF_INET, link, scope);
    }

    /** IPv6 addresses. Equivalent to: {@code ip -6 address}. */
    public AddressFilter ipv6() {
        return new AddressFilter(IpAddress.AF_INET6, link, scope);
    }

    /** Those of a link. Equivalent to: {@code ip address show dev eth0}. */
    public AddressFilter link(LinkRef link) {
        return new AddressFilter(family, link, scope);
    }

    /** Those of the link of this name. */
    public AddressFilter link(String link) {
        return link(LinkRef.of(link));
    }

    /** Those of a scope, RT_SCOPE_*. Equivalent to: {@code ip address show scope global}. */
    public AddressFilter scope(int scope) {
        return new AddressFilter(family, link, scope);
    }

    /** The same with the link as an index. */
    AddressFilter resolve(ToIntFunction<LinkRef> indexOf) {
        return link == null ? this : link(LinkRef.of(indexOf.applyAsInt(link)));
    }

    private int linkIndex() {
        return link instanceof LinkRef.Index known ? known.index() : 0;
    }

    void writeTo(MessageWriter writer) {
        writer.header8(0, family);
        writer.header32(4, linkIndex());
    }

    boolean lets(AddressView address) {
        return (family == 0
                        ? address.family() == IpAddress.AF_INET || address.family() == IpAddress.AF_INET6
                        : address.family() == family)
                && (link == null || address.linkIndex() == linkIndex())
                && (scope < 0 || address.scope() == scope);
    }
}
