/**
 * Types that all modules of the library share: addresses, references to namespaces, and failures.
 *
 * <ul>
 *   <li>{@link io.github.netlink4j.IpAddress}, {@link io.github.netlink4j.IpPrefix} and
 *       {@link io.github.netlink4j.MacAddress} are immutable values. Parsing them never queries DNS.
 *   <li>{@link io.github.netlink4j.NetnsRef} refers to a network namespace.
 *   <li>{@link io.github.netlink4j.NetlinkException} is the superclass of all failures. Its
 *       {@link io.github.netlink4j.Outcome} states whether the change happened nevertheless.
 *   <li>{@link io.github.netlink4j.KernelException} is a refusal by the kernel, with its {@link io.github.netlink4j.Errno} and
 *       {@link io.github.netlink4j.ExtendedAck}.
 *   <li>{@link io.github.netlink4j.BatchResults} has the outcome of each request of a batch.
 * </ul>
 *
 * <!-- sample: ErrorSamplesTest kinds -->
 * <pre>{@code
 * try {
 *     nl.links().createVeth("a", "b");
 * } catch (KernelException e) {
 *     if (!e.isExists()) { // isNotFound(), isDenied(), isUnsupported()
 *         throw e;
 *     }
 * }
 * }</pre>
 *
 * <p>Invalid arguments are an {@link java.lang.IllegalArgumentException}, thrown before anything is sent. All exceptions are
 * unchecked.
 */
package io.github.netlink4j;
