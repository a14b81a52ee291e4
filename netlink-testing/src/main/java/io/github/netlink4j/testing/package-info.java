/**
 * For tests. {@link io.github.netlink4j.testing.NetnsTest} gives each test a network namespace of its own, and
 * {@link io.github.netlink4j.testing.FakeKernel} plays a kernel that does what no real one does on demand.
 */
package io.github.netlink4j.testing;
