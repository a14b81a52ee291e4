package io.github.netlink4j.rtnetlink.addrlabel;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.sys.Ipv6Support;
import org.jspecify.annotations.Nullable;

/** Which address labels a listing shows: all unless narrowed. Immutable. The kernel does not filter. */
public final class AddressLabelFilter implements ObjectFilter<AddressLabelView> {
    private static final AddressLabelFilter ALL = new AddressLabelFilter(null);

    private final @Nullable LinkRef link;

    private AddressLabelFilter(@Nullable LinkRef link) {
        this.link = link;
    }

    /** Returns the filter that matches every label. Equivalent to: {@code ip addrlabel list}. */
    public static AddressLabelFilter all() {
        return ALL;
    }

    /** Matches those that are restricted to a link. */
    public AddressLabelFilter link(LinkRef wanted) {
        return new AddressLabelFilter(wanted);
    }

    /** Matches those that are restricted to the link of this name. */
    public AddressLabelFilter link(String wanted) {
        return link(LinkRef.of(wanted));
    }

    /** Returns the same filter with the link as an index. */
    AddressLabelFilter resolve(LinkResolver links) {
        return link == null ? this : link(LinkRef.of(links.index(link, "device", this::request)));
    }

    private String request() {
        return AddressLabelAttr.RTM_GETADDRLABEL.kernelName() + " " + this;
    }

    @Override
    public void writeTo(MessageWriter writer) {
        writer.header8(0, AddressFamily.AF_INET6);
    }

    // Hot path: allocates nothing.
    @Override
    public boolean matches(AddressLabelView label) {
        return link == null || label.linkIndex() == link.index();
    }

    @Override
    public @Nullable String explain(KernelException refusal) {
        return Ipv6Support.hint(refusal.errno());
    }

    /** Returns the restriction in the words of {@code ip addrlabel}, or {@code all}. */
    @Override
    public String toString() {
        return link == null ? "all" : "dev " + link.text();
    }
}
