package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.object.RtObjectType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RtObjectTypesTest {
    @Test
    void givenClassesOfTheModule_whenTheyDeclareAType_thenItIsListed() throws Exception {
        List<RtObjectType<?, ?, ?>> declared = new ArrayList<>();
        for (String name : classesOfTheModule()) {
            for (Field field : Class.forName(name).getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (field.getType() == RtObjectType.class
                        && Modifier.isStatic(modifiers)
                        && Modifier.isPublic(modifiers)) {
                    declared.add((RtObjectType<?, ?, ?>) field.get(null));
                }
            }
        }

        assertThat(RtObjectTypes.all()).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void givenTypes_whenCompared_thenNoTwoHaveTheSameName() {
        assertThat(RtObjectTypes.all()).extracting(RtObjectType::name).doesNotHaveDuplicates();
    }

    private static List<String> classesOfTheModule() throws Exception {
        Path home = Path.of(RtObjectTypes.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(home)) {
            return classesBelow(home);
        }
        try (FileSystem jar = FileSystems.newFileSystem(home)) {
            return classesBelow(jar.getPath("/"));
        }
    }

    private static List<String> classesBelow(Path root) throws Exception {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }
}
