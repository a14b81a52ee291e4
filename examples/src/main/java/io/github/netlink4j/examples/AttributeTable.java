package io.github.netlink4j.examples;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every attribute that the library declares, found by looking through its classes. */
public final class AttributeTable {
    private static final String PACKAGE = "io/github/netlink4j/rtnetlink";

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
    public record Row(String key, String set, String kernelName, int number, String type, String byteOrder) {
        String tsv() {
            return String.join("\t", key, set, kernelName, Integer.toString(number), type, byteOrder);
        }
    }

    /** All rows, by class and number. */
    public static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Class<?> type : classes()) {
            for (Field field : type.getFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        && field.getDeclaringClass() == type
                        && Attr.class.isAssignableFrom(field.getType())) {
                    add(type.getSimpleName() + "." + field.getName(), (Attr) valueOf(field), rows);
                }
            }
        }
        return rows;
    }

    /** Every set of attributes that a row belongs to. */
    public static List<AttrSet> sets() {
        return classes().stream()
                .flatMap(type -> Stream.of(type.getFields()))
                .filter(field ->
                        Modifier.isStatic(field.getModifiers()) && Attr.class.isAssignableFrom(field.getType()))
                .map(field -> ((Attr) valueOf(field)).set())
                .distinct()
                .toList();
    }

    private static void add(String key, Attr attr, List<Row> rows) {
        String set = attr.set().name();
        rows.add(new Row(key, set, attr.kernelName(), attr.type(), attr.valueType(), attr.byteOrder()));
        if (attr.alternateType() != 0) {
            rows.add(new Row(key, set, attr.alternateName(), attr.alternateType(), attr.valueType(), attr.byteOrder()));
        }
    }

    private static Object valueOf(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is public", e);
        }
    }

    private static List<Class<?>> classes() {
        try {
            URI place = LinkAttr.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            if (!place.getPath().endsWith(".jar")) {
                return classes(Path.of(place));
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place), Map.of())) {
                return classes(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<?>> classes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(PACKAGE))) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-info") && !name.contains("$"))
                    .sorted(Comparator.naturalOrder())
                    .<Class<?>>map(AttributeTable::load)
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(
                    file.substring(0, file.length() - ".class".length()).replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static void printTsv(PrintStream out) {
        rows().forEach(row -> out.println(row.tsv()));
    }

    /** The same as a page for people. */
    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Attributes

                Every attribute that the library declares: what to write in Java, and what the kernel calls it. Made by the
                build, from the declarations.

                | key | set | kernel name | number | type | byte order |
                |---|---|---|---|---|---|
                """);
        rows().forEach(row ->
                page.append("| ").append(row.tsv().replace("\t", " | ")).append(" |\n"));
        return page.toString();
    }
}
