package io.github.netlink4j.sys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.NetlinkIOException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The place from which native code is loaded, in a JVM of its own. */
@Timeout(60)
class NativeLibraryPlaceTest {
    @TempDir
    private Path directory;

    /** Loads the native backend, and prints the result. */
    static final class Loads {
        public static void main(String[] args) throws IOException {
            try {
                System.out.println(Sys.backend());
            } catch (NetlinkIOException e) {
                System.out.println(e.getMessage());
            }
            Files.readAllLines(Path.of("/proc/self/maps")).stream()
                    .filter(line -> line.contains("/jffi") && line.contains(" r-xp "))
                    .forEach(line -> System.out.println(line.substring(line.indexOf('/'))));
        }
    }

    private String run(Path temporary) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dnetlink4j.native=jnr",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loads.class.getName())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        java.waitFor();
        return output;
    }

    @Test
    @DisplayName("H79: jffi unpacks into the working directory when it cannot into java.io.tmpdir")
    void givenTemporaryDirectoryThatIsMissing_whenLoaded_thenRefusedAndNotFromTheWorkingDirectory() throws Exception {
        Path missing = directory.resolve("missing");

        String output = run(missing);

        // Newer versions of Java print a warning about the directory themselves.
        assertThat(output.lines().filter(line -> !line.startsWith("WARNING: ")))
                .singleElement()
                .asString()
                .startsWith("the native library cannot be loaded (")
                .contains(missing.toString(), "java.io.tmpdir must be a directory that can be written");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void givenTemporaryDirectory_whenLoaded_thenFromThereAndNothingIsLeft() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("temporary"));

        String output = run(temporary);

        assertThat(output).startsWith("jnr\n" + temporary + "/jffi");
        assertThat(temporary).isEmptyDirectory();
    }
}
