package io.github.netlink4j.fuzz;

import io.github.netlink4j.rtnetlink.RtObjectTypes;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The object types of the library, one for each message type: of several that share messages one is enough. */
final class Types {
    private Types() {}

    /** Returns one object type for each message type, ordered by name like {@link Captures#objects()}. */
    static List<RtObjectType<?, ?, ?>> all() {
        Map<RtmKind, RtObjectType<?, ?, ?>> first = new EnumMap<>(RtmKind.class);
        RtObjectTypes.all().forEach(type -> first.putIfAbsent(type.kind(), type));
        return first.values().stream()
                .sorted(Comparator.comparing(RtObjectType::name))
                .toList();
    }

    /** Returns all object types of which there are captures, also those that share their messages; ordered by name. */
    static List<RtObjectType<?, ?, ?>> captured() {
        List<String> captured = Captures.objects();
        return RtObjectTypes.all().stream()
                .filter(type -> captured.contains(type.name()))
                .sorted(Comparator.comparing(RtObjectType::name))
                .toList();
    }
}
