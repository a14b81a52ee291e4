package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.rtnetlink.route.RouteView;
import io.github.netlink4j.socket.FilterProgram;

/**
 * Which events a monitor tells. The kernel applies it before it puts an event into the monitor's queue: what it keeps away
 * wakes nobody and fills no queue. The monitor applies it once more, because the kernel lets through what it cannot judge.
 *
 * <pre>{@code
 * EventFilter.links().or(EventFilter.routes().and(EventFilter.table(100)))
 * }</pre>
 *
 * <p>Immutable. Losses pass every filter, and so do messages that are malformed.
 */
public final class EventFilter {
    private static final EventFilter EVERYTHING = new EventFilter(new EventCondition.Everything());

    private final EventCondition test;

    private EventFilter(EventCondition test) {
        this.test = test;
    }

    /** Lets every event through. */
    public static EventFilter everything() {
        return EVERYTHING;
    }

    /** Messages of this type, such as {@link io.github.netlink4j.rtnetlink.link.LinkAttr#RTM_DELLINK}. */
    public static EventFilter type(MessageType type) {
        return type(type.number());
    }

    /**
     * Messages of the type with this number, RTM_*.
     *
     * @throws IllegalArgumentException when it is not 0 to 65535
     */
    public static EventFilter type(int number) {
        return new EventFilter(new EventCondition.OfType((int) check("message type", number, 0xffff)));
    }

    /** Links that come, change or go; also what only tells a part of them, as the port of a bridge. */
    public static EventFilter links() {
        return new EventFilter(new EventCondition.About(RtmKind.LINK));
    }

    /** Addresses that come, change or go. */
    public static EventFilter addresses() {
        return new EventFilter(new EventCondition.About(RtmKind.ADDR));
    }

    /** Routes that come, change or go. */
    public static EventFilter routes() {
        return new EventFilter(new EventCondition.About(RtmKind.ROUTE));
    }

    /**
     * What is of an address family, AF_*: 2 is IPv4, 10 IPv6, 7 ports of bridges; links themselves are of 0.
     *
     * @throws IllegalArgumentException when it is not 0 to 255
     */
    public static EventFilter family(int family) {
        return new EventFilter(new EventCondition.OfFamily((int) check("family", family, 0xff)));
    }

    /**
     * What is about a link: itself, its addresses, neighbours, settings and queueing disciplines, routes that go by it, and
     * all else that tells its index.
     */
    public static EventFilter link(Link link) {
        return link(link.index());
    }

    /**
     * What is about one of the links of these indexes, of which the kernel takes some hundreds, or as many as its
     * {@code net.core.optmem_max} allows; see {@link #link(Link)}.
     */
    public static EventFilter link(int... indexes) {
        return new EventFilter(new EventCondition.OfLink(indexes.clone()));
    }

    /**
     * Routes and rules of a table, such as {@link RouteView#RT_TABLE_MAIN}.
     *
     * @throws IllegalArgumentException when it is not 0 to 2^32 - 1
     */
    public static EventFilter table(long table) {
        return new EventFilter(new EventCondition.OfTable(check("table", table, 0xffff_ffffL)));
    }

    private static long check(String what, long number, long most) {
        if (number < 0 || number > most) {
            throw new IllegalArgumentException(what + " must be 0 to " + most + ": " + number);
        }
        return number;
    }

    /** What both let through. */
    public EventFilter and(EventFilter other) {
        return new EventFilter(new EventCondition.Both(test, other.test));
    }

    /** What one of the two, or both, let through. */
    public EventFilter or(EventFilter other) {
        return new EventFilter(new EventCondition.Either(test, other.test));
    }

    /** What this does not let through. */
    public EventFilter not() {
        return new EventFilter(new EventCondition.Not(test));
    }

    /** Whether there is anything for the kernel to do. */
    boolean isEverything() {
        return test instanceof EventCondition.Everything;
    }

    /** What the kernel is to do. */
    FilterProgram program() {
        FilterProgram program = new FilterProgram(EventCondition.READS);
        test.write(program, program.accept(), program.reject());
        return program;
    }

    boolean lets(RtMessage message) {
        return test.lets(message);
    }

    /** Its conditions, with {@code and}, {@code or} and {@code not}. */
    @Override
    public String toString() {
        return test.toString();
    }
}
