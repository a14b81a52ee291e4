package io.github.netlink4j.rtnetlink.vlan;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.LongAttr;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A VLAN, or a range of VLANs, of a bridge or port, to be added, deleted, or given options. What is not set is not sent. A range
 * is one request.
 *
 * <!-- sample: VlanSamplesTest specs -->
 * <pre>{@code
 * nl.vlans().add(VlanSpec.of(7).device("port1").pvid().untagged());
 * nl.vlans().add(VlanSpec.of(10, 20).device("port1"));
 * nl.vlans().add(VlanSpec.of(10, 20).device("br0").itself());
 * nl.vlans().set(VlanSpec.of(10, 12).device("port1").state(4));
 * }</pre>
 */
public final class VlanSpec extends AttrSpec<VlanSpec> {
    private static final int LAST_VID = 4094;
    private static final int LAST_TUNNEL = 0xff_ffff;
    private static final Duration CENTISECOND = Duration.ofMillis(10);

    private final int first;
    private final int last;
    private @Nullable LinkRef device;
    private int flags;
    private int target;
    private long tunnelId;
    private boolean hasOptions;
    private boolean hasGlobals;

    private VlanSpec(int first, int last) {
        super(VlanAttr.SET);
        this.first = checkVid(first);
        this.last = checkVid(last);
        if (last < first) {
            throw new IllegalArgumentException("a range of VLANs must not end before it begins: " + first + "-" + last);
        }
    }

    /**
     * Returns a description of a VLAN.
     *
     * @throws IllegalArgumentException when it is not 1 to 4094
     */
    public static VlanSpec of(int vid) {
        return new VlanSpec(vid, vid);
    }

    /**
     * Returns a description of a range of VLANs.
     *
     * @param first the first VLAN
     * @param last the last VLAN
     * @throws IllegalArgumentException when they are not 1 to 4094, or the last is before the first
     */
    public static VlanSpec of(int first, int last) {
        return new VlanSpec(first, last);
    }

    static int checkVid(int vid) {
        if (vid < 1 || vid > LAST_VID) {
            throw new IllegalArgumentException("a VLAN must be 1 to " + LAST_VID + ": " + vid);
        }
        return vid;
    }

    /** Sets the bridge or port. Equivalent to: {@code … dev LINK}. */
    public VlanSpec device(LinkRef link) {
        this.device = link;
        return this;
    }

    /** Sets the bridge or port, by its name, which is looked up when the request is made. */
    public VlanSpec device(String link) {
        return device(LinkRef.of(link));
    }

    /** Makes it the VLAN of packets that arrive untagged. Only one can be. Equivalent to: {@code … pvid}. */
    public VlanSpec pvid() {
        flags |= VlanAttr.BRIDGE_VLAN_INFO_PVID;
        return this;
    }

    /** Makes packets leave untagged. Equivalent to: {@code … untagged}. */
    public VlanSpec untagged() {
        flags |= VlanAttr.BRIDGE_VLAN_INFO_UNTAGGED;
        return this;
    }

    /** States that the link itself is meant: required of a bridge. Equivalent to: {@code … self}. */
    public VlanSpec itself() {
        target |= VlanAttr.BRIDGE_FLAGS_SELF;
        return this;
    }

    /** States that the bridge is meant that the link is a port of; the default. Equivalent to: {@code … master}. */
    public VlanSpec master() {
        target |= VlanAttr.BRIDGE_FLAGS_MASTER;
        return this;
    }

    /**
     * Sets the tunnel of the first VLAN; each further VLAN has the next. The VLANs must exist at a port with {@code vlan_tunnel};
     * only the mapping is then added or deleted. Equivalent to: {@code … tunnel_info id 1010}.
     *
     * @throws IllegalArgumentException when that of the first or last VLAN is not 1 to 2^24 - 1
     */
    public VlanSpec tunnelId(long id) {
        if (id < 1 || id + last - first > LAST_TUNNEL) {
            throw new IllegalArgumentException("the tunnels of VLANs " + Text.range(first, last) + " must be 1 to "
                    + LAST_TUNNEL + ": " + Text.range(id, id + last - first));
        }
        tunnelId = id;
        return this;
    }

    // Options

    /**
     * Sets the state of the spanning tree: 0 disabled, 1 listening, 2 learning, 3 forwarding, 4 blocking. Equivalent to:
     * {@code … state blocking}.
     */
    public VlanSpec state(int state) {
        hasOptions = true;
        return set(VlanAttr.ENTRY_STATE, state);
    }

    /**
     * Sets whether multicast routers are behind it: 0 no, 1 while one is seen, 2 always. Linux 5.15. Equivalent to:
     * {@code … mcast_router 2}.
     */
    public VlanSpec mcastRouter(int mode) {
        hasOptions = true;
        return set(VlanAttr.ENTRY_MCAST_ROUTER, mode);
    }

    /** Sets the maximum number of multicast groups, 0 for no limit. Linux 6.3. Equivalent to: {@code … mcast_max_groups 9}. */
    public VlanSpec mcastMaxGroups(long groups) {
        hasOptions = true;
        return set(VlanAttr.ENTRY_MCAST_MAX_GROUPS, groups);
    }

