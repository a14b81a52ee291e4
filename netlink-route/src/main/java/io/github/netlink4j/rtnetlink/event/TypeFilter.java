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
    /** For each type, what its messages must meet. */
    private final List<EventCondition> conditions;

    TypeFilter(List<RtObjectType<?, ?, ?>> types) {
        this(
                types,
                types.stream().<EventCondition>map(EventCondition.OfKind::new).toList());
    }

    private TypeFilter(List<RtObjectType<?, ?, ?>> types, List<EventCondition> conditions) {
        super(conditions.stream()
                .reduce(EventCondition.Either::new)
                .orElseThrow(() -> new IllegalArgumentException("a filter of no types")));
        this.types = types;
        this.conditions = conditions;
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
        List<EventCondition> narrower = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            MessagePlace place = placeOf.apply(types.get(i));
            if (place == null) {
                throw new IllegalArgumentException("an event of type " + types.get(i) + " states no " + what);
            }
            narrower.add(new EventCondition.Both(conditions.get(i), new EventCondition.States(what, numbers, place)));
        }
        return new TypeFilter(types, narrower);
    }
}
