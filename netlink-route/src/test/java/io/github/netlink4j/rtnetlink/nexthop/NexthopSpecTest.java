package io.github.netlink4j.rtnetlink.nexthop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.Errno;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.nexthop.NexthopAttr.Member;
import io.github.netlink4j.rtnetlink.nexthop.NexthopFilter.Buckets;
import io.github.netlink4j.rtnetlink.object.Encap;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.FakeKernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** A view of a nexthop object reads what a spec sends, and a wrong spec is refused with the reason. */
class NexthopSpecTest {
    private static Nexthop read(NexthopSpec spec, int link) {
        spec.check();
        MessageWriter writer = new MessageWriter();
        writer.begin(NexthopAttr.RTM_NEWNEXTHOP, 0, 1);
        spec.writeTo(writer, link);
        writer.finish();
        return new Nexthop(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenSingleObject_whenSent_thenReadAndCopied(
            @ForAll @LongRange(min = 1, max = 0xffff_ffffL) long id,
            @ForAll @IntRange(min = 1) int link,
            @ForAll @IntRange(max = 0xff) int protocol,
            @ForAll @Size(4) byte[] gateway,
            @ForAll boolean onlink,
            @ForAll @Size(max = 40) byte[] encapsulated) {
        NexthopSpec spec = NexthopSpec.of(id)
                .via(IpAddress.of(gateway))
                .device("v0")
                .protocol(protocol)
                .encap(new Encap(2, encapsulated));
        Nexthop nexthop = read(onlink ? spec.onlink() : spec, link);

        assertThat(nexthop.id()).isEqualTo(id);
        assertThat(nexthop.linkIndex()).isEqualTo(link);
        assertThat(nexthop.protocol()).isEqualTo(protocol);
        assertThat(nexthop.gateway()).isEqualTo(IpAddress.of(gateway));
        assertThat(nexthop.isOnlink()).isEqualTo(onlink);
        assertThat(nexthop.encap()).isEqualTo(new Encap(2, encapsulated));
        assertThat(nexthop.isGroup() || nexthop.isFdb() || nexthop.isBlackhole() || nexthop.isResilient())
                .isFalse();
        assertThat(read(NexthopSpec.of(nexthop), link).toBytes()).isEqualTo(nexthop.toBytes());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenGroup_whenSent_thenReadAndCopied(
            @ForAll @Size(min = 1, max = 50) List<@LongRange(min = 1, max = 0xffff_ffffL) Long> ids,
            @ForAll @IntRange(min = 1, max = 0xffff) int weight,
            @ForAll @IntRange(min = 1, max = 0xffff) int buckets,
            @ForAll @LongRange(max = 0xffff_ffffL) long centiseconds) {
        NexthopSpec spec = NexthopSpec.of(9);
        List<Member> members = new ArrayList<>();
        for (long id : ids) {
            spec.member(id, weight);
            members.add(new Member(id, weight));
        }
        Duration time = Duration.ofMillis(10 * centiseconds);
        Nexthop group = read(spec.resilient().buckets(buckets).idleTimer(time).unbalancedTimer(time), 0);

        assertThat(group.members()).isEqualTo(members);
        assertThat(ids).allMatch(group::hasMember);
        assertThat(group.hasMember(0)).isFalse();
        assertThat(group.isGroup()).isTrue();
        assertThat(group.isResilient()).isTrue();
        assertThat(group.buckets()).isEqualTo(buckets);
        assertThat(group.idleTimer()).isEqualTo(group.unbalancedTimer()).isEqualTo(time);
        assertThat(group.unbalancedTime()).isNull();
        assertThat(Nexthop.TYPE.comparison().same(read(NexthopSpec.of(group), 0), group))
                .isTrue();
    }

    @Example
    void givenCounters_whenOfFourOrEightBytes_thenRead() {
        MessageWriter writer = new MessageWriter();
        writer.begin(NexthopAttr.RTM_NEWNEXTHOP, 0, 1);
        writer.put(NexthopAttr.ID, 10);
        writer.put(NexthopAttr.GROUP, List.of(new Member(1, 1)));
        writer.nest(NexthopAttr.GROUP_STATS);
        writer.nest(NexthopAttr.STATS_ENTRY);
        writer.put(NexthopAttr.STATS_ENTRY_ID, 1);
        writer.putRaw(NexthopAttr.STATS_ENTRIES, NexthopAttr.STATS_ENTRY_PACKETS.type(), new byte[] {-1, -1, -1, -1});
        writer.put(NexthopAttr.STATS_ENTRY_PACKETS_HW, 1L << 40);
        writer.end();
        writer.end();
        writer.finish();
        Nexthop group = new Nexthop(Arrays.copyOf(writer.bytes(), writer.length()));

        assertThat(group.stats()).containsExactly(new NexthopView.Stats(1, 0xffff_ffffL, 1L << 40));
    }

    private static NexthopSpec via() {
        return NexthopSpec.of(1).via("10.0.0.2").device("v0");
    }

    private static void assertWrong(NexthopSpec spec, String message) {
        assertThatThrownBy(spec::check)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Example
    void givenSpecs_whenWrong_thenRefusedWithTheReason() {
        assertThatThrownBy(() -> NexthopSpec.of(0)).hasMessage("NHA_ID must be 1 to 4294967295: 0");
        assertThatThrownBy(() -> via().protocol(256))
                .hasMessage("the protocol of a nexthop object must be 0 to 255: 256");
        assertThatThrownBy(() -> NexthopSpec.of(1).group())
                .hasMessage("NHA_GROUP must have 1 to 4000 members: 0 members");
        assertThatThrownBy(() -> NexthopSpec.of(1).group(0)).hasMessage("NHA_ID must be 1 to 4294967295: 0");
        assertThatThrownBy(() -> NexthopSpec.of(1).member(2, 65_536))
                .hasMessage("the weight of member 2 of a group must be 1 to 65535: 65536");
        assertThatThrownBy(() -> NexthopSpec.of(1).idleTimer(Duration.ofMillis(15)))
                .hasMessageContaining("NHA_RES_GROUP_IDLE_TIMER")
                .hasMessageContaining("must be a multiple of PT0.01S");
        assertWrong(
                NexthopSpec.of(1),
                "nexthop id 1: it needs a link, unless it is a group, a blackhole or for forwarding entries");
        assertWrong(
                NexthopSpec.of(1).via("10.0.0.2"),
                "nexthop id 1 via 10.0.0.2: it needs a link, unless it is a group, a blackhole or for forwarding entries");
        assertWrong(via().ipv6(), "nexthop id 1 via 10.0.0.2 dev \"v0\": the gateway is of another family");
        assertWrong(
                via().blackhole(),
                "nexthop id 1 via 10.0.0.2 dev \"v0\" blackhole: a blackhole has no gateway, link or encapsulation");
        assertWrong(
                via().group(2),
                "nexthop id 1 group 2 via 10.0.0.2 dev \"v0\": a group has no gateway, link, encapsulation or port of its own,"
                        + " and is no blackhole");
        assertWrong(
                via().fdb(),
                "nexthop id 1 via 10.0.0.2 dev \"v0\" fdb: one for forwarding entries has the address of a remote end (via),"
                        + " and no link, encapsulation, onlink or blackhole");
        assertWrong(
                NexthopSpec.of(1).device("v0").onlink(), "nexthop id 1 dev \"v0\" onlink: only a gateway is onlink");
        assertWrong(
                via().dstPort(7),
                "nexthop id 1 via 10.0.0.2 dev \"v0\" dst_port 7: only one for forwarding entries has a port");
        assertWrong(
                NexthopSpec.of(1).group(2).buckets(7),
                "nexthop id 1 group 2 buckets 7: only a resilient group has NHA_RES_GROUP_BUCKETS");
        assertWrong(
                via().hardwareStats(true),
                "nexthop id 1 via 10.0.0.2 dev \"v0\" hw_stats on: only a group has NHA_HW_STATS_ENABLE");
        assertWrong(
                via().set(NexthopAttr.OP_FLAGS, 1),
                "nexthop id 1 via 10.0.0.2 dev \"v0\": NHA_OP_FLAGS is reported or requested, and cannot be set");
        assertWrong(NexthopSpec.of(1).set(NexthopAttr.OIF, 3), "nexthop id 1: NHA_OIF is set by device()");
    }

    @Example
    void givenSpecsAndFilters_whenPrinted_thenInTheWordsOfIp() {
        assertThat(NexthopSpec.of(4).device("v0").ipv6().protocol(4)).hasToString("id 4 dev \"v0\" IPv6 proto static");
        assertThat(NexthopSpec.of(4).via("fd00::2").device("v0").ipv6().onlink())
                .hasToString("id 4 via fd00::2 dev \"v0\" onlink");
        assertThat(NexthopSpec.of(4).member(1, 1).member(2, 5).resilient().idleTimer(Duration.ofMillis(1500)))
                .hasToString("id 4 group 1/2,5 type resilient idle_timer 1.50");
        assertThat(NexthopFilter.all()).hasToString("nexthop all");
        assertThat(NexthopFilter.all()
                        .ipv6()
                        .device("v0")
                        .master("red")
                        .groups()
                        .fdb()
                        .protocol(4)
                        .withStats())
                .hasToString("nexthop IPv6 dev \"v0\" master \"red\" groups fdb proto static stats");
        assertThat(Buckets.all()).hasToString("nexthop bucket all");
        assertThat(Buckets.all().id(12).device("v0").nhid(2)).hasToString("nexthop bucket id 12 dev \"v0\" nhid 2");
    }

    @Example
    void givenEncapsulation_whenTheKernelReportsMore_thenIncluded() {
        byte[] one = {8, 0, 1, 0, 1, 2, 3, 4};
        byte[] two = {8, 0, 1, (byte) 0x80, 1, 2, 3, 4, 5, 0, 2, 0, 9, 0, 0, 0};

        assertThat(new Encap(2, two).includes(new Encap(2, one))).isTrue();
        assertThat(new Encap(2, one).includes(new Encap(2, two))).isFalse();
        assertThat(new Encap(2, two).includes(new Encap(3, one))).isFalse();
        assertThat(new Encap(2, new byte[] {1, 0, 1, 0, 0}).includes(new Encap(2, one)))
                .isFalse();
    }

    @Example
    void givenKernelWithoutNexthopObjects_whenListedOrAdded_thenTheExceptionSaysSo() {
        FakeKernel without = FakeKernel.script().then(sent -> sent.error(Errno.EOPNOTSUPP.number()));
        try (RtNetlink nl = RtNetlink.on(new NetlinkClient(without, SocketOptions.defaults()))) {
            assertThatThrownBy(() -> nl.nexthops().list())
                    .hasMessage("RTM_GETNEXTHOP nexthop all rejected: EOPNOTSUPP: Operation not supported; "
                            + NexthopFilter.UNSUPPORTED);
            assertThatThrownBy(() -> nl.nexthops().add(NexthopSpec.of(1).blackhole()))
                    .hasMessageEndingWith("Operation not supported; " + NexthopFilter.UNSUPPORTED);
            assertThatThrownBy(() -> nl.nexthops().bucket(1, 0))
                    .hasMessageEndingWith("Operation not supported; " + NexthopFilter.NO_BUCKETS);
        }
    }
}
