package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.event.ObjectEvent;
import io.github.netlink4j.rtnetlink.event.RtEvent;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The events that a monitor returns, in order. */
public final class Seen {
    private static final Duration LONG = Duration.ofSeconds(10);

    private Seen() {}

    /** The first event of a type that meets a condition; earlier ones are skipped. */
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

    /** The first event about an object of a type that meets a condition; earlier ones are skipped. */
    @SuppressWarnings("unchecked") // an event of this type holds such an object
    public static <T extends MessageView> ObjectEvent<T> first(
            RtMonitor monitor, RtObjectType<?, ? super T, T> type, Predicate<? super ObjectEvent<T>> condition) {
        return (ObjectEvent<T>)
                first(monitor, ObjectEvent.class, event -> is(type, event) && condition.test((ObjectEvent<T>) event));
    }

    /** The first event about an object of a type. */
    public static <T extends MessageView> ObjectEvent<T> first(RtMonitor monitor, RtObjectType<?, ? super T, T> type) {
        return first(monitor, type, event -> true);
    }

    /** Whether an event is about an object of a type. */
    public static boolean is(RtObjectType<?, ?, ?> type, RtEvent event) {
        return event instanceof ObjectEvent<?> object && object.type() == (Object) type;
    }

    /** The event about an object of a type. */
    @SuppressWarnings("unchecked") // an event of this type holds such an object
    public static <T extends MessageView> ObjectEvent<T> as(RtObjectType<?, ? super T, T> type, Object event) {
        assertThat(is(type, (RtEvent) event)).as(event.toString()).isTrue();
        return (ObjectEvent<T>) event;
    }

    /** The name of the type of the object, or of the class of the event. */
    public static String typeName(RtEvent event) {
        return event instanceof ObjectEvent<?> object
                ? object.type().name()
                : event.getClass().getSimpleName();
    }

    /** The first event of a type. */
    public static <E extends RtEvent> E first(RtMonitor monitor, Class<E> type) {
        return first(monitor, type, event -> true);
    }

    /** All pending events. */
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
