/** Links, which are network interfaces: {@code ip link}. Each kind has a class of its own. */
package io.github.netlink4j.rtnetlink.link;
