package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.object.Scope;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses a listing shows: all unless narrowed. Immutable: each method gives a narrower copy. The kernel filters
 * by family and link; every address it shows is checked here once more.
 */
public final class AddressFilter {
    private static final int ANY = -1;
    private static final AddressFilter ALL = new AddressFilter(0, null, ANY);

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

    /**
     * Those of a scope, such as {@link Scope#RT_SCOPE_LINK}. Equivalent to: {@code ip address show scope link}.
     *
     * @throws IllegalArgumentException when it is not 0 to 255
     */
    public AddressFilter scope(int scope) {
        return new AddressFilter(family, link, Scope.check(scope));
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

    // Hot path: allocates nothing.
    boolean lets(AddressView address) {
        return letsFamily(address.family())
                && (link == null || address.linkIndex() == linkIndex())
                && (scope == ANY || address.scope() == scope);
    }

    /** Asked for all families, the kernel may show more than these two. */
    private boolean letsFamily(int addressFamily) {
        return family == 0
                ? addressFamily == IpAddress.AF_INET || addressFamily == IpAddress.AF_INET6
                : addressFamily == family;
    }

    /** The words of {@code ip address show}, or {@code all}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                switch (family) {
                    case IpAddress.AF_INET -> "IPv4";
                    case IpAddress.AF_INET6 -> "IPv6";
                    default -> "all";
                });
        if (link != null) {
            text.append(" dev ").append(link.describe());
        }
        if (scope != ANY) {
            text.append(" scope ").append(Scope.name(scope));
        }
        return text.toString();
    }
}
