package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.rtnetlink.event.RtEvent;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What a monitor tells, as it comes. */
public final class Seen {
    private static final Duration LONG = Duration.ofSeconds(10);

    private Seen() {}

    /** The first event of a type that meets a condition; those before it are passed over. */
    public static <E extends RtEvent> E first(RtMonitor monitor, Class<E> type, Predicate<? super E> condition) {
        List<RtEvent> others = new ArrayList<>();
        while (true) {
            RtEvent event = monitor.next(LONG)
                    .orElseThrow(() -> new AssertionError("no such " + type.getSimpleName() + " among " + others));
            if (type.isInstance(event) && condition.test(type.cast(event))) {
                return type.cast(event);
            }
            others.add(event);
        }
    }

    /** The first event of a type. */
    public static <E extends RtEvent> E first(RtMonitor monitor, Class<E> type) {
        return first(monitor, type, event -> true);
    }

    /** Everything that is there. */
    public static List<RtEvent> all(RtMonitor monitor) {
        List<RtEvent> events = new ArrayList<>();
        monitor.next(Duration.ZERO).ifPresent(events::add);
        for (int before = -1; before < events.size(); ) {
            before = events.size();
            monitor.next(Duration.ZERO).ifPresent(events::add);
        }
        return events;
    }
}
