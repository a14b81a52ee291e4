/** Addresses of links: {@code ip address}. */
package io.github.netlink4j.rtnetlink.address;
