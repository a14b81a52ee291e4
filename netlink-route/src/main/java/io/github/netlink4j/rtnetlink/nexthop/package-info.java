/**
 * Nexthop objects: next hops with a number of their own, which routes and forwarding entries use by that number, alone or in
 * groups; {@code ip nexthop}. Linux 5.3.
 *
 * <p>{@link io.github.netlink4j.rtnetlink.nexthop.Nexthops} reads and changes them, by a
 * {@link io.github.netlink4j.rtnetlink.nexthop.NexthopSpec} and a {@link io.github.netlink4j.rtnetlink.nexthop.NexthopFilter};
 * {@link io.github.netlink4j.rtnetlink.nexthop.Nexthop} is one as it was:
 *
 * <!-- sample: NexthopSamplesTest group -->
 * <pre>{@code
 * nl.nexthops().add(NexthopSpec.of(1).via("192.168.0.2").device("eth0"));
 * nl.nexthops().add(NexthopSpec.of(2).via("192.168.0.3").device("eth0"));
 * nl.nexthops().add(NexthopSpec.of(10).member(1, 2).member(2, 1));
 * nl.routes().add(RouteSpec.to("10.0.0.0/8").nextHopId(10));
 * }</pre>
 *
 * <p>Many routes share an object: when it is replaced, all of them take the new way at once. When it is deleted, the routes
 * that use it are deleted with it, without a notification, and groups lose it as a member; a group without members is deleted as
 * well. The same happens when the link of an object goes down, loses its carrier or is deleted, and then the kernel notifies
 * neither of the object nor of its groups. A mirror finds that out.
 */
package io.github.netlink4j.rtnetlink.nexthop;
