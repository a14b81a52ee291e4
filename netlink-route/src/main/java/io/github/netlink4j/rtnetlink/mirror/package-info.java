/** What the rooms teach a mirror, and how it follows the kernel. To use a mirror, see {@code io.github.netlink4j.rtnetlink.mirror.Mirror}. */
package io.github.netlink4j.rtnetlink.mirror;
