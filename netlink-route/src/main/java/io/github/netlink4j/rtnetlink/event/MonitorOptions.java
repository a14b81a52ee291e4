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
 * The events that a monitor receives, and how. Immutable: each method returns a changed copy.
 *
 * @param types the types whose objects are delivered as {@link ObjectEvent}, in the order in which they are tried;
 *     every other message is delivered as {@link RawEvent}
 * @param groups the numbers of the multicast groups that the monitor joins
 * @param receiveBuffer the size of the kernel's queue for events, in bytes (SO_RCVBUF). Without privilege it is limited
 *     to {@code net.core.rmem_max}. The kernel doubles the value, and an event takes one to three thousand bytes
 * @param allNamespaces whether the monitor receives the groups of all network namespaces that have an identifier in its
 *     own namespace (NETLINK_LISTEN_ALL_NSID). This requires CAP_NET_BROADCAST, and a full queue loses events of all of
 *     them
 * @param filter which events the monitor delivers
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

    /**
     * Creates options from copies of the types and groups.
     *
     * @throws IllegalArgumentException when a group is not positive or the buffer is negative
     */
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

    /**
     * Returns options for these types and their groups, with a queue of 8 MiB, for one namespace.
     *
     * @throws IllegalArgumentException when the kernel does not notify of changes to such objects
     */
    public static MonitorOptions of(RtObjectType<?, ?, ?>... types) {
        SortedSet<Integer> groups = new TreeSet<>();
        for (RtObjectType<?, ?, ?> type : types) {
            if (type.groups().isEmpty()) {
                throw new IllegalArgumentException(
                        "the kernel does not notify when objects of type " + type + " change");
            }
            type.groups().forEach(group -> groups.add(group.number()));
        }
        return new MonitorOptions(List.of(types), groups, NOTHING.receiveBuffer, NOTHING.allNamespaces, NOTHING.filter);
    }

    /**
     * Returns options for these groups without types, so that all their events are raw, with a queue of 8 MiB, for one
     * namespace.
     */
    public static MonitorOptions of(Group... groups) {
        return NOTHING.groups(groups);
    }

    /** Returns options that join these groups and no others. */
    public MonitorOptions groups(Group... groups) {
        return groups(Arrays.stream(groups).map(Group::number).toList());
    }

    /** Returns options that join the groups with these numbers and no others. */
    public MonitorOptions groups(Collection<Integer> numbers) {
        return new MonitorOptions(types, new TreeSet<>(numbers), receiveBuffer, allNamespaces, filter);
    }

    /** Returns options that join this group as well. */
    public MonitorOptions and(Group group) {
        return and(group.number());
    }

    /** Returns options that join the group with this number as well. */
    public MonitorOptions and(int group) {
        SortedSet<Integer> more = new TreeSet<>(groups);
        more.add(group);
        return groups(more);
    }

    /** Returns options with a queue of this many bytes; 0 leaves the system's default. */
    public MonitorOptions receiveBuffer(int bytes) {
        return new MonitorOptions(types, groups, bytes, allNamespaces, filter);
    }

    /** Returns options that specify whether to listen to all network namespaces. */
    public MonitorOptions allNamespaces(boolean all) {
        return new MonitorOptions(types, groups, receiveBuffer, all, filter);
    }

    /** Returns options with this filter for the events to deliver. */
    public MonitorOptions filter(EventFilter filter) {
        return new MonitorOptions(types, groups, receiveBuffer, allNamespaces, filter);
    }
}
