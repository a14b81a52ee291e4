package io.github.netlink4j.rtnetlink.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.MacAddress;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.mirror.Changer;
import io.github.netlink4j.rtnetlink.mirror.Compared;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.TestNetns;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mirror holds the neighbours that the kernel has, including those of which it does not notify. */
@LiveRoute
@RequiresKind("veth")
@Timeout(120)
class NeighbourMirrorTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String MAC = "02:00:00:00:00:02";

    private Mirror mirror;

    @BeforeEach
    void open() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
            nl.addresses().add("v0", "10.0.0.1/16");
        }
        mirror = Mirror.open(SocketOptions.defaults().receiveBuffer(16 << 10), Neighbour.TYPE);
        mirror.awaitQuiet(LONG);
    }

    @AfterEach
    void close() {
        mirror.close();
    }

    private static NeighbourSpec known(int number) {
        return NeighbourSpec.of("10.0.1." + number).device("v0").lladdr(MAC);
    }

    private static NeighbourSpec unknown(String address, int state) {
        return NeighbourSpec.of(address).device("v0").state(state);
    }

    private static List<String> contents(List<Neighbour> neighbours) {
        return Compared.sorted(neighbours, Neighbour::toString);
    }

    private void assertEqual(RtNetlink nl) {
        Compared.assertEqual(
                mirror,
                () -> contents(mirror.of(Neighbour.TYPE).list()),
                () -> contents(nl.neighbours().list()));
    }

    @Test
    void givenNeighbours_whenTheyComeChangeAndGo_thenHeldAndFound(RtNetlink nl) {
        nl.neighbours().add(known(2));
        nl.neighbours().add(known(3));
        nl.neighbours().replace(known(3).stale());
        nl.neighbours().delete(known(2));
        mirror.awaitQuiet(LONG);

        Link v0 = nl.links().get("v0");
        Neighbour held = mirror.of(Neighbour.TYPE)
                .by(Neighbour.BY_LLADDR, MacAddress.parse(MAC))
                .get(0);
        assertThat(held.address()).hasToString("10.0.1.3");
        assertThat(mirror.of(Neighbour.TYPE).find(Neighbour.Key.of(held))).isPresent();
        assertThat(mirror.of(Neighbour.TYPE).by(Neighbour.BY_ADDRESS, held.address()))
                .hasSize(1);
        assertThat(mirror.of(Neighbour.TYPE).by(Neighbour.BY_LINK, v0.index())).contains(held);
        assertEqual(nl);
    }

    @Test
    @DisplayName("H69: neighbours without a link-layer address and a new protocol are not notified")
    void givenSilentChanges_whenQuietIsAwaited_thenHeld(RtNetlink nl) {
        nl.neighbours().add(known(2));
        nl.neighbours().replace(known(2).protocol(77));
        nl.neighbours().add(unknown("10.0.1.3", NeighbourView.NUD_NONE));
        nl.neighbours().add(unknown("10.0.1.4", NeighbourView.NUD_FAILED));
        nl.neighbours().resolve("v0", "10.0.1.5");
        mirror.awaitQuiet(LONG);

        List<String> held = mirror.of(Neighbour.TYPE).list().stream()
                .map(neighbour -> neighbour.address() + " " + neighbour.protocol())
                .toList();
        assertThat(held).contains("10.0.1.2 77", "10.0.1.3 0", "10.0.1.4 0", "10.0.1.5 0");
        assertEqual(nl);
    }

    @Test
    void givenProxyEntry_whenAdded_thenNotHeld(RtNetlink nl) {
        nl.neighbours().add(NeighbourSpec.of("10.0.1.9").device("v0").proxy());
        mirror.awaitQuiet(LONG);

        assertThat(contents(mirror.of(Neighbour.TYPE).list())).noneMatch(text -> text.startsWith("10.0.1.9"));
    }

    @Test
    void givenNeighbours_whenLinkGoesDownOrLosesItsCarrierOrIsDeleted_thenHeldAsTheKernelHasThem(RtNetlink nl) {
        for (int i = 2; i < 40; i++) {
            nl.neighbours().add(i % 2 == 0 ? known(i) : known(i).stale());
        }
        assertEqual(nl);

        nl.links().down("v1");
        assertEqual(nl);
        assertThat(mirror.of(Neighbour.TYPE).by(Neighbour.BY_LLADDR, MacAddress.parse(MAC)))
                .isNotEmpty();
        nl.links().up("v1");
        nl.links().down("v0");
        assertEqual(nl);
        assertThat(mirror.of(Neighbour.TYPE).by(Neighbour.BY_LLADDR, MacAddress.parse(MAC)))
                .isEmpty();
        nl.links().up("v0");
        nl.neighbours().add(known(2));
        nl.links().delete("v0");
        assertEqual(nl);
    }

    @Test
    @DisplayName("H3, H69: a mirror of neighbours equals the kernel after a storm of changes and traffic")
    void givenChurnAndTrafficBetweenNamespaces_whenOver_thenEqual(RtNetlink nl) throws Exception {
        try (TestNetns there = TestNetns.create();
                RtNetlink far = RtNetlink.open(there)) {
            nl.links().move("v1", there);
            far.links().up("v1");
            far.addresses().add("v1", "10.0.0.2/16");
            List<Changer> changers = List.of(
                    new Changer(RtNetlink.open(), new Random(0), (own, random) -> act(own, 0, random)),
                    new Changer(RtNetlink.open(), new Random(1), (own, random) -> act(own, 1, random)),
                    new Changer(RtNetlink.open(there), new Random(2), (own, random) -> act(own, 2, random)));
            long changes = Changer.during(Duration.ofMillis(1500), mirror, changers);

            assertEqual(nl);
            assertThat(changes).isGreaterThan(100);
        }
    }

    /** Changes neighbours; makes the kernel resolve some; sets either end of the pair down and up. */
    private static void act(RtNetlink nl, int kind, Random random) {
        int number = 2 + random.nextInt(60);
        switch (kind) {
            case 0 -> {
                switch (random.nextInt(4)) {
                    case 0 -> nl.neighbours().add(known(number));
                    case 1 -> nl.neighbours().replace(known(number).reachable());
                    case 2 -> nl.neighbours().delete(known(number));
                    default -> nl.neighbours().replace(known(number).stale().protocol(number));
                }
            }
            case 1 -> {
                if (random.nextInt(40) == 0) {
                    nl.links().down("v0");
                    nl.links().up("v0");
                } else {
                    nl.neighbours()
                            .replace(NeighbourSpec.of(random.nextBoolean() ? "10.0.0.2" : "10.0.2." + number)
                                    .device("v0")
                                    .use());
                }
            }
            default -> {
                if (random.nextInt(200) == 0) {
                    nl.links().down("v1");
                    nl.links().up("v1");
                } else {
                    nl.neighbours()
                            .replace(NeighbourSpec.of("10.0.0.1")
                                    .device(LinkRef.of("v1"))
                                    .use());
                }
            }
        }
    }
}
