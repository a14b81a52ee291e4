package io.github.netlink4j.fuzz;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.link.LinkKinds;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The decodings of all object types, by message type. */
final class Decodings {
    private static final int TYPE_AT = 4;

    private final List<Decoding<?>> all = new ArrayList<>();
    private final Map<Integer, Decoding<?>> byNumber = new HashMap<>();

    Decodings() {
        for (RtObjectType<?, ?, ?> type : Types.all()) {
            Decoding<?> decoding = of(type);
            all.add(decoding);
            byNumber.put(type.added().number(), decoding);
            byNumber.put(type.deleted().number(), decoding);
        }
    }

    /** Decodes the message as an object of the type that its number determines; of any type when there is none. */
    void check(byte[] message) {
        int number = message.length < Wire.HEADER ? 0 : Wire.u16(message, TYPE_AT);
        Decoding<?> meant = byNumber.get(number);
        (meant == null ? all.get(number % all.size()) : meant).check(message);
    }

    /** Returns the decoding of one type. */
    static <V extends MessageView> Decoding<V> of(RtObjectType<?, V, ?> type) {
        return new Decoding<>(type.newView(), type.newView(), type::copy, sets(type.attributes()));
    }

    /** Returns the attributes of the messages, and of the nests in them, including those that depend on a selector. */
    private static List<AttrSet> sets(AttrSet ofMessages) {
        List<AttrSet> all = new ArrayList<>();
        collect(ofMessages, all);
        Stream.concat(LinkKinds.all().stream(), LinkKinds.ports().stream())
                .filter(kind -> root(kind) == ofMessages)
                .forEach(all::add);
        return all;
    }

    private static AttrSet root(AttrSet set) {
        return set.parent() == null ? set : root(set.parent().set());
    }

    private static void collect(AttrSet set, List<AttrSet> all) {
        all.add(set);
        for (Attr attr : set.attributes()) {
            if (attr instanceof Nest nest && nest.inside() != null && !all.contains(nest.inside())) {
                collect(nest.inside(), all);
            }
        }
    }
}
