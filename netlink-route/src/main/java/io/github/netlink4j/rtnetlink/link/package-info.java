/** Links, that is network interfaces: {@code ip link}. One file for each kind. */
package io.github.netlink4j.rtnetlink.link;
