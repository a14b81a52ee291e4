package io.github.netlink4j.rtnetlink.vni;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import org.jspecify.annotations.Nullable;

/**
 * Which VNIs a listing shows: those of all VXLANs unless narrowed, without counters. Immutable: each method returns another
 * copy. The kernel filters by link, which is checked here again.
 */
public final class VniFilter implements ObjectFilter<VniView> {
    static final String UNSUPPORTED = "this kernel has no VNIs of VXLANs (CONFIG_VXLAN), or is older than 5.18";

    private static final VniFilter ALL = new VniFilter(null, 0);

    private final @Nullable LinkRef link;
    private final int flags;

    private VniFilter(@Nullable LinkRef link, int flags) {
        this.link = link;
        this.flags = flags;
    }

    /** Returns the filter that matches the VNIs of every VXLAN. Equivalent to: {@code bridge vni show}. */
    public static VniFilter all() {
        return ALL;
    }

    /** Matches those of a VXLAN. Equivalent to: {@code bridge vni show dev LINK}. */
    public VniFilter link(LinkRef wanted) {
        return new VniFilter(wanted, flags);
    }

    /** Matches those of the VXLAN of this name. */
    public VniFilter link(String wanted) {
        return link(LinkRef.of(wanted));
    }

    /** Adds the counters of each VNI, which is then listed by itself. Equivalent to: {@code bridge -s vni show}. */
    public VniFilter withStats() {
        return new VniFilter(link, VniAttr.TUNNEL_MSG_FLAG_STATS);
    }

    /** Returns the same filter with the link as an index. */
    VniFilter resolve(LinkResolver links) {
        return link == null ? this : link(LinkRef.of(links.index(link, "device", this::request)));
    }

    private String request() {
        return VniAttr.RTM_GETTUNNEL.kernelName() + " " + this;
    }

    @Override
    public void writeTo(MessageWriter writer) {
        writer.header8(0, AddressFamily.AF_BRIDGE);
        writer.header8(1, flags);
        if (link != null) {
            writer.header32(4, link.index());
        }
    }

    // Hot path: allocates nothing.
    @Override
    public boolean matches(VniView vnis) {
        return link == null || vnis.linkIndex() == link.index();
    }

    @Override
    public @Nullable String explain(KernelException refusal) {
        return refusal.error() == Errno.EOPNOTSUPP ? UNSUPPORTED : null;
    }

    /** Returns the words of {@code bridge vni show}, or {@code all}. */
    @Override
    public String toString() {
        String text = (link == null ? "" : " dev " + link.text()) + (flags == 0 ? "" : " stats");
        return text.isEmpty() ? "vni all" : "vni" + text;
    }
}
