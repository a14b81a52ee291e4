/**
 * Neighbours: which link-layer address an IP address on a link has, by ARP and IPv6 neighbour discovery; {@code ip neighbour}.
 *
 * <p>{@link io.github.netlink4j.rtnetlink.neighbour.Neighbours} reads and changes them, by a
 * {@link io.github.netlink4j.rtnetlink.neighbour.NeighbourSpec} and a
 * {@link io.github.netlink4j.rtnetlink.neighbour.NeighbourFilter}:
 *
 * <!-- sample: ObjectSamplesTest neighbours -->
 * <pre>{@code
 * nl.neighbours().add(NeighbourSpec.of("10.0.0.2").device("eth0").lladdr("02:00:00:00:00:02"));
 * for (Neighbour neighbour : nl.neighbours().list(NeighbourFilter.all().link("eth0"))) {
 *     System.out.println(neighbour);
 * }
 * }</pre>
 *
 * <p>Forwarding entries of bridges and tunnels have the same messages with the family AF_BRIDGE. They are not neighbours: they
 * appear in no listing here, and a monitor or handler gets them raw.
 */
package io.github.netlink4j.rtnetlink.neighbour;
