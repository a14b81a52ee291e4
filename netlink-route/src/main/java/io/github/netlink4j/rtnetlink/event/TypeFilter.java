package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.rtnetlink.object.MessagePlace;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An {@link EventFilter} for objects of some types, which can be narrowed by a property that these types have in
 * common. Immutable.
 */
public final class TypeFilter extends EventFilter {
    private final List<RtObjectType<?, ?, ?>> types;
    /** The condition for the messages of each type. */
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
     * Returns this filter narrowed to the links with these indexes: the link itself, its addresses, the routes through
     * it. The kernel accepts some hundreds of indexes, limited by {@code net.core.optmem_max}.
     *
     * @throws IllegalArgumentException when the objects of one of the types do not belong to a link
     */
    public TypeFilter link(int... indexes) {
        int[] wanted = indexes.clone();
        return narrowed("link", wanted, RtObjectType::linkPlace);
    }

    /**
     * Returns this filter narrowed to one routing table, such as 254, the main table.
     *
     * @throws IllegalArgumentException when the number is not 0 to 2^32 - 1, or the objects of one of the types do not
     *     belong to a table
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
