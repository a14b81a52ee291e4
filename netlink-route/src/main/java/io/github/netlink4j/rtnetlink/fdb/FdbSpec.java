package io.github.netlink4j.rtnetlink.fdb;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrMask;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourAttr;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourView;
import org.jspecify.annotations.Nullable;

/**
 * A forwarding entry to be added, changed or deleted. What is not set is not sent. As with {@code bridge fdb}, the entry is
 * one of the table of the link itself ({@code self}) unless {@link #master} is set, and permanent unless set otherwise.
 *
 * <!-- sample: FdbSamplesTest specs -->
 * <pre>{@code
 * nl.fdb().add(FdbSpec.of("02:00:00:00:00:02").device("port1").master().staticEntry());
 * nl.fdb().append(FdbSpec.of("00:00:00:00:00:00").device("vxlan7").dst("192.0.2.1"));
 * }</pre>
 */
public final class FdbSpec extends AttrSpec<FdbSpec> {
    private static final int LENGTH = 6;
    private static final int LARGEST_FLAGS = 0xff;
    private static final byte[] ZERO = new byte[LENGTH];

    // What `bridge fdb` sends. The kernel takes the highest of these bits, and tunnels keep them as they are.
    private static final int PERMANENT = NeighbourView.NUD_PERMANENT | NeighbourView.NUD_NOARP;
    private static final int STATIC = NeighbourView.NUD_NOARP | NeighbourView.NUD_REACHABLE;
    private static final int DYNAMIC = NeighbourView.NUD_REACHABLE;

    /** What the kernel sets or reports, has for neighbours only, or reads in another request. */
    private static final AttrMask IGNORED = AttrMask.of(
            NeighbourAttr.CACHEINFO,
            NeighbourAttr.PROBES,
            NeighbourAttr.MASTER,
            NeighbourAttr.IFINDEX,
            NeighbourAttr.LINK_NETNSID,
            NeighbourAttr.PROTOCOL,
            NeighbourAttr.NDM_STATE_MASK,
            NeighbourAttr.NDM_FLAGS_MASK);
    /** What only tunnels have. br_fdb_add() does not read it. */
    private static final AttrMask OF_TUNNELS = AttrMask.of(
            NeighbourAttr.DST, NeighbourAttr.PORT, NeighbourAttr.VNI, NeighbourAttr.SRC_VNI, NeighbourAttr.NH_ID);
    /** What identifies an entry. */
    private static final AttrMask IDENTITY = AttrMask.of(
            NeighbourAttr.LLADDR,
            NeighbourAttr.VLAN,
            NeighbourAttr.DST,
            NeighbourAttr.PORT,
            NeighbourAttr.VNI,
            NeighbourAttr.SRC_VNI,
            NeighbourAttr.NH_ID);
    /** What a query reads. valid_fdb_get_strict() */
    private static final AttrMask QUERIED = AttrMask.of(NeighbourAttr.LLADDR, NeighbourAttr.VLAN);

    private final MacAddress lladdr;
    private @Nullable LinkRef device;
    private @Nullable LinkRef bridge;
    private @Nullable LinkRef via;
    private boolean ofMaster;
    private int state = PERMANENT;
    private int flags;

    private FdbSpec(MacAddress lladdr) {
        super(NeighbourAttr.SET);
        if (lladdr.length() != LENGTH) {
            throw new IllegalArgumentException("the address of a forwarding entry has 6 bytes: " + lladdr);
        }
        this.lladdr = lladdr;
        set(NeighbourAttr.LLADDR, lladdr);
    }

    /**
     * Returns a description of the entry of this link-layer address; all zero for the addresses that a tunnel does not know.
     *
     * @throws IllegalArgumentException when it does not have 6 bytes
     */
    public static FdbSpec of(MacAddress lladdr) {
        return new FdbSpec(lladdr);
    }

    /**
     * Returns a description of the entry of this link-layer address, as {@code 02:00:00:00:00:02}.
     *
     * @throws IllegalArgumentException when it is not a link-layer address of 6 bytes
     */
    public static FdbSpec of(String lladdr) {
        return of(MacAddress.parse(lladdr));
    }

