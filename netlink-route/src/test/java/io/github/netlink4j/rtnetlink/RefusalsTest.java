package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.Errno;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.testing.RequiresKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The message for each of the {@link Refusals}, compared with the golden file {@code errors.txt}. With
 * {@code -Dnetlink4j.test.errors=FILE} it is written to a file as well.
 */
@LiveRoute
@RequiresKind({"veth", "bridge", "vxlan", "macvlan"})
class RefusalsTest {
    @Test
    @DisplayName("H26, H76: one error number means many things, and often there are no words")
    void givenWhatTheKernelRefuses_whenAttempted_thenTheErrorIsTheGoldenOne(RtNetlink nl) throws IOException {
        Refusals.prepare(nl);
        GoldenErrors golden = GoldenErrors.read();
        List<String> blocks = new ArrayList<>();
        List<String> unexpected = new ArrayList<>();

        Refusals.all().forEach((attempt, action) -> {
            String said = attempt(nl, action);
            blocks.add(attempt + "\n" + said);
            if (!golden.expects(attempt, said)) {
                unexpected.add(attempt + "\n" + said);
            }
        });

        String file = System.getProperty("netlink4j.test.errors");
        if (file != null) {
            Files.writeString(Path.of(file), String.join("\n\n", blocks) + "\n");
        }
        assertThat(String.join("\n\n", unexpected)).isEmpty();
        assertThat(golden.attempts()).containsExactlyElementsOf(Refusals.all().keySet());
        assertThat(blocks).hasSizeGreaterThan(100);
    }

    private static String attempt(RtNetlink nl, Consumer<RtNetlink> action) {
        try {
            action.accept(nl);
            return "    carried out";
        } catch (KernelException e) {
            assertThat(e.outcome()).isIn(Outcome.REJECTED, Outcome.PARTIAL);
            return "    " + e.getMessage() + "\n    " + details(e);
        }
    }

    private static String details(KernelException e) {
        ExtendedAck ack = e.extendedAck();
        StringBuilder details = new StringBuilder(Errno.name(e.errno()));
        detail(details, "outcome", e.outcome() == Outcome.REJECTED ? null : e.outcome());
        if (ack != null) {
            detail(details, "text", ack.message());
            detail(details, "path", ack.path());
            detail(details, "limits", ack.policy());
            detail(details, "missing", ack.missing());
        }
        return details.toString();
    }

    private static void detail(StringBuilder details, String name, Object value) {
        if (value != null) {
            details.append("; ").append(name).append(": ").append(value);
        }
    }
}
