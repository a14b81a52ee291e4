package io.github.netlink4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.testing.NetnsTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a program loads that uses the library: nothing native before the first call, and little that it does not use. */
@NetnsTest
@Timeout(60)
class StartUpTest {
    /** What a Java of its own says, and which classes it loads. */
    private static List<String> run(Class<?> program) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xlog:class+load:stdout",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectErrorStream(true)
                .start();
        List<String> said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(java.waitFor()).as("%s", said).isZero();
        return said;
    }

    @Test
    void givenEveryClass_whenInitialised_thenNothingNativeIsLoadedAndNothingIsOpened() throws Exception {
        List<String> said = run(InitialiseAll.class);

        assertThat(said).filteredOn(line -> line.startsWith("initialised:")).hasSizeGreaterThan(150);
        assertThat(said)
                .noneMatch(line -> line.contains(" com.kenai.jffi.") || line.contains(" jnr.ffi.LibraryLoader"))
                .noneMatch(line -> line.contains("Libc$Prototypes$jnr"));
        assertThat(said).filteredOn(line -> line.startsWith("opened:")).allMatch(line -> line.endsWith(".jar"));
    }

    @Test
    void givenOneQuestion_whenAsked_thenOnlyItsRoomIsLoaded() throws Exception {
        List<String> said = run(FirstLink.class);

        assertThat(said).contains("index of lo: 1");
        assertThat(said)
                .anyMatch(line -> line.contains(".route.link.LinkAttr "))
                .noneMatch(line -> line.contains(".route.route.RouteAttr ")
                        || line.contains(".route.address.AddressAttr ")
                        || line.contains(".route.link.LinkKinds ")
                        || line.contains(".route.link.Macvlan ")
                        || line.contains(".route.Batch "));
    }
}
