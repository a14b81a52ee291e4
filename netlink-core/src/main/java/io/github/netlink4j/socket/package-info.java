/**
 * Netlink sockets and the protocol on them: requests, acknowledgements, listings, timeouts.
 *
 * <ul>
 *   <li>{@link io.github.netlink4j.socket.NetlinkClient} sends a {@link io.github.netlink4j.socket.Request} and waits for the
 *       answer. The services of object types use it.
 *   <li>{@link io.github.netlink4j.socket.SocketOptions} has the timeout and the size of the kernel's queue.
 *   <li>{@link io.github.netlink4j.socket.RequestBuffer} collects requests that are sent together.
 *   <li>{@link io.github.netlink4j.socket.EventReceiver} receives the notifications of multicast groups, and reports losses.
 *   <li>{@link io.github.netlink4j.socket.Transport} carries the datagrams: {@link io.github.netlink4j.socket.NetlinkSocket}
 *       or, in tests, a script that simulates the kernel.
 * </ul>
 *
 * <!-- sample: CodecSamplesTest request -->
 * <pre>{@code
 * try (NetlinkClient client = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
 *     client.execute(
 *             Request.of(LinkAttr.RTM_DELLINK, 0, body -> body.put(LinkAttr.IFNAME, "v0"), () -> "dev v0"));
 * }
 * }</pre>
 *
 * <p>Every call ends by its timeout, by {@link java.lang.Thread#interrupt()}, or when the handle is closed; only sending may
 * block longer in the kernel. Answers are matched by sequence number, port and sender, so a late answer is never taken for
 * another one. Losses are reported: a change whose acknowledgement was lost has the outcome {@link
 * io.github.netlink4j.Outcome#UNKNOWN}.
 */
package io.github.netlink4j.socket;
