/** Routes: {@code ip route}. */
package io.github.netlink4j.route.route;
