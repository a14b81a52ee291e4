package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of a bond, in the words of {@code ip link}; {@link Bond} is the class to use, and has the keys. Each
 * setter has a getter, which returns what is set here, or was read from a link by {@link Bond#of}. A mode that does not
 * have an option refuses it with EACCES.
 */
public abstract sealed class BondSpec extends LinkSpec<Bond> permits Bond {
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    BondSpec() {
        super(Bond.KIND);
    }

    /**
     * Sets how it distributes packets. The kernel accepts a change only while it is down and has no ports.
     * IFLA_BOND_MODE. Equivalent to: {@code ip link set … type bond mode 802.3ad}.
     *
     * @throws IllegalArgumentException when it is {@link BondMode#OTHER}
     */
    public final Bond mode(BondMode mode) {
        return set(Bond.MODE, mode.number());
    }

    /** Returns how it distributes packets; null when it is not set here. IFLA_BOND_MODE. */
    public final @Nullable BondMode mode() {
        int number = value(Bond.MODE, -1);
        return number < 0 ? null : BondMode.of(number);
    }

    /**
     * Sets the port that is active, in a mode that has one. It must be a port already. IFLA_BOND_ACTIVE_SLAVE.
     * Equivalent to: {@code ip link set … type bond active_slave eth0}.
     */
    public final Bond activePort(LinkRef port) {
        return link(Bond.ACTIVE_SLAVE, port, "active port");
    }

    /** Sets the port that is active, by name. */
    public final Bond activePort(String port) {
        return activePort(LinkRef.of(port));
    }

    /**
     * Returns the index of the port that is active; 0 when it is not set here, or is set by name.
     * IFLA_BOND_ACTIVE_SLAVE.
     */
    public final int activePort() {
        return (int) value(Bond.ACTIVE_SLAVE, 0);
    }

    /**
     * Makes no port the active one, so that the kernel selects one. IFLA_BOND_ACTIVE_SLAVE of 0. Equivalent to: {@code
     * ip link set … type bond clear_active_slave}.
     */
    public final Bond noActivePort() {
        return noLink(Bond.ACTIVE_SLAVE);
    }

    /**
     * Sets the port that is active whenever it is up, in a mode that has an active one. IFLA_BOND_PRIMARY. Equivalent
     * to: {@code ip link set … type bond primary eth0}.
     */
    public final Bond primary(LinkRef port) {
        return link(Bond.PRIMARY, port, "primary port");
    }

    /** Sets the port that is active whenever it is up, by name. */
    public final Bond primary(String port) {
        return primary(LinkRef.of(port));
    }

    /**
     * Returns the index of the port that is active whenever it is up; 0 when it is not set here, or is set by name.
     * IFLA_BOND_PRIMARY.
     */
    public final int primary() {
        return (int) value(Bond.PRIMARY, 0);
    }

    /** Makes no port the primary one. IFLA_BOND_PRIMARY of 0. */
    public final Bond noPrimary() {
        return noLink(Bond.PRIMARY);
    }

    /**
     * Sets when the primary port becomes the active one again. IFLA_BOND_PRIMARY_RESELECT. Equivalent to: {@code ip
     * link set … type bond primary_reselect better}.
     *
     * @throws IllegalArgumentException when it is {@link BondPrimaryReselect#OTHER}
     */
    public final Bond primaryReselect(BondPrimaryReselect choice) {
        return set(Bond.PRIMARY_RESELECT, choice.number());
    }

    /**
     * Returns when the primary port becomes the active one again; null when it is not set here.
     * IFLA_BOND_PRIMARY_RESELECT.
     */
    public final @Nullable BondPrimaryReselect primaryReselect() {
        int number = value(Bond.PRIMARY_RESELECT, -1);
        return number < 0 ? null : BondPrimaryReselect.of(number);
    }

    /**
     * Sets the time between checks of the carriers of its ports; zero for none, which is the kernel's default. The
     * kernel refuses it together with {@link #arpInterval}. IFLA_BOND_MIIMON. Equivalent to: {@code ip link set … type
     * bond miimon 100}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of milliseconds
     */
    public final Bond miimon(Duration time) {
        return set(Bond.MIIMON, time, MILLISECOND);
    }

    /** Returns the time between checks of the carriers of its ports; null when it is not set here. IFLA_BOND_MIIMON. */
    public final @Nullable Duration miimon() {
        return value(Bond.MIIMON, MILLISECOND);
    }

    /**
     * Sets how long the carrier of a port must be on before the port is used, a multiple of {@link #miimon}.
     * IFLA_BOND_UPDELAY. Equivalent to: {@code ip link set … type bond updelay 200}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of milliseconds
     */
    public final Bond upDelay(Duration time) {
        return set(Bond.UPDELAY, time, MILLISECOND);
    }

    /**
     * Returns how long the carrier of a port must be on before the port is used; null when it is not set here.
     * IFLA_BOND_UPDELAY.
     */
    public final @Nullable Duration upDelay() {
        return value(Bond.UPDELAY, MILLISECOND);
    }

    /**
     * Sets how long the carrier of a port must be off before the port is no longer used, a multiple of {@link
     * #miimon}. IFLA_BOND_DOWNDELAY. Equivalent to: {@code ip link set … type bond downdelay 200}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of milliseconds
     */
    public final Bond downDelay(Duration time) {
        return set(Bond.DOWNDELAY, time, MILLISECOND);
    }

    /**
     * Returns how long the carrier of a port must be off before the port is no longer used; null when it is not set
     * here. IFLA_BOND_DOWNDELAY.
     */
    public final @Nullable Duration downDelay() {
        return value(Bond.DOWNDELAY, MILLISECOND);
    }

    /**
     * Sets the time between announcements after a change of the active port, up to 300 seconds, a multiple of {@link
     * #miimon}. IFLA_BOND_PEER_NOTIF_DELAY. Equivalent to: {@code ip link set … type bond peer_notify_delay 1000}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of milliseconds
     */
    public final Bond peerNotifyDelay(Duration time) {
        return set(Bond.PEER_NOTIF_DELAY, time, MILLISECOND);
    }

    /**
     * Returns the time between announcements after a change of the active port; null when it is not set here.
     * IFLA_BOND_PEER_NOTIF_DELAY.
     */
    public final @Nullable Duration peerNotifyDelay() {
        return value(Bond.PEER_NOTIF_DELAY, MILLISECOND);
    }

    /**
     * Sets whether it uses the carrier that drivers report, in place of queries by ioctl. Since Linux 6.18 the kernel
     * refuses to switch it off. IFLA_BOND_USE_CARRIER. Equivalent to: {@code ip link set … type bond use_carrier 1}.
     */
    public final Bond useCarrier(boolean on) {
        return set(Bond.USE_CARRIER, on);
    }

    /**
     * Returns whether it uses the carrier that drivers report, in place of queries by ioctl; false when that is not
     * set here. IFLA_BOND_USE_CARRIER.
     */
    public final boolean isUseCarrier() {
        return value(Bond.USE_CARRIER, false);
    }

    /**
     * Sets the time between ARP requests to {@link #arpTargets}; zero for none, which is the kernel's default. Not in
     * the modes LACP, TLB and ALB. IFLA_BOND_ARP_INTERVAL. Equivalent to: {@code ip link set … type bond arp_interval
     * 1000}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of milliseconds
     */
    public final Bond arpInterval(Duration time) {
        return set(Bond.ARP_INTERVAL, time, MILLISECOND);
    }

    /** Returns the time between ARP requests; null when it is not set here. IFLA_BOND_ARP_INTERVAL. */
    public final @Nullable Duration arpInterval() {
        return value(Bond.ARP_INTERVAL, MILLISECOND);
    }

    /**
     * Sets the IPv4 addresses that ARP requests ask for, at most 16; they replace all others. IFLA_BOND_ARP_IP_TARGET.
     * Equivalent to: {@code ip link set … type bond arp_ip_target 10.0.0.1,10.0.0.2}.
     *
     * @throws IllegalArgumentException when there are more than 16, or one is an IPv6 address
     */
    public final Bond arpTargets(List<IpAddress> addresses) {
        return set(Bond.ARP_IP_TARGET, addresses);
    }

    /** Returns the IPv4 addresses that ARP requests ask for; empty when none is set here. IFLA_BOND_ARP_IP_TARGET. */
    public final List<IpAddress> arpTargets() {
        List<IpAddress> addresses = value(Bond.ARP_IP_TARGET);
        return addresses == null ? List.of() : addresses;
    }

    /**
     * Sets the IPv6 addresses that neighbour solicitations ask for, at most 16; they replace all others. Linux 5.18.
     * IFLA_BOND_NS_IP6_TARGET. Equivalent to: {@code ip link set … type bond ns_ip6_target fd00::1}.
     *
     * @throws IllegalArgumentException when there are more than 16, or one is an IPv4 address
     */
    public final Bond nsTargets(List<IpAddress> addresses) {
        return set(Bond.NS_IP6_TARGET, addresses);
    }

    /**
     * Returns the IPv6 addresses that neighbour solicitations ask for; empty when none is set here.
     * IFLA_BOND_NS_IP6_TARGET.
     */
    public final List<IpAddress> nsTargets() {
        List<IpAddress> addresses = value(Bond.NS_IP6_TARGET);
        return addresses == null ? List.of() : addresses;
    }

    /**
     * Sets which ARP packets count as a sign of life. Not in the modes LACP, TLB and ALB. IFLA_BOND_ARP_VALIDATE.
     * Equivalent to: {@code ip link set … type bond arp_validate active}.
     *
     * @throws IllegalArgumentException when it is {@link BondArpValidate#OTHER}
     */
    public final Bond arpValidate(BondArpValidate choice) {
        return set(Bond.ARP_VALIDATE, choice.number());
    }

    /** Returns which ARP packets count as a sign of life; null when it is not set here. IFLA_BOND_ARP_VALIDATE. */
    public final @Nullable BondArpValidate arpValidate() {
        int number = (int) value(Bond.ARP_VALIDATE, -1);
        return number < 0 ? null : BondArpValidate.of(number);
    }

    /**
     * Sets how many targets must answer for a port to be up. IFLA_BOND_ARP_ALL_TARGETS. Equivalent to: {@code ip link
     * set … type bond arp_all_targets all}.
     *
     * @throws IllegalArgumentException when it is {@link BondArpAllTargets#OTHER}
     */
    public final Bond arpAllTargets(BondArpAllTargets choice) {
        return set(Bond.ARP_ALL_TARGETS, choice.number());
    }

    /**
     * Returns how many targets must answer for a port to be up; null when it is not set here.
     * IFLA_BOND_ARP_ALL_TARGETS.
     */
    public final @Nullable BondArpAllTargets arpAllTargets() {
        int number = (int) value(Bond.ARP_ALL_TARGETS, -1);
        return number < 0 ? null : BondArpAllTargets.of(number);
    }

    /**
     * Sets the number of {@link #arpInterval}s without an answer after which a port is down, 1 to 255. Not in the
     * modes LACP, TLB and ALB. Linux 5.17. IFLA_BOND_MISSED_MAX. Equivalent to: {@code ip link set … type bond
     * arp_missed_max 3}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bond missedMax(int intervals) {
        return set(Bond.MISSED_MAX, intervals);
    }

    /**
     * Returns the number of {@link #arpInterval}s without an answer after which a port is down; -1 when it is not set
     * here. IFLA_BOND_MISSED_MAX.
     */
    public final int missedMax() {
        return value(Bond.MISSED_MAX, -1);
    }

    /**
     * Sets which hardware addresses its ports have. The kernel refuses a change while it has ports.
     * IFLA_BOND_FAIL_OVER_MAC. Equivalent to: {@code ip link set … type bond fail_over_mac active}.
     *
     * @throws IllegalArgumentException when it is {@link BondFailOverMac#OTHER}
     */
    public final Bond failOverMac(BondFailOverMac choice) {
        return set(Bond.FAIL_OVER_MAC, choice.number());
    }

    /** Returns which hardware addresses its ports have; null when it is not set here. IFLA_BOND_FAIL_OVER_MAC. */
    public final @Nullable BondFailOverMac failOverMac() {
        int number = value(Bond.FAIL_OVER_MAC, -1);
        return number < 0 ? null : BondFailOverMac.of(number);
    }

    /**
     * Sets the fields of a packet by which it selects the port, in the modes XOR, LACP and TLB.
     * IFLA_BOND_XMIT_HASH_POLICY. Equivalent to: {@code ip link set … type bond xmit_hash_policy layer3+4}.
     *
     * @throws IllegalArgumentException when it is {@link BondXmitHashPolicy#OTHER}
     */
    public final Bond xmitHashPolicy(BondXmitHashPolicy policy) {
        return set(Bond.XMIT_HASH_POLICY, policy.number());
    }

    /**
     * Returns the fields of a packet by which it selects the port; null when it is not set here.
     * IFLA_BOND_XMIT_HASH_POLICY.
     */
    public final @Nullable BondXmitHashPolicy xmitHashPolicy() {
        int number = value(Bond.XMIT_HASH_POLICY, -1);
        return number < 0 ? null : BondXmitHashPolicy.of(number);
    }

    /**
     * Sets the number of IGMP reports after a change of the active port, 0 to 255. IFLA_BOND_RESEND_IGMP. Equivalent
     * to: {@code ip link set … type bond resend_igmp 3}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bond resendIgmp(int reports) {
        return set(Bond.RESEND_IGMP, reports);
    }

    /**
     * Returns the number of IGMP reports after a change of the active port; -1 when it is not set here.
     * IFLA_BOND_RESEND_IGMP.
     */
    public final int resendIgmp() {
        return (int) value(Bond.RESEND_IGMP, -1);
    }

    /**
     * Sets the number of announcements, by ARP and neighbour advertisements, after a change of the active port, 0 to
     * 255. IFLA_BOND_NUM_PEER_NOTIF. Equivalent to: {@code ip link set … type bond num_grat_arp 3}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bond numPeerNotif(int announcements) {
        return set(Bond.NUM_PEER_NOTIF, announcements);
    }

    /**
     * Returns the number of announcements after a change of the active port; -1 when it is not set here.
     * IFLA_BOND_NUM_PEER_NOTIF.
     */
    public final int numPeerNotif() {
        return value(Bond.NUM_PEER_NOTIF, -1);
    }

    /**
     * Sets whether it accepts packets that inactive ports receive twice. IFLA_BOND_ALL_SLAVES_ACTIVE. Equivalent to:
     * {@code ip link set … type bond all_slaves_active 1}.
     */
    public final Bond allPortsActive(boolean on) {
        return set(Bond.ALL_SLAVES_ACTIVE, on);
    }

    /**
     * Returns whether it accepts packets that inactive ports receive twice; false when that is not set here.
     * IFLA_BOND_ALL_SLAVES_ACTIVE.
     */
    public final boolean isAllPortsActive() {
        return value(Bond.ALL_SLAVES_ACTIVE, false);
    }

    /**
     * Sets the number of ports that must be up for it to have a carrier, in the mode LACP. IFLA_BOND_MIN_LINKS.
     * Equivalent to: {@code ip link set … type bond min_links 2}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bond minLinks(long ports) {
        return set(Bond.MIN_LINKS, ports);
    }

    /**
     * Returns the number of ports that must be up for it to have a carrier; -1 when it is not set here.
     * IFLA_BOND_MIN_LINKS.
     */
    public final long minLinks() {
        return value(Bond.MIN_LINKS, -1);
    }

    /**
     * Sets the time between packets by which switches learn its addresses, in the modes TLB and ALB, at least a
     * second. IFLA_BOND_LP_INTERVAL. Equivalent to: {@code ip link set … type bond lp_interval 2}.
     *
     * @throws IllegalArgumentException when it is out of range, or no whole number of seconds
     */
    public final Bond lpInterval(Duration time) {
        return set(Bond.LP_INTERVAL, time, SECOND);
    }

    /**
     * Returns the time between packets by which switches learn its addresses; null when it is not set here.
     * IFLA_BOND_LP_INTERVAL.
     */
    public final @Nullable Duration lpInterval() {
        return value(Bond.LP_INTERVAL, SECOND);
    }

    /**
     * Sets the number of packets sent by a port before the next one is used, 0 to 65535; 0 selects ports at random. In
     * the mode ROUND_ROBIN only. IFLA_BOND_PACKETS_PER_SLAVE. Equivalent to: {@code ip link set … type bond
     * packets_per_slave 4}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bond packetsPerPort(int packets) {
        return set(Bond.PACKETS_PER_SLAVE, packets);
    }

    /**
     * Returns the number of packets sent by a port before the next one is used; -1 when it is not set here.
     * IFLA_BOND_PACKETS_PER_SLAVE.
     */
    public final int packetsPerPort() {
        return (int) value(Bond.PACKETS_PER_SLAVE, -1);
    }

    /**
     * Sets whether it moves flows between ports by their load, in the mode TLB. IFLA_BOND_TLB_DYNAMIC_LB. Equivalent
     * to: {@code ip link set … type bond tlb_dynamic_lb 0}.
     */
    public final Bond tlbDynamicLb(boolean on) {
        return set(Bond.TLB_DYNAMIC_LB, on);
    }

    /**
     * Returns whether it moves flows between ports by their load, in the mode TLB; false when that is not set here.
     * IFLA_BOND_TLB_DYNAMIC_LB.
     */
    public final boolean isTlbDynamicLb() {
        return value(Bond.TLB_DYNAMIC_LB, false);
    }

    /**
     * Sets how often the partner is asked to send LACP packets. In the mode LACP only. IFLA_BOND_AD_LACP_RATE.
     * Equivalent to: {@code ip link set … type bond lacp_rate fast}.
     *
     * @throws IllegalArgumentException when it is {@link BondLacpRate#OTHER}
     */
    public final Bond lacpRate(BondLacpRate rate) {
        return set(Bond.AD_LACP_RATE, rate.number());
    }

    /**
     * Returns how often the partner is asked to send LACP packets; null when it is not set here.
     * IFLA_BOND_AD_LACP_RATE.
     */
    public final @Nullable BondLacpRate lacpRate() {
        int number = value(Bond.AD_LACP_RATE, -1);
        return number < 0 ? null : BondLacpRate.of(number);
    }

    /**
     * Sets whether it sends LACP packets without having received any. In the mode LACP only. Linux 5.15.
     * IFLA_BOND_AD_LACP_ACTIVE. Equivalent to: {@code ip link set … type bond lacp_active off}.
     */
    public final Bond lacpActive(boolean on) {
        return set(Bond.AD_LACP_ACTIVE, on);
    }

    /**
     * Returns whether it sends LACP packets without having received any; false when that is not set here.
     * IFLA_BOND_AD_LACP_ACTIVE.
     */
    public final boolean isLacpActive() {
        return value(Bond.AD_LACP_ACTIVE, false);
    }

    /**
     * Sets whether it has no carrier until a partner has answered by LACP. In the mode LACP only. Linux 7.2.
     * IFLA_BOND_LACP_STRICT.
     */
    public final Bond lacpStrict(boolean on) {
        return set(Bond.LACP_STRICT, on);
    }

    /**
     * Returns whether it has no carrier until a partner has answered by LACP; false when that is not set here.
     * IFLA_BOND_LACP_STRICT.
     */
    public final boolean isLacpStrict() {
        return value(Bond.LACP_STRICT, false);
    }

    /**
     * Sets which aggregator it uses, in the mode LACP. IFLA_BOND_AD_SELECT. Equivalent to: {@code ip link set … type
     * bond ad_select bandwidth}.
     *
     * @throws IllegalArgumentException when it is {@link BondAdSelect#OTHER}
     */
    public final Bond adSelect(BondAdSelect choice) {
        return set(Bond.AD_SELECT, choice.number());
    }

    /** Returns which aggregator it uses; null when it is not set here. IFLA_BOND_AD_SELECT. */
    public final @Nullable BondAdSelect adSelect() {
        int number = value(Bond.AD_SELECT, -1);
        return number < 0 ? null : BondAdSelect.of(number);
    }

    /**
     * Sets its priority as a system of LACP, 1 to 65535. In the mode LACP only. IFLA_BOND_AD_ACTOR_SYS_PRIO.
     * Equivalent to: {@code ip link set … type bond ad_actor_sys_prio 100}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bond adActorSysPrio(int priority) {
        return set(Bond.AD_ACTOR_SYS_PRIO, priority);
    }

    /** Returns its priority as a system of LACP; -1 when it is not set here. IFLA_BOND_AD_ACTOR_SYS_PRIO. */
    public final int adActorSysPrio() {
        return value(Bond.AD_ACTOR_SYS_PRIO, -1);
    }

    /**
     * Sets its hardware address as a system of LACP. In the mode LACP only. IFLA_BOND_AD_ACTOR_SYSTEM. Equivalent to:
     * {@code ip link set … type bond ad_actor_system 02:00:00:00:00:01}.
     */
    public final Bond adActorSystem(MacAddress address) {
        return set(Bond.AD_ACTOR_SYSTEM, address);
    }

    /** Returns its hardware address as a system of LACP; null when it is not set here. IFLA_BOND_AD_ACTOR_SYSTEM. */
    public final @Nullable MacAddress adActorSystem() {
        return value(Bond.AD_ACTOR_SYSTEM);
    }

    /**
     * Sets the upper bits of the keys of its ports for LACP, 0 to 1023. In the mode LACP only.
     * IFLA_BOND_AD_USER_PORT_KEY. Equivalent to: {@code ip link set … type bond ad_user_port_key 7}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public final Bond adUserPortKey(int key) {
        return set(Bond.AD_USER_PORT_KEY, key);
    }

    /**
     * Returns the upper bits of the keys of its ports for LACP; -1 when it is not set here.
     * IFLA_BOND_AD_USER_PORT_KEY.
     */
    public final int adUserPortKey() {
        return value(Bond.AD_USER_PORT_KEY, -1);
    }

    /**
     * Sets whether a port starts to receive and to send at the same time. In the mode LACP only. Linux 6.9.
     * IFLA_BOND_COUPLED_CONTROL. Equivalent to: {@code ip link set … type bond coupled_control off}.
     */
    public final Bond coupledControl(boolean on) {
        return set(Bond.COUPLED_CONTROL, on);
    }

    /**
     * Returns whether a port starts to receive and to send at the same time; false when that is not set here.
     * IFLA_BOND_COUPLED_CONTROL.
     */
    public final boolean isCoupledControl() {
        return value(Bond.COUPLED_CONTROL, false);
    }

    /**
     * Sets whether it sends ARP packets and neighbour discovery by all ports. In the mode LACP only. Linux 6.17.
     * IFLA_BOND_BROADCAST_NEIGH. Equivalent to: {@code ip link set … type bond broadcast_neighbor on}.
     */
    public final Bond broadcastNeighbour(boolean on) {
        return set(Bond.BROADCAST_NEIGH, on);
    }

    /**
     * Returns whether it sends ARP packets and neighbour discovery by all ports; false when that is not set here.
     * IFLA_BOND_BROADCAST_NEIGH.
     */
    public final boolean isBroadcastNeighbour() {
        return value(Bond.BROADCAST_NEIGH, false);
    }
}
