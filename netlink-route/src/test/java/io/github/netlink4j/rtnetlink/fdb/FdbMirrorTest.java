package io.github.netlink4j.rtnetlink.fdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.MacAddress;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.rtnetlink.mirror.Changer;
import io.github.netlink4j.rtnetlink.mirror.Compared;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mirror holds the forwarding entries that the kernel has, including those of which it does not notify. */
@LiveRoute
@RequiresKind({"veth", "bridge"})
@Timeout(120)
class FdbMirrorTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String MAC = "02:00:00:00:00:";

    private Mirror mirror;

    @BeforeEach
    void open() {
        try (RtNetlink nl = RtNetlink.open()) {
            FdbBridge.create(nl);
            nl.links().change("p0", BridgePort.options().learning(true));
            nl.links().change("q0", BridgePort.options().learning(true));
        }
        mirror = Mirror.open(SocketOptions.defaults().receiveBuffer(16 << 10), FdbEntry.TYPE);
        mirror.awaitQuiet(LONG);
    }

    @AfterEach
    void close() {
        mirror.close();
    }

    private static FdbSpec at(String port, int number) {
        return FdbSpec.of(MAC + (10 + number)).device(port).master().staticEntry();
    }

    private static List<String> contents(List<FdbEntry> entries) {
        return Compared.sorted(entries, FdbEntry::toString);
    }

    private void assertEqual(RtNetlink nl) {
        Compared.assertEqual(
                mirror,
                () -> contents(mirror.of(FdbEntry.TYPE).list()),
                () -> contents(nl.fdb().list()));
    }

    @Test
    void givenEntries_whenTheyComeMoveAndGo_thenHeldAndFound(RtNetlink nl) {
        nl.fdb().add(at("p0", 2));
        nl.fdb().add(at("p0", 3));
        nl.fdb().replace(at("q0", 3));
        nl.fdb().delete(at("p0", 2));
        mirror.awaitQuiet(LONG);

        FdbEntry held = mirror.of(FdbEntry.TYPE)
                .by(FdbEntry.BY_LLADDR, MacAddress.parse(MAC + "13"))
                .get(0);
        assertThat(held.linkIndex()).isEqualTo(nl.links().get("q0").index());
        assertThat(mirror.of(FdbEntry.TYPE).find(FdbEntry.Key.of(held))).isPresent();
        assertThat(mirror.of(FdbEntry.TYPE).by(FdbEntry.BY_LINK, held.linkIndex()))
                .contains(held);
        assertThat(mirror.of(FdbEntry.TYPE).by(FdbEntry.BY_MASTER, held.masterIndex()))
                .contains(held);
        assertThat(mirror.of(FdbEntry.TYPE).by(FdbEntry.BY_LLADDR, MacAddress.parse(MAC + "12")))
                .isEmpty();
        assertEqual(nl);
    }

    @Test
    @DisplayName("H87: addresses that a link receives are not notified")
    void givenLink_whenItIsCreatedSetUpAndDeleted_thenTheAddressesThatItReceivesAreHeld(RtNetlink nl) {
        nl.links().create(Veth.named("x0").up().peer("x1", far -> far.up()));
        assertEqual(nl);
        int x0 = nl.links().get("x0").index();
        assertThat(mirror.of(FdbEntry.TYPE).by(FdbEntry.BY_LINK, x0)).isNotEmpty();

        nl.links().down("x0");
        assertEqual(nl);
        nl.links().delete("x0");
        assertEqual(nl);

        assertThat(mirror.of(FdbEntry.TYPE).by(FdbEntry.BY_LINK, x0)).isEmpty();
    }

    @Test
    void givenEntries_whenPortGoesDownLeavesOrIsDeleted_thenHeldAsTheKernelHasThem(RtNetlink nl) {
        for (int i = 0; i < 40; i++) {
            nl.fdb().add(i % 2 == 0 ? at("p0", i) : at("q0", i).dynamic());
        }
        assertEqual(nl);

        nl.links().down("q1");
        assertEqual(nl);
        nl.links().down("p0");
        assertEqual(nl);
        nl.links().change("p0", link -> link.noMaster());
        assertEqual(nl);
        nl.links().delete("q0");
        assertEqual(nl);
        nl.links().delete("br0");
        assertEqual(nl);
    }

    @Test
    @RequiresKind("vxlan")
    void givenTunnel_whenRemoteEndsAreAppendedReplacedAndDeleted_thenHeld(RtNetlink nl) {
        nl.links().create(Vxlan.named("vx0").vni(7).port(4789).up());
        FdbSpec unknown = FdbSpec.of("00:00:00:00:00:00").device("vx0");
        nl.fdb().append(unknown.dst("192.0.2.1"));
        nl.fdb().append(unknown.dst("192.0.2.2"));
        nl.fdb().append(unknown.dst("192.0.2.2").port(4790));
        nl.fdb().add(FdbSpec.of(MAC + 11).device("vx0").dst("192.0.2.3"));
        nl.fdb().replace(FdbSpec.of(MAC + 11).device("vx0").dst("192.0.2.4"));
        assertEqual(nl);
        assertThat(mirror.of(FdbEntry.TYPE)
                        .by(FdbEntry.BY_LINK, nl.links().get("vx0").index()))
                .filteredOn(entry -> entry.dst() != null)
                .hasSize(4);

        nl.fdb().delete(FdbSpec.of("00:00:00:00:00:00").device("vx0").dst("192.0.2.1"));
        nl.links().delete("vx0");
        assertEqual(nl);
    }

    @Test
    @DisplayName("H3, H87: a mirror of forwarding entries equals the kernel after a storm of changes")
    void givenChurn_whenOver_thenEqualToTheKernelAndToBridge(RtNetlink nl) throws Exception {
        List<Changer> changers = List.of(
                new Changer(RtNetlink.open(), new Random(0), FdbMirrorTest::change),
                new Changer(RtNetlink.open(), new Random(1), FdbMirrorTest::change),
                new Changer(RtNetlink.open(), new Random(2), FdbMirrorTest::changeLinks));
        long changes = Changer.during(Duration.ofMillis(1500), mirror, changers);

        assertEqual(nl);
        assertThat(changes).isGreaterThan(100);
        Compared.assertEqual(mirror, () -> mirror.of(FdbEntry.TYPE).list().size(), () -> Iproute.bridge("fdb", "show")
                .size());
    }

    private static void change(RtNetlink nl, Random random) {
        int number = random.nextInt(80);
        String port = random.nextBoolean() ? "p0" : "q0";
        switch (random.nextInt(6)) {
            case 0 -> nl.fdb().add(at(port, number));
            case 1 -> nl.fdb().replace(at(port, number).dynamic());
            case 2 -> nl.fdb().replace(at(port, number).sticky());
            case 3 -> nl.fdb().add(FdbSpec.of(MAC + (10 + number)).device("p1"));
            case 4 -> nl.fdb().delete(FdbSpec.of(MAC + (10 + number)).device("p1"));
            default -> nl.fdb().delete(at(port, number));
        }
    }

    private static void changeLinks(RtNetlink nl, Random random) {
        switch (random.nextInt(40)) {
            case 0 -> {
                nl.links().change("q0", link -> link.noMaster());
                nl.links().change("q0", link -> link.master("br0"));
            }
            case 1 -> {
                nl.links().down("q0");
                nl.links().up("q0");
            }
            case 2 -> {
                nl.links().create(Veth.named("x0").up().master("br0").peer("x1", far -> far.up()));
                nl.links().delete("x0");
            }
            default -> nl.fdb().replace(at("p0", random.nextInt(80)));
        }
    }
}
