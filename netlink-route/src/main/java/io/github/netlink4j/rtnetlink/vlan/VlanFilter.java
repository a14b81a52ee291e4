package io.github.netlink4j.rtnetlink.vlan;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import org.jspecify.annotations.Nullable;

/**
 * Which VLANs a listing shows: those of all bridges and ports unless narrowed, without counters. Immutable: each method returns
 * another copy. The kernel filters by link, which is checked here again, and does not filter by VLAN.
 */
public final class VlanFilter implements ObjectFilter<VlanView> {
    static final String UNSUPPORTED =
            "this kernel has no VLANs of bridges (CONFIG_BRIDGE_VLAN_FILTERING), or is older than 5.6";

    private static final int ANY = -1;
    private static final VlanFilter ALL = new VlanFilter(null, ANY, 0);

    private final @Nullable LinkRef link;
    private final int vid;
    private final int dumpFlags;

    private VlanFilter(@Nullable LinkRef link, int vid, int dumpFlags) {
        this.link = link;
        this.vid = vid;
        this.dumpFlags = dumpFlags;
    }

    /** Returns the filter that matches the VLANs of every bridge and port. Equivalent to: {@code bridge -d vlan show}. */
    public static VlanFilter all() {
        return ALL;
    }

    /** Matches those of a bridge or port. Equivalent to: {@code bridge vlan show dev LINK}. */
    public VlanFilter link(LinkRef wanted) {
        return new VlanFilter(wanted, vid, dumpFlags);
    }

    /** Matches those of the bridge or port of this name. */
    public VlanFilter link(String wanted) {
        return link(LinkRef.of(wanted));
    }

    /**
     * Matches the links that have this VLAN; their other VLANs are listed with it. Equivalent to: {@code bridge vlan show vid 7}.
     *
     * @throws IllegalArgumentException when it is not 1 to 4094
     */
    public VlanFilter vid(int wanted) {
        return new VlanFilter(link, VlanSpec.checkVid(wanted), dumpFlags);
    }

    /**
     * Adds the counters of each VLAN, which is then listed by itself; they are zero unless the bridge counts
     * ({@code vlan_stats_enabled}). Equivalent to: {@code bridge -s vlan show}.
     */
    public VlanFilter withStats() {
        return new VlanFilter(link, vid, dumpFlags | VlanAttr.BRIDGE_VLANDB_DUMPF_STATS);
    }

    /** Lists the global options of bridges instead. Linux 5.15. Equivalent to: {@code bridge vlan global show}. */
    public VlanFilter global() {
        return new VlanFilter(link, vid, dumpFlags | VlanAttr.BRIDGE_VLANDB_DUMPF_GLOBAL);
    }

    /** Returns the same filter with the link as an index. */
    VlanFilter resolve(LinkResolver links) {
        return link == null ? this : link(LinkRef.of(links.index(link, "device", this::request)));
    }

    private String request() {
        return VlanAttr.RTM_GETVLAN.kernelName() + " " + this;
    }

    @Override
    public void writeTo(MessageWriter writer) {
        writer.header8(0, AddressFamily.AF_BRIDGE);
        if (link != null) {
            writer.header32(4, link.index());
        }
        if (dumpFlags != 0) {
            writer.put(VlanAttr.DUMP_FLAGS, dumpFlags);
        }
    }

    // Hot path: allocates nothing.
    @Override
    public boolean matches(VlanView vlans) {
        return (link == null || vlans.linkIndex() == link.index()) && (vid == ANY || vlans.contains(vid));
    }

    @Override
    public @Nullable String explain(KernelException refusal) {
        return refusal.error() == Errno.EOPNOTSUPP ? UNSUPPORTED : null;
    }

    /** Returns the words of {@code bridge vlan show}, or {@code all}. */
    @Override
    public String toString() {
        String text = ((dumpFlags & VlanAttr.BRIDGE_VLANDB_DUMPF_GLOBAL) == 0 ? "" : " global")
                + (link == null ? "" : " dev " + link.text())
                + (vid == ANY ? "" : " vid " + vid)
                + ((dumpFlags & VlanAttr.BRIDGE_VLANDB_DUMPF_STATS) == 0 ? "" : " stats");
        return text.isEmpty() ? "vlan all" : "vlan" + text;
    }
}
