/**
 * Ids of network namespaces, by which the kernel refers to them in messages: {@code ip netns set} and {@code ip netns list-id}.
 * A link whose other end is elsewhere reports the id of that namespace ({@code LinkView.parentNamespaceId}), and so does an event
 * from another namespace.
 *
 * <!-- sample: NetnsIdSamplesTest ids -->
 * <pre>{@code
 * int id = nl.netnsIds().ensure(blue);
 * for (Link link : nl.links().in(id).list()) {
 *     System.out.println(link);
 * }
 * }</pre>
 *
 * <p>{@link io.github.netlink4j.rtnetlink.nsid.NetnsIds} reads and gives ids;
 * {@link io.github.netlink4j.rtnetlink.nsid.NetnsId} is one as the kernel reported it. With an id, links and addresses of another
 * namespace can be read without entering it, which requires CAP_NET_ADMIN over it.
 */
package io.github.netlink4j.rtnetlink.nsid;
