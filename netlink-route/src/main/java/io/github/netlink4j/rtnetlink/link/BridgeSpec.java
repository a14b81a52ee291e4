package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.MacAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of a bridge, in the words of {@code ip link}; {@link Bridge} is the class to use, and has the keys. Each
 * setter has a getter, which returns what is set here, or was read from a link by {@link Bridge#of}. The kernel counts times
 * in hundredths of a second; a kernel with a slower clock reports up to 1/100 s less than was set.
 */
public abstract sealed class BridgeSpec extends LinkSpec<Bridge> permits Bridge {
    static final Duration CENTISECOND = Duration.ofMillis(10);

    BridgeSpec() {
        super(Bridge.KIND);
    }

    /**
     * Sets the time that a port spends in the listening and in the learning state, 2 to 30 s while the spanning tree
     * runs. IFLA_BR_FORWARD_DELAY. Equivalent to: {@code ip link set … type bridge forward_delay 400}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of hundredths of a second
     */
    public final Bridge forwardDelay(Duration time) {
        return set(Bridge.FORWARD_DELAY, time, CENTISECOND);
    }

    /**
     * Returns the time that a port spends in the listening and in the learning state; null when it is not set here.
     * IFLA_BR_FORWARD_DELAY.
     */
    public final @Nullable Duration forwardDelay() {
        return value(Bridge.FORWARD_DELAY, CENTISECOND);
    }

    /**
     * Sets the time between two hello packets of the root, 1 to 10 s. IFLA_BR_HELLO_TIME. Equivalent to: {@code ip link
     * set … type bridge hello_time 200}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of hundredths of a second
     */
    public final Bridge helloTime(Duration time) {
        return set(Bridge.HELLO_TIME, time, CENTISECOND);
    }

    /** Returns the time between two hello packets of the root; null when it is not set here. IFLA_BR_HELLO_TIME. */
    public final @Nullable Duration helloTime() {
        return value(Bridge.HELLO_TIME, CENTISECOND);
    }

    /**
     * Sets the time after which a root that sends no more hello packets is replaced, 6 to 40 s. IFLA_BR_MAX_AGE. Equivalent
     * to: {@code ip link set … type bridge max_age 2000}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of hundredths of a second
     */
    public final Bridge maxAge(Duration time) {
        return set(Bridge.MAX_AGE, time, CENTISECOND);
    }

    /**
     * Returns the time after which a root that sends no more hello packets is replaced; null when it is not set here.
     * IFLA_BR_MAX_AGE.
     */
    public final @Nullable Duration maxAge() {
        return value(Bridge.MAX_AGE, CENTISECOND);
    }

    /**
     * Sets the time after which a learned address is forgotten; with zero, every packet is flooded. IFLA_BR_AGEING_TIME.
     * Equivalent to: {@code ip link set … type bridge ageing_time 3000}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of hundredths of a second
     */
    public final Bridge ageingTime(Duration time) {
        return set(Bridge.AGEING_TIME, time, CENTISECOND);
    }

    /**
     * Returns the time after which a learned address is forgotten; null when it is not set here. IFLA_BR_AGEING_TIME.
     */
    public final @Nullable Duration ageingTime() {
        return value(Bridge.AGEING_TIME, CENTISECOND);
    }

    /**
     * Sets whether it prevents loops by the spanning tree protocol. The getter also returns true when a program runs that
     * protocol. IFLA_BR_STP_STATE. Equivalent to: {@code ip link set … type bridge stp_state 1}.
     */
    public final Bridge stp(boolean on) {
        return set(Bridge.STP_STATE, on ? 1 : 0);
    }

    /**
     * Returns whether it prevents loops by the spanning tree protocol; false when that is not set here.
     * IFLA_BR_STP_STATE.
     */
    public final boolean isStp() {
        return value(Bridge.STP_STATE, 0) != 0;
    }

    /**
     * Sets the priority in the spanning tree, 0 to 65535; the bridge with the lowest becomes root. IFLA_BR_PRIORITY.
     * Equivalent to: {@code ip link set … type bridge priority 4096}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bridge priority(int priority) {
        return set(Bridge.PRIORITY, priority);
    }

    /** Returns the priority in the spanning tree; -1 when it is not set here. IFLA_BR_PRIORITY. */
    public final int priority() {
        return value(Bridge.PRIORITY, -1);
    }

    /**
     * Sets whether it filters packets by VLAN. IFLA_BR_VLAN_FILTERING. Equivalent to: {@code ip link set … type bridge
     * vlan_filtering 1}.
     */
    public final Bridge vlanFiltering(boolean on) {
        return set(Bridge.VLAN_FILTERING, on);
    }

    /** Returns whether it filters packets by VLAN; false when that is not set here. IFLA_BR_VLAN_FILTERING. */
    public final boolean isVlanFiltering() {
        return value(Bridge.VLAN_FILTERING, false);
    }

    /**
     * Sets the protocol of its VLANs, {@link Vlan#PROTOCOL_8021Q} or {@link Vlan#PROTOCOL_8021AD}.
     * IFLA_BR_VLAN_PROTOCOL. Equivalent to: {@code ip link set … type bridge vlan_protocol 802.1ad}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bridge vlanProtocol(int etherType) {
        return set(Bridge.VLAN_PROTOCOL, etherType);
    }

    /** Returns the protocol of its VLANs; -1 when it is not set here. IFLA_BR_VLAN_PROTOCOL. */
    public final int vlanProtocol() {
        return value(Bridge.VLAN_PROTOCOL, -1);
    }

    /**
     * Sets the VLAN that a new port gives to packets without one, 0 to 4094, where 0 is none.
     * IFLA_BR_VLAN_DEFAULT_PVID. Equivalent to: {@code ip link set … type bridge vlan_default_pvid 7}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bridge vlanDefaultPvid(int id) {
        return set(Bridge.VLAN_DEFAULT_PVID, id);
    }

    /**
     * Returns the VLAN that a new port gives to packets without one; -1 when it is not set here.
     * IFLA_BR_VLAN_DEFAULT_PVID.
     */
    public final int vlanDefaultPvid() {
        return value(Bridge.VLAN_DEFAULT_PVID, -1);
    }

    /**
     * Sets whether it counts packets by VLAN. IFLA_BR_VLAN_STATS_ENABLED. Equivalent to: {@code ip link set … type
     * bridge vlan_stats_enabled 1}.
     */
    public final Bridge vlanStats(boolean on) {
        return set(Bridge.VLAN_STATS_ENABLED, on);
    }

    /** Returns whether it counts packets by VLAN; false when that is not set here. IFLA_BR_VLAN_STATS_ENABLED. */
    public final boolean isVlanStats() {
        return value(Bridge.VLAN_STATS_ENABLED, false);
    }

    /**
     * Sets whether it counts packets by VLAN and port. The kernel refuses a change while ports have VLANs.
     * IFLA_BR_VLAN_STATS_PER_PORT. Equivalent to: {@code ip link set … type bridge vlan_stats_per_port 1}.
     */
    public final Bridge vlanStatsPerPort(boolean on) {
        return set(Bridge.VLAN_STATS_PER_PORT, on);
    }

    /**
     * Returns whether it counts packets by VLAN and port; false when that is not set here. IFLA_BR_VLAN_STATS_PER_PORT.
     */
    public final boolean isVlanStatsPerPort() {
        return value(Bridge.VLAN_STATS_PER_PORT, false);
    }

    /**
     * Sets the link-local groups 01:80:c2:00:00:0X that it forwards, one bit each, 0 to 65535 without bits 0, 1 and 2,
     * which the kernel refuses. IFLA_BR_GROUP_FWD_MASK. Equivalent to: {@code ip link set … type bridge group_fwd_mask
     * 8}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bridge groupFwdMask(int mask) {
        return set(Bridge.GROUP_FWD_MASK, mask);
    }

    /**
     * Returns the link-local groups 01:80:c2:00:00:0X that it forwards, one bit each; -1 when it is not set here.
     * IFLA_BR_GROUP_FWD_MASK.
     */
    public final int groupFwdMask() {
        return value(Bridge.GROUP_FWD_MASK, -1);
    }

    /**
     * Sets the group address of the spanning tree protocol. IFLA_BR_GROUP_ADDR. Equivalent to: {@code ip link set …
     * type bridge group_address 01:80:c2:00:00:04}.
     */
    public final Bridge groupAddress(MacAddress address) {
        return set(Bridge.GROUP_ADDR, address);
    }

    /** Returns the group address of the spanning tree protocol; null when it is not set here. IFLA_BR_GROUP_ADDR. */
    public final @Nullable MacAddress groupAddress() {
        return value(Bridge.GROUP_ADDR);
    }

    /**
     * Forgets all learned addresses; of an existing bridge only. IFLA_BR_FDB_FLUSH. Equivalent to: {@code ip link set … type
     * bridge fdb_flush}.
     */
    public final Bridge flushFdb() {
        return set(Bridge.FDB_FLUSH, true);
    }

    /**
     * Sets the largest number of learned addresses, 0 to 2^32 - 1, where 0 is no limit. Linux 6.7.
     * IFLA_BR_FDB_MAX_LEARNED. Equivalent to: {@code ip link set … type bridge fdb_max_learned 1000}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bridge fdbMaxLearned(long addresses) {
        return set(Bridge.FDB_MAX_LEARNED, addresses);
    }

    /** Returns the largest number of learned addresses; -1 when it is not set here. IFLA_BR_FDB_MAX_LEARNED. */
    public final long fdbMaxLearned() {
        return value(Bridge.FDB_MAX_LEARNED, -1);
    }

    /**
     * Sets whether it sends multicast packets only to ports with members. IFLA_BR_MCAST_SNOOPING. Equivalent to: {@code
     * ip link set … type bridge mcast_snooping 0}.
     */
    public final Bridge mcastSnooping(boolean on) {
        return set(Bridge.MCAST_SNOOPING, on);
    }

    /**
     * Returns whether it sends multicast packets only to ports with members; false when that is not set here.
     * IFLA_BR_MCAST_SNOOPING.
     */
    public final boolean isMcastSnooping() {
        return value(Bridge.MCAST_SNOOPING, false);
    }

    /**
     * Sets whether it sends queries for members of multicast groups. IFLA_BR_MCAST_QUERIER. Equivalent to: {@code ip
     * link set … type bridge mcast_querier 1}.
     */
    public final Bridge mcastQuerier(boolean on) {
        return set(Bridge.MCAST_QUERIER, on);
    }

    /**
     * Returns whether it sends queries for members of multicast groups; false when that is not set here.
     * IFLA_BR_MCAST_QUERIER.
     */
    public final boolean isMcastQuerier() {
        return value(Bridge.MCAST_QUERIER, false);
    }

    /**
     * Sets whether its queries have its own IP address as source. IFLA_BR_MCAST_QUERY_USE_IFADDR. Equivalent to: {@code
     * ip link set … type bridge mcast_query_use_ifaddr 1}.
     */
    public final Bridge mcastQueryUseIfaddr(boolean on) {
        return set(Bridge.MCAST_QUERY_USE_IFADDR, on);
    }

    /**
     * Returns whether its queries have its own IP address as source; false when that is not set here.
     * IFLA_BR_MCAST_QUERY_USE_IFADDR.
     */
    public final boolean isMcastQueryUseIfaddr() {
        return value(Bridge.MCAST_QUERY_USE_IFADDR, false);
    }

    /**
     * Sets how it finds multicast routers: 0 never, 1 by their queries, 2 always. IFLA_BR_MCAST_ROUTER. Equivalent to:
     * {@code ip link set … type bridge mcast_router 2}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bridge mcastRouter(int mode) {
        return set(Bridge.MCAST_ROUTER, mode);
    }

    /** Returns how it finds multicast routers; -1 when it is not set here. IFLA_BR_MCAST_ROUTER. */
    public final int mcastRouter() {
        return value(Bridge.MCAST_ROUTER, -1);
    }

    /**
     * Sets whether it counts packets of IGMP and MLD. IFLA_BR_MCAST_STATS_ENABLED. Equivalent to: {@code ip link set …
     * type bridge mcast_stats_enabled 1}.
     */
    public final Bridge mcastStats(boolean on) {
        return set(Bridge.MCAST_STATS_ENABLED, on);
    }

    /**
     * Returns whether it counts packets of IGMP and MLD; false when that is not set here. IFLA_BR_MCAST_STATS_ENABLED.
     */
    public final boolean isMcastStats() {
        return value(Bridge.MCAST_STATS_ENABLED, false);
    }

    /**
     * Sets the largest number of multicast groups, 0 to 2^32 - 1. IFLA_BR_MCAST_HASH_MAX. Equivalent to: {@code ip link
     * set … type bridge mcast_hash_max 512}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bridge mcastHashMax(long groups) {
        return set(Bridge.MCAST_HASH_MAX, groups);
    }

    /** Returns the largest number of multicast groups; -1 when it is not set here. IFLA_BR_MCAST_HASH_MAX. */
    public final long mcastHashMax() {
        return value(Bridge.MCAST_HASH_MAX, -1);
    }

    /**
     * Sets the number of queries after which a group is removed when a member leaves, 0 to 2^32 - 1.
     * IFLA_BR_MCAST_LAST_MEMBER_CNT. Equivalent to: {@code ip link set … type bridge mcast_last_member_count 2}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bridge mcastLastMemberCount(long queries) {
        return set(Bridge.MCAST_LAST_MEMBER_CNT, queries);
    }

    /**
     * Returns the number of queries after which a group is removed when a member leaves; -1 when it is not set here.
     * IFLA_BR_MCAST_LAST_MEMBER_CNT.
     */
    public final long mcastLastMemberCount() {
        return value(Bridge.MCAST_LAST_MEMBER_CNT, -1);
    }

    /**
     * Sets the number of queries that it sends when it starts, 0 to 2^32 - 1. IFLA_BR_MCAST_STARTUP_QUERY_CNT.
     * Equivalent to: {@code ip link set … type bridge mcast_startup_query_count 2}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bridge mcastStartupQueryCount(long queries) {
        return set(Bridge.MCAST_STARTUP_QUERY_CNT, queries);
    }

    /**
     * Returns the number of queries that it sends when it starts; -1 when it is not set here.
     * IFLA_BR_MCAST_STARTUP_QUERY_CNT.
     */
    public final long mcastStartupQueryCount() {
        return value(Bridge.MCAST_STARTUP_QUERY_CNT, -1);
    }

    /**
     * Sets the time between queries when a member leaves. IFLA_BR_MCAST_LAST_MEMBER_INTVL. Equivalent to: {@code ip
     * link set … type bridge mcast_last_member_interval 100}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of hundredths of a second
     */
    public final Bridge mcastLastMemberInterval(Duration time) {
        return set(Bridge.MCAST_LAST_MEMBER_INTVL, time, CENTISECOND);
    }

    /**
     * Returns the time between queries when a member leaves; null when it is not set here.
     * IFLA_BR_MCAST_LAST_MEMBER_INTVL.
     */
    public final @Nullable Duration mcastLastMemberInterval() {
        return value(Bridge.MCAST_LAST_MEMBER_INTVL, CENTISECOND);
    }

    /**
     * Sets the time after which a group without reports is removed. IFLA_BR_MCAST_MEMBERSHIP_INTVL. Equivalent to:
     * {@code ip link set … type bridge mcast_membership_interval 26000}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of hundredths of a second
     */
    public final Bridge mcastMembershipInterval(Duration time) {
        return set(Bridge.MCAST_MEMBERSHIP_INTVL, time, CENTISECOND);
    }

    /**
     * Returns the time after which a group without reports is removed; null when it is not set here.
     * IFLA_BR_MCAST_MEMBERSHIP_INTVL.
     */
    public final @Nullable Duration mcastMembershipInterval() {
        return value(Bridge.MCAST_MEMBERSHIP_INTVL, CENTISECOND);
    }

    /**
     * Sets the time after which another querier that sends no more queries is replaced. IFLA_BR_MCAST_QUERIER_INTVL.
     * Equivalent to: {@code ip link set … type bridge mcast_querier_interval 25500}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of hundredths of a second
     */
    public final Bridge mcastQuerierInterval(Duration time) {
        return set(Bridge.MCAST_QUERIER_INTVL, time, CENTISECOND);
    }

    /**
     * Returns the time after which another querier that sends no more queries is replaced; null when it is not set here.
     * IFLA_BR_MCAST_QUERIER_INTVL.
     */
    public final @Nullable Duration mcastQuerierInterval() {
        return value(Bridge.MCAST_QUERIER_INTVL, CENTISECOND);
    }

    /**
     * Sets the time between queries. IFLA_BR_MCAST_QUERY_INTVL. Equivalent to: {@code ip link set … type bridge
     * mcast_query_interval 12500}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of hundredths of a second
     */
    public final Bridge mcastQueryInterval(Duration time) {
        return set(Bridge.MCAST_QUERY_INTVL, time, CENTISECOND);
    }

    /** Returns the time between queries; null when it is not set here. IFLA_BR_MCAST_QUERY_INTVL. */
    public final @Nullable Duration mcastQueryInterval() {
        return value(Bridge.MCAST_QUERY_INTVL, CENTISECOND);
    }

    /**
     * Sets the time in which members answer a query. IFLA_BR_MCAST_QUERY_RESPONSE_INTVL. Equivalent to: {@code ip link
     * set … type bridge mcast_query_response_interval 1000}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of hundredths of a second
     */
    public final Bridge mcastQueryResponseInterval(Duration time) {
        return set(Bridge.MCAST_QUERY_RESPONSE_INTVL, time, CENTISECOND);
    }

    /**
     * Returns the time in which members answer a query; null when it is not set here.
     * IFLA_BR_MCAST_QUERY_RESPONSE_INTVL.
     */
    public final @Nullable Duration mcastQueryResponseInterval() {
        return value(Bridge.MCAST_QUERY_RESPONSE_INTVL, CENTISECOND);
    }

    /**
     * Sets the time between queries when it starts. IFLA_BR_MCAST_STARTUP_QUERY_INTVL. Equivalent to: {@code ip link
     * set … type bridge mcast_startup_query_interval 3125}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of hundredths of a second
     */
    public final Bridge mcastStartupQueryInterval(Duration time) {
        return set(Bridge.MCAST_STARTUP_QUERY_INTVL, time, CENTISECOND);
    }

    /**
     * Returns the time between queries when it starts; null when it is not set here. IFLA_BR_MCAST_STARTUP_QUERY_INTVL.
     */
    public final @Nullable Duration mcastStartupQueryInterval() {
        return value(Bridge.MCAST_STARTUP_QUERY_INTVL, CENTISECOND);
    }

    /**
     * Sets the version of IGMP, 2 or 3. IFLA_BR_MCAST_IGMP_VERSION. Equivalent to: {@code ip link set … type bridge
     * mcast_igmp_version 3}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bridge mcastIgmpVersion(int version) {
        return set(Bridge.MCAST_IGMP_VERSION, version);
    }

    /** Returns the version of IGMP; -1 when it is not set here. IFLA_BR_MCAST_IGMP_VERSION. */
    public final int mcastIgmpVersion() {
        return value(Bridge.MCAST_IGMP_VERSION, -1);
    }

    /**
     * Sets the version of MLD, 1 or 2. IFLA_BR_MCAST_MLD_VERSION. Equivalent to: {@code ip link set … type bridge
     * mcast_mld_version 2}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bridge mcastMldVersion(int version) {
        return set(Bridge.MCAST_MLD_VERSION, version);
    }

    /** Returns the version of MLD; -1 when it is not set here. IFLA_BR_MCAST_MLD_VERSION. */
    public final int mcastMldVersion() {
        return value(Bridge.MCAST_MLD_VERSION, -1);
    }

    /**
     * Sets whether iptables processes bridged packets. IFLA_BR_NF_CALL_IPTABLES. Equivalent to: {@code ip link set …
     * type bridge nf_call_iptables 1}.
     */
    public final Bridge nfCallIptables(boolean on) {
        return set(Bridge.NF_CALL_IPTABLES, on);
    }

    /**
     * Returns whether iptables processes bridged packets; false when that is not set here. IFLA_BR_NF_CALL_IPTABLES.
     */
    public final boolean isNfCallIptables() {
        return value(Bridge.NF_CALL_IPTABLES, false);
    }

    /**
     * Sets whether ip6tables processes bridged packets. IFLA_BR_NF_CALL_IP6TABLES. Equivalent to: {@code ip link set …
     * type bridge nf_call_ip6tables 1}.
     */
    public final Bridge nfCallIp6tables(boolean on) {
        return set(Bridge.NF_CALL_IP6TABLES, on);
    }

    /**
     * Returns whether ip6tables processes bridged packets; false when that is not set here. IFLA_BR_NF_CALL_IP6TABLES.
     */
    public final boolean isNfCallIp6tables() {
        return value(Bridge.NF_CALL_IP6TABLES, false);
    }

    /**
     * Sets whether arptables processes bridged packets. IFLA_BR_NF_CALL_ARPTABLES. Equivalent to: {@code ip link set …
     * type bridge nf_call_arptables 1}.
     */
    public final Bridge nfCallArptables(boolean on) {
        return set(Bridge.NF_CALL_ARPTABLES, on);
    }

    /**
     * Returns whether arptables processes bridged packets; false when that is not set here. IFLA_BR_NF_CALL_ARPTABLES.
     */
    public final boolean isNfCallArptables() {
        return value(Bridge.NF_CALL_ARPTABLES, false);
    }

    /**
     * Sets whether it learns no addresses from link-local packets. Linux 5.0. BR_BOOLOPT_NO_LL_LEARN of
     * IFLA_BR_MULTI_BOOLOPT. Equivalent to: {@code ip link set … type bridge no_linklocal_learn 1}.
     */
    public final Bridge noLinkLocalLearn(boolean on) {
        return boolOptions(BridgeOptions.NO_LINK_LOCAL_LEARN, on);
    }

    /**
     * Returns whether it learns no addresses from link-local packets; false when that is not set here.
     * BR_BOOLOPT_NO_LL_LEARN of IFLA_BR_MULTI_BOOLOPT.
     */
    public final boolean isNoLinkLocalLearn() {
        return hasBoolOption(BridgeOptions.NO_LINK_LOCAL_LEARN);
    }

    /**
     * Sets whether it does multicast snooping for each VLAN. Linux 5.15. BR_BOOLOPT_MCAST_VLAN_SNOOPING of
     * IFLA_BR_MULTI_BOOLOPT. Equivalent to: {@code ip link set … type bridge mcast_vlan_snooping 1}.
     */
    public final Bridge mcastVlanSnooping(boolean on) {
        return boolOptions(BridgeOptions.MCAST_VLAN_SNOOPING, on);
    }

    /**
     * Returns whether it does multicast snooping for each VLAN; false when that is not set here.
     * BR_BOOLOPT_MCAST_VLAN_SNOOPING of IFLA_BR_MULTI_BOOLOPT.
     */
    public final boolean isMcastVlanSnooping() {
        return hasBoolOption(BridgeOptions.MCAST_VLAN_SNOOPING);
    }

    /**
     * Sets whether it has a spanning tree for each instance of MSTP. The kernel refuses a change while ports have
     * VLANs. Linux 5.18. BR_BOOLOPT_MST_ENABLE of IFLA_BR_MULTI_BOOLOPT. Equivalent to: {@code ip link set … type
     * bridge mst_enabled 1}.
     */
    public final Bridge mst(boolean on) {
        return boolOptions(BridgeOptions.MST_ENABLE, on);
    }

    /**
     * Returns whether it has a spanning tree for each instance of MSTP; false when that is not set here.
     * BR_BOOLOPT_MST_ENABLE of IFLA_BR_MULTI_BOOLOPT.
     */
    public final boolean isMst() {
        return hasBoolOption(BridgeOptions.MST_ENABLE);
    }

    /**
     * Sets whether it keeps the addresses of its ports for VLAN 0 only. Linux 6.18. BR_BOOLOPT_FDB_LOCAL_VLAN_0 of
     * IFLA_BR_MULTI_BOOLOPT. Equivalent to: {@code ip link set … type bridge fdb_local_vlan_0 1}.
     */
    public final Bridge fdbLocalVlan0(boolean on) {
        return boolOptions(BridgeOptions.FDB_LOCAL_VLAN_0, on);
    }

    /**
     * Returns whether it keeps the addresses of its ports for VLAN 0 only; false when that is not set here.
     * BR_BOOLOPT_FDB_LOCAL_VLAN_0 of IFLA_BR_MULTI_BOOLOPT.
     */
    public final boolean isFdbLocalVlan0() {
        return hasBoolOption(BridgeOptions.FDB_LOCAL_VLAN_0);
    }

    /**
     * Switches {@link BridgeOptions} on or off, in particular those that have no method of their own here.
     * IFLA_BR_MULTI_BOOLOPT. Linux 5.0.
     *
     * @param options the bits to be switched
     */
    public final Bridge boolOptions(int options, boolean on) {
        BridgeOptions before = value(Bridge.MULTI_BOOLOPT);
        BridgeOptions now = new BridgeOptions(on ? options : 0, options);
        return set(Bridge.MULTI_BOOLOPT, before == null ? now : before.then(now));
    }

    /** Returns the {@link BridgeOptions} that are set here, and their values; null when none is. IFLA_BR_MULTI_BOOLOPT. */
    public final @Nullable BridgeOptions boolOptions() {
        return value(Bridge.MULTI_BOOLOPT);
    }

    private boolean hasBoolOption(int option) {
        BridgeOptions options = boolOptions();
        return options != null && (options.values() & option) != 0;
    }
}
