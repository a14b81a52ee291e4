/**
 * VNIs that a VXLAN accepts; {@code bridge vni}. They belong to a VXLAN with {@code external} and {@code vnifilter}, which
 * serves many VNIs on one port.
 *
 * <p>{@link io.github.netlink4j.rtnetlink.vni.Vnis} reads and changes them, by a
 * {@link io.github.netlink4j.rtnetlink.vni.VniSpec} and a {@link io.github.netlink4j.rtnetlink.vni.VniFilter}:
 *
 * <!-- sample: VniSamplesTest ranges -->
 * <pre>{@code
 * for (VniView.Range range : nl.vnis().ranges("vxlan0")) {
 *     System.out.println(range);
 * }
 * }</pre>
 *
 * <p>A message concerns one VXLAN and contains ranges of VNIs that are alike. So an object of this type is a
 * {@link io.github.netlink4j.rtnetlink.vni.LinkVnis}: in a listing the VNIs of a link, of which one with very many takes
 * several messages; in an event those that were changed or removed. Since Linux 5.18.
 */
package io.github.netlink4j.rtnetlink.vni;
