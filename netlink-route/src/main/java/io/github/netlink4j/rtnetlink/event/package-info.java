/**
 * The kernel's notifications about the objects of a network namespace, as {@code ip monitor} shows them.
 * {@link RtMonitor} receives them, as {@link RtEvent}s or through an {@link RtHandler}; {@link MonitorOptions} and
 * {@link EventFilter} select them. A lost event is always reported, as an {@link Overrun}.
 */
package io.github.netlink4j.rtnetlink.event;
