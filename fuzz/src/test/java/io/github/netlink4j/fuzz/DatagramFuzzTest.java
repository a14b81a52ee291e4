package io.github.netlink4j.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client receives, its calls end in one of the documented ways, and it stays usable; see {@link Client}. */
@Timeout(20)
class DatagramFuzzTest {
    /** Created late, because a fuzzer instruments only classes that are loaded after it has started. */
    private Client client;

    static Stream<byte[]> answers() {
        return Seeds.answers().stream();
    }

    @MethodSource("answers")
    @FuzzTest(maxDuration = "60s")
    void givenAnyDatagrams_whenReceived_thenTheCallEndsAndTheNextSucceeds(byte[] input) {
        if (client == null || client.hasGrown()) {
            client = new Client();
        }
        client.check(input);
    }
}
