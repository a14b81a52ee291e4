package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault with every kind of call: how the call ends, what it reports about the change, how often it has sent the request,
 * and that the handle is usable afterwards. The expected results are in {@code troubles.txt}, which is written for readers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class TroubleTableTest {
    private final Map<String, String> table = table();
    private int timeouts;
    private long worstOvershoot;

    private static Map<String, String> table() {
        try (InputStream in = TroubleTableTest.class.getResourceAsStream("troubles.txt")) {
            Map<String, String> blocks = new LinkedHashMap<>();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String block : text.substring(text.indexOf("\n\n") + 2).split("\n\n")) {
                blocks.put(block.lines().findFirst().orElseThrow(), block.strip());
            }
            return blocks;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.github.netlink4j.socket.Troubles#all")
    void givenTrouble_whenCalled_thenEndsAsInTheTableAndUsableAgain(Trouble trouble) {
        Map<String, List<String>> byEnding = new LinkedHashMap<>();
        for (Call call : Call.values()) {
            if (trouble.calls().contains(call)) {
                byEnding.computeIfAbsent(ending(trouble, call), e -> new ArrayList<>())
                        .add(call.toString());
            }
        }
        StringBuilder block = new StringBuilder(trouble.name());
        byEnding.forEach((ending, kinds) ->
                block.append("\n    ").append(ending).append(": ").append(String.join(", ", kinds)));

        assertThat(block).hasToString(table.getOrDefault(trouble.name(), "nothing in troubles.txt"));
    }

    private String ending(Trouble trouble, Call call) {
        Handle handle = trouble.on(Handle::impatient);
        String ending = call.ending(handle);
        boolean interrupted = Thread.interrupted();
        int asked = handle.kernel.requests().size();

        if (handle.kernel.isClosed()) {
            assertSaysThatItIsClosed(handle);
        } else {
            handle.kernel.requests().stream().findFirst().ifPresent(trouble.afterwards());
            handle.assertUsable();
        }
        if (ending.startsWith("Timeout")) {
            measureOvershoot(trouble, call);
        }
        int once = call == Call.CREATE ? 2 : call.isBatch() ? 3 : 1;
        return ending
                + (asked == once ? "" : ", asked " + asked + " times")
                + (interrupted ? ", still interrupted" : "");
    }

    /** Repeats the call with a real clock, and measures by how much it exceeds its deadline. */
    private void measureOvershoot(Trouble trouble, Call call) {
        Handle handle = trouble.on(Handle::on);
        long begun = System.nanoTime();

        String ending = call.ending(handle);

        worstOvershoot = Math.max(worstOvershoot, System.nanoTime() - begun - Handle.TIMEOUT.toNanos());
        timeouts++;
        assertThat(ending).startsWith("Timeout");
        handle.assertUsable();
    }

    private static void assertSaysThatItIsClosed(Handle handle) {
        NetlinkIOException failure = catchThrowableOfType(NetlinkIOException.class, handle::execute);
        assertThat(failure).as(handle.kernel.toString()).isNotNull();
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void givenTable_whenComparedWithTheTroubles_thenItHasNoOthers() {
        assertThat(String.join("\n", table.keySet()))
                .isEqualTo(Troubles.all().stream().map(Trouble::name).collect(Collectors.joining("\n")));
    }

    @AfterAll
    void printTheWorstOvershoot() {
        System.out.println("a call has exceeded its deadline by at most "
                + TimeUnit.NANOSECONDS.toMicros(worstOvershoot) + " us, of " + timeouts + " that timed out");
        assertThat(worstOvershoot).isLessThan(Duration.ofSeconds(10).toNanos());
    }
}
