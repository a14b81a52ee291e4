package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.address.AddressAttr;
import io.github.netlink4j.rtnetlink.address.AddressChanges;
import io.github.netlink4j.rtnetlink.address.AddressSpec;
import io.github.netlink4j.rtnetlink.address.Addresses;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.socket.NetlinkClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** For each command, our request is the one that {@code ip} sends. */
class GoldenAddressTest {
    private static final LinkRef ETH0 = LinkRef.of(10);

    private final Map<String, Consumer<Addresses>> ours = new LinkedHashMap<>();
    /** The commands for which {@link Addresses} lists first. */
    private final Map<String, Consumer<AddressChanges>> oursInABatch = new LinkedHashMap<>();

    private void add(String command, AddressSpec address) {
        ours.put("ip address add " + command, addresses -> addresses.add(ETH0, address));
    }

    private static AddressSpec ip(String prefix) {
        return AddressSpec.of(prefix);
    }

    {
        add("192.168.0.1/24 dev eth0", ip("192.168.0.1/24"));
        add("192.168.0.1 dev eth0", ip("192.168.0.1"));
        ours.put("ip address add 127.0.0.2/8 dev lo", addresses -> addresses.add(LinkRef.of(1), ip("127.0.0.2/8")));
        add("192.168.0.1/24 broadcast + dev eth0", ip("192.168.0.1/24").broadcast());
        add(
                "192.168.0.1/24 broadcast 192.168.0.250 dev eth0",
                ip("192.168.0.1/24").broadcast(IpAddress.parse("192.168.0.250")));
        add("192.168.0.1/24 dev eth0 label eth0:1", ip("192.168.0.1/24").label("eth0:1"));
        add("10.0.0.1 peer 10.0.0.2/32 dev eth0", ip("10.0.0.1").peer("10.0.0.2/32"));
        add("192.168.0.1/24 dev eth0 scope link", ip("192.168.0.1/24").scope(253));
        AddressSpec limited =
                ip("192.168.0.1/24").validLifetime(Duration.ofSeconds(100)).preferredLifetime(Duration.ofSeconds(50));
        add("192.168.0.1/24 dev eth0 valid_lft 100 preferred_lft 50", limited);
        add("192.168.0.1/24 dev eth0 noprefixroute", ip("192.168.0.1/24").noPrefixRoute());
        add("192.168.0.1/24 dev eth0 metric 100", ip("192.168.0.1/24").metric(100));
        add("239.1.1.1/32 dev eth0 autojoin", ip("239.1.1.1/32").autoJoin());
        add("fd00::1/64 dev eth0", ip("fd00::1/64"));
        add("fd00::1/64 dev eth0 nodad", ip("fd00::1/64").noDad());
        add("fd00::1/64 dev eth0 optimistic", ip("fd00::1/64").optimistic());
        add("fd00::1/64 dev eth0 home nodad", ip("fd00::1/64").home().noDad());
        add("fd00::1/64 dev eth0 mngtmpaddr", ip("fd00::1/64").managedTemporary());
        add("fd00::1 peer fd00::2/128 dev eth0", ip("fd00::1").peer(IpPrefix.parse("fd00::2/128")));
        ours.put(
                "ip address replace 192.168.0.1/24 dev eth0 valid_lft 100 preferred_lft 50",
                addresses -> addresses.replace(ETH0, limited));
        oursInABatch.put(
                "ip address delete 192.168.0.1/24 dev eth0", addresses -> addresses.delete(ETH0, "192.168.0.1/24"));
        oursInABatch.put("ip address delete fd00::1/64 dev eth0", addresses -> addresses.delete(ETH0, "fd00::1/64"));
    }

    @TestFactory
    Stream<DynamicTest> givenCommandOfIp_whenWeDoTheSame_thenTheRequestIsTheSame() {
        Map<String, byte[]> theirs = Golden.read("address.txt");
        Map<String, Consumer<NetlinkClient>> all = new LinkedHashMap<>();
        ours.forEach((command, work) -> all.put(command, client -> work.accept(new Addresses(client))));
        oursInABatch.forEach((command, work) ->
                all.put(command, client -> work.accept(new AddressChanges(client::execute, Script.noLinks()))));
        assertThat(all.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        return theirs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    byte[] message = Recorder.messageOf(all.get(entry.getKey()));

                    assertThat(Canonical.of(message, AddressAttr.SET))
                            .isEqualTo(Canonical.of(entry.getValue(), AddressAttr.SET));
                }));
    }
}
