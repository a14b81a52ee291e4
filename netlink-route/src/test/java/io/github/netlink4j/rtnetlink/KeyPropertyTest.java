package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.Attributes;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.IntAttr;
import io.github.netlink4j.codec.LongAttr;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkKinds;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * For every declared key: the value that was set is the value that is read, alone and together with others in its message.
 */
class KeyPropertyTest {
    private static final Map<MessageType, List<Attr>> KEYS = new LinkedHashMap<>();

    static {
        Map<MessageType, Set<AttrSet>> sets = new LinkedHashMap<>();
        for (RtObjectType<?, ?, ?> type : RtObjectTypes.all()) {
            collect(type.attributes(), sets.computeIfAbsent(type.added(), added -> new LinkedHashSet<>()));
        }
        LinkKinds.all().forEach(kind -> collect(kind, sets.get(LinkAttr.RTM_NEWLINK)));
        LinkKinds.ports().forEach(kind -> collect(kind, sets.get(LinkAttr.RTM_NEWLINK)));
        sets.forEach((type, all) -> KEYS.put(type, settable(all)));
    }

    private static void collect(AttrSet set, Set<AttrSet> all) {
        if (all.add(set)) {
            for (Attr attr : set.attributes()) {
                if (attr instanceof Nest nest && nest.inside() != null) {
                    collect(nest.inside(), all);
                }
            }
        }
    }

    /** All keys but nests, which are made by their content, and next hops, which have a test of their own. */
    private static List<Attr> settable(Set<AttrSet> sets) {
        return sets.stream()
                .flatMap(set -> set.attributes().stream())
                .filter(key -> !(key instanceof Nest) && !key.valueType().startsWith("list of "))
                .toList();
    }

    /** A spec that accepts every key. */
    private static final class Spec extends AttrSpec<Spec> {
        private final MessageType type;

        Spec(MessageType type) {
            super(type.attributes());
            this.type = type;
        }

        AttrView read() {
            MessageWriter writer = new MessageWriter();
            writer.begin(type, 0, 1);
            writeAttributes(writer);
            writer.finish();
            byte[] message = Arrays.copyOf(writer.bytes(), writer.length());
            int body = Wire.HEADER + type.attributes().headerLength();
            return new AttrView(type.attributes(), message, body, Wire.s32(message, 0));
        }
    }

    private static Object read(Attributes from, Attr key) {
        Object value;
        if (key instanceof IntAttr number) {
            value = from.has(key) ? from.get(number, 0) : null;
        } else if (key instanceof LongAttr number) {
            value = from.has(key) ? from.get(number, 0) : null;
        } else if (key instanceof Bool bool) {
            value = from.has(key) ? from.get(bool, false) : null;
        } else {
            value = from.get((ValueAttr<?>) key);
        }
        return value instanceof NetnsRef namespace ? namespace.fd() : value;
    }

    private static Object comparable(Object value) {
        return value instanceof NetnsRef namespace ? namespace.fd() : value;
    }

    @Property
    void givenAnyKey_whenSetToAnyValue_thenItIsRead(@ForAll long seed) {
        AnyValue any = new AnyValue(seed);
        for (Map.Entry<MessageType, List<Attr>> message : KEYS.entrySet()) {
            List<Attr> keys = message.getValue();
            Attr key = keys.get((int) Math.floorMod(seed, (long) keys.size()));
            Spec spec = new Spec(message.getKey());

            Object value = any.set(spec, key);

            assertThat(read(spec.read(), key)).as(key.path().toString()).isEqualTo(comparable(value));
        }
    }

    @Property
    void givenAnyKeyWithTwoValues_whenRead_thenEveryWayToReadFindsThem(@ForAll long seed) {
        AnyValue any = new AnyValue(seed);
        for (Map.Entry<MessageType, List<Attr>> message : KEYS.entrySet()) {
            List<Attr> keys = message.getValue();
            if (keys.get((int) Math.floorMod(seed, (long) keys.size())) instanceof ValueAttr<?> key) {
                readInEveryWay(message.getKey(), key, any);
            }
        }
    }

    private static <T> void readInEveryWay(MessageType type, ValueAttr<T> key, AnyValue any) {
        Spec spec = new Spec(type);
        Object first = comparable(any.set(spec, key));
        @SuppressWarnings("unchecked") // the value is one of this key
        T second = (T) any.set(new Spec(type), key);
        AttrView read = spec.add(key, second).read();
        // If a key has two numbers, such as one for an address of either family, the first number takes precedence.
        boolean mixed = key.alternateType() != 0;

        List<Attributes> places = new ArrayList<>(List.of(read));
        List<Nest> path = new ArrayList<>();
        for (Nest nest = key.set().parent(); nest != null; nest = nest.set().parent()) {
            path.add(0, nest);
        }
        path.forEach(nest -> places.add(places.get(places.size() - 1).get(nest)));
        for (Attributes place : places) {
            List<Object> shown = new ArrayList<>();
            place.forEach(key, value -> shown.add(comparable(value)));

            assertThat(shown).as(key.path() + " in " + place.set()).containsExactly(first, comparable(second));
            assertThat(place.has(key)).isTrue();
            assertThat(comparable(place.get(key))).isIn(mixed ? shown : List.of(comparable(second)));
            assertThat(comparable(place.get(key, second))).isEqualTo(comparable(place.get(key)));
        }
    }

    @Property
    void givenManyKeys_whenSetInAnyOrder_thenAllAreReadAndStandInThatOrder(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 20) int count) {
        AnyValue any = new AnyValue(seed);
        for (Map.Entry<MessageType, List<Attr>> message : KEYS.entrySet()) {
            Map<Attr, Object> expected = new LinkedHashMap<>();
            Spec spec = new Spec(message.getKey());
            AttrSet top = message.getKey().attributes();
            List<Attr> keys = message.getValue();
            for (int i = 0; i < count; i++) {
                Attr key = keys.get((int) Math.floorMod(seed * 31 + 7919L * i, (long) keys.size()));
                if (key.set() == top && !expected.containsKey(key)) {
                    expected.put(key, comparable(any.set(spec, key)));
                }
            }

            AttrView read = spec.read();

            List<Attr> order = new ArrayList<>();
            read.forEachAttribute((type, bytes, at, length) -> order.add(top.attribute(type)));
            assertThat(order).containsExactlyElementsOf(expected.keySet());
            expected.forEach((key, value) ->
                    assertThat(read(read, key)).as(key.kernelName()).isEqualTo(value));
        }
    }
}
