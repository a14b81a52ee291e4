/** What the kernel reports about the objects of a network namespace, event by event: {@code ip monitor}. */
package io.github.netlink4j.rtnetlink.event;
