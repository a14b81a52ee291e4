package io.github.netlink4j.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a message about an address holds, it is read in the same way by all ways there are; see {@link Decoding}. */
@Timeout(20)
class AddressFuzzTest {
    /** Made late: a fuzzer watches those classes only that are loaded after it has begun. */
    private Decoding<?> decoding;

    static Stream<byte[]> captured() {
        return Captures.all("address").stream();
    }

    @MethodSource("captured")
    @FuzzTest(maxDuration = "60s")
    void givenAnyBytes_whenRead_thenAllWaysAgree(byte[] message) {
        if (decoding == null) {
            decoding = Decodings.address();
        }
        decoding.check(Seeds.ofTrueLength(message));
    }
}
