/**
 * Settings of IPv4, IPv6 and MPLS on links, such as whether they forward packets: {@code ip netconf}. They are those of
 * {@code /proc/sys/net/ipv4/conf}, {@code ipv6/conf} and {@code mpls/conf} of which the kernel notifies.
 *
 * <p>{@link io.github.netlink4j.rtnetlink.netconf.NetConfs} lists them, and returns those of a link, those for all links, and those
 * that new links get:
 *
 * <!-- sample: NetConfSamplesTest read -->
 * <pre>{@code
 * boolean forwards = nl.netconf().ipv4().get("eth0").forwarding() > 0;
 * NetConf ofAll = nl.netconf().ipv4().ofAllLinks();
 * }</pre>
 *
 * <p>{@link io.github.netlink4j.rtnetlink.netconf.NetConf} is what the kernel reported. Netlink does not change these settings;
 * programs write them below {@code /proc/sys}, and events and mirrors report that.
 */
package io.github.netlink4j.rtnetlink.netconf;
