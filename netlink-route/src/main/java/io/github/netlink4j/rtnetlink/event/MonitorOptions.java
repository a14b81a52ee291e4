package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a monitor listens to. Immutable: each method returns a changed copy.
 *
 * @param types the types of which events are objects, in the order in which they are tried; all else is raw
 * @param groups the numbers of the multicast groups that it joins
 * @param receiveBuffer bytes of the kernel's queue for events (SO_RCVBUF), of which the unprivileged get at most what
 *     {@code net.core.rmem_max} allows; the kernel doubles it, and an event takes one to three thousand of them
 * @param allNamespaces whether it receives the groups of all network namespaces that have an identifier in its own
 *     (NETLINK_LISTEN_ALL_NSID); needs CAP_NET_BROADCAST, and a full queue loses events of all of them
 * @param filter which events it delivers
 */
public record MonitorOptions(
        List<RtObjectType<?, ?, ?>> types,
        SortedSet<Integer> groups,
        int receiveBuffer,
        boolean allNamespaces,
        EventFilter filter) {
    private static final int RECEIVE_BUFFER = 8 << 20;
    private static final MonitorOptions NOTHING =
            new MonitorOptions(List.of(), new TreeSet<>(), RECEIVE_BUFFER, false, EventFilter.everything());

    /** @throws IllegalArgumentException when a group is not positive or the buffer is negative */
    public MonitorOptions {
        types = List.copyOf(types);
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
        if (!groups.isEmpty() && groups.first() <= 0) {
            throw new IllegalArgumentException("a group has a positive number: " + groups.first());
        }
        if (receiveBuffer < 0) {
            throw new IllegalArgumentException("receive buffer must not be negative: " + receiveBuffer);
        }
    }

    /** Returns options for these types and their groups; a queue of 8 MiB; one namespace. */
    public static MonitorOptions of(RtObjectType<?, ?, ?>... types) {
        SortedSet<Integer> groups = new TreeSet<>();
        for (RtObjectType<?, ?, ?> type : types) {
            type.groups().forEach(group -> groups.add(group.number()));
        }
        return new MonitorOptions(List.of(types), groups, NOTHING.receiveBuffer, NOTHING.allNamespaces, NOTHING.filter);
    }

    /** Returns options for these groups, all events of which are raw; a queue of 8 MiB; one namespace. */
    public static MonitorOptions of(Group... groups) {
        return NOTHING.groups(groups);
    }

    /** Joins these groups and no others. */
    public MonitorOptions groups(Group... groups) {
        return groups(Arrays.stream(groups).map(Group::number).toList());
    }

    /** Joins the groups of these numbers and no others. */
    public MonitorOptions groups(Collection<Integer> numbers) {
        return new MonitorOptions(types, new TreeSet<>(numbers), receiveBuffer, allNamespaces, filter);
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

    /** Requests a queue of this many bytes; 0 leaves the system's default. */
    public MonitorOptions receiveBuffer(int bytes) {
        return new MonitorOptions(types, groups, bytes, allNamespaces, filter);
    }

    /** Sets whether to listen to all network namespaces. */
    public MonitorOptions allNamespaces(boolean all) {
        return new MonitorOptions(types, groups, receiveBuffer, all, filter);
    }

    /** Sets which events to deliver. */
    public MonitorOptions filter(EventFilter filter) {
        return new MonitorOptions(types, groups, receiveBuffer, allNamespaces, filter);
    }
}
