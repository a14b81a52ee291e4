package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.nexthop.NexthopAttr;
import io.github.netlink4j.rtnetlink.nexthop.NexthopFilter;
import io.github.netlink4j.rtnetlink.nexthop.NexthopFilter.Buckets;
import io.github.netlink4j.rtnetlink.nexthop.NexthopSpec;
import io.github.netlink4j.rtnetlink.nexthop.Nexthops;
import io.github.netlink4j.rtnetlink.object.Encap;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.socket.Netlink;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** For each command, our request is the one that {@code ip} sends. */
class GoldenNexthopTest {
    private static final LinkRef ETH0 = LinkRef.of(10);

    private final Map<String, Consumer<Nexthops>> ours = new LinkedHashMap<>();
    private final Map<String, byte[]> listings = new LinkedHashMap<>();

    private static NexthopSpec via(long id, String gateway) {
        return NexthopSpec.of(id).via(gateway).device(ETH0);
    }

    private void add(String command, NexthopSpec nexthop) {
        ours.put("ip nexthop add " + command, nexthops -> nexthops.add(nexthop));
    }

    private void add6(String command, NexthopSpec nexthop) {
        ours.put("ip -6 nexthop add " + command, nexthops -> nexthops.add(nexthop));
    }

    private void replace(String command, NexthopSpec nexthop) {
        ours.put("ip nexthop replace " + command, nexthops -> nexthops.replace(nexthop));
    }

    private void show(String command, NexthopFilter filter) {
        listings.put(command, listing(NexthopAttr.RTM_GETNEXTHOP, filter));
    }

    private void buckets(String command, Buckets filter) {
        listings.put("ip nexthop bucket show" + command, listing(NexthopAttr.RTM_GETNEXTHOPBUCKET, filter));
    }

    /** The request for a listing; a client sends others before it. */
    private static byte[] listing(MessageType type, ObjectFilter<?> filter) {
        MessageWriter writer = new MessageWriter();
        writer.begin(type, Netlink.NLM_F_REQUEST | Netlink.NLM_F_DUMP, 0);
        filter.writeTo(writer);
        writer.finish();
        return Arrays.copyOf(writer.bytes(), writer.length());
    }

    {
        add("id 1 via 192.168.7.2 dev eth0", via(1, "192.168.7.2"));
        add("id 2 via fd07::2 dev eth0", via(2, "fd07::2"));
        add("id 3 dev eth0", NexthopSpec.of(3).device(ETH0));
        add6("id 4 dev eth0", NexthopSpec.of(4).device(ETH0).ipv6());
        add("id 5 blackhole", NexthopSpec.of(5).blackhole());
        add6("id 6 blackhole", NexthopSpec.of(6).blackhole().ipv6());
        add("id 7 via 172.16.0.1 dev eth0 onlink", via(7, "172.16.0.1").onlink());
        add("id 8 via 192.168.7.2 dev eth0 proto static", via(8, "192.168.7.2").protocol(RouteProtocol.RTPROT_STATIC));
        add(
                "id 9 encap ip id 7 dst 10.9.9.9 via 192.168.7.2 dev eth0",
                via(9, "192.168.7.2").encap(tunnel()));
        add("id 10 group 1/2,5", NexthopSpec.of(10).member(1, 1).member(2, 5));
        add(
                "id 11 group 1/2,255 proto bgp",
                NexthopSpec.of(11).member(1, 1).member(2, 255).protocol(RouteProtocol.RTPROT_BGP));
        add(
                "id 12 group 1/2 type mpath",
                NexthopSpec.of(12).group(1, 2).set(NexthopAttr.GROUP_TYPE, NexthopAttr.NEXTHOP_GRP_TYPE_MPATH));
        add(
                "id 13 group 1/2 type resilient buckets 32 idle_timer 60 unbalanced_timer 300",
                NexthopSpec.of(13)
                        .group(1, 2)
                        .resilient()
                        .buckets(32)
                        .idleTimer(Duration.ofSeconds(60))
                        .unbalancedTimer(Duration.ofSeconds(300)));
        add("id 14 via 192.168.7.9 fdb", NexthopSpec.of(14).via("192.168.7.9").fdb());
        add("id 15 via fd07::9 fdb", NexthopSpec.of(15).via("fd07::9").fdb());
        add("id 16 group 14/15 fdb", NexthopSpec.of(16).group(14, 15).fdb());
        replace("id 1 via 192.168.7.3 dev eth0", via(1, "192.168.7.3"));
        replace("id 10 group 1", NexthopSpec.of(10).group(1));
        replace(
                "id 13 group 1 type resilient idle_timer 30",
                NexthopSpec.of(13).group(1).resilient().idleTimer(Duration.ofSeconds(30)));
        ours.put("ip nexthop del id 1", nexthops -> nexthops.delete(1));
        ours.put("ip nexthop get id 1", nexthops -> nexthops.get(1));
        ours.put("ip nexthop bucket get id 13 index 3", nexthops -> nexthops.bucket(13, 3));
        show("ip nexthop show", NexthopFilter.all());
        show("ip nexthop show dev eth0", NexthopFilter.all().device(ETH0));
        show("ip nexthop show master br0", NexthopFilter.all().master(LinkRef.of(20)));
        show("ip nexthop show groups", NexthopFilter.all().groups());
        show("ip nexthop show fdb", NexthopFilter.all().fdb());
        show("ip -6 nexthop show", NexthopFilter.all().ipv6());
        buckets("", Buckets.all());
        buckets(" id 13", Buckets.all().id(13));
        buckets(" dev eth0", Buckets.all().device(ETH0));
        buckets(" nhid 2", Buckets.all().nhid(2));
    }

    /** LWTUNNEL_IP_ID 7, in eight bytes of network order, and LWTUNNEL_IP_DST 10.9.9.9. */
    private static Encap tunnel() {
        MessageWriter writer = new MessageWriter();
        writer.putRaw(NexthopAttr.SET, 1, new byte[] {0, 0, 0, 0, 0, 0, 0, 7});
        writer.putRaw(NexthopAttr.SET, 2, new byte[] {10, 9, 9, 9});
        return new Encap(Encap.LWTUNNEL_ENCAP_IP, Arrays.copyOf(writer.bytes(), writer.length()));
    }

    @TestFactory
    Stream<DynamicTest> givenCommandOfIp_whenWeDoTheSame_thenTheRequestIsTheSame() {
        Map<String, byte[]> theirs = Golden.read("nexthop.txt");
        Map<String, byte[]> all = new LinkedHashMap<>(listings);
        ours.forEach((command, action) ->
                all.put(command, Recorder.messageOf(client -> action.accept(new Nexthops(client)))));
        assertThat(all.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        return theirs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> assertThat(Canonical.of(all.get(entry.getKey()), NexthopAttr.SET))
                                .isEqualTo(Canonical.of(entry.getValue(), NexthopAttr.SET))));
    }
}
