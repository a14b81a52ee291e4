package io.github.netlink4j.testing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs a class of the tests in a process of its own, in the network namespace of the calling thread. */
public final class ChildJava {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final List<String> prefix;
    private final String classPath;

    private ChildJava(List<String> prefix, String classPath) {
        this.prefix = prefix;
        this.classPath = classPath;
    }

    /** Runs a class as the user of this process. */
    public static ChildJava plain() {
        return new ChildJava(List.of(), System.getProperty("java.class.path"));
    }

    /**
     * Runs a class by a program that changes the user, such as {@code setpriv}.
     *
     * @param directory contains a copy of the class path that every user can read
     */
    public static ChildJava startedBy(List<String> prefix, Path directory) {
        return new ChildJava(prefix, copyOfClassPath(directory));
    }

    /** Returns the output. Fails when the process does. */
    public String run(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        return Cli.run(command.toArray(String[]::new));
    }

    private static String copyOfClassPath(Path directory) {
        List<Path> copies = new ArrayList<>();
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (String entry : System.getProperty("java.class.path").split(":")) {
                Path copy = directory.resolve(String.valueOf(copies.size()));
                copies.add(copy);
                if (Files.exists(Path.of(entry)) && Files.notExists(copy)) {
                    Files.walkFileTree(Path.of(entry), new Copier(Path.of(entry), copy));
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return copies.stream().map(Path::toString).collect(Collectors.joining(":"));
    }

    private static final class Copier extends SimpleFileVisitor<Path> {
        private final Path from;
        private final Path to;

        Copier(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            Files.createDirectories(to.resolve(from.relativize(directory)));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.copy(file, from.equals(file) ? to : to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
        }
    }
}
