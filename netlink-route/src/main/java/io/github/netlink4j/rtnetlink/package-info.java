/** The handle on the routing netlink of one network namespace; each noun has a package of its own below. */
package io.github.netlink4j.rtnetlink;
