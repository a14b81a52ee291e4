package io.github.netlink4j.rtnetlink.vni;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.rtnetlink.mirror.Changer;
import io.github.netlink4j.rtnetlink.mirror.Compared;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.RequiresKernel;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mirror holds the VNIs that the kernel has. */
@LiveRoute
@RequiresKind("vxlan")
@RequiresKernel("5.18")
@Timeout(120)
class VniMirrorTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private Mirror mirror;

    @BeforeEach
    void open() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().create(Vxlan.named("vx0").external().vniFilter().up());
            nl.links().create(Vxlan.named("vx1").external().vniFilter().port(4790));
        }
        mirror = Mirror.open(SocketOptions.defaults().receiveBuffer(16 << 10), LinkVnis.TYPE);
        mirror.awaitQuiet(LONG);
    }

    @AfterEach
    void close() {
        if (mirror != null) {
            mirror.close();
        }
    }

    private static List<String> contents(List<LinkVnis> vnis) {
        return Compared.sorted(vnis, one -> one.linkIndex() + " " + one.ranges());
    }

    private void assertEqual(RtNetlink nl) {
        Compared.assertEqual(
                mirror,
                () -> contents(mirror.of(LinkVnis.TYPE).list()),
                () -> contents(nl.vnis().list()));
    }

    @Test
    void givenVnis_whenTheyComeChangeAndGo_thenHeldAndFound(RtNetlink nl) {
        nl.vnis().add(VniSpec.of(10, 20).device("vx0"));
        nl.vnis().delete(VniSpec.of(15).device("vx0"));
        nl.vnis().add(VniSpec.of(16, 17).device("vx0").group("10.0.0.2"));
        mirror.awaitQuiet(LONG);

        assertThat(mirror.of(LinkVnis.TYPE)
                        .by(LinkVnis.BY_LINK, nl.links().get("vx0").index()))
                .singleElement()
                .asString()
                .endsWith(" vni 10-14, 16-17 10.0.0.2, 18-20");
        assertEqual(nl);
    }

    @Test
    void givenVxlan_whenDeleted_thenItsVnisAreNotHeld(RtNetlink nl) {
        nl.vnis().add(VniSpec.of(10, 20).device("vx0"));
        nl.vnis().add(VniSpec.of(10, 20).device("vx1"));
        assertEqual(nl);

        nl.links().delete("vx0");
        assertEqual(nl);
        nl.vnis().delete(VniSpec.of(10, 20).device("vx1"));
        assertEqual(nl);
    }

    @Test
    @DisplayName("H3: a mirror of VNIs equals the kernel after a storm of changes")
    void givenChurn_whenOver_thenEqual(RtNetlink nl) throws Exception {
        List<Changer> changers = List.of(
                new Changer(RtNetlink.open(), new Random(0), VniMirrorTest::act),
                new Changer(RtNetlink.open(), new Random(1), VniMirrorTest::act));
        long changes = Changer.during(Duration.ofMillis(1500), mirror, changers);

        assertEqual(nl);
        assertThat(changes).isGreaterThan(100);
    }

    private static void act(RtNetlink nl, Random random) {
        int first = 1 + random.nextInt(100);
        VniSpec range = VniSpec.of(first, first + random.nextInt(10)).device(random.nextBoolean() ? "vx0" : "vx1");
        switch (random.nextInt(40)) {
            case 0 -> {
                nl.links().delete("vx1");
                nl.links().create(Vxlan.named("vx1").external().vniFilter().port(4790));
            }
            case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 -> nl.vnis().delete(range);
            case 11, 12, 13, 14 -> nl.vnis().add(range.group("10.0.0." + first));
            default -> nl.vnis().add(range);
        }
    }
}
