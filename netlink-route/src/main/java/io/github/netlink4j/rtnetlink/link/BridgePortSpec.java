package io.github.netlink4j.rtnetlink.link;

/**
 * The options of a bridge port, in the words of {@code ip link}; {@link BridgePort} is the class to use, and has the keys.
 * Each setter has a getter, which returns what is set here, or was read from a link by {@link BridgePort#of}.
 */
public abstract sealed class BridgePortSpec extends LinkSpec<BridgePort> permits BridgePort {
    BridgePortSpec() {}

    /**
     * Sets the state, 0 disabled, 1 listening, 2 learning, 3 forwarding, 4 blocking. The kernel refuses a change while
     * it runs the spanning tree itself. IFLA_BRPORT_STATE. Equivalent to: {@code ip link set … type bridge_slave state
     * 4}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final BridgePort state(int state) {
        return set(BridgePort.STATE, state);
    }

    /** Returns the state; -1 when it is not set here. IFLA_BRPORT_STATE. */
    public final int state() {
        return value(BridgePort.STATE, -1);
    }

    /**
     * Sets the priority in the spanning tree, 0 to 63. IFLA_BRPORT_PRIORITY. Equivalent to: {@code ip link set … type
     * bridge_slave priority 3}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final BridgePort priority(int priority) {
        return set(BridgePort.PRIORITY, priority);
    }

    /** Returns the priority in the spanning tree; -1 when it is not set here. IFLA_BRPORT_PRIORITY. */
    public final int priority() {
        return value(BridgePort.PRIORITY, -1);
    }

    /**
     * Sets the cost of the path through this port, 1 to 65535. IFLA_BRPORT_COST. Equivalent to: {@code ip link set …
     * type bridge_slave cost 10}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final BridgePort cost(int cost) {
        return set(BridgePort.COST, cost);
    }

    /** Returns the cost of the path through this port; -1 when it is not set here. IFLA_BRPORT_COST. */
    public final int cost() {
        return (int) value(BridgePort.COST, -1);
    }

    /**
     * Sets whether packets may leave by the port that they came in by. IFLA_BRPORT_MODE. Equivalent to: {@code ip link set …
     * type bridge_slave hairpin on}.
     */
    public final BridgePort hairpin(boolean on) {
        return set(BridgePort.MODE, on);
    }

    /**
     * Returns whether packets may leave by the port that they came in by; false when that is not set here. IFLA_BRPORT_MODE.
     */
    public final boolean isHairpin() {
        return value(BridgePort.MODE, false);
    }

    /**
     * Sets whether a spanning tree packet disables the port. IFLA_BRPORT_GUARD. Equivalent to: {@code ip link set …
     * type bridge_slave guard on}.
     */
    public final BridgePort guard(boolean on) {
        return set(BridgePort.GUARD, on);
    }

    /** Returns whether a spanning tree packet disables the port; false when that is not set here. IFLA_BRPORT_GUARD. */
    public final boolean isGuard() {
        return value(BridgePort.GUARD, false);
    }

    /**
     * Sets whether it must not become the port towards the root. IFLA_BRPORT_PROTECT. Equivalent to: {@code ip link set
     * … type bridge_slave root_block on}.
     */
    public final BridgePort rootBlock(boolean on) {
        return set(BridgePort.PROTECT, on);
    }

    /**
     * Returns whether it must not become the port towards the root; false when that is not set here.
     * IFLA_BRPORT_PROTECT.
     */
    public final boolean isRootBlock() {
        return value(BridgePort.PROTECT, false);
    }

    /**
     * Sets whether a multicast group is removed here as soon as a member leaves. IFLA_BRPORT_FAST_LEAVE. Equivalent to:
     * {@code ip link set … type bridge_slave fastleave on}.
     */
    public final BridgePort fastLeave(boolean on) {
        return set(BridgePort.FAST_LEAVE, on);
    }

    /**
     * Returns whether a multicast group is removed here as soon as a member leaves; false when that is not set here.
     * IFLA_BRPORT_FAST_LEAVE.
     */
    public final boolean isFastLeave() {
        return value(BridgePort.FAST_LEAVE, false);
    }

