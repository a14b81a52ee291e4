package io.github.netlink4j.rtnetlink.vlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.Errno;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.FakeKernel;
import java.time.Duration;
import java.util.Arrays;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A view of VLANs reads what a spec of their options sends. */
class VlanPropertyTest {
    private static LinkVlans read(VlanSpec spec, int link) {
        spec.completeOptions();
        MessageWriter writer = new MessageWriter();
        writer.begin(VlanAttr.RTM_NEWVLAN, 0, 1);
        spec.writeOptionsTo(writer, link);
        writer.finish();
        return new LinkVlans(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    private static VlanSpec spec() {
        return VlanSpec.of(7).device("p0");
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenOptions_whenSent_thenRead(
            @ForAll @IntRange(min = 1, max = 4094) int one,
            @ForAll @IntRange(min = 1, max = 4094) int other,
            @ForAll @IntRange(max = 4) int state,
            @ForAll @IntRange(max = 2) int router,
            @ForAll boolean suppress,
            @ForAll @IntRange(min = 1) int link) {
        int first = Math.min(one, other);
        int last = Math.max(one, other);

        LinkVlans vlans = read(
                VlanSpec.of(first, last)
                        .device(LinkRef.of(link))
                        .state(state)
                        .mcastRouter(router)
                        .neighSuppress(suppress),
                link);

        VlanView.Range range = vlans.ranges().get(0);
        assertThat(vlans.ranges()).hasSize(1);
        assertThat(vlans.linkIndex()).isEqualTo(link).isEqualTo(range.linkIndex());
        assertThat(range.first()).isEqualTo(first);
        assertThat(range.last()).isEqualTo(last);
        assertThat(range.state()).isEqualTo(state);
        assertThat(range.mcastRouter()).isEqualTo(router);
        assertThat(range.isNeighSuppressed()).isEqualTo(suppress);
        assertThat(vlans.contains(first)).isTrue();
        assertThat(vlans.contains(last)).isTrue();
        assertThat(vlans.contains(first - 1)).isFalse();
        assertThat(vlans.contains(last + 1)).isFalse();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenGlobalOptions_whenSent_thenRead(
            @ForAll @IntRange(min = 1, max = 4000) int first,
            @ForAll @IntRange(max = 94) int more,
            @ForAll boolean querier,
            @ForAll @IntRange(max = 100_000) int interval) {
        LinkVlans vlans = read(
                VlanSpec.of(first, first + more)
                        .device("br0")
                        .mcastQuerier(querier)
                        .mcastQueryInterval(Duration.ofMillis(10L * interval)),
                9);

        VlanView.Globals globals = vlans.globals().get(0);
        assertThat(vlans.ranges()).isEmpty();
        assertThat(globals.first()).isEqualTo(first);
        assertThat(globals.last()).isEqualTo(first + more);
        assertThat(globals.attributes().get(VlanAttr.GOPTS_MCAST_QUERIER, !querier))
                .isEqualTo(querier);
        assertThat(globals.attributes().get(VlanAttr.GOPTS_MCAST_QUERY_INTVL, -1))
                .isEqualTo(interval);
        assertThat(vlans.contains(first + more)).isTrue();
    }

    @Example
    void givenSpecs_whenWrong_thenRefusedWithTheReason() {
        assertThatThrownBy(() -> VlanSpec.of(0)).hasMessage("a VLAN must be 1 to 4094: 0");
        assertThatThrownBy(() -> VlanSpec.of(1, 4095)).hasMessage("a VLAN must be 1 to 4094: 4095");
        assertThatThrownBy(() -> VlanSpec.of(9, 8)).hasMessage("a range of VLANs must not end before it begins: 9-8");
        assertThatThrownBy(() -> VlanSpec.of(1, 3).tunnelId(0xff_fffe))
                .hasMessage("the tunnels of VLANs 1-3 must be 1 to 16777215: 16777214-16777216");
        assertThatThrownBy(VlanSpec.of(7)::checkMembership).hasMessage("a VLAN needs a bridge or port: vid 7");
        assertThatThrownBy(VlanSpec.of(7, 8).device("p0").pvid()::checkMembership)
                .hasMessageStartingWith("only one VLAN can be the one of untagged packets: vid 7-8 dev \"p0\"");
        assertThatThrownBy(spec().state(3)::checkMembership).hasMessageStartingWith("options are set after");
        assertThatThrownBy(spec().pvid().tunnelId(9)::checkMembership).hasMessageStartingWith("a tunnel is set after");
        assertThatThrownBy(spec()::completeOptions).hasMessageStartingWith("a request sets either options");
        assertThatThrownBy(spec().state(3).mcastQuerier(true)::completeOptions)
                .hasMessageStartingWith("a request sets either options");
        assertThatThrownBy(spec().state(3).untagged()::completeOptions)
                .hasMessageStartingWith("pvid, untagged, self, master and tunnels are no options");
        assertThatThrownBy(() -> spec().state(5)).hasMessageContaining("BRIDGE_VLANDB_ENTRY_STATE");
        assertThatThrownBy(() -> spec().mcastQueryInterval(Duration.ofMillis(15)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void givenSpecsFiltersAndViews_whenPrinted_thenInTheWordsOfBridge() {
        assertThat(VlanSpec.of(10, 12).device("p0").untagged().itself())
                .hasToString("vid 10-12 dev \"p0\" untagged self");
        assertThat(VlanSpec.of(10, 12).device("p0").tunnelId(100))
                .hasToString("vid 10-12 dev \"p0\" tunnel_info id 100-102");
        assertThat(VlanFilter.all().link("p0").vid(7).withStats()).hasToString("vlan dev \"p0\" vid 7 stats");
        assertThat(read(VlanSpec.of(10, 12).device("p0").state(4), 3)).hasToString("dev #3 vlan 10-12 state 4");
    }

    @Test
    void givenHundredRanges_whenPrinted_thenOneLineThatSaysHowManyMore() {
        MessageWriter writer = new MessageWriter();
        writer.begin(VlanAttr.RTM_NEWVLAN, 0, 1);
        writer.header32(4, 3);
        for (int vid = 2; vid <= 200; vid += 2) {
            writer.nest(VlanAttr.ENTRY);
            writer.put(VlanAttr.ENTRY_INFO, new VlanAttr.Info(0, vid));
            writer.end();
        }
        writer.finish();
        LinkVlans vlans = new LinkVlans(Arrays.copyOf(writer.bytes(), writer.length()));

        assertThat(vlans.ranges()).hasSize(100);
        assertThat(vlans.toString())
                .startsWith("dev #3 vlan 2, 4, 6,")
                .matches(".*, \\d+ and \\d+ more")
                .hasSizeLessThan(160);
    }

    @Test
    void givenKernelWithoutVlansOfBridges_whenListedOrSet_thenTheExceptionSaysSo() {
        FakeKernel without = FakeKernel.script().then(sent -> sent.error(Errno.EOPNOTSUPP.number()));
        try (RtNetlink nl = RtNetlink.on(new NetlinkClient(without, SocketOptions.defaults()))) {
            assertThatThrownBy(() -> nl.vlans().list())
                    .hasMessage("RTM_GETVLAN vlan all rejected: EOPNOTSUPP: Operation not supported; "
                            + VlanFilter.UNSUPPORTED);
            VlanSpec range = VlanSpec.of(7, 9).device(LinkRef.of(3)).state(4);
            assertThatThrownBy(() -> nl.vlans().set(range))
                    .hasMessageEndingWith("Operation not supported; " + VlanFilter.UNSUPPORTED);
        }
    }
}
