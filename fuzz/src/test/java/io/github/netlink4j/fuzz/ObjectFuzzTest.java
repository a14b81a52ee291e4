package io.github.netlink4j.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a message about an object of any type holds, it is read in the same way by all ways there are; see {@link Decoding}.
 * The number in the message says of which type it is.
 */
@Timeout(20)
class ObjectFuzzTest {
    /** Made late: a fuzzer watches those classes only that are loaded after it has begun. */
    private Decodings decodings;

    static Stream<byte[]> captured() {
        return Captures.ofObjects().stream();
    }

    @MethodSource("captured")
    @FuzzTest(maxDuration = "60s")
    void givenAnyBytes_whenRead_thenAllWaysAgree(byte[] message) {
        if (decodings == null) {
            decodings = new Decodings();
        }
        decodings.check(Seeds.ofTrueLength(message));
    }
}
