package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.netconf.NetConfAttr;
import io.github.netlink4j.rtnetlink.netconf.NetConfFilter;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** For each command, our request is the one that {@code ip netconf} sends. */
class GoldenNetConfTest {
    private static final Map<String, NetConfFilter> OURS = Map.of(
            "ip netconf show", NetConfFilter.all(),
            "ip -4 netconf show", NetConfFilter.all().ipv4(),
            "ip -6 netconf show", NetConfFilter.all().ipv6());

    @TestFactory
    Stream<DynamicTest> givenCommandOfIp_whenWeDoTheSame_thenTheRequestIsTheSame() {
        Map<String, byte[]> theirs = Golden.read("netconf.txt");
        assertThat(OURS.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        return theirs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    byte[] message = Recorder.listing(NetConfAttr.RTM_GETNETCONF, OURS.get(entry.getKey()));

                    assertThat(HexFormat.of().formatHex(message))
                            .isEqualTo(HexFormat.of().formatHex(entry.getValue()));
                }));
    }
}
