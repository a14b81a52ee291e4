package io.github.netlink4j.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an acknowledgement contains besides its error number, the number is reported, with a message; see {@link Client}.
 */
@Timeout(20)
class ExtendedAckFuzzTest {
    /** Created late, because a fuzzer instruments only classes that are loaded after it has started. */
    private Client client;

    static Stream<byte[]> verdicts() {
        return Captures.all(Captures.REFUSAL).stream();
    }

    @MethodSource("verdicts")
    @FuzzTest(maxDuration = "60s")
    void givenAnyVerdict_whenReceived_thenTheCallEndsAndTheNextSucceeds(byte[] verdict) {
        if (client == null || client.hasGrown()) {
            client = new Client();
        }
        client.check(Client.CHANGE, Seeds.datagram(Seeds.ofTrueLength(verdict)), 0);
    }
}
