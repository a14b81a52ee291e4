/**
 * Forwarding entries: behind which port of a bridge, or behind which remote end of a tunnel, a link-layer address is;
 * {@code bridge fdb}.
 *
 * <p>{@link io.github.netlink4j.rtnetlink.fdb.Fdb} reads and changes them, by a
 * {@link io.github.netlink4j.rtnetlink.fdb.FdbSpec} and a {@link io.github.netlink4j.rtnetlink.fdb.FdbFilter}, and deletes
 * many at once by an {@link io.github.netlink4j.rtnetlink.fdb.FdbFlush}:
 *
 * <!-- sample: FdbSamplesTest list -->
 * <pre>{@code
 * for (FdbEntry entry : nl.fdb().list(FdbFilter.all().master("br0"))) {
 *     System.out.println(entry);
 * }
 * }</pre>
 *
 * <p>There are two kinds of tables. That of a bridge contains what is behind its ports: {@code master}, because the request
 * names a port and concerns the table of its master. That of a link itself, {@code self}, contains the remote ends of a
 * VXLAN tunnel, or the addresses that an Ethernet link receives besides its own; the kernel adds those of multicast groups.
 *
 * <p>The messages are those of neighbours with the family AF_BRIDGE, and have the attributes of
 * {@link io.github.netlink4j.rtnetlink.neighbour.NeighbourAttr}.
 */
package io.github.netlink4j.rtnetlink.fdb;
