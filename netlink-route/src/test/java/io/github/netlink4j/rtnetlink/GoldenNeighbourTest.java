package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourAttr;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourSpec;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourView;
import io.github.netlink4j.rtnetlink.neighbour.Neighbours;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * For each command, our request is the one that {@code ip} sends. {@code ip} always sends the state permanent, which the
 * kernel ignores in a deletion and in {@code use}; there the commands specify the state none.
 */
class GoldenNeighbourTest {
    private final Map<String, Consumer<Neighbours>> ours = new LinkedHashMap<>();

    private void put(String command, Consumer<Neighbours> action) {
        ours.put("ip neigh " + command, action);
    }

    private static NeighbourSpec at(String address) {
        return NeighbourSpec.of(address).device(LinkRef.of(10));
    }

    private static NeighbourSpec mac(String address) {
        return at(address).lladdr("02:00:00:00:00:02");
    }

    {
        String mac = "10.0.0.2 lladdr 02:00:00:00:00:02 dev eth0";
        put("add " + mac, all -> all.add(mac("10.0.0.2")));
        put("add " + mac + " nud noarp", all -> all.add(mac("10.0.0.2").noarp()));
        put(
                "add " + mac + " nud reachable protocol static",
                all -> all.add(mac("10.0.0.2").reachable().protocol(RouteProtocol.RTPROT_STATIC)));
        put("add " + mac + " extern_learn", all -> all.add(mac("10.0.0.2").externLearn()));
        put("add 10.0.0.2 dev eth0 nud none use", all -> all.add(at("10.0.0.2").use()));
        put("add 10.0.0.2 dev eth0 managed", all -> all.add(at("10.0.0.2").managed()));
        put("add 10.0.0.2 dev eth0 nud none", all -> all.add(at("10.0.0.2").state(NeighbourView.NUD_NONE)));
        put(
                "add fd00::2 lladdr 02:00:00:00:00:02 dev eth0 router nud stale",
                all -> all.add(mac("fd00::2").router().stale()));
        put("replace " + mac, all -> all.replace(mac("10.0.0.2")));
        put("change 10.0.0.2 dev eth0 nud probe", all -> all.probe(LinkRef.of(10), IpAddress.parse("10.0.0.2")));
        put("change fd00::2 dev eth0 nud delay", all -> all.change(at("fd00::2").state(NeighbourView.NUD_DELAY)));
        put("add proxy 10.0.0.9 dev eth0", all -> all.add(at("10.0.0.9").proxy()));
        put(
                "replace proxy fd00::9 dev eth0 router protocol 77",
                all -> all.replace(at("fd00::9").proxy().router().protocol(77)));
        put("delete 10.0.0.2 dev eth0 nud none", all -> all.delete(at("10.0.0.2")));
        put("delete fd00::2 dev eth0 nud none", all -> all.delete(at("fd00::2")));
        put(
                "delete proxy 10.0.0.9 dev eth0 nud none",
                all -> all.delete(at("10.0.0.9").proxy()));
        put("get 10.0.0.2 dev eth0", all -> all.get(at("10.0.0.2")));
        put("get proxy fd00::9 dev eth0", all -> all.get(at("fd00::9").proxy()));
    }

    @TestFactory
    Stream<DynamicTest> givenCommandOfIp_whenWeDoTheSame_thenTheRequestIsTheSame() {
        Map<String, byte[]> theirs = Golden.read("neighbour.txt");
        assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        return theirs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    byte[] message = Recorder.messageOf(
                            client -> ours.get(entry.getKey()).accept(new Neighbours(client)));

                    assertThat(Canonical.of(message, NeighbourAttr.SET))
                            .isEqualTo(Canonical.of(entry.getValue(), NeighbourAttr.SET));
                }));
    }
}
