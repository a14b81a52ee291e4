package io.github.netlink4j.rtnetlink.fdb;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourAttr;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourView;
import org.jspecify.annotations.Nullable;

/**
 * Which forwarding entries of a bridge or tunnel are deleted by one request: all unless narrowed, of a bridge also the
 * permanent ones and so the addresses of its own ports. The kernel selects them. Linux 5.19; tunnels since Linux 6.7.
 *
 * <!-- sample: FdbSamplesTest flush -->
 * <pre>{@code
 * nl.fdb().flush(FdbFlush.of("br0").port("port1").permanent(false));
 * }</pre>
 */
public final class FdbFlush extends AttrSpec<FdbFlush> {
    private final LinkRef link;
    private @Nullable LinkRef port;
    private boolean ofMaster;
    private int state;
    private int stateMask;
    private int flags;
    private int flagsMask;

    private FdbFlush(LinkRef link) {
        super(NeighbourAttr.SET);
        this.link = link;
    }

    /** Returns a description of all entries of a bridge or tunnel. Equivalent to: {@code bridge fdb flush dev LINK}. */
    public static FdbFlush of(LinkRef link) {
        return new FdbFlush(link);
    }

    /** Returns a description of all entries of the bridge or tunnel of this name. */
    public static FdbFlush of(String link) {
        return of(LinkRef.of(link));
    }

    /**
     * Returns a description of the entries behind a port, in the table of the bridge. Equivalent to:
     * {@code bridge fdb flush dev PORT master}.
     */
    public static FdbFlush ofPort(LinkRef port) {
        FdbFlush flush = of(port);
        flush.ofMaster = true;
        return flush;
    }

    /** Returns a description of the entries behind the port of this name; see {@link #ofPort(LinkRef)}. */
    public static FdbFlush ofPort(String port) {
        return ofPort(LinkRef.of(port));
    }

    /** Narrows to those behind a port of the bridge, or to those of the bridge itself. Equivalent to: {@code … brport LINK}. */
    public FdbFlush port(LinkRef wanted) {
        this.port = wanted;
        return this;
    }

    /** Narrows to those behind the port of this name; see {@link #port(LinkRef)}. */
    public FdbFlush port(String wanted) {
        return port(LinkRef.of(wanted));
    }

    /** Narrows to those of a VLAN, 1 to 4094. Equivalent to: {@code … vlan 7}. */
    public FdbFlush vlan(int vlan) {
        return set(NeighbourAttr.VLAN, vlan);
    }

    /** Narrows to permanent ones, or to all others. Equivalent to: {@code … [no]permanent}. */
    public FdbFlush permanent(boolean wanted) {
        return state(wanted ? NeighbourView.NUD_PERMANENT : 0, NeighbourView.NUD_PERMANENT);
    }

    /**
     * Narrows to those that neither age nor are permanent, or to those that age. Equivalent to: {@code … [no]static}.
     */
    public FdbFlush staticEntries(boolean wanted) {
        return wanted ? state(NeighbourView.NUD_NOARP, FdbView.NOT_AGEING) : state(0, NeighbourView.NUD_NOARP);
    }

    /** Narrows to those that age, or to those that do not. Equivalent to: {@code … [no]dynamic}. */
    public FdbFlush dynamic(boolean wanted) {
        return wanted ? state(0, FdbView.NOT_AGEING) : state(NeighbourView.NUD_NOARP, NeighbourView.NUD_NOARP);
    }

    private FdbFlush state(int bits, int mask) {
        state = state & ~mask | bits;
        stateMask |= mask;
        return set(NeighbourAttr.NDM_STATE_MASK, stateMask);
    }

    /** Narrows to those that a program has added, or to all others. Equivalent to: {@code … [no]added_by_user}. */
    public FdbFlush addedByUser(boolean wanted) {
        return flag(NeighbourView.NTF_USE, wanted);
    }

    /** Narrows to those that a program has learned, or to all others. Equivalent to: {@code … [no]extern_learn}. */
    public FdbFlush externLearn(boolean wanted) {
        return flag(NeighbourView.NTF_EXT_LEARNED, wanted);
    }

    /** Narrows to those that stay at their port, or to all others. Equivalent to: {@code … [no]sticky}. */
    public FdbFlush sticky(boolean wanted) {
        return flag(NeighbourView.NTF_STICKY, wanted);
    }

