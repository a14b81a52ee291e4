package io.github.netlink4j.rtnetlink.fdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.BatchResults;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.internal.Polling;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.OperState;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourView;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKernel;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Forwarding entries of bridges, Ethernet links and tunnels, against the kernel and {@code bridge}. */
@LiveRoute
@RequiresKind({"veth", "bridge"})
class FdbTest {
    private static final String MAC = "02:00:00:00:00:0";
    private static final String ZERO = "00:00:00:00:00:00";

    @BeforeEach
    void links() {
        try (RtNetlink nl = RtNetlink.open()) {
            FdbBridge.create(nl);
        }
    }

    private static FdbSpec port(int number) {
        return FdbSpec.of(MAC + number).device("p0").master().staticEntry();
    }

    private static FdbSpec tunnel(String lladdr, String dst) {
        return FdbSpec.of(lladdr).device("vx0").dst(dst);
    }

    private static List<String> lladdrs(List<FdbEntry> entries) {
        return entries.stream().map(entry -> entry.lladdr().toString()).toList();
    }

    /** Those that the tests add: the kernel adds those of multicast groups when a link has been set up. */
    private static List<String> added(RtNetlink nl, FdbFilter filter) {
        return lladdrs(nl.fdb().list(filter)).stream()
                .filter(lladdr -> lladdr.startsWith(MAC) || lladdr.equals(ZERO))
                .sorted()
                .toList();
    }

    private static void filterVlans(RtNetlink nl) {
        KernelException refusal;
        try {
            nl.links().change("br0", Bridge.options().vlanFiltering(true));
            return;
        } catch (KernelException e) {
            refusal = e;
        }
        assumeTrue(false, "this kernel does not filter VLANs: " + refusal.getMessage());
    }

    // As bridge shows them.

    @Test
    @RequiresKind("vxlan")
    void givenEntriesOfAllKinds_whenListed_thenEachFieldAsBridgeShows(RtNetlink nl) {
        nl.links().create(Vxlan.named("vx0").vni(7).port(4789).up());
        nl.fdb().add(port(1));
        nl.fdb().add(port(2).sticky());
        nl.fdb().add(port(3).permanent());
        nl.fdb().add(port(4).dynamic());
        nl.fdb().add(port(5).dynamic().externLearn());
        nl.fdb().add(FdbSpec.of(MAC + 6).device("p0"));
        nl.fdb().add(FdbSpec.of(MAC + 7).device("br0"));
        nl.fdb().add(tunnel(MAC + 8, "192.0.2.1"));
        nl.fdb().append(tunnel(ZERO, "192.0.2.2"));
        nl.fdb().append(tunnel(ZERO, "192.0.2.3").port(4790).vni(9).via("p1"));
        nl.fdb().add(tunnel(MAC + 9, "192.0.2.4").router());

        assertThat(ours(nl)).isEqualTo(theirs()).hasSizeGreaterThanOrEqualTo(11);
    }

    @Test
    void givenVlans_whenEntriesAreAdded_thenEachFieldAsBridgeShows(RtNetlink nl) {
        filterVlans(nl);
        Cli.run("bridge", "vlan", "add", "vid", "1", "dev", "p0");
        nl.fdb().add(port(1).vlan(1));
        nl.fdb().add(port(2));

        assertThat(ours(nl)).isEqualTo(theirs());
        assertThat(added(nl, FdbFilter.all().vlan(1))).containsExactly(MAC + 1, MAC + 2);
        assertThat(added(nl, FdbFilter.all().vlan(0))).containsExactly(MAC + 2);
        assertThat(nl.fdb().get(port(1).vlan(1)).vlan()).isEqualTo(1);
        assertThat(nl.fdb().find(port(1))).isEmpty();
        nl.fdb().delete(port(2).vlan(1));
        assertThat(added(nl, FdbFilter.all().vlan(1))).containsExactly(MAC + 1);
        nl.fdb().delete(port(2));
        assertThat(added(nl, FdbFilter.all())).containsExactly(MAC + 1);
    }

    @Test
    @RequiresKind("vxlan")
    void givenTunnelOfSeveralNetworks_whenEntriesAreAdded_thenEachIsFoundByItsNetwork(RtNetlink nl) {
        nl.links().create(Vxlan.named("vx0").port(4789).external().up());
        nl.fdb().add(tunnel(MAC + 1, "192.0.2.1").srcVni(5).vni(50));
        nl.fdb().add(tunnel(MAC + 1, "192.0.2.2").srcVni(6));

        assertThat(ours(nl)).isEqualTo(theirs());
        assertThat(nl.fdb().get(tunnel(MAC + 1, "192.0.2.2").srcVni(5)).dst()).hasToString("192.0.2.1");
        nl.fdb().delete(nl.fdb().get(FdbSpec.of(MAC + 1).device("vx0").srcVni(6)));
        assertThat(nl.fdb().list(FdbFilter.all().device("vx0").lladdr(MAC + 1)))
                .singleElement()
                .extracting(FdbEntry::srcVni)
                .isEqualTo(5L);
    }

