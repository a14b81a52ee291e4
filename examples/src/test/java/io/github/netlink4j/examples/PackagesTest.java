package io.github.netlink4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README names the packages that its commands need, and the scripts that install packages read them there. */
class PackagesTest {
    private static final Path PROJECT = Path.of("..");

    /** Returns what {@code build/packages} prints. */
    private static List<String> packages(String... options) throws IOException, InterruptedException {
        ProcessBuilder command =
                new ProcessBuilder(PROJECT.resolve("build/packages").toString());
        command.command().addAll(List.of(options));
        Process process = command.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return List.of(output.strip().split("\\s+"));
    }

    @Test
    void givenReadme_whenItsPackagesAreRead_thenTheyAreThoseThatItNames() throws Exception {
        String readme = Files.readString(PROJECT.resolve("README.md"));

        assertThat(packages()).allMatch(name -> name.matches("[a-z0-9][a-z0-9.+-]+"));
        assertThat(readme).contains("\napt-get install " + String.join(" ", packages()) + "\n");
        assertThat(packages("--optional")).allMatch(name -> name.matches("[a-z0-9][a-z0-9.+-]+"));
        assertThat(readme)
                .contains("\napt-get install " + String.join(" ", packages("--optional")) + "    # optional\n");
        assertThat(readme.split("apt-get install", -1)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {".ci/run", "build/bare/run", ".github/workflows/build.yml"})
    void givenScriptThatInstallsPackages_whenRead_thenItNamesNoneItself(String script) throws Exception {
        String text = Files.readString(PROJECT.resolve(script));

        List<String> installed = text.lines()
                .filter(line -> line.contains("apt-get install"))
                .map(line -> line.replaceFirst(".*apt-get install( -[\\w-]+)*", ""))
                .toList();

        assertThat(text).contains("build/packages");
        assertThat(installed).isNotEmpty().allMatch(packages -> packages.strip().matches("\"?\\$.*"));
    }
}
