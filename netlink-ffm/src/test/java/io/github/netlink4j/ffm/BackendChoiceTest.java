package io.github.netlink4j.ffm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.sys.Sys;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The selection of the backend, by path and system property. Each case runs in a JVM of its own. */
@Timeout(60)
class BackendChoiceTest {
    private static final String FFM = home(FfmLibc.class);
    private static final String CORE = home(Libc.class);
    private static final String TESTS = home(OpenSocket.class);

    private static String home(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    private static String jnr() {
        return String.join(
                File.pathSeparator,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.contains("jnr") || entry.contains("jffi") || entry.contains("asm"))
                        .toList());
    }

    /** Returns the output of the program. */
    private static String run(String property, String... path) throws IOException, InterruptedException {
        return run(List.of("--enable-native-access=ALL-UNNAMED"), property, 1, path);
    }

    private static String run(List<String> options, String property, int sockets, String... path)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        if (!property.isEmpty()) {
            command.add("-Dnetlink4j.native=" + property);
        }
        command.addAll(List.of(
                "-cp", String.join(File.pathSeparator, path), OpenSocket.class.getName(), String.valueOf(sockets)));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        java.waitFor();
        return said.strip();
    }

    @Test
    void givenTests_whenRun_thenByThisBackend() {
        assertThat(Sys.backend()).isEqualTo("ffm");
        assertThat(Sys.libc()).isInstanceOf(FfmLibc.class);
        assertThat(NetlinkSocket.class.getModule().isNamed()).isFalse();
    }

    @Test
    void givenBoth_whenNoneIsAskedFor_thenForeign() throws Exception {
        assertThat(run("", CORE, FFM, TESTS, jnr())).isEqualTo("ffm");
    }

    @Test
    void givenBoth_whenJnrIsAskedFor_thenJnr() throws Exception {
        assertThat(run("jnr", CORE, FFM, TESTS, jnr())).isEqualTo("jnr");
    }

    @Test
    void givenNoJnr_whenRun_thenForeignNeedsNoneOfIt() throws Exception {
        assertThat(run("", CORE, FFM, TESTS)).isEqualTo("ffm");
    }

    @Test
    void givenNoForeign_whenRun_thenJnr() throws Exception {
        assertThat(run("", CORE, TESTS, jnr())).isEqualTo("jnr");
    }

    @Test
    void givenNoForeign_whenAskedFor_thenReportsWhatIsMissing() throws Exception {
        assertThat(run("ffm", CORE, TESTS, jnr()))
                .isEqualTo("netlink4j.native=ffm, but there is no such native backend on the path; jnr is always there,"
                        + " ffm is the module netlink-ffm and needs Java 22 or newer");
    }

    @Test
    void givenNeither_whenRun_thenReportsWhatIsMissing() throws Exception {
        assertThat(run("", CORE, TESTS))
                .startsWith("there is no native backend: neither jnr-ffi nor netlink-ffm, which needs Java 22 or newer,"
                        + " is on the path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ffm", "jnr"})
    void givenNativeAccessDenied_whenSocketsAreOpened_thenEachTimeReportedHowToAllowIt(String property)
            throws Exception {
        assumeTrue(Runtime.version().feature() >= 24, "native access cannot be denied before JDK 24");

        String output = run(List.of("--illegal-native-access=deny"), property, 2, CORE, FFM, TESTS, jnr());

        assertThat(output.lines())
                .as(output)
                .hasSize(2)
                .allMatch(line -> line.startsWith("the native library cannot be loaded (java.lang.")
                        && line.contains("--enable-native-access=ALL-UNNAMED"));
        assertThat(output.lines().distinct()).hasSize(1);
        if (!property.equals("jnr")) {
            assertThat(output).contains("IllegalCallerException");
        }
    }
}
