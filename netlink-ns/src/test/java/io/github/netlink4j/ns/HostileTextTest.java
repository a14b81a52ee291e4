package io.github.netlink4j.ns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.netlink4j.testing.Cli;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Passes hostile text to each method that accepts or prints text: everything that is printed is safe for a terminal. */
@LiveNs
class HostileTextTest {
    /** A terminal sequence, a newline, a mark that reverses the following text, a quote, a byte that is not UTF-8. */
    private static final String HOSTILE = "x\u001b]0;title\u0007\n\u202eevil\"\\\udcff";

    private static final String ESCAPED = "x\\u001b]0;title\\u0007\\u000a\\u202eevil\\\"\\\\\\xff";

    /** Returns the messages of an exception and of its causes. */
    private static String messages(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isNotNull();
        List<String> all = new ArrayList<>();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            all.add(each.toString());
        }
        return String.join(" | ", all);
    }

    private static void assertEscaped(String text) {
        assertThat(text).contains(ESCAPED);
        assertThat(text.chars())
                .as(text)
                .noneMatch(c -> c < 0x20 || c == 0x202e || c == 0x7f || c >= 0xd800 && c < 0xe000);
    }

    @Test
    @DisplayName("H41: names are bytes, and some of them are commands for a terminal")
    void givenHostileNames_whenTheyCannotBeUsed_thenEachMessageIsEscaped() throws Exception {
        assertEscaped(messages(() -> Netns.open(HOSTILE)));
        assertEscaped(messages(() -> Netns.delete(HOSTILE)));
        assertEscaped(messages(() -> Netns.openFile("/run/netns/" + HOSTILE)));
        assertEscaped(messages(() -> Netns.openFile("/run/\0" + HOSTILE)));
        assertEscaped(messages(() -> Netns.create(HOSTILE + "/")));
        assertEscaped(messages(() -> Netns.create(HOSTILE + "\0")));
        assertEscaped(messages(() -> Netns.create(HOSTILE.repeat(20))));
        assertEscaped(messages(() -> Netns.create(HOSTILE + "\ud800")));
        Netns.create("first").close();
        Cli.run("ln", "-s", "first", "/run/netns/link");
        try (Netns hostile = Netns.create(HOSTILE)) {
            assertEscaped(messages(() -> Netns.create(HOSTILE)));
            assertEscaped(hostile.toString());
            assertEscaped(messages(() -> hostile.exec("no " + HOSTILE.replace("\udcff", "\u009b") + "\udcff"))
                    .replace("\\u009b", ""));
            assertEscaped(messages(() -> hostile.start(new ProcessBuilder(HOSTILE))));
            assertEscaped(messages(() -> hostile.exec(Duration.ofMillis(1), "sleep", "60")));
        }
        assertEscaped(messages(() -> {
            Netns closed = Netns.open(HOSTILE);
            closed.close();
            closed.fd();
        }));
        Netns.delete(HOSTILE);
        Netns.delete("link");
        Netns.delete("first");
    }

    @Test
    void givenHostileThreadNameAndOutput_whenPrinted_thenEscaped() throws Exception {
        try (Netns ns = Netns.anonymous()) {
            Execution execution = ns.exec("printf", "x\\033]0;title\\007\\n\\342\\200\\256evil\"\\\\");

            assertThat(execution.toString())
                    .isEqualTo("exit code 0, output \"x\\u001b]0;title\\u0007\\u000a\\u202eevil\\\"\\\\\"");
            assertThat(new ForeignThread(7, "a\u001b\n", 8)).hasToString("thread 7 \"a\\u001b\\u000a\" in net:[8]");
            assertThat(new Execution(0, "x".repeat(5000)).toString())
                    .hasSizeLessThan(1100)
                    .endsWith("more characters");
        }
    }

    @Test
    void givenPathOfBytes_whenOpened_thenTheMessageIsEscaped() {
        String message = messages(() -> Netns.open(Path.of("/run/a\u001b\n")));

        assertThat(message).contains("\"/run/a\\u001b\\u000a\"");
    }
}
