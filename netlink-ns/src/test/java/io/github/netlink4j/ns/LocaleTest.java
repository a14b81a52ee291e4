package io.github.netlink4j.ns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.testing.Cli;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of namespaces in a JVM that was started in another locale. */
@LiveNs
class LocaleTest {
    /** Calls everything that accepts a name, with one that Java cannot encode in the C locale. */
    static final class EachVerb {
        public static void main(String[] args) {
            String name = "caf\u00e9\udcff";
            Netns.create(name).close();
            Netns.open(name).close();
            Netns.openFile("/run/netns/" + name).close();
            System.out.println("listed " + Netns.list().equals(List.of(name, "of ip \u00e9")));
            Netns.delete(name);
            try (Netns ofIp = Netns.open(Netns.list().get(0))) {
                System.out.println(ofIp.identity().inode());
            }
            Netns.list().forEach(Netns::delete);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8", "en_US.ISO-8859-1"})
    @DisplayName("H56: names are bytes, and Java encodes file names by the locale")
    void givenLocale_whenEachVerbIsUsed_thenNamesAreTheSameBytes(String locale) throws Exception {
        Cli.run("sh", "-c", "ip netns add \"$(printf 'of ip \\303\\251')\"");
        String inode = Cli.run("sh", "-c", "ip netns exec \"$(printf 'of ip \\303\\251')\" readlink /proc/self/ns/net");

        String output = java(locale, EachVerb.class.getName());

        assertThat(output.lines()).containsExactly("listed true", inode.replaceAll("\\D", ""));
        assertThat(Netns.list()).isEmpty();
    }

    private static String java(String locale, String program) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program);
        builder.environment().put("LC_ALL", locale);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
