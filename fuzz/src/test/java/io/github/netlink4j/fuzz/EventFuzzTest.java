package io.github.netlink4j.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent to multicast groups, a monitor reports all of it and continues; see {@link Monitor}. */
@Timeout(20)
class EventFuzzTest {
    /** Created late, because a fuzzer instruments only classes that are loaded after it has started. */
    private Monitor monitor;

    static Stream<byte[]> events() {
        return Seeds.events().stream();
    }

    @MethodSource("events")
    @FuzzTest(maxDuration = "60s")
    void givenAnyDatagrams_whenReceived_thenAllIsToldAndNothingThrown(byte[] datagrams) {
        if (monitor == null || monitor.hasGrown()) {
            monitor = new Monitor();
        }
        monitor.check(datagrams);
    }
}