    /**
     * Returns a description by which an entry like this one can be added or deleted, without what the kernel keeps of it: ages,
     * whether it is inactive, locked or handled by hardware. The link is the one of the network namespace that the entry was
     * read in, and refused elsewhere; {@link #device} sets another one.
     */
    public static FdbSpec of(FdbView entry) {
        FdbSpec spec = of(entry.lladdr());
        if (entry.linkIndex() != 0) {
            spec.device(LinkRef.of(entry.linkIndex(), entry.netnsCookie()));
        }
        // An entry of the bridge itself is added to the bridge, not to a port of it.
        spec.ofMaster = !entry.isSelf() && entry.masterIndex() != entry.linkIndex();
        spec.state = entry.isPermanent() ? PERMANENT : entry.isStatic() ? STATIC : DYNAMIC;
        spec.flags =
                entry.flags() & (NeighbourView.NTF_EXT_LEARNED | NeighbourView.NTF_STICKY | NeighbourView.NTF_ROUTER);
        spec.copy(NeighbourAttr.VLAN, entry);
        spec.copy(NeighbourAttr.DST, entry);
        spec.copy(NeighbourAttr.PORT, entry);
        spec.copy(NeighbourAttr.VNI, entry);
        spec.copy(NeighbourAttr.SRC_VNI, entry);
        spec.copy(NeighbourAttr.NH_ID, entry);
        if (entry.viaIndex() != 0) {
            spec.via(LinkRef.of(entry.viaIndex(), entry.netnsCookie()));
        }
        if (entry.activityNotify() != 0) {
            spec.activityNotify();
        }
        return spec;
    }

    static boolean isZero(MacAddress lladdr) {
        return lladdr.matches(ZERO, 0, LENGTH);
    }

    /**
     * Sets the link: a port of a bridge together with {@link #master}, or the bridge, tunnel or Ethernet link whose own table is
     * meant. Equivalent to: {@code … dev LINK}.
     */
    public FdbSpec device(LinkRef link) {
        this.device = link;
        return this;
    }

    /** Sets the link, by its name, which is looked up when the request is made; see {@link #device(LinkRef)}. */
    public FdbSpec device(String link) {
        return device(LinkRef.of(link));
    }

    /**
     * Makes it one of the forwarding table of the bridge that the link is a port of. Without it, the table of the link itself is
     * meant. One request for both, which {@code bridge fdb … self master} sends, is not supported: when the kernel refuses the
     * second, the first has taken effect. Equivalent to: {@code … master}.
     */
    public FdbSpec master() {
        ofMaster = true;
        return this;
    }

    /** Identifies the bridge instead of the port, for {@link Fdb#get(FdbSpec)} only. Equivalent to: {@code … br BRIDGE}. */
    public FdbSpec bridge(LinkRef bridge) {
        this.bridge = bridge;
        return this;
    }

    /** Identifies the bridge instead of the port, by its name; see {@link #bridge(LinkRef)}. */
    public FdbSpec bridge(String bridge) {
        return bridge(LinkRef.of(bridge));
    }

    /**
     * Makes the address one of the machine: a bridge forwards packets for it to nowhere else. The default. Equivalent to:
     * {@code … permanent}.
     */
    public FdbSpec permanent() {
        state = PERMANENT;
        return this;
    }

    /** Makes it one that does not age. Equivalent to: {@code … static}. */
    public FdbSpec staticEntry() {
        state = STATIC;
        return this;
    }

    /** Makes it one that ages, as one that was learned does. Equivalent to: {@code … dynamic}. */
    public FdbSpec dynamic() {
        state = DYNAMIC;
        return this;
    }

    /**
     * Sets the VLAN, 1 to 4094. Without it, a bridge adds the entry without a VLAN and once more for each VLAN of the port.
     * Equivalent to: {@code … vlan 7}.
     */
    public FdbSpec vlan(int vlan) {
        return set(NeighbourAttr.VLAN, vlan);
    }

    /**
     * Makes it stay at its port when the address sends from another one. A bridge refuses it of a permanent entry. Equivalent
     * to: {@code … sticky}.
     */
    public FdbSpec sticky() {
        return flag(NeighbourView.NTF_STICKY);
    }

    /** States that a program has learned it; it is not removed for its age. Equivalent to: {@code … extern_learn}. */
    public FdbSpec externLearn() {
        return flag(NeighbourView.NTF_EXT_LEARNED);
    }

    /** Makes a bridge treat it as if the address had just sent a packet at the port. Equivalent to: {@code … use}. */
    public FdbSpec use() {
        return flag(NeighbourView.NTF_USE);
    }

    /** Marks it as a router, for short-circuiting in a tunnel. Equivalent to: {@code … router}. */
    public FdbSpec router() {
        return flag(NeighbourView.NTF_ROUTER);
    }

