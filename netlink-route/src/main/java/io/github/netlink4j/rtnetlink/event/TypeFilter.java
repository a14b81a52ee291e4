package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.rtnetlink.object.MessagePlace;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An {@link EventFilter} for objects of some types, which can be narrowed by what these types have in common. Immutable. */
public final class TypeFilter extends EventFilter {
    private final List<RtObjectType<?, ?, ?>> types;

    TypeFilter(List<RtObjectType<?, ?, ?>> types) {
        this(types, condition(types, EventCondition.OfKind::new));
    }

    private TypeFilter(List<RtObjectType<?, ?, ?>> types, EventCondition condition) {
        super(condition);
        this.types = types;
    }

    /**
     * Returns the filter for those about one of the links with these indexes, of which the kernel takes some hundreds, or as
     * many as its {@code net.core.optmem_max} allows: the link itself, its addresses, routes that go by it.
     *
     * @throws IllegalArgumentException when objects of one of the types are about no link
     */
    public TypeFilter link(int... indexes) {
        int[] wanted = indexes.clone();
        return narrowed("link", wanted, RtObjectType::linkPlace);
    }

    /**
     * Returns the filter for those of a routing table, such as 254, the main one.
     *
     * @throws IllegalArgumentException when it is not 0 to 2^32 - 1, or objects of one of the types are of no table
     */
    public TypeFilter table(long table) {
        int[] wanted = {(int) check("table", table, 0xffff_ffffL)};
        return narrowed("table", wanted, RtObjectType::tablePlace);
    }

    private TypeFilter narrowed(
            String what, int[] numbers, Function<RtObjectType<?, ?, ?>, @Nullable MessagePlace> placeOf) {
        EventCondition narrower = condition(types, type -> {
            MessagePlace place = placeOf.apply(type);
            if (place == null) {
                throw new IllegalArgumentException("an event of type " + type + " states no " + what);
            }
            return new EventCondition.Both(
                    new EventCondition.OfKind(type), new EventCondition.States(what, numbers, place));
        });
        return new TypeFilter(types, new EventCondition.Both(condition(), narrower));
    }

    private static EventCondition condition(
            List<RtObjectType<?, ?, ?>> types, Function<RtObjectType<?, ?, ?>, EventCondition> each) {
        List<EventCondition> conditions = new ArrayList<>();
        types.forEach(type -> conditions.add(each.apply(type)));
        return conditions.stream()
                .reduce(EventCondition.Either::new)
                .orElseThrow(() -> new IllegalArgumentException("a filter of no types"));
    }
}
