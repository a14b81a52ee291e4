package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.rtnetlink.object.Group;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a monitor listens to. Immutable: each method gives a changed copy.
 *
 * @param groups the numbers of the multicast groups it joins
 * @param receiveBuffer bytes of the kernel's queue for events (SO_RCVBUF), of which the unprivileged get at most what
 *     {@code net.core.rmem_max} allows; the kernel doubles it, and an event takes one to three thousand of them
 * @param allNamespaces whether it hears the groups of all network namespaces that have an identifier in its own
 *     (NETLINK_LISTEN_ALL_NSID); needs CAP_NET_BROADCAST, and whoever fills the queue in one of them makes all lose events
 * @param filter which events it tells
 */
public record MonitorOptions(SortedSet<Integer> groups, int receiveBuffer, boolean allNamespaces, EventFilter filter) {
    private static final int RECEIVE_BUFFER = 8 << 20;
    private static final MonitorOptions DEFAULTS = new MonitorOptions(
                    new TreeSet<>(), RECEIVE_BUFFER, false, EventFilter.everything())
            .groups(Group.LINK, Group.IPV4_IFADDR, Group.IPV6_IFADDR, Group.IPV4_ROUTE, Group.IPV6_ROUTE);

    /** @throws IllegalArgumentException when a group is not positive or the buffer is negative */
    public MonitorOptions {
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
        if (!groups.isEmpty() && groups.first() <= 0) {
            throw new IllegalArgumentException("a group has a positive number: " + groups.first());
        }
        if (receiveBuffer < 0) {
            throw new IllegalArgumentException("receive buffer must not be negative: " + receiveBuffer);
        }
    }

    /** Links, addresses and routes; a queue of 8 MiB; its own namespace. */
    public static MonitorOptions defaults() {
        return DEFAULTS;
    }

    /** Nothing but these groups, else the defaults. */
    public static MonitorOptions of(Group... groups) {
        return DEFAULTS.groups(groups);
    }

    /** Joins these groups and no others. */
    public MonitorOptions groups(Group... groups) {
        return groups(Arrays.stream(groups).map(Group::number).toList());
    }

    /** Joins the groups of these numbers and no others. */
    public MonitorOptions groups(Collection<Integer> numbers) {
        return new MonitorOptions(new TreeSet<>(numbers), receiveBuffer, allNamespaces, filter);
    }

    /** Joins this group as well. */
    public MonitorOptions and(Group group) {
        return and(group.number());
    }

    /** Joins the group of this number as well. */
    public MonitorOptions and(int group) {
        SortedSet<Integer> more = new TreeSet<>(groups);
        more.add(group);
        return groups(more);
    }

    /** Asks for a queue of so many bytes; 0 leaves the system's default. */
    public MonitorOptions receiveBuffer(int bytes) {
        return new MonitorOptions(groups, bytes, allNamespaces, filter);
    }

    /** Whether to listen to all network namespaces. */
    public MonitorOptions allNamespaces(boolean all) {
        return new MonitorOptions(groups, receiveBuffer, all, filter);
    }

    /** Which events to tell. */
    public MonitorOptions filter(EventFilter filter) {
        return new MonitorOptions(groups, receiveBuffer, allNamespaces, filter);
    }
}
