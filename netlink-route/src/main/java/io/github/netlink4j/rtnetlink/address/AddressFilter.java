package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.link.NetnsLinks;
import io.github.netlink4j.rtnetlink.object.Scope;
import io.github.netlink4j.rtnetlink.object.TargetNetns;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses a listing shows: all unless narrowed. Immutable: each method returns a narrower copy. The kernel filters
 * by family and link; every address that it reports is checked here again.
 */
public final class AddressFilter implements ObjectFilter<AddressView> {
    private static final int ANY = -1;
    private static final AddressFilter ALL = new AddressFilter(AddressFamily.AF_UNSPEC, null, ANY, TargetNetns.NONE);

    private final int family;
    private final @Nullable LinkRef link;
    private final int scope;
    /** The id of the network namespace whose addresses are listed. */
    private final int netnsId;

    private AddressFilter(int family, @Nullable LinkRef link, int scope, int netnsId) {
        this.family = family;
        this.link = link;
        this.scope = scope;
        this.netnsId = netnsId;
    }

    /** Returns the filter that matches every IPv4 and IPv6 address. */
    public static AddressFilter all() {
        return ALL;
    }

    /** Matches those of a family, AF_*; of AF_UNSPEC, all. */
    AddressFilter family(int wanted) {
        return new AddressFilter(wanted, link, scope, netnsId);
    }

    /** Matches IPv4 addresses. Equivalent to: {@code ip -4 address}. */
    public AddressFilter ipv4() {
        return family(AddressFamily.AF_INET);
    }

    /** Matches IPv6 addresses. Equivalent to: {@code ip -6 address}. */
    public AddressFilter ipv6() {
        return family(AddressFamily.AF_INET6);
    }

    /** Matches those of a link. Equivalent to: {@code ip address show dev eth0}. */
    public AddressFilter link(LinkRef link) {
        return new AddressFilter(family, link, scope, netnsId);
    }

    /** Matches those of the link of this name. */
    public AddressFilter link(String link) {
        return link(LinkRef.of(link));
    }

    /**
     * Matches those of a scope, such as {@link Scope#RT_SCOPE_LINK}. Equivalent to: {@code ip address show scope link}.
     *
     * @throws IllegalArgumentException when it is not 0 to 255
     */
    public AddressFilter scope(int scope) {
        return new AddressFilter(family, link, Scope.check(scope), netnsId);
    }

    /** Returns the same filter with the link as an index. */
    AddressFilter resolve(LinkResolver links) {
        return resolve(ref -> links.index(ref, "device", this::request));
    }

    /** Returns the same filter for the addresses of another namespace, with the link as an index there. */
    AddressFilter in(NetnsLinks links) {
        return new AddressFilter(family, link, scope, links.netnsId()).resolve(links::indexOf);
    }

    private AddressFilter resolve(ToIntFunction<LinkRef> index) {
        return link == null ? this : link(LinkRef.of(index.applyAsInt(link)));
    }

    private String request() {
        return AddressAttr.RTM_GETADDR.kernelName() + " " + this;
    }

    @Override
    public void writeTo(MessageWriter writer) {
        writer.header8(0, family);
        writer.header32(4, link == null ? 0 : link.index());
        if (netnsId != TargetNetns.NONE) {
            writer.put(AddressAttr.TARGET_NETNSID, netnsId);
        }
    }

    // Hot path: allocates nothing.
    @Override
    public boolean matches(AddressView address) {
        return AddressFamily.isWanted(address.family(), family)
                && (link == null || address.linkIndex() == link.index())
                && (scope == ANY || address.scope() == scope);
    }

    @Override
    public @Nullable String explain(KernelException refusal) {
        return TargetNetns.explain(refusal.errno(), netnsId);
    }

    /** Returns the words of {@code ip address show}, or {@code all}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(AddressFamily.name(family));
        if (link != null) {
            text.append(" dev ").append(link.text());
        }
        if (scope != ANY) {
            text.append(" scope ").append(Scope.name(scope));
        }
        return text.toString();
    }
}
