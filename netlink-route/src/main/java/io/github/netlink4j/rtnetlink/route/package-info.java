/** Routes: {@code ip route}. */
package io.github.netlink4j.rtnetlink.route;
