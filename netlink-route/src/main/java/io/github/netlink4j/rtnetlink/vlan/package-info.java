/**
 * VLANs of bridges and their ports; {@code bridge vlan}. They matter where the bridge filters VLANs
 * ({@code Bridge.vlanFiltering}), and require a kernel with CONFIG_BRIDGE_VLAN_FILTERING.
 *
 * <p>{@link io.github.netlink4j.rtnetlink.vlan.Vlans} reads and changes them, by a
 * {@link io.github.netlink4j.rtnetlink.vlan.VlanSpec} and a {@link io.github.netlink4j.rtnetlink.vlan.VlanFilter}:
 *
 * <!-- sample: VlanSamplesTest ranges -->
 * <pre>{@code
 * for (VlanView.Range range : nl.vlans().ranges("port1")) {
 *     System.out.println(range);
 * }
 * }</pre>
 *
 * <p>A message concerns one bridge or port and contains ranges of VLANs that are alike. So an object of this type is a
 * {@link io.github.netlink4j.rtnetlink.vlan.LinkVlans}: in a listing the VLANs of a link, of which one with very many takes
 * several messages; in an event those that were changed or removed. Since Linux 5.6.
 */
package io.github.netlink4j.rtnetlink.vlan;