    /**
     * Sets whether the bridge answers ARP and neighbour requests in the place of hosts. The port needs
     * {@code neigh_vlan_suppress}. Linux 6.4. Equivalent to: {@code … neigh_suppress on}.
     */
    public VlanSpec neighSuppress(boolean on) {
        hasOptions = true;
        return set(VlanAttr.ENTRY_NEIGH_SUPPRESS, on);
    }

    // Global options of a bridge, Linux 5.15

    /** Sets whether the bridge learns where multicast members are. Equivalent to: {@code … mcast_snooping 1}. */
    public VlanSpec mcastSnooping(boolean on) {
        hasGlobals = true;
        return set(VlanAttr.GOPTS_MCAST_SNOOPING, on);
    }

    /** Sets whether the bridge sends queries. Equivalent to: {@code … mcast_querier 1}. */
    public VlanSpec mcastQuerier(boolean on) {
        hasGlobals = true;
        return set(VlanAttr.GOPTS_MCAST_QUERIER, on);
    }

    /** Sets the version of IGMP, 2 or 3. Equivalent to: {@code … mcast_igmp_version 3}. */
    public VlanSpec mcastIgmpVersion(int version) {
        hasGlobals = true;
        return set(VlanAttr.GOPTS_MCAST_IGMP_VERSION, version);
    }

    /** Sets the version of MLD, 1 or 2. Equivalent to: {@code … mcast_mld_version 2}. */
    public VlanSpec mcastMldVersion(int version) {
        hasGlobals = true;
        return set(VlanAttr.GOPTS_MCAST_MLD_VERSION, version);
    }

    /** Sets the number of queries after a member has left. Equivalent to: {@code … mcast_last_member_count 2}. */
    public VlanSpec mcastLastMemberCount(long count) {
        hasGlobals = true;
        return set(VlanAttr.GOPTS_MCAST_LAST_MEMBER_CNT, count);
    }

    /** Sets the number of queries at the start. Equivalent to: {@code … mcast_startup_query_count 2}. */
    public VlanSpec mcastStartupQueryCount(long count) {
        hasGlobals = true;
        return set(VlanAttr.GOPTS_MCAST_STARTUP_QUERY_CNT, count);
    }

    /**
     * Sets the time between queries after a member has left, a multiple of 10 ms. Equivalent to: {@code …
     * mcast_last_member_interval 100}.
     */
    public VlanSpec mcastLastMemberInterval(Duration time) {
        return global(VlanAttr.GOPTS_MCAST_LAST_MEMBER_INTVL, time);
    }

    /**
     * Sets the time after which a member that was not seen is removed, a multiple of 10 ms. Equivalent to:
     * {@code … mcast_membership_interval 26000}.
     */
    public VlanSpec mcastMembershipInterval(Duration time) {
        return global(VlanAttr.GOPTS_MCAST_MEMBERSHIP_INTVL, time);
    }

    /**
     * Sets the time after which another querier that was not seen is regarded as gone, a multiple of 10 ms. Equivalent to:
     * {@code … mcast_querier_interval 25500}.
     */
    public VlanSpec mcastQuerierInterval(Duration time) {
        return global(VlanAttr.GOPTS_MCAST_QUERIER_INTVL, time);
    }

    /** Sets the time between queries, a multiple of 10 ms. Equivalent to: {@code … mcast_query_interval 12500}. */
    public VlanSpec mcastQueryInterval(Duration time) {
        return global(VlanAttr.GOPTS_MCAST_QUERY_INTVL, time);
    }

    /**
     * Sets the time in which members are to respond, a multiple of 10 ms. Equivalent to: {@code …
     * mcast_query_response_interval 1000}.
     */
    public VlanSpec mcastQueryResponseInterval(Duration time) {
        return global(VlanAttr.GOPTS_MCAST_QUERY_RESPONSE_INTVL, time);
    }

    /** Sets the time between queries at the start, a multiple of 10 ms. Equivalent to: {@code … mcast_startup_query_interval 3125}. */
    public VlanSpec mcastStartupQueryInterval(Duration time) {
        return global(VlanAttr.GOPTS_MCAST_STARTUP_QUERY_INTVL, time);
    }

    /** Sets the instance of the multiple spanning trees, 0 to 4095. Linux 5.18. Equivalent to: {@code … msti 2}. */
    public VlanSpec msti(int instance) {
        hasGlobals = true;
        return set(VlanAttr.GOPTS_MSTI, instance);
    }

    private VlanSpec global(LongAttr key, Duration time) {
        hasGlobals = true;
        return set(key, time, CENTISECOND);
    }

    // Requests

    private void checkDevice() {
        if (device == null) {
            throw new IllegalArgumentException("a VLAN needs a bridge or port: " + this);
        }
    }

