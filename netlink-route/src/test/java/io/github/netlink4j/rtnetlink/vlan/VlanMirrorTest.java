package io.github.netlink4j.rtnetlink.vlan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.mirror.Changer;
import io.github.netlink4j.rtnetlink.mirror.Compared;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mirror holds the VLANs that the kernel has. */
@LiveRoute
@RequiresKind({"veth", "bridge"})
@Timeout(120)
class VlanMirrorTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private Mirror mirror;

    @BeforeEach
    void open() {
        VlanBridge.create();
        mirror = Mirror.open(SocketOptions.defaults().receiveBuffer(16 << 10), LinkVlans.TYPE);
        mirror.awaitQuiet(LONG);
    }

    @AfterEach
    void close() {
        if (mirror != null) {
            mirror.close();
        }
    }

    /** The line of a link with very many VLANs does not contain all. */
    private static List<String> contents(List<LinkVlans> vlans) {
        return Compared.sorted(vlans, one -> one.linkIndex() + " " + one.ranges());
    }

    private void assertEqual(RtNetlink nl) {
        Compared.assertEqual(
                mirror,
                () -> contents(mirror.of(LinkVlans.TYPE).list()),
                () -> contents(nl.vlans().list()));
    }

    @Test
    void givenVlans_whenTheyComeChangeAndGo_thenHeldAndFound(RtNetlink nl) {
        nl.vlans().add(VlanSpec.of(10, 20).device("p0"));
        nl.vlans().delete(VlanSpec.of(15).device("p0"));
        nl.vlans().set(VlanSpec.of(16, 17).device("p0").state(4));
        mirror.awaitQuiet(LONG);

        assertThat(mirror.of(LinkVlans.TYPE)
                        .by(LinkVlans.BY_LINK, nl.links().get("p0").index()))
                .singleElement()
                .asString()
                .endsWith(" vlan 1 PVID Egress Untagged, 10-14, 16-17 state 4, 18-20");
        assertEqual(nl);
    }

    @Test
    void givenPort_whenItLeavesOrIsDeletedOrTheBridgeIs_thenHeldAsTheKernelHasThem(RtNetlink nl) {
        nl.vlans().add(VlanSpec.of(10, 20).device("p0"));
        assertEqual(nl);

        nl.links().change("p0", link -> link.noMaster());
        assertEqual(nl);
        nl.links().change("p0", link -> link.master("br0"));
        assertEqual(nl);
        nl.links().delete("q0");
        assertEqual(nl);
        nl.links().change("br0", Bridge.options().vlanDefaultPvid(9));
        assertEqual(nl);
        nl.links().delete("br0");
        assertEqual(nl);
        assertThat(mirror.of(LinkVlans.TYPE).list()).isEmpty();
    }

    @Test
    @DisplayName("H3: a mirror of VLANs equals the kernel after a storm of changes")
    void givenChurn_whenOver_thenEqual(RtNetlink nl) throws Exception {
        List<Changer> changers = List.of(
                new Changer(RtNetlink.open(), new Random(0), VlanMirrorTest::act),
                new Changer(RtNetlink.open(), new Random(1), VlanMirrorTest::act));
        long changes = Changer.during(Duration.ofMillis(1500), mirror, changers);

        assertEqual(nl);
        assertThat(changes).isGreaterThan(100);
    }

    private static void act(RtNetlink nl, Random random) {
        String port = random.nextBoolean() ? "p0" : "q0";
        int first = 2 + random.nextInt(100);
        VlanSpec range = VlanSpec.of(first, first + random.nextInt(10)).device(port);
        switch (random.nextInt(40)) {
            case 0 -> {
                nl.links().change("q0", link -> link.noMaster());
                nl.links().change("q0", link -> link.master("br0"));
            }
            case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 -> nl.vlans().delete(range);
            case 11, 12, 13, 14, 15, 16 -> nl.vlans().set(range.state(random.nextInt(5)));
            case 17, 18, 19 -> nl.vlans().add(range.untagged());
            default -> nl.vlans().add(range);
        }
    }
}
