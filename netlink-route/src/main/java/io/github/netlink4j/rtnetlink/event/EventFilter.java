package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.socket.FilterProgram;
import java.util.List;

/**
 * Selects the events that a monitor delivers. The kernel applies the filter before it queues an event for the monitor:
 * an event that does not match wakes no thread and takes no space in the queue. The monitor applies the filter once
 * more, because the kernel accepts messages that it cannot evaluate.
 *
 * <!-- sample: EventSamplesTest filter -->
 * <pre>{@code
 * MonitorOptions options = MonitorOptions.of(Link.TYPE, Route.TYPE)
 *         .filter(EventFilter.of(Link.TYPE).or(EventFilter.of(Route.TYPE).table(100)));
 * try (RtMonitor monitor = RtMonitor.open(options)) {
 *     monitor.next(Duration.ZERO);
 * }
 * }</pre>
 *
 * <p>Immutable. Every filter matches an {@link Overrun}, and a malformed message.
 */
public sealed class EventFilter permits TypeFilter {
    private static final EventFilter EVERYTHING = new EventFilter(new EventCondition.Everything());

    private final EventCondition condition;

    EventFilter(EventCondition condition) {
        this.condition = condition;
    }

    EventCondition condition() {
        return condition;
    }

    /** Returns the filter that every event matches. */
    public static EventFilter everything() {
        return EVERYTHING;
    }

    /**
     * Returns the filter for objects of these types, which can be narrowed to one link or table. The filter compares
     * the kind of message: an object whose type shares its messages with one of these types, such as a part of a link
     * with a link, matches too.
     *
     * @throws IllegalArgumentException when there are no types
     */
    public static TypeFilter of(RtObjectType<?, ?, ?>... types) {
        return new TypeFilter(List.of(types));
    }

    /** Returns the filter for messages of this type, such as RTM_DELLINK: {@code Link.TYPE.deleted()}. */
    public static EventFilter type(MessageType type) {
        return type(type.number());
    }

    /**
     * Returns the filter for messages of the type with this number, RTM_*.
     *
     * @throws IllegalArgumentException when the number is not 0 to 65535
     */
    public static EventFilter type(int number) {
        return new EventFilter(new EventCondition.OfType((int) check("message type", number, 0xffff)));
    }

    /**
     * Returns the filter for messages of an address family, AF_*: 2 is IPv4, 10 is IPv6, 7 is bridge ports; links
     * themselves have family 0.
     *
     * @throws IllegalArgumentException when the family is not 0 to 255
     */
    public static EventFilter family(int family) {
        return new EventFilter(new EventCondition.OfFamily((int) check("family", family, 0xff)));
    }

    static long check(String what, long number, long most) {
        if (number < 0 || number > most) {
            throw new IllegalArgumentException(what + " must be 0 to " + most + ": " + number);
        }
        return number;
    }

    /** Returns a filter that matches what both this and the other filter match. */
    public EventFilter and(EventFilter other) {
        return new EventFilter(new EventCondition.Both(condition, other.condition));
    }

    /** Returns a filter that matches what at least one of the two filters matches. */
    public EventFilter or(EventFilter other) {
        return new EventFilter(new EventCondition.Either(condition, other.condition));
    }

    /** Returns a filter that matches what this one does not. */
    public EventFilter not() {
        return new EventFilter(new EventCondition.Not(condition));
    }

    /** Returns whether every event matches, so that the kernel does not have to filter. */
    boolean isEverything() {
        return condition instanceof EventCondition.Everything;
    }

    /** Returns the program with which the kernel filters. */
    FilterProgram program() {
        FilterProgram program = new FilterProgram(EventCondition.READS);
        condition.write(program, program.accept(), program.reject());
        return program;
    }

    boolean matches(RtMessage message) {
        return condition.matches(message);
    }

    /** Returns the conditions of this filter, joined with {@code and}, {@code or} and {@code not}. */
    @Override
    public String toString() {
        return condition.toString();
    }
}