    private static List<Map<String, String>> ours(RtNetlink nl) {
        Map<Integer, String> names = new TreeMap<>();
        nl.links().forEach(link -> names.put(link.index(), link.name()));
        List<Map<String, String>> all = new ArrayList<>();
        nl.fdb().forEach(entry -> {
            Map<String, String> fields = new TreeMap<>();
            fields.put("mac", entry.lladdr().toString());
            fields.put("ifname", names.get(entry.linkIndex()));
            put(fields, "vlan", entry.vlan());
            put(fields, "port", entry.port());
            put(fields, "vni", entry.vni());
            put(fields, "src_vni", entry.srcVni());
            if (entry.dst() != null) {
                fields.put("dst", entry.dst().toString());
            }
            if (entry.viaIndex() != 0) {
                fields.put("viaIf", names.get(entry.viaIndex()));
            }
            if (!entry.isSelf()) {
                fields.put("master", names.get(entry.masterIndex()));
            }
            fields.put("state", FdbView.stateName(entry.state()));
            fields.put(
                    "flags", FdbView.flagWords(entry.flags(), entry.extFlags()).strip());
            all.add(fields);
        });
        return sorted(all);
    }

    private static List<Map<String, String>> theirs() {
        List<Map<String, String>> all = new ArrayList<>();
        for (JsonNode entry : Iproute.bridge("fdb", "show")) {
            Map<String, String> fields = new TreeMap<>();
            entry.fieldNames()
                    .forEachRemaining(name -> fields.put(name, entry.get(name).asText()));
            List<String> flags = new ArrayList<>();
            entry.get("flags").forEach(flag -> flags.add(flag.asText()));
            fields.put("flags", String.join(" ", flags));
            all.add(fields);
        }
        return sorted(all);
    }

    private static void put(Map<String, String> fields, String name, long number) {
        if (number != 0) {
            fields.put(name, Long.toString(number));
        }
    }

