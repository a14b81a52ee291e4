package io.github.netlink4j.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a message about an object contains, it is decoded with the same result in every way; see {@link Decoding}. The
 * number in the message determines the type of the object.
 */
@Timeout(20)
class ObjectFuzzTest {
    /** Created late, because a fuzzer instruments only classes that are loaded after it has started. */
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
