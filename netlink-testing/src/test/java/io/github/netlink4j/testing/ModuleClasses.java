package io.github.netlink4j.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes of modules of this project, in directories or in jars. */
public final class ModuleClasses {
    private ModuleClasses() {}

    /** Returns the modules of this project that are on the class path. */
    public static List<ModuleReference> onClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .flatMap(entry -> ModuleFinder.of(Path.of(entry)).findAll().stream())
                .filter(module -> module.descriptor().name().startsWith("io.github.netlink4j"))
                .toList();
    }

    /** Returns the names of the classes in the module of a class, sorted. */
    public static List<String> beside(Class<?> member) {
        try {
            Path home = Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
            return ModuleFinder.of(home).findAll().stream()
                    .flatMap(module -> in(module).stream())
                    .toList();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the names of the classes in a module, sorted. */
    public static List<String> in(ModuleReference module) {
        try (ModuleReader reader = module.open();
                Stream<String> files = reader.list()) {
            return files.filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
