package io.github.netlink4j.rtnetlink.fdb;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourAttr;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourView;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourView.CacheInfo;
import org.jspecify.annotations.Nullable;

// Hot path: getters of numbers and the comparisons allocate nothing.

/**
 * A forwarding entry: a link-layer address, and the port or remote end behind which it is. struct ndmsg + NDA_*,
 * linux/neighbour.h. Its states and flags are the NUD_* and NTF_* of {@link NeighbourView}.
 *
 * <p>Valid until the visitor that receives it returns; {@link #copy()} keeps it as an {@link FdbEntry}.
 */
public sealed class FdbView extends MessageView permits FdbEntry {
    /** Of {@link #activityNotify()}: the kernel notifies when the entry becomes active or inactive. Linux 5.14. */
    public static final int FDB_NOTIFY_BIT = 0x1;
    /** Of {@link #activityNotify()}: the entry is inactive. Linux 5.14. */
    public static final int FDB_NOTIFY_INACTIVE_BIT = 0x2;

    /** The states of entries that do not age. Of a flush, permanent ones are static as well. __ndm_state_to_fdb_flags() */
    static final int NOT_AGEING = NeighbourView.NUD_PERMANENT | NeighbourView.NUD_NOARP;

    /** Creates a view that shows nothing yet; {@link #wrap} points it at a message. */
    public FdbView() {
        super(NeighbourAttr.SET);
    }

    FdbView(byte[] message) {
        super(NeighbourAttr.SET, message);
    }

    FdbView(FdbView original) {
        super(original);
    }

    /** Returns a copy that stays valid. */
    public FdbEntry copy() {
        return new FdbEntry(this);
    }

    /** Returns whether it is a forwarding entry: neighbours have the same messages with another family. */
    final boolean isForwardingEntry() {
        return header8(0) == AddressFamily.AF_BRIDGE;
    }

    /**
     * Returns the index of its link: the port of a bridge, or the bridge for an address of its own; the tunnel, or the Ethernet
     * link.
     */
    public final int linkIndex() {
        return header32(4);
    }

    /** Returns its state, NUD_*, of which several bits may be set; see {@link #isPermanent()} and the others. */
    public final int state() {
        return header16(8);
    }

    /** Returns its flags, NTF_*. */
    public final int flags() {
        return header8(10);
    }

    /** Returns the flags that have no place in struct ndmsg, NTF_EXT_*. Linux 5.16. */
    public final int extFlags() {
        return (int) get(NeighbourAttr.FLAGS_EXT, 0);
    }

    /**
     * Returns its link-layer address; all zero of the entry of a tunnel for addresses that are not known.
     *
     * @throws MalformedMessageException when the message has none
     */
    public final MacAddress lladdr() {
        MacAddress address = get(NeighbourAttr.LLADDR);
        if (address == null) {
            throw new MalformedMessageException("a forwarding entry without NDA_LLADDR");
        }
        return address;
    }

    /** Returns whether its link-layer address is this one; allocates nothing. */
    public final boolean matches(MacAddress address) {
        return matches(NeighbourAttr.LLADDR, address);
    }

    /** Returns the index of the bridge whose table contains it; 0 when it is in the table of the link itself. */
    public final int masterIndex() {
        return (int) get(NeighbourAttr.MASTER, 0);
    }

    /** Returns its VLAN; 0 when it has none. */
    public final int vlan() {
        return get(NeighbourAttr.VLAN, 0);
    }

    /** Returns the remote end of the tunnel, null when there is none. */
    public final @Nullable IpAddress dst() {
        return get(NeighbourAttr.DST);
    }

    /** Returns the UDP port of the remote end; 0 when it is that of the tunnel. */
    public final int port() {
        return get(NeighbourAttr.PORT, 0);
    }

    /** Returns the network identifier at the remote end; 0 when it is that of the tunnel. */
    public final long vni() {
        return get(NeighbourAttr.VNI, 0);
    }

    /** Returns the network identifier that packets come from, of a tunnel that has several; 0 of others. */
    public final long srcVni() {
        return get(NeighbourAttr.SRC_VNI, 0);
    }

    /** Returns the index of the link by which the remote end is reached; 0 when none was set. */
    public final int viaIndex() {
        return (int) get(NeighbourAttr.IFINDEX, 0);
    }

    /** Returns the identifier of its nexthop object; 0 when it has none. Linux 5.8. */
    public final long nhid() {
        return get(NeighbourAttr.NH_ID, 0);
    }

