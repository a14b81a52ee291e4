package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.fdb.Fdb;
import io.github.netlink4j.rtnetlink.fdb.FdbFlush;
import io.github.netlink4j.rtnetlink.fdb.FdbSpec;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourAttr;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** For each command, our request is the one that {@code bridge} sends. */
class GoldenFdbTest {
    private static final LinkRef ETH0 = LinkRef.of(10);
    private static final LinkRef ETH1 = LinkRef.of(11);
    private static final LinkRef BR0 = LinkRef.of(20);
    private static final String MAC = "02:00:00:00:00:02";
    private static final String ZERO = "00:00:00:00:00:00";

    private final Map<String, Consumer<Fdb>> ours = new LinkedHashMap<>();

    private void put(String command, Consumer<Fdb> action) {
        ours.put("bridge fdb " + command, action);
    }

    private static FdbSpec at(String lladdr) {
        return FdbSpec.of(lladdr).device(ETH0);
    }

    private static FdbSpec port() {
        return at(MAC).master();
    }

    {
        String add = "add " + MAC + " dev eth0";
        put(add, fdb -> fdb.add(at(MAC)));
        put(add + " self permanent", fdb -> fdb.add(at(MAC).permanent()));
        put(add + " master", fdb -> fdb.add(port()));
        put(add + " master static", fdb -> fdb.add(port().staticEntry()));
        put(add + " master dynamic", fdb -> fdb.add(port().dynamic()));
        put(add + " master static vlan 7", fdb -> fdb.add(port().staticEntry().vlan(7)));
        put(add + " master static sticky", fdb -> fdb.add(port().staticEntry().sticky()));
        put(
                add + " master dynamic extern_learn",
                fdb -> fdb.add(port().dynamic().externLearn()));
        put(add + " master dynamic use", fdb -> fdb.add(port().dynamic().use()));
        put(add + " dst 192.0.2.1", fdb -> fdb.add(at(MAC).dst("192.0.2.1")));
        put(
                add + " dst fd00::1 port 4790 vni 77 src_vni 88 via eth1",
                fdb -> fdb.add(
                        at(MAC).dst("fd00::1").port(4790).vni(77).srcVni(88).via(ETH1)));
        put(add + " nhid 5", fdb -> fdb.add(at(MAC).nhid(5)));
        put("append " + ZERO + " dev eth0 dst 192.0.2.2", fdb -> fdb.append(at(ZERO).dst("192.0.2.2")));
        put("replace " + MAC + " dev eth0 dst 192.0.2.3", fdb -> fdb.replace(at(MAC).dst("192.0.2.3")));
        put("replace " + MAC + " dev eth0 master static", fdb -> fdb.replace(port().staticEntry()));
        put("del " + MAC + " dev eth0", fdb -> fdb.delete(at(MAC)));
        put("del " + MAC + " dev eth0 master vlan 7", fdb -> fdb.delete(port().vlan(7)));
        put(
                "del " + ZERO + " dev eth0 dst 192.0.2.2 vni 77",
                fdb -> fdb.delete(at(ZERO).dst("192.0.2.2").vni(77)));
        put("get " + MAC + " br br0", fdb -> fdb.get(FdbSpec.of(MAC).bridge(BR0)));
        put("get " + MAC + " dev eth0 master vlan 7", fdb -> fdb.get(port().vlan(7)));
        put("get " + MAC + " dev eth0 self", fdb -> fdb.get(at(MAC)));
        put("get " + MAC + " dev eth0 vni 77 self", fdb -> fdb.get(at(MAC).srcVni(77)));
        put("flush dev br0", fdb -> fdb.flush(FdbFlush.of(BR0)));
        put(
                "flush dev br0 brport eth0 vlan 7 static",
                fdb -> fdb.flush(FdbFlush.of(BR0).port(ETH0).vlan(7).staticEntries(true)));
        put(
                "flush dev br0 nopermanent dynamic extern_learn nosticky",
                fdb -> fdb.flush(FdbFlush.of(BR0)
                        .permanent(false)
                        .dynamic(true)
                        .externLearn(true)
                        .sticky(false)));
        put("flush dev eth0 master", fdb -> fdb.flush(FdbFlush.ofPort(ETH0)));
        put("flush dev br0 permanent", fdb -> fdb.flush(FdbFlush.of(BR0).permanent(true)));
        put("flush dev br0 nostatic", fdb -> fdb.flush(FdbFlush.of(BR0).staticEntries(false)));
        put("flush dev br0 dynamic", fdb -> fdb.flush(FdbFlush.of(BR0).dynamic(true)));
        put(
                "flush dev br0 nodynamic noadded_by_user offloaded",
                fdb -> fdb.flush(
                        FdbFlush.of(BR0).dynamic(false).addedByUser(false).offloaded(true)));
    }

    @TestFactory
    Stream<DynamicTest> givenCommandOfBridge_whenWeDoTheSame_thenTheRequestIsTheSame() {
        Map<String, byte[]> theirs = Golden.read("fdb.txt");
        assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        return theirs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    byte[] message = Recorder.messageOf(
                            client -> ours.get(entry.getKey()).accept(new Fdb(client)));

                    assertThat(Canonical.of(message, NeighbourAttr.SET))
                            .isEqualTo(Canonical.of(entry.getValue(), NeighbourAttr.SET));
                }));
    }
}