    /**
     * Sets whether it learns addresses here. IFLA_BRPORT_LEARNING. Equivalent to: {@code ip link set … type
     * bridge_slave learning off}.
     */
    public final BridgePort learning(boolean on) {
        return set(BridgePort.LEARNING, on);
    }

    /** Returns whether it learns addresses here; false when that is not set here. IFLA_BRPORT_LEARNING. */
    public final boolean isLearning() {
        return value(BridgePort.LEARNING, false);
    }

    /**
     * Sets whether packets for unknown addresses are sent here. IFLA_BRPORT_UNICAST_FLOOD. Equivalent to: {@code ip
     * link set … type bridge_slave flood off}.
     */
    public final BridgePort flood(boolean on) {
        return set(BridgePort.UNICAST_FLOOD, on);
    }

    /**
     * Returns whether packets for unknown addresses are sent here; false when that is not set here.
     * IFLA_BRPORT_UNICAST_FLOOD.
     */
    public final boolean isFlood() {
        return value(BridgePort.UNICAST_FLOOD, false);
    }

    /**
     * Sets whether multicast packets without known members are sent here. IFLA_BRPORT_MCAST_FLOOD. Equivalent to:
     * {@code ip link set … type bridge_slave mcast_flood off}.
     */
    public final BridgePort mcastFlood(boolean on) {
        return set(BridgePort.MCAST_FLOOD, on);
    }

    /**
     * Returns whether multicast packets without known members are sent here; false when that is not set here.
     * IFLA_BRPORT_MCAST_FLOOD.
     */
    public final boolean isMcastFlood() {
        return value(BridgePort.MCAST_FLOOD, false);
    }

    /**
     * Sets whether broadcast packets are sent here. IFLA_BRPORT_BCAST_FLOOD. Equivalent to: {@code ip link set … type
     * bridge_slave bcast_flood off}.
     */
    public final BridgePort bcastFlood(boolean on) {
        return set(BridgePort.BCAST_FLOOD, on);
    }

    /** Returns whether broadcast packets are sent here; false when that is not set here. IFLA_BRPORT_BCAST_FLOOD. */
    public final boolean isBcastFlood() {
        return value(BridgePort.BCAST_FLOOD, false);
    }

    /**
     * Sets whether multicast packets are sent to each member as unicast. IFLA_BRPORT_MCAST_TO_UCAST. Equivalent to:
     * {@code ip link set … type bridge_slave mcast_to_unicast on}.
     */
    public final BridgePort mcastToUnicast(boolean on) {
        return set(BridgePort.MCAST_TO_UCAST, on);
    }

    /**
     * Returns whether multicast packets are sent to each member as unicast; false when that is not set here.
     * IFLA_BRPORT_MCAST_TO_UCAST.
     */
    public final boolean isMcastToUnicast() {
        return value(BridgePort.MCAST_TO_UCAST, false);
    }

    /**
     * Sets how it finds multicast routers here: 0 never, 1 by their queries, 2 always, 3 for a limited time.
     * IFLA_BRPORT_MULTICAST_ROUTER. Equivalent to: {@code ip link set … type bridge_slave mcast_router 2}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final BridgePort mcastRouter(int mode) {
        return set(BridgePort.MULTICAST_ROUTER, mode);
    }

    /** Returns how it finds multicast routers here; -1 when it is not set here. IFLA_BRPORT_MULTICAST_ROUTER. */
    public final int mcastRouter() {
        return value(BridgePort.MULTICAST_ROUTER, -1);
    }

    /**
     * Sets the largest number of multicast groups here, 0 to 2^32 - 1, where 0 is no limit. Linux 6.3.
     * IFLA_BRPORT_MCAST_MAX_GROUPS. Equivalent to: {@code ip link set … type bridge_slave mcast_max_groups 100}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final BridgePort mcastMaxGroups(long groups) {
        return set(BridgePort.MCAST_MAX_GROUPS, groups);
    }

    /**
     * Returns the largest number of multicast groups here; -1 when it is not set here. IFLA_BRPORT_MCAST_MAX_GROUPS.
     */
    public final long mcastMaxGroups() {
        return value(BridgePort.MCAST_MAX_GROUPS, -1);
    }

