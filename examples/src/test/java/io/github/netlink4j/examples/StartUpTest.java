package io.github.netlink4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.LinkKind;
import io.github.netlink4j.rtnetlink.link.LinkKinds;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.testing.NetnsTest;
import io.github.netlink4j.testing.RequiresKind;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a program that uses the library loads: nothing native before the first call, and few classes that it does not use. */
@NetnsTest
@Timeout(60)
class StartUpTest {
    private static final Pattern SELECTOR_JARS = Pattern.compile("jnr-(enxio|unixsocket|posix|constants)-");
    private static final Pattern LIBRARY = Pattern.compile(
            "/netlink-(core|route)/target/(classes$|netlink-[^/]*\\.jar$)|/(jnr-ffi|jffi|asm|jnr-x86asm)");

    private static List<String> run(Class<?> program) throws IOException, InterruptedException {
        return java("-cp", System.getProperty("java.class.path"), program.getName());
    }

    /** Returns the entries of the class path that match. */
    private static String path(Predicate<String> wanted) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(wanted)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Runs Java in a process of its own; returns its output and the classes that it loads. */
    private static List<String> java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:class+load:stdout",
                "-Xshare:auto"));
        command.addAll(List.of(arguments));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(java.waitFor()).as("%s", output).isZero();
        return output;
    }

    @Test
    void givenEveryClass_whenInitialised_thenNothingNativeIsLoadedAndNothingIsOpened() throws Exception {
        List<String> output = run(InitialiseAll.class);

        assertThat(output).filteredOn(line -> line.startsWith("initialised:")).hasSizeGreaterThan(150);
        assertThat(output).noneMatch(line -> line.contains(" com.kenai.jffi.") || line.contains(" jnr.ffi."));
        assertThat(output).filteredOn(line -> line.startsWith("opened:")).allMatch(line -> line.endsWith(".jar"));
    }

    @Test
    void givenOneQuery_whenRun_thenOnlyItsPackageIsLoaded() throws Exception {
        List<String> output = run(FirstLink.class);

        assertThat(output).contains("index of lo: 1");
        assertThat(output)
                .anyMatch(line -> line.contains(".rtnetlink.link.LinkAttr "))
                .noneMatch(line -> line.contains(".rtnetlink.route.RouteAttr ")
                        || line.contains(".rtnetlink.address.AddressAttr ")
                        || line.contains(".rtnetlink.link.LinkKinds ")
                        || line.contains(".rtnetlink.link.Macvlan ")
                        || line.contains(".rtnetlink.Batch "));
    }

    @Test
    @RequiresKind("veth")
    void givenLinkOfAKind_whenCreatedChangedAndPrinted_thenNoOtherKindIsLoaded() throws Exception {
        List<String> output = run(FirstPair.class);

        assertThat(output).contains("kind of a0: veth").anyMatch(line -> line.contains(".rtnetlink.link.Veth "));
        // Link has methods for these: the verifier loads them without initialising them.
        Set<LinkKind> expected = Set.of(Veth.KIND, Bridge.KIND, Vxlan.KIND);
        for (LinkKind kind : LinkKinds.all()) {
            String type = kind.kind().replace("_", "");
            assertThat(output)
                    .as(type)
                    .filteredOn(line -> !expected.contains(kind))
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains(".rtnetlink.link." + type + " "));
        }
    }

    @Test
    void givenNoSelectorOnTheClassPath_whenALinkIsQueried_thenReturned() throws Exception {
        String without = path(SELECTOR_JARS.asPredicate().negate());

        List<String> output = java("-cp", without, FirstLink.class.getName());

        assertThat(path(SELECTOR_JARS.asPredicate())).contains("jnr-enxio");
        assertThat(output).contains("index of lo: 1").noneMatch(line -> line.contains(".netlink4j.selector."));
    }

    @Test
    void givenNoSelectorOnTheModulePath_whenALinkIsQueried_thenReturned() throws Exception {
        String program = path(entry -> entry.contains("/examples/target/"));

        List<String> output = java(
                "-p",
                path(LIBRARY.asPredicate()),
                "--add-modules",
                "io.github.netlink4j.rtnetlink",
                "-cp",
                program,
                FirstLink.class.getName());

        assertThat(output).contains("index of lo: 1").noneMatch(line -> line.contains("jnr.enxio."));
    }
}