    private static List<Map<String, String>> sorted(List<Map<String, String>> entries) {
        // Meanwhile the kernel joins multicast groups and learns addresses.
        return entries.stream()
                .filter(fields ->
                        fields.get("mac").startsWith(MAC) || fields.get("mac").equals(ZERO))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    // Verbs.

    @Test
    void givenEntry_whenAddedReplacedFoundAndDeleted_thenSo(RtNetlink nl) {
        nl.fdb().add(port(1));
        KernelException twice =
                catchThrowableOfType(KernelException.class, () -> nl.fdb().add(port(1)));
        nl.fdb().replace(port(1).dynamic());

        FdbEntry entry = nl.fdb().get("br0", MAC + 1);
        assertThat(twice.isExists()).isTrue();
        assertThat(twice)
                .hasMessageContaining("RTM_NEWNEIGH 02:00:00:00:00:01 dev \"p0\" master static")
                .hasMessageContaining("the table has an entry of this address already");
        assertThat(entry.isDynamic()).isTrue();
        assertThat(entry.masterIndex()).isEqualTo(nl.links().get("br0").index());
        assertThat(nl.fdb().find(port(1))).get().hasToString(entry.toString());
        nl.fdb().delete(entry);
        assertThat(nl.fdb().find(port(1))).isEmpty();
        assertThatThrownBy(() -> nl.fdb().delete(port(1)))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("ENOENT");
    }

    @Test
    void givenEntryOfTheBridgeItself_whenReadAndDeleted_thenGone(RtNetlink nl) {
        nl.fdb().add(FdbSpec.of(MAC + 1).device("br0"));

        FdbEntry entry = nl.fdb().get("br0", MAC + 1);
        assertThat(entry.linkIndex()).isEqualTo(entry.masterIndex());
        nl.fdb().delete(entry);

        assertThat(added(nl, FdbFilter.all())).isEmpty();
    }

    @Test
    void givenEthernetLink_whenItsOwnTableIsChanged_thenOnlyPermanentEntries(RtNetlink nl) {
        FdbSpec own = FdbSpec.of(MAC + 1).device("p1");
        nl.fdb().add(own);

        assertThat(added(nl, FdbFilter.all().device("p1").ofLinks())).containsExactly(MAC + 1);
        assertThatThrownBy(() -> nl.fdb().add(FdbSpec.of(MAC + 2).device("p1").dynamic()))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("EINVAL");
        nl.fdb().delete(own);
        assertThat(added(nl, FdbFilter.all().device("p1"))).isEmpty();
    }

    @Test
    @DisplayName("H88: a port without a carrier takes no entry that ages")
    void givenPortWithoutCarrier_whenAnEntryThatAgesIsAdded_thenTheReason(RtNetlink nl) {
        nl.links().down("p1");

        assertThat(Polling.await(
                        Duration.ofSeconds(20), () -> nl.links().get("p0").operState() == OperState.LOWER_LAYER_DOWN))
                .isTrue();
        assertThatThrownBy(() -> nl.fdb().add(port(1).dynamic()))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("EPERM")
                .hasMessageContaining("the port is neither learning nor forwarding");
    }

    @Test
    void givenLinkThatIsNoPort_whenAnEntryOfTheBridgeIsAdded_thenTheReason(RtNetlink nl) {
        assertThatThrownBy(() -> nl.fdb().add(port(1).device("p1")))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("EOPNOTSUPP")
                .hasMessageContaining("the link is no port of a bridge");
    }

    @Test
    @RequiresKind("vxlan")
    void givenTunnel_whenRemoteEndsAreAppendedReplacedAndDeleted_thenSo(RtNetlink nl) {
        nl.links().create(Vxlan.named("vx0").vni(7).port(4789));
        nl.fdb().append(tunnel(ZERO, "192.0.2.1"));
        nl.fdb().append(tunnel(ZERO, "192.0.2.9"));
        nl.fdb().add(tunnel(MAC + 1, "192.0.2.2"));
        nl.fdb().replace(tunnel(MAC + 1, "192.0.2.3"));
        nl.fdb().delete(tunnel(ZERO, "192.0.2.1"));

        assertThat(nl.fdb().list(FdbFilter.all().device("vx0")))
                .filteredOn(entry -> entry.dst() != null)
                .extracting(entry -> entry.lladdr() + " " + entry.dst())
                .containsExactlyInAnyOrder(ZERO + " 192.0.2.9", MAC + 1 + " 192.0.2.3");
        assertThat(nl.fdb().get(FdbSpec.of(MAC + 1).device("vx0")).dst()).hasToString("192.0.2.3");
    }

    @Test
    @RequiresKernel("5.14")
    void givenEntryWhoseActivityIsNotified_whenRead_thenSo(RtNetlink nl) {
        nl.fdb().add(port(1).activityNotify());
        nl.fdb().add(port(2).inactive());

        assertThat(nl.fdb().get(port(1)).activityNotify()).isEqualTo(FdbView.FDB_NOTIFY_BIT);
        assertThat(nl.fdb().get(port(2)))
                .hasToString(nl.fdb().get(port(2)).lladdr() + " dev #"
                        + nl.links().get("p0").index() + " activity_notify inactive master #"
                        + nl.links().get("br0").index() + " static");
    }

    @Test
    void givenEntries_whenEachIsMadeASpecAgain_thenAddedAsItWas(RtNetlink nl) {
        nl.fdb().add(port(1));
        nl.fdb().add(port(2).sticky());
        nl.fdb().add(port(3).permanent());
        nl.fdb().add(port(4).dynamic().externLearn());
        nl.fdb().add(FdbSpec.of(MAC + 5).device("br0"));
        nl.fdb().add(FdbSpec.of(MAC + 6).device("p1"));
        List<FdbEntry> before = nl.fdb().list().stream()
                .filter(entry -> entry.lladdr().toString().startsWith(MAC))
                .toList();
        before.forEach(nl.fdb()::delete);
        assertThat(added(nl, FdbFilter.all())).isEmpty();

        before.forEach(entry -> nl.fdb().add(FdbSpec.of(entry)));

        assertThat(nl.fdb().list())
                .filteredOn(entry -> entry.lladdr().toString().startsWith(MAC))
                .extracting(FdbEntry::toString)
                .containsExactlyInAnyOrderElementsOf(
                        before.stream().map(FdbEntry::toString).toList());
    }

    // Filters.

    @Test
    void givenEntries_whenFiltered_thenThoseThatMatch(RtNetlink nl) {
        FdbBridge.bridge(nl, "br1");
        FdbBridge.port(nl, "x0", "x1", "br1");
        nl.fdb().add(port(1));
        nl.fdb().add(port(2).dynamic());
        nl.fdb().add(port(3).permanent());
        nl.fdb().add(port(4).device("x0"));
        nl.fdb().add(FdbSpec.of(MAC + 5).device("p0"));

        assertThat(added(nl, FdbFilter.all().master("br0"))).containsExactly(MAC + 1, MAC + 2, MAC + 3);
        assertThat(added(nl, FdbFilter.all().device("p0"))).containsExactly(MAC + 1, MAC + 2, MAC + 3, MAC + 5);
        assertThat(added(nl, FdbFilter.all().device("p0").ofLinks())).containsExactly(MAC + 5);
        assertThat(added(nl, FdbFilter.all().master("br1").device("x0"))).containsExactly(MAC + 4);
        assertThat(added(nl, FdbFilter.all().master("br1").device("p0"))).isEmpty();
        assertThat(added(nl, FdbFilter.all().dynamic())).containsExactly(MAC + 2);
        assertThat(added(nl, FdbFilter.all().master("br0").state(NeighbourView.NUD_PERMANENT)))
                .containsExactly(MAC + 3);
        assertThat(added(nl, FdbFilter.all().lladdr(MAC + 4))).containsExactly(MAC + 4);
        assertThat(nl.neighbours().list()).noneMatch(entry -> entry.linkIndex() == 0);
    }

    // Flush.

    @Test
    @RequiresKernel("5.19")
    void givenEntries_whenFlushed_thenThoseThatMatchAreGone(RtNetlink nl) {
        for (int i = 1; i < 4; i++) {
            nl.fdb().add(i == 1 ? port(i) : i == 2 ? port(i).dynamic() : port(i).sticky());
        }
        nl.fdb().add(port(4).device("q0"));
        nl.fdb().add(port(5).device("q0").dynamic().externLearn());

        nl.fdb().flush(FdbFlush.of("br0").sticky(true));
        assertThat(added(nl, FdbFilter.all())).containsExactly(MAC + 1, MAC + 2, MAC + 4, MAC + 5);
        nl.fdb().flush(FdbFlush.of("br0").port("q0").externLearn(true));
        assertThat(added(nl, FdbFilter.all())).containsExactly(MAC + 1, MAC + 2, MAC + 4);
        nl.fdb().flush(FdbFlush.of("br0").dynamic(true));
        assertThat(added(nl, FdbFilter.all())).containsExactly(MAC + 1, MAC + 4);
        nl.fdb().flush(FdbFlush.ofPort("q0").permanent(false));
        assertThat(added(nl, FdbFilter.all())).containsExactly(MAC + 1);
        assertThat(nl.fdb().count(FdbFilter.all().master("br0").state(NeighbourView.NUD_PERMANENT)))
                .isPositive();
        nl.fdb().flush(FdbFlush.of("br0"));
        assertThat(nl.fdb().count(FdbFilter.all().master("br0"))).isZero();
    }

    @Test
    @RequiresKind("vxlan")
    @RequiresKernel("6.7")
    void givenTunnel_whenFlushedByRemoteEnd_thenOnlyItsEntriesAreGone(RtNetlink nl) {
        nl.links().create(Vxlan.named("vx0").vni(7).port(4789));
        nl.fdb().add(tunnel(MAC + 1, "192.0.2.1"));
        nl.fdb().add(tunnel(MAC + 2, "192.0.2.2"));

        nl.fdb()
                .flush(FdbFlush.of("vx0")
                        .dst(nl.fdb().get(tunnel(MAC + 1, "192.0.2.1")).dst()));

        assertThat(added(nl, FdbFilter.all())).containsExactly(MAC + 2);
    }

    @Test
    @DisplayName("H86: what kernels answer that cannot flush the forwarding entries of a link")
    void givenLinkWhoseEntriesCannotBeFlushed_whenFlushed_thenTheReason(RtNetlink nl) {
        assertThatThrownBy(() -> nl.fdb().flush(FdbFlush.of("p1")))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("RTM_DELNEIGH flush dev \"p1\" self")
                .hasMessageMatching("(?s).*the kernel flushes forwarding entries.*");
    }

    // Batches.

    @Test
    void givenBatch_whenOneOfItsChangesFails_thenTheOthersAreDone(RtNetlink nl) {
        Link port = nl.links().get("p0");
        Batch batch = nl.batch();
        for (int i = 1; i < 4; i++) {
            batch.fdb().add(port(i).device(port));
        }
        batch.fdb().add(port(1));
        batch.fdb().delete(port(3));

        BatchResults results = batch.attempt();

        assertThat(results.failures()).singleElement().satisfies(failure -> assertThat(failure.cause())
                .hasMessageContaining("EEXIST"));
        assertThat(added(nl, FdbFilter.all())).containsExactly(MAC + 1, MAC + 2);
    }

    @Test
    void givenThreadInTheNamespace_whenStaticMethodsAreUsed_thenTheyActThere(RtNetlink nl) {
        FdbEntry.add(port(1));
        assertThat(lladdrs(FdbEntry.list())).contains(MAC + 1);
        FdbEntry.delete(port(1));

        assertThat(added(nl, FdbFilter.all())).isEmpty();
    }
}
