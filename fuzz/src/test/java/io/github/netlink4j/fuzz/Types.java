package io.github.netlink4j.fuzz;

import io.github.netlink4j.rtnetlink.RtObjectTypes;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The object types of the library, by their messages: of several that share them one is enough to read them. */
final class Types {
    private Types() {}

    /** One type for each kind of message, in the order of their names, as {@link Captures#objects()}. */
    static List<RtObjectType<?, ?, ?>> all() {
        Map<RtmKind, RtObjectType<?, ?, ?>> first = new EnumMap<>(RtmKind.class);
        RtObjectTypes.all().forEach(type -> first.putIfAbsent(type.kind(), type));
        return first.values().stream()
                .sorted(Comparator.comparing(RtObjectType::name))
                .toList();
    }
}
