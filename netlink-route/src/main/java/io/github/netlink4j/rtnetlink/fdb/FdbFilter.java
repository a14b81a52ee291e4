package io.github.netlink4j.rtnetlink.fdb;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourAttr;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourView;
import org.jspecify.annotations.Nullable;

/**
 * Which forwarding entries a listing shows: all unless narrowed, of bridges and of links themselves. Immutable: each method
 * returns a narrower copy. The kernel filters by link, and by bridge but for the addresses of the links themselves; all
 * conditions are checked here again.
 */
public final class FdbFilter implements ObjectFilter<FdbView> {
    private static final int ANY = -1;

    private static final FdbFilter ALL = new FdbFilter(null, null, ANY, ANY, null, false, false);

    private final @Nullable LinkRef device;
    private final @Nullable LinkRef master;
    private final int vlan;
    private final int states;
    private final @Nullable MacAddress lladdr;
    private final boolean self;
    private final boolean dynamic;

    private FdbFilter(
            @Nullable LinkRef device,
            @Nullable LinkRef master,
            int vlan,
            int states,
            @Nullable MacAddress lladdr,
            boolean self,
            boolean dynamic) {
        this.device = device;
        this.master = master;
        this.vlan = vlan;
        this.states = states;
        this.lladdr = lladdr;
        this.self = self;
        this.dynamic = dynamic;
    }

    /** Returns the filter that matches every forwarding entry. Equivalent to: {@code bridge fdb show}. */
    public static FdbFilter all() {
        return ALL;
    }

    /**
     * Matches those of a link: of a port those of the bridge's table that are behind it, and those of its own table. Equivalent
     * to: {@code bridge fdb show brport LINK}.
     */
    public FdbFilter device(LinkRef wanted) {
        return new FdbFilter(wanted, master, vlan, states, lladdr, self, dynamic);
    }

    /** Matches those of the link of this name; see {@link #device(LinkRef)}. */
    public FdbFilter device(String wanted) {
        return device(LinkRef.of(wanted));
    }

    /**
     * Matches those in the forwarding table of a bridge. {@code bridge fdb show br BRIDGE} shows the tables of the bridge and of
     * its ports themselves as well.
     */
    public FdbFilter master(LinkRef bridge) {
        return new FdbFilter(device, bridge, vlan, states, lladdr, self, dynamic);
    }

    /** Matches those in the forwarding table of the bridge of this name; see {@link #master(LinkRef)}. */
    public FdbFilter master(String bridge) {
        return master(LinkRef.of(bridge));
    }

    /** Matches those in the tables of links themselves, not of bridges. */
    public FdbFilter ofLinks() {
        return new FdbFilter(device, master, vlan, states, lladdr, true, dynamic);
    }

    /**
     * Matches those of a VLAN. Equivalent to: {@code bridge fdb show vlan VLAN}.
     *
     * @param wanted 1 to 4094; 0 matches those without a VLAN
     * @throws IllegalArgumentException when it is neither
     */
    public FdbFilter vlan(int wanted) {
        int checked = wanted == 0 ? 0 : NeighbourAttr.VLAN.check(wanted);
        return new FdbFilter(device, master, checked, states, lladdr, self, dynamic);
    }

    /**
     * Matches those that have a bit of their state in common with these, NUD_*: {@link NeighbourView#NUD_PERMANENT},
     * {@link NeighbourView#NUD_NOARP} (static), {@link NeighbourView#NUD_REACHABLE} or {@link NeighbourView#NUD_STALE}.
     * Equivalent to: {@code bridge fdb show state STATE}.
     *
     * @throws IllegalArgumentException when they are not 1 to 0xff
     */
    public FdbFilter state(int wanted) {
        if (wanted < 1 || wanted > 0xff) {
            throw new IllegalArgumentException(
                    "the states of a forwarding entry must be 1 to 0xff: 0x" + Integer.toHexString(wanted));
        }
        return new FdbFilter(device, master, vlan, wanted, lladdr, self, dynamic);
    }

    /** Matches those that age. {@code bridge fdb show dynamic} shows static ones as well. */
    public FdbFilter dynamic() {
        return new FdbFilter(device, master, vlan, states, lladdr, self, true);
    }

    /** Matches those of a link-layer address. */
    public FdbFilter lladdr(MacAddress wanted) {
        return new FdbFilter(device, master, vlan, states, wanted, self, dynamic);
    }

    /** Matches those of a link-layer address, as text. */
    public FdbFilter lladdr(String wanted) {
        return lladdr(MacAddress.parse(wanted));
    }

    /** Returns the same filter with links as indexes. */
    FdbFilter resolve(LinkResolver links) {
        FdbFilter resolved = device == null ? this : device(LinkRef.of(links.index(device, "device", this::request)));
        return master == null ? resolved : resolved.master(LinkRef.of(links.index(master, "master", this::request)));
    }

    private String request() {
        return NeighbourAttr.RTM_GETNEIGH.kernelName() + " " + this;
    }

    @Override
    public void writeTo(MessageWriter writer) {
        writer.header8(0, AddressFamily.AF_BRIDGE);
        if (device != null) {
            writer.header32(4, device.index());
        }
        if (master != null) {
            writer.put(NeighbourAttr.MASTER, master.index());
        }
    }

    // Hot path: allocates nothing.
    @Override
    public boolean matches(FdbView entry) {
        return entry.isForwardingEntry()
                && (device == null || entry.linkIndex() == device.index())
                && (master == null || entry.masterIndex() == master.index())
                && (vlan == ANY || entry.vlan() == vlan)
                && (states == ANY || (entry.state() & states) != 0)
                && (!self || entry.isSelf())
                && (!dynamic || entry.isDynamic())
                && (lladdr == null || entry.matches(lladdr));
    }

    /** Returns the words of {@code bridge fdb show}, or {@code all}. */
    @Override
    public String toString() {
        String text = (lladdr == null ? "" : " " + lladdr)
                + (device == null ? "" : " brport " + device.text())
                + (master == null ? "" : " br " + master.text())
                + (vlan == ANY ? "" : " vlan " + vlan)
                + (states == ANY ? "" : " state 0x" + Integer.toHexString(states))
                + (self ? " self" : "")
                + (dynamic ? " dynamic" : "");
        return text.isEmpty() ? "bridge all" : "bridge" + text;
    }
}
