package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.vni.VniSpec;
import io.github.netlink4j.rtnetlink.vni.Vnis;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** For each command, our request is the one that {@code bridge} sends. */
class GoldenVniTest {
    private final Map<String, Consumer<Vnis>> ours = new LinkedHashMap<>();

    private void put(String command, Consumer<Vnis> action) {
        ours.put("bridge vni " + command, action);
    }

    private static VniSpec vni(long first, long last) {
        return VniSpec.of(first, last).device(LinkRef.of(10));
    }

    {
        put("add vni 100 dev eth0", vnis -> vnis.add(vni(100, 100)));
        put("add vni 100-199 dev eth0", vnis -> vnis.add(vni(100, 199)));
        put(
                "add vni 300 group 239.1.1.1 dev eth0",
                vnis -> vnis.add(vni(300, 300).group("239.1.1.1")));
        put(
                "add vni 300-302 remote 10.0.0.2 dev eth0",
                vnis -> vnis.add(vni(300, 302).group("10.0.0.2")));
        put(
                "add vni 301-302 remote fd00::2 dev eth0",
                vnis -> vnis.add(vni(301, 302).group("fd00::2")));
        put("delete vni 100 dev eth0", vnis -> vnis.delete(vni(100, 100)));
        put("delete vni 100-199 dev eth0", vnis -> vnis.delete(vni(100, 199)));
    }

    @TestFactory
    Stream<DynamicTest> givenCommandOfBridge_whenWeDoTheSame_thenTheRequestIsTheSame() {
        Map<String, byte[]> theirs = Golden.read("vni.txt");
        assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        return theirs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    byte[] message = Recorder.messageOf(
                            client -> ours.get(entry.getKey()).accept(new Vnis(client)));

                    assertThat(HexFormat.of().formatHex(message))
                            .isEqualTo(HexFormat.of().formatHex(entry.getValue()));
                }));
    }
}
