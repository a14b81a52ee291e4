package io.github.netlink4j.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.fuzz.planted.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Verifies that the fuzzer finds bugs: it must find each of the faults planted into a decoder within a number of executions,
 * and none in the decoder without a fault.
 */
@EnabledIfSystemProperty(named = "fuzz.planted.executions", matches = "[0-9]+")
@TestMethodOrder(MethodOrderer.MethodName.class)
class PlantedBugsTest {
    private static final Pattern EXECUTIONS = Pattern.compile("number_of_executed_units: (\\d+)");
    private static final Pattern FINDING = Pattern.compile("== Java Exception: (.*)");

    @ParameterizedTest
    @EnumSource(Fault.class)
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void givenFault_whenFuzzed_thenFoundInTime(Fault fault) throws IOException, InterruptedException {
        Path output = fuzz(fault);

        String text = Files.readString(output, StandardCharsets.ISO_8859_1);
        Matcher executions = EXECUTIONS.matcher(text);
        Matcher finding = FINDING.matcher(text);
        boolean found = finding.find();
        assertThat(executions.find()).as("ran: %s", output).isTrue();
        System.out.printf(
                "%-16s %-9s %,12d executions  %s%n",
                fault,
                found ? "found" : "not found",
                Long.parseLong(executions.group(1)),
                found ? finding.group(1) : "");
        assertThat(found).as("found, see %s", output).isEqualTo(fault != Fault.NONE);
    }

    /** Returns the maximum number of executions; fewer for the decoder without a fault. */
    private static long executions(Fault fault) {
        long most = Long.getLong("fuzz.planted.executions");
        return fault == Fault.NONE ? most / 10 : most;
    }

    /** Runs the fuzzer in a virtual machine of its own, and returns the file of its output. */
    private static Path fuzz(Fault fault) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(Path.of("target", "planted", fault.name()));
        Path output = directory.resolve("output.txt").toAbsolutePath();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "-Dfuzz.planted=" + fault,
                "-cp",
                classPath,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + PlantedDecoderTest.class.getName(),
                "--instrumentation_includes=io.github.netlink4j.fuzz.planted.**",
                "--custom_hook_excludes=io.github.netlink4j.**",
                "-seed=1",
                "-runs=" + executions(fault),
                "-print_final_stats=1",
                "-artifact_prefix=" + directory.toAbsolutePath() + "/",
                // An empty corpus.
                Files.createTempDirectory(directory, "corpus").toAbsolutePath().toString()));
        builder.environment().put("JAZZER_FUZZ", "1");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        builder.start().waitFor();
        return output;
    }
}