    /** Narrows to those that hardware handles, or to all others. Equivalent to: {@code … [no]offloaded}. */
    public FdbFlush offloaded(boolean wanted) {
        return flag(NeighbourView.NTF_OFFLOADED, wanted);
    }

    /** Narrows to the routers of a tunnel, or to all others. Equivalent to: {@code … [no]router}. */
    public FdbFlush router(boolean wanted) {
        return flag(NeighbourView.NTF_ROUTER, wanted);
    }

    private FdbFlush flag(int bit, boolean wanted) {
        flags = wanted ? flags | bit : flags & ~bit;
        flagsMask |= bit;
        return set(NeighbourAttr.NDM_FLAGS_MASK, flagsMask);
    }

    /** Narrows to those of a remote end of the tunnel. Equivalent to: {@code … dst 192.0.2.1}. */
    public FdbFlush dst(IpAddress remote) {
        return set(NeighbourAttr.DST, remote);
    }

    /** Narrows to those of a UDP port of remote ends of the tunnel. Equivalent to: {@code … port 4790}. */
    public FdbFlush remotePort(int wanted) {
        return set(NeighbourAttr.PORT, wanted);
    }

    /** Narrows to those of a network identifier at remote ends of the tunnel. Equivalent to: {@code … vni 7}. */
    public FdbFlush vni(long vni) {
        return set(NeighbourAttr.VNI, vni);
    }

    /** Narrows to those of a network identifier that packets come from. Equivalent to: {@code … src_vni 7}. */
    public FdbFlush srcVni(long vni) {
        return set(NeighbourAttr.SRC_VNI, vni);
    }

    /** Narrows to those of a nexthop object. Equivalent to: {@code … nhid 5}. */
    public FdbFlush nhid(long id) {
        return set(NeighbourAttr.NH_ID, id);
    }

    int linkIndex(LinkResolver links, MessageType type) {
        return links.index(link, "device", () -> type.kernelName() + " " + this);
    }

    /** Returns the index of the port, 0 when none is set. */
    int portIndex(LinkResolver links, MessageType type) {
        return port == null ? 0 : links.index(port, "port", () -> type.kernelName() + " " + this);
    }

    void writeTo(MessageWriter writer, int linkIndex, int portIndex) {
        int table = ofMaster ? NeighbourView.NTF_MASTER : NeighbourView.NTF_SELF;
        FdbSpec.writeHeader(writer, linkIndex, state, table | flags);
        writeAttributes(writer);
        if (portIndex != 0) {
            writer.put(NeighbourAttr.IFINDEX, portIndex);
        }
    }

    /** Returns all that will be sent, as {@code bridge fdb flush} has it: {@code flush dev "br0" brport "port1" vlan 7 self}. */
    @Override
    public String toString() {
        IpAddress dst = value(NeighbourAttr.DST);
        return "flush dev " + link.text()
                + (port == null ? "" : " brport " + port.text())
                + (dst == null ? "" : " dst " + dst)
                + FdbView.number(" vlan ", value(NeighbourAttr.VLAN, 0))
                + FdbView.number(" port ", value(NeighbourAttr.PORT, 0))
                + FdbView.number(" vni ", value(NeighbourAttr.VNI, 0))
                + FdbView.number(" src_vni ", value(NeighbourAttr.SRC_VNI, 0))
                + FdbView.number(" nhid ", value(NeighbourAttr.NH_ID, 0))
                + switchWord(state, stateMask, NeighbourView.NUD_PERMANENT, "permanent")
                + switchWord(state, stateMask, NeighbourView.NUD_NOARP, "static")
                + switchWord(flags, flagsMask, NeighbourView.NTF_USE, "added_by_user")
                + switchWord(flags, flagsMask, NeighbourView.NTF_EXT_LEARNED, "extern_learn")
                + switchWord(flags, flagsMask, NeighbourView.NTF_STICKY, "sticky")
                + switchWord(flags, flagsMask, NeighbourView.NTF_OFFLOADED, "offloaded")
                + switchWord(flags, flagsMask, NeighbourView.NTF_ROUTER, "router")
                + (ofMaster ? " master" : " self");
    }

    private static String switchWord(int bits, int mask, int bit, String word) {
        return (mask & bit) == 0 ? "" : (bits & bit) == 0 ? " no" + word : " " + word;
    }
}