    /** Makes the kernel notify when it becomes inactive and active again. Linux 5.14. Equivalent to: {@code … activity_notify}. */
    public FdbSpec activityNotify() {
        return set(NeighbourAttr.ACTIVITY_NOTIFY, FdbView.FDB_NOTIFY_BIT);
    }

    /** As {@link #activityNotify}, and marks it as inactive now. Linux 5.14. Equivalent to: {@code … inactive}. */
    public FdbSpec inactive() {
        return set(NeighbourAttr.ACTIVITY_NOTIFY, FdbView.FDB_NOTIFY_BIT | FdbView.FDB_NOTIFY_INACTIVE_BIT);
    }

    /** Leaves the time of its last use as it is. Linux 5.14. Equivalent to: {@code … norefresh}. */
    public FdbSpec noRefresh() {
        return set(NeighbourAttr.DONT_REFRESH, true);
    }

    /** Sets the remote end of the tunnel. Equivalent to: {@code … dst 192.0.2.1}. */
    public FdbSpec dst(IpAddress remote) {
        return set(NeighbourAttr.DST, remote);
    }

    /** Sets the remote end of the tunnel, as text; see {@link #dst(IpAddress)}. */
    public FdbSpec dst(String remote) {
        return dst(IpAddress.parse(remote));
    }

    /** Sets the UDP port of the remote end, 0 to 65535; that of the tunnel unless set. Equivalent to: {@code … port 4790}. */
    public FdbSpec port(int port) {
        return set(NeighbourAttr.PORT, port);
    }

    /** Sets the network identifier at the remote end; that of the tunnel unless set. Equivalent to: {@code … vni 7}. */
    public FdbSpec vni(long vni) {
        return set(NeighbourAttr.VNI, vni);
    }

    /**
     * Sets the network identifier that packets come from, of a tunnel that has several ({@code external}). Equivalent to:
     * {@code … src_vni 7}, and to {@code … vni 7} of a query.
     */
    public FdbSpec srcVni(long vni) {
        return set(NeighbourAttr.SRC_VNI, vni);
    }

    /** Sets the link by which the remote end is reached. Equivalent to: {@code … via LINK}. */
    public FdbSpec via(LinkRef link) {
        this.via = link;
        return this;
    }

    /** Sets the link by which the remote end is reached, by its name; see {@link #via(LinkRef)}. */
    public FdbSpec via(String link) {
        return via(LinkRef.of(link));
    }

    /**
     * Sets the nexthop object whose hops are the remote ends; it excludes {@link #dst} and what belongs to it. Linux 5.8.
     * Equivalent to: {@code … nhid 5}.
     */
    public FdbSpec nhid(long id) {
        return set(NeighbourAttr.NH_ID, id);
    }

    /**
     * Sets flags, NTF_* but for NTF_SELF and NTF_MASTER.
     *
     * @throws IllegalArgumentException when they are not 0 to 255, or contain one of these two; see {@link #master}
     */
    public FdbSpec flag(int bits) {
        int tables = NeighbourView.NTF_SELF | NeighbourView.NTF_MASTER;
        if (bits < 0 || bits > LARGEST_FLAGS || (bits & tables) != 0) {
            throw new IllegalArgumentException(
                    "the flags of a forwarding entry must be 0 to 0xff, without NTF_SELF and NTF_MASTER: 0x"
                            + Integer.toHexString(bits));
        }
        flags |= bits;
        return this;
    }

    boolean isOfMaster() {
        return ofMaster;
    }

    /** Returns whether it is to age. */
    boolean ages() {
        return state == DYNAMIC;
    }

    /** Checks an entry to be added or changed, and for what the kernel would ignore. */
    void checkNew() {
        checkTarget();
        Attr ignored = firstOf(IGNORED);
        if (ignored != null) {
            throw ignored(ignored.kernelName(), "a forwarding entry");
        }
    }

    /** Checks what any change requires. */
    void checkTarget() {
        if (device == null) {
            throw new IllegalArgumentException("a forwarding entry needs a link: " + this);
        }
        if (bridge != null) {
            throw new IllegalArgumentException(
                    "a bridge instead of a port identifies an entry only in a query: " + this);
        }
        Attr ofTunnels = firstOf(OF_TUNNELS);
        if (ofMaster && (ofTunnels != null || via != null)) {
            throw ignored(
                    ofTunnels == null ? NeighbourAttr.IFINDEX.kernelName() : ofTunnels.kernelName(),
                    "an entry of a bridge (master)");
        }
    }