    /** Returns its ages, null of an address that an Ethernet link receives. */
    public final @Nullable CacheInfo cacheInfo() {
        return get(NeighbourAttr.CACHEINFO);
    }

    /** Returns {@link #FDB_NOTIFY_BIT} and {@link #FDB_NOTIFY_INACTIVE_BIT}; 0 when activity is not notified. Linux 5.14. */
    public final int activityNotify() {
        return get(NeighbourAttr.ACTIVITY_NOTIFY, 0);
    }

    /** Returns whether it is in the table of the link itself, and not in that of a bridge. */
    public final boolean isSelf() {
        return !has(NeighbourAttr.MASTER);
    }

    /** Returns whether it is an address of the machine itself, or one that a program has set for good. */
    public final boolean isPermanent() {
        return (state() & NeighbourView.NUD_PERMANENT) != 0;
    }

    /** Returns whether it does not age, and is not permanent. */
    public final boolean isStatic() {
        return (state() & NOT_AGEING) == NeighbourView.NUD_NOARP;
    }

    /** Returns whether it ages, as one that was learned does. */
    public final boolean isDynamic() {
        return (state() & NOT_AGEING) == 0;
    }

    /** Returns whether it stays at its port when the address sends from another one. */
    public final boolean isSticky() {
        return (flags() & NeighbourView.NTF_STICKY) != 0;
    }

    /** Returns whether a program has learned it. */
    public final boolean isExternLearned() {
        return (flags() & NeighbourView.NTF_EXT_LEARNED) != 0;
    }

    /** Returns whether hardware handles it. */
    public final boolean isOffloaded() {
        return (flags() & NeighbourView.NTF_OFFLOADED) != 0;
    }

    /** Returns whether it was learned at a port that is locked, and forwards nothing there. Linux 6.2. */
    public final boolean isLocked() {
        return (extFlags() & NeighbourView.NTF_EXT_LOCKED) != 0;
    }

    /** Returns the word of {@code bridge fdb} for a state, such as {@code permanent}; empty for one that ages. */
    static String stateName(int state) {
        if ((state & NeighbourView.NUD_PERMANENT) != 0) {
            return "permanent";
        }
        if ((state & NeighbourView.NUD_NOARP) != 0) {
            return "static";
        }
        if ((state & NeighbourView.NUD_STALE) != 0) {
            return "stale";
        }
        return (state & NeighbourView.NUD_REACHABLE) != 0 ? "" : "state=0x" + Integer.toHexString(state);
    }

    /** Returns the words of {@code bridge fdb} for flags, in its order, each after a space. */
    static String flagWords(int flags, int extFlags) {
        return word(flags, NeighbourView.NTF_SELF, " self")
                + word(flags, NeighbourView.NTF_ROUTER, " router")
                + word(flags, NeighbourView.NTF_EXT_LEARNED, " extern_learn")
                + word(flags, NeighbourView.NTF_OFFLOADED, " offload")
                + word(flags, NeighbourView.NTF_STICKY, " sticky")
                + word(extFlags, NeighbourView.NTF_EXT_LOCKED, " locked");
    }

    static String word(int flags, int flag, String word) {
        return (flags & flag) == 0 ? "" : word;
    }

    @Override
    protected final String headerText() {
        return "ndm_family " + header8(0) + " ndm_ifindex " + linkIndex() + " ndm_state 0x"
                + Integer.toHexString(state()) + " ndm_flags 0x" + Integer.toHexString(flags()) + " ndm_type "
                + header8(11);
    }

    /** Returns it as {@code bridge fdb} shows it: {@code 02:00:00:00:00:02 dev #3 vlan 7 master #5 static}. */
    @Override
    protected final String line() {
        MacAddress lladdr = get(NeighbourAttr.LLADDR);
        IpAddress dst = dst();
        String state = stateName(state());
        return (lladdr == null ? "none" : lladdr)
                + " dev #" + linkIndex()
                + (dst == null ? "" : " dst " + dst)
                + number(" vlan ", vlan())
                + number(" port ", port())
                + number(" vni ", vni())
                + number(" src_vni ", srcVni())
                + number(" via #", viaIndex())
                + number(" nhid ", nhid())
                + flagWords(flags(), extFlags())
                + word(activityNotify(), FDB_NOTIFY_BIT, " activity_notify")
                + word(activityNotify(), FDB_NOTIFY_INACTIVE_BIT, " inactive")
                + number(" master #", masterIndex())
                + (state.isEmpty() ? "" : " " + state);
    }

    /** Returns a number after its word, empty for 0. */
    static String number(String word, long number) {
        return number == 0 ? "" : word + number;
    }
}