    /** Checks what is to be added or deleted. */
    void checkMembership() {
        checkDevice();
        if (hasOptions || hasGlobals) {
            throw new IllegalArgumentException(
                    "options are set after the VLAN was added, by another request (set): " + this);
        }
        if (last > first && (flags & VlanAttr.BRIDGE_VLAN_INFO_PVID) != 0) {
            throw new IllegalArgumentException("only one VLAN can be the one of untagged packets: " + this);
        }
        if (tunnelId != 0 && flags != 0) {
            throw new IllegalArgumentException("a tunnel is set after the VLAN was added, by another request: " + this);
        }
    }

    /** Checks options that are to be set, and adds which VLANs they are of. */
    void completeOptions() {
        checkDevice();
        if (hasOptions == hasGlobals) {
            throw new IllegalArgumentException(
                    "a request sets either options of a port's or bridge's VLANs, or global options of a bridge: "
                            + this);
        }
        if (flags != 0 || target != 0 || tunnelId != 0) {
            throw new IllegalArgumentException(
                    "pvid, untagged, self, master and tunnels are no options, but belong to add: " + this);
        }
        if (hasGlobals) {
            set(VlanAttr.GOPTS_ID, first);
        } else {
            set(VlanAttr.ENTRY_INFO, new VlanAttr.Info(VlanAttr.BRIDGE_VLAN_INFO_ONLY_OPTS, first));
        }
        if (last > first) {
            set(hasGlobals ? VlanAttr.GOPTS_RANGE : VlanAttr.ENTRY_RANGE, last);
        }
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    /**
     * Returns whether a VLAN of the range is now as this specifies. Of options, the kernel sets those of one VLAN after the
     * other up to the first that does not exist.
     *
     * @param present the VLAN as it is, null when it does not exist
     */
    boolean isInEffect(MessageType type, int vid, VlanView.@Nullable Range present) {
        if (present == null) {
            return type.equals(LinkAttr.RTM_DELLINK);
        }
        if (tunnelId != 0) {
            boolean isMapped =
                    present.tunnelId() != 0 && present.tunnelId() + vid - present.first() == tunnelId + vid - first;
            return isMapped == type.equals(LinkAttr.RTM_SETLINK);
        }
        int wanted = VlanAttr.BRIDGE_VLAN_INFO_PVID | VlanAttr.BRIDGE_VLAN_INFO_UNTAGGED;
        return type.equals(VlanAttr.RTM_NEWVLAN)
                || (type.equals(LinkAttr.RTM_SETLINK) && (present.flags() & wanted) == (flags & wanted));
    }

    /** Returns the index of the bridge or port, which is looked up for a request of this type. */
    int linkIndex(LinkResolver links, MessageType type) {
        return device == null ? 0 : links.index(device, "device", () -> type.kernelName() + " " + this);
    }

    /** Writes a link message that adds or deletes the VLANs. */
    void writeMembershipTo(MessageWriter writer, int linkIndex) {
        writer.header8(0, AddressFamily.AF_BRIDGE);
        writer.header32(4, linkIndex);
        writer.nest(LinkAttr.AF_SPEC);
        if (target != 0) {
            writer.put(VlanAttr.FLAGS, target);
        }
        if (first == last) {
            writeOne(writer, first, 0);
        } else {
            writeOne(writer, first, VlanAttr.BRIDGE_VLAN_INFO_RANGE_BEGIN);
            writeOne(writer, last, VlanAttr.BRIDGE_VLAN_INFO_RANGE_END);
        }
        writer.end();
    }

    private void writeOne(MessageWriter writer, int vid, int place) {
        if (tunnelId == 0) {
            writer.put(VlanAttr.VLAN_INFO, new VlanAttr.Info(flags | place, vid));
            return;
        }
        writer.nest(VlanAttr.VLAN_TUNNEL_INFO);
        writer.put(VlanAttr.VLAN_TUNNEL_ID, tunnelId + vid - first);
        writer.put(VlanAttr.VLAN_TUNNEL_VID, vid);
        writer.put(VlanAttr.VLAN_TUNNEL_FLAGS, place);
        writer.end();
    }

    /** Writes a message that sets the options. */
    void writeOptionsTo(MessageWriter writer, int linkIndex) {
        writer.header8(0, AddressFamily.AF_BRIDGE);
        writer.header32(4, linkIndex);
        writeAttributes(writer);
    }

    /** Returns all that will be sent, as {@code bridge vlan} has it: {@code vid 10-20 dev "port1" untagged}. */
    @Override
    public String toString() {
        return "vid " + Text.range(first, last)
                + (device == null ? "" : " dev " + device.text())
                + (tunnelId == 0 ? "" : " tunnel_info id " + Text.range(tunnelId, tunnelId + last - first))
                + ((flags & VlanAttr.BRIDGE_VLAN_INFO_PVID) == 0 ? "" : " pvid")
                + ((flags & VlanAttr.BRIDGE_VLAN_INFO_UNTAGGED) == 0 ? "" : " untagged")
                + ((target & VlanAttr.BRIDGE_FLAGS_SELF) == 0 ? "" : " self")
                + ((target & VlanAttr.BRIDGE_FLAGS_MASTER) == 0 ? "" : " master")
                + (hasOptions ? " options" : "")
                + (hasGlobals ? " global options" : "");
    }
}
