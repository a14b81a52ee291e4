/**
 * Support for JUnit tests of programs that use netlink.
 *
 * <ul>
 *   <li>{@link io.github.netlink4j.testing.NetnsTest} runs each test in a network namespace of its own, against the real
 *   kernel.
 *   <li>{@link io.github.netlink4j.testing.RequiresKernel} and {@link io.github.netlink4j.testing.RequiresKind} skip tests for
 *       which the kernel is unsuitable, and {@link io.github.netlink4j.testing.SkipReporter} lists the skipped tests.
 *   <li>{@link io.github.netlink4j.testing.FakeKernel} simulates a kernel by a script, including faults that a real kernel does
 *       not produce on demand.
 *   <li>{@link io.github.netlink4j.testing.Recording} records the messages of a socket, and
 *       {@link io.github.netlink4j.testing.Replay} replays them.
 * </ul>
 *
 * <!-- sample: TestingSamplesTest refusal -->
 * <pre>{@code
 * FakeKernel kernel = FakeKernel.script(request -> request.error(1)).then(Sent::ack); // EPERM, later success
 * try (RtNetlink nl = RtNetlink.on(new NetlinkClient(kernel, SocketOptions.defaults()))) {
 *     KernelException e =
 *             assertThrows(KernelException.class, () -> nl.links().deleteGroup(7));
 *     assertEquals(Errno.EPERM, e.error());
 *     nl.links().deleteGroup(7);
 * }
 * }</pre>
 */
package io.github.netlink4j.testing;