    /**
     * Sets whether the bridge answers ARP requests in the place of hosts behind this port. IFLA_BRPORT_PROXYARP.
     * Equivalent to: {@code ip link set … type bridge_slave proxy_arp on}.
     */
    public final BridgePort proxyArp(boolean on) {
        return set(BridgePort.PROXYARP, on);
    }

    /**
     * Returns whether the bridge answers ARP requests in the place of hosts behind this port; false when that is not
     * set here. IFLA_BRPORT_PROXYARP.
     */
    public final boolean isProxyArp() {
        return value(BridgePort.PROXYARP, false);
    }

    /**
     * Sets whether the bridge answers ARP requests as IEEE 802.11 requires. IFLA_BRPORT_PROXYARP_WIFI. Equivalent to:
     * {@code ip link set … type bridge_slave proxy_arp_wifi on}.
     */
    public final BridgePort proxyArpWifi(boolean on) {
        return set(BridgePort.PROXYARP_WIFI, on);
    }

    /**
     * Returns whether the bridge answers ARP requests as IEEE 802.11 requires; false when that is not set here.
     * IFLA_BRPORT_PROXYARP_WIFI.
     */
    public final boolean isProxyArpWifi() {
        return value(BridgePort.PROXYARP_WIFI, false);
    }

    /**
     * Sets whether ARP and neighbour discovery for known neighbours are not sent here. IFLA_BRPORT_NEIGH_SUPPRESS.
     * Equivalent to: {@code ip link set … type bridge_slave neigh_suppress on}.
     */
    public final BridgePort neighSuppress(boolean on) {
        return set(BridgePort.NEIGH_SUPPRESS, on);
    }

    /**
     * Returns whether ARP and neighbour discovery for known neighbours are not sent here; false when that is not set
     * here. IFLA_BRPORT_NEIGH_SUPPRESS.
     */
    public final boolean isNeighSuppress() {
        return value(BridgePort.NEIGH_SUPPRESS, false);
    }

    /**
     * Sets whether {@link #neighSuppress} is set for each VLAN instead. Linux 6.4. IFLA_BRPORT_NEIGH_VLAN_SUPPRESS.
     * Equivalent to: {@code ip link set … type bridge_slave neigh_vlan_suppress on}.
     */
    public final BridgePort neighVlanSuppress(boolean on) {
        return set(BridgePort.NEIGH_VLAN_SUPPRESS, on);
    }

    /**
     * Returns whether {@link #neighSuppress} is set for each VLAN instead; false when that is not set here.
     * IFLA_BRPORT_NEIGH_VLAN_SUPPRESS.
     */
    public final boolean isNeighVlanSuppress() {
        return value(BridgePort.NEIGH_VLAN_SUPPRESS, false);
    }

    /**
     * Sets whether VLANs are mapped to tunnels. IFLA_BRPORT_VLAN_TUNNEL. Equivalent to: {@code ip link set … type
     * bridge_slave vlan_tunnel on}.
     */
    public final BridgePort vlanTunnel(boolean on) {
        return set(BridgePort.VLAN_TUNNEL, on);
    }

    /** Returns whether VLANs are mapped to tunnels; false when that is not set here. IFLA_BRPORT_VLAN_TUNNEL. */
    public final boolean isVlanTunnel() {
        return value(BridgePort.VLAN_TUNNEL, false);
    }

