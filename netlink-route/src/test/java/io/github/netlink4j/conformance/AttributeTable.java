package io.github.netlink4j.conformance;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.testing.ModuleClasses;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All attributes that the library declares, found by reflection in the static fields of its classes, public or not. */
final class AttributeTable {
    /** Needs jnr-enxio, which is not on the class path here, and declares no attribute. */
    private static final String OPTIONAL_PACKAGE = ".selector.";

    private AttributeTable() {}

    /**
     * One number of one attribute.
     *
     * @param key what users write, such as {@code Vxlan.PORT}
     * @param set among which attributes it stands, such as {@code vxlan}
     * @param kernelName the kernel's name, such as {@code IFLA_VXLAN_PORT}
     * @param number the kernel's number
     * @param type the type of its value
     * @param byteOrder host, network, mixed, or empty
     */
    record Row(String key, String set, String kernelName, int number, String type, String byteOrder) {
        private static List<Row> of(String key, Attr attr) {
            String set = attr.set().name();
            Row row = new Row(key, set, attr.kernelName(), attr.type(), attr.valueType(), attr.byteOrder());
            return attr.alternateType() == 0
                    ? List.of(row)
                    : List.of(
                            row,
                            new Row(
                                    key,
                                    set,
                                    attr.alternateName(),
                                    attr.alternateType(),
                                    attr.valueType(),
                                    attr.byteOrder()));
        }

        private String markdown(String words) {
            return "| " + String.join(" | ", key, words, set, kernelName, Integer.toString(number), type, byteOrder)
                    + " |\n";
        }
    }

    /** The keys that users can write, by class and in the order of their declarations. */
    static List<Row> keys() {
        List<Row> rows = new ArrayList<>();
        for (Field field : fields(classesBeside(LinkAttr.class))) {
            Class<?> type = field.getDeclaringClass();
            if (isAttribute(field)
                    && Modifier.isPublic(field.getModifiers())
                    && Modifier.isPublic(type.getModifiers())) {
                rows.addAll(Row.of(type.getSimpleName() + "." + field.getName(), (Attr) valueOf(field)));
            }
        }
        return rows;
    }

    /** Every set that the library declares, those that users cannot name included. */
    static Set<AttrSet> sets() {
        List<Class<?>> classes = new ArrayList<>(classesBeside(AttrSet.class));
        classes.addAll(classesBeside(LinkAttr.class));
        Set<AttrSet> sets = new LinkedHashSet<>();
        for (Field field : fields(classes)) {
            if (AttrSet.class.isAssignableFrom(field.getType())) {
                sets.add((AttrSet) valueOf(field));
            } else if (isAttribute(field)) {
                sets.add(((Attr) valueOf(field)).set());
            }
        }
        return sets;
    }

    /** All attributes of a set. */
    static List<Row> rows(AttrSet set) {
        return set.attributes().stream()
                .flatMap(attr -> Row.of(attr.kernelName(), attr).stream())
                .toList();
    }

    /** The Markdown page docs/attributes.md. */
    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Attributes

                Every attribute that the library declares: what to write in Java, the word of `ip` and `bridge` where their
                commands have one, and what the kernel calls it. Written by `build/listings` from the declarations, and compared
                with them by every build.

                | key | ip | set | kernel name | number | type | byte order |
                |---|---|---|---|---|---|---|
                """);
        Map<String, IpWords.Row> words = IpWords.byKey();
        keys().forEach(row -> page.append(
                row.markdown(words.containsKey(row.key()) ? words.get(row.key()).markdown() : "")));
        return page.toString();
    }

    private static boolean isAttribute(Field field) {
        return Attr.class.isAssignableFrom(field.getType());
    }

    private static List<Field> fields(List<Class<?>> classes) {
        return classes.stream()
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .toList();
    }

    private static Object valueOf(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The classes of the same module, by name. */
    private static List<Class<?>> classesBeside(Class<?> type) {
        return ModuleClasses.beside(type).stream()
                .filter(name -> !name.contains(OPTIONAL_PACKAGE))
                .<Class<?>>map(AttributeTable::load)
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, AttributeTable.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
