package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.rtnetlink.nsid.NetnsIdAttr;
import io.github.netlink4j.rtnetlink.nsid.NetnsIdFilter;
import io.github.netlink4j.rtnetlink.nsid.NetnsIds;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** For each command, our request is the one that {@code ip netns} sends. */
class GoldenNetnsIdTest {
    /** The number of the descriptor in the captured requests. */
    private static final NetnsRef FAR = () -> 6;

    private static final Map<String, Supplier<byte[]>> OURS = Map.of(
            "ip netns set far 7",
            () -> change(ids -> ids.set(FAR, 7)),
            "ip netns set far auto",
            () -> change(ids -> ids.assign(FAR)),
            "ip netns list-id",
            () -> Recorder.listing(NetnsIdAttr.RTM_GETNSID, NetnsIdFilter.all()),
            "ip netns list-id target-nsid 7",
            () -> Recorder.listing(NetnsIdAttr.RTM_GETNSID, NetnsIdFilter.all().in(7)));

    private static byte[] change(Consumer<NetnsIds> action) {
        return Recorder.messageOf(client -> action.accept(new NetnsIds(client)));
    }

    @TestFactory
    Stream<DynamicTest> givenCommandOfIp_whenWeDoTheSame_thenTheRequestIsTheSame() {
        Map<String, byte[]> theirs = Golden.read("nsid.txt");
        assertThat(OURS.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        return theirs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    byte[] message = OURS.get(entry.getKey()).get();

                    assertThat(HexFormat.of().formatHex(message))
                            .isEqualTo(HexFormat.of().formatHex(entry.getValue()));
                }));
    }
}