    /** Checks what a query requires. */
    void checkQuery() {
        if ((device == null) == (bridge == null)) {
            throw new IllegalArgumentException("a query for a forwarding entry needs a link or a bridge: " + this);
        }
    }

    private IllegalArgumentException ignored(String what, String of) {
        return new IllegalArgumentException("the kernel ignores " + what + " of " + of + ": " + this);
    }

    /** The indexes of the links of a request, 0 where none is set. */
    record Links(int device, int bridge, int via) {}

    /** Returns the indexes of its links, which are looked up for a request of this type. */
    Links links(LinkResolver links, MessageType type) {
        return new Links(
                index(links, device, "device", type),
                index(links, bridge, "bridge", type),
                index(links, via, "via", type));
    }

    private int index(LinkResolver links, @Nullable LinkRef link, String role, MessageType type) {
        return link == null ? 0 : links.index(link, role, () -> type.kernelName() + " " + name());
    }

    void writeTo(MessageWriter writer, Links links) {
        writeHeader(writer, links.device, state, table() | flags);
        writeAttributes(writer);
        writeVia(writer, links);
    }

    /** Writes only what identifies the entry. */
    void writeMatchTo(MessageWriter writer, Links links) {
        // ndo_dflt_fdb_del() refuses any other state.
        writeHeader(writer, links.device, PERMANENT, table());
        writeOnly(IDENTITY, writer);
        writeVia(writer, links);
    }

    /** Writes a query. */
    void writeQueryTo(MessageWriter writer, Links links) {
        writeHeader(writer, links.device, NeighbourView.NUD_NONE, links.bridge == 0 ? table() : 0);
        writeOnly(QUERIED, writer);
        if (isSet(NeighbourAttr.SRC_VNI)) {
            // vxlan_fdb_get() reads the identifier that packets come from under the other number.
            writer.put(NeighbourAttr.VNI, value(NeighbourAttr.SRC_VNI, 0));
        }
        if (links.bridge != 0) {
            writer.put(NeighbourAttr.MASTER, links.bridge);
        }
    }

    private int table() {
        return ofMaster ? NeighbourView.NTF_MASTER : NeighbourView.NTF_SELF;
    }

    private static void writeVia(MessageWriter writer, Links links) {
        if (links.via != 0) {
            writer.put(NeighbourAttr.IFINDEX, links.via);
        }
    }

    /** Writes struct ndmsg. */
    static void writeHeader(MessageWriter writer, int linkIndex, int stateSent, int flagsSent) {
        writer.header8(0, AddressFamily.AF_BRIDGE);
        writer.header32(4, linkIndex);
        writer.header16(8, stateSent);
        writer.header8(10, flagsSent);
    }

    /** Returns what identifies the entry, as {@code bridge fdb} has it: {@code 02:… dev "port1" vlan 7 master}. */
    String name() {
        IpAddress dst = value(NeighbourAttr.DST);
        return lladdr
                + (device == null ? "" : " dev " + device.text())
                + (bridge == null ? "" : " br " + bridge.text())
                + (dst == null ? "" : " dst " + dst)
                + FdbView.number(" vlan ", value(NeighbourAttr.VLAN, 0))
                + FdbView.number(" port ", value(NeighbourAttr.PORT, 0))
                + FdbView.number(" vni ", value(NeighbourAttr.VNI, 0))
                + FdbView.number(" src_vni ", value(NeighbourAttr.SRC_VNI, 0))
                + (via == null ? "" : " via " + via.text())
                + FdbView.number(" nhid ", value(NeighbourAttr.NH_ID, 0))
                + (bridge != null ? "" : ofMaster ? " master" : " self");
    }

    /** Returns all that will be sent, as {@code bridge fdb} has it: {@code 02:… dev "port1" vlan 7 master static}. */
    @Override
    public String toString() {
        String stateName = state == DYNAMIC ? "dynamic" : FdbView.stateName(state);
        int notify = value(NeighbourAttr.ACTIVITY_NOTIFY, 0);
        return name()
                + FdbView.word(flags, NeighbourView.NTF_USE, " use")
                + FdbView.flagWords(flags, 0)
                + FdbView.word(notify, FdbView.FDB_NOTIFY_BIT, " activity_notify")
                + FdbView.word(notify, FdbView.FDB_NOTIFY_INACTIVE_BIT, " inactive")
                + (value(NeighbourAttr.DONT_REFRESH, false) ? " norefresh" : "")
                + " " + stateName;
    }
}