    /**
     * Sets the link-local groups 01:80:c2:00:00:0X that it forwards from here, one bit each, 0 to 65535 without bit 1, which
     * the kernel refuses. IFLA_BRPORT_GROUP_FWD_MASK. Equivalent to: {@code ip link set … type bridge_slave group_fwd_mask
     * 8}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final BridgePort groupFwdMask(int mask) {
        return set(BridgePort.GROUP_FWD_MASK, mask);
    }

    /**
     * Returns the link-local groups 01:80:c2:00:00:0X that it forwards from here, one bit each; -1 when it is not set
     * here. IFLA_BRPORT_GROUP_FWD_MASK.
     */
    public final int groupFwdMask() {
        return value(BridgePort.GROUP_FWD_MASK, -1);
    }

    /**
     * Sets whether it reaches only ports that are not isolated. IFLA_BRPORT_ISOLATED. Equivalent to: {@code ip link set
     * … type bridge_slave isolated on}.
     */
    public final BridgePort isolated(boolean on) {
        return set(BridgePort.ISOLATED, on);
    }

    /**
     * Returns whether it reaches only ports that are not isolated; false when that is not set here.
     * IFLA_BRPORT_ISOLATED.
     */
    public final boolean isIsolated() {
        return value(BridgePort.ISOLATED, false);
    }

    /**
     * Sets whether it accepts packets of known senders only. Linux 5.18. IFLA_BRPORT_LOCKED. Equivalent to: {@code ip
     * link set … type bridge_slave locked on}.
     */
    public final BridgePort locked(boolean on) {
        return set(BridgePort.LOCKED, on);
    }

    /**
     * Returns whether it accepts packets of known senders only; false when that is not set here. IFLA_BRPORT_LOCKED.
     */
    public final boolean isLocked() {
        return value(BridgePort.LOCKED, false);
    }

    /**
     * Sets whether unknown senders at a locked port are recorded, for authentication. Linux 6.2. IFLA_BRPORT_MAB. Equivalent
     * to: {@code ip link set … type bridge_slave mab on}.
     */
    public final BridgePort mab(boolean on) {
        return set(BridgePort.MAB, on);
    }

    /**
     * Returns whether unknown senders at a locked port are recorded, for authentication; false when that is not set here.
     * IFLA_BRPORT_MAB.
     */
    public final boolean isMab() {
        return value(BridgePort.MAB, false);
    }

    /**
     * Sets the nexthop object that packets take while the port has no carrier, 0 to 2^32 - 1, where 0 is none; requires a
     * backup port. Linux 6.6. IFLA_BRPORT_BACKUP_NHID. Equivalent to: {@code ip link set … type bridge_slave backup_nhid 5}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final BridgePort backupNextHopId(long id) {
        return set(BridgePort.BACKUP_NHID, id);
    }

    /**
     * Returns the nexthop object that packets take while the port has no carrier; -1 when it is not set here.
     * IFLA_BRPORT_BACKUP_NHID.
     */
    public final long backupNextHopId() {
        return value(BridgePort.BACKUP_NHID, -1);
    }

    /**
     * Forgets the addresses learned here; of an existing port only. IFLA_BRPORT_FLUSH. Equivalent to: {@code ip link set …
     * type bridge_slave fdb_flush}.
     */
    public final BridgePort flush() {
        return set(BridgePort.FLUSH, true);
    }

    /**
     * Sets the port that packets take while this one has no carrier. IFLA_BRPORT_BACKUP_PORT. Equivalent to:
     * {@code ip link set … type bridge_slave backup_port eth1}.
     */
    public final BridgePort backupPort(LinkRef port) {
        return link(BridgePort.BACKUP_PORT, port, "backup port");
    }

    /** Sets the port that packets take while this one has no carrier, by its name. */
    public final BridgePort backupPort(String port) {
        return backupPort(LinkRef.of(port));
    }

    /** Removes the backup port. Equivalent to: {@code ip link set … type bridge_slave nobackup_port}. */
    public final BridgePort noBackupPort() {
        return noLink(BridgePort.BACKUP_PORT);
    }

    /**
     * Returns the index of the port that packets take while this one has no carrier; 0 for none, for one that is set by
     * name, and when it is not set here. IFLA_BRPORT_BACKUP_PORT.
     */
    public final int backupPort() {
        return (int) value(BridgePort.BACKUP_PORT, 0);
    }
}
