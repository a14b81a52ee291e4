package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.rtnetlink.object.TargetNetns;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Selects the links that a listing contains. Immutable: each method returns a narrower copy. The kernel filters where it
 * can; links that it sends although they do not match are dropped here.
 */
public final class LinkFilter implements ObjectFilter<LinkView> {
    private static final int ANY = -1;
    private static final int RTEXT_FILTER_BRVLAN_COMPRESSED = 1 << 2;
    private static final int RTEXT_FILTER_SKIP_STATS = 1 << 3;
    private static final int RTEXT_FILTER_NAME_ONLY = 1 << 8;

    private static final LinkFilter ALL =
            new LinkFilter(null, null, ANY, RTEXT_FILTER_BRVLAN_COMPRESSED, TargetNetns.NONE);
    /**
     * Matches every link. The listing contains only names where the kernel is new enough; an older one leaves out some
     * statistics.
     */
    static final LinkFilter NAMES =
            new LinkFilter(null, null, ANY, RTEXT_FILTER_NAME_ONLY | RTEXT_FILTER_SKIP_STATS, TargetNetns.NONE);

    private final @Nullable String kind;
    private final @Nullable LinkRef master;
    private final long group;
    /** RTEXT_FILTER_*: what the kernel leaves out of each link. */
    private final int mask;
    /** The id of the network namespace whose links are listed. */
    private final int netnsId;

    private LinkFilter(@Nullable String kind, @Nullable LinkRef master, long group, int mask, int netnsId) {
        this.kind = kind;
        this.master = master;
        this.group = group;
        this.mask = mask;
        this.netnsId = netnsId;
    }

    /** Returns the filter that matches every link. */
    public static LinkFilter all() {
        return ALL;
    }

    /** Matches links of a kind, such as {@code veth}. Equivalent to: {@code ip link show type veth}. */
    public LinkFilter kind(String kind) {
        return new LinkFilter(kind, master, group, mask, netnsId);
    }

    /** Matches the ports of a bridge, bond, team or VRF. Equivalent to: {@code ip link show master brd1}. */
    public LinkFilter master(LinkRef master) {
        return new LinkFilter(kind, master, group, mask, netnsId);
    }

    /** Matches the ports of the link of this name. */
    public LinkFilter master(String master) {
        return master(LinkRef.of(master));
    }

    /**
     * Matches links of a group, 0 to 2^32 - 1; 0 is the default group. The kernel sends all links, and the others are
     * dropped here. Equivalent to: {@code ip link show group 7}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public LinkFilter group(long group) {
        return new LinkFilter(kind, master, LinkAttr.GROUP.check(group), mask, netnsId);
    }

    /**
     * Leaves out statistics where the kernel supports that, which makes large listings faster: those of IPv6, inside
     * {@link LinkAttr#AF_SPEC}, and on the newest kernels all.
     */
    public LinkFilter withoutStats() {
        return new LinkFilter(kind, master, group, RTEXT_FILTER_SKIP_STATS, netnsId);
    }

    /** Returns the same filter with the master as an index. */
    LinkFilter resolve(LinkResolver links) {
        return resolve(ref -> links.index(ref, "master", this::request));
    }

    /** Returns the same filter for the links of another namespace, with the master as an index there. */
    LinkFilter in(NetnsLinks links) {
        return new LinkFilter(kind, master, group, mask, links.netnsId()).resolve(links::indexOf);
    }

    private LinkFilter resolve(ToIntFunction<LinkRef> index) {
        return master == null ? this : master(LinkRef.of(index.applyAsInt(master)));
    }

    private String request() {
        return LinkAttr.RTM_GETLINK.kernelName() + " " + this;
    }

    @Override
    public void writeTo(MessageWriter writer) {
        // Without a mask the kernel does not compute the size of the links first, and omits the largest ones without an
        // error.
        writer.put(LinkAttr.EXT_MASK, mask);
        if (netnsId != TargetNetns.NONE) {
            writer.put(LinkAttr.TARGET_NETNSID, netnsId);
        }
        if (master != null) {
            writer.put(LinkAttr.MASTER, master.index());
        }
        if (kind != null) {
            writer.nest(LinkAttr.LINKINFO);
            writer.put(LinkInfo.KIND, kind);
            writer.end();
        }
    }

    /** Returns whether a link matches. The kernel sends all links for a kind that it does not know. */
    @Override
    public boolean matches(LinkView link) {
        return (kind == null || link.kind().equals(kind))
                && (master == null || link.master() == master.index())
                && (group == ANY || link.get(LinkAttr.GROUP, 0) == group);
    }

    @Override
    public @Nullable String explain(KernelException refusal) {
        return TargetNetns.explain(refusal.errno(), netnsId);
    }

    /** Returns the arguments of {@code ip link show}, or {@code all}. */
    @Override
    public String toString() {
        String text = (kind == null ? "" : " type " + Text.quoteIfNeeded(kind))
                + (master == null ? "" : " master " + master.text())
                + (group == ANY ? "" : " group " + group);
        return text.isEmpty() ? "all" : text.substring(1);
    }
}
