/**
 * Network namespaces: creates, names, enters and deletes them, compatible with {@code ip netns}.
 *
 * <p>{@link io.github.netlink4j.ns.Netns} is an open namespace. It runs actions, computations and programs in the namespace,
 * and can be passed wherever the library accepts a {@link io.github.netlink4j.NetnsRef}:
 *
 * <!-- sample: NamespaceSamplesTest create -->
 * <pre>{@code
 * try (Netns pb = Netns.create("pb")) {
 *     pb.run(() -> Link.up("lo"));
 *     Execution ip = pb.exec("ip", "address");
 *     System.out.println(ip.output());
 * }
 * Netns.delete("pb");
 * }</pre>
 *
 * <p>Code in a namespace runs on a new thread that ends afterwards: a thread of the caller never changes its namespace, and no
 * thread is left behind. {@link io.github.netlink4j.ns.Netns#audit()} lists threads of the process that are in another
 * namespace.
 *
 * <p>Most methods require CAP_SYS_ADMIN.
 */
package io.github.netlink4j.ns;
