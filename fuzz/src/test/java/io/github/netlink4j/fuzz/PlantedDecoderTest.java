package io.github.netlink4j.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.fuzz.planted.Fault;
import io.github.netlink4j.fuzz.planted.PlantedDecoder;
import io.github.netlink4j.testing.Bytes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same requirements as for the library's decoder, for one with a fault: it ends soon, allocates little, throws nothing
 * else, and agrees with a decoder without a fault. {@link PlantedBugsTest} verifies that each fault is found.
 */
@Timeout(20)
class PlantedDecoderTest {
    private static final int BODY = Wire.HEADER + 12;
    private static final int MAX_DEPTH = 16;
    private static final Limits LIMITS = new Limits(64, 4096);

    private final Fault fault = Fault.valueOf(System.getProperty("fuzz.planted", "NONE"));
    private final PlantedDecoder faulty = new PlantedDecoder(fault);
    private final PlantedDecoder right = new PlantedDecoder(Fault.NONE);

    static Stream<byte[]> messages() {
        return Stream.concat(
                Captures.all("route").stream(),
                Stream.of(Bytes.of().raw(new byte[BODY]).raw(Seeds.nests(4)).toArray()));
    }

    @MethodSource("messages")
    @FuzzTest(maxDuration = "")
    void givenAnyBytes_whenRead_thenAsWithoutAFault(byte[] message) {
        if (message.length < BODY) {
            return;
        }
        long[] read = new long[1];
        Runnable reading = () -> read[0] = read(faulty, message, BODY);
        LIMITS.check(message.length, reading);
        require(faulty.steps() <= message.length / Wire.ATTR_HEADER * MAX_DEPTH, "no step too many");
        require(faulty.deepest() <= MAX_DEPTH, "nests are no deeper than 16");
        require(read[0] == read(right, message, BODY), "both decoders read the same");
    }

    private static long read(PlantedDecoder decoder, byte[] message, int from) {
        try {
            return decoder.decode(message, from);
        } catch (MalformedMessageException e) {
            return 0;
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not true: " + what);
        }
    }
}
