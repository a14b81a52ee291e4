/** What is the same for every object type of the routing netlink. */
package io.github.netlink4j.rtnetlink.object;
