package io.github.netlink4j.rtnetlink.fdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.Script;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourAttr;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourView;
import java.util.Arrays;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** A view of a forwarding entry reads what a spec of it sends. */
class FdbPropertyTest {
    private static FdbEntry read(FdbSpec spec) {
        MessageWriter writer = new MessageWriter();
        writer.begin(NeighbourAttr.RTM_NEWNEIGH, 0, 1);
        spec.writeTo(writer, spec.links(Script.noLinks(), NeighbourAttr.RTM_NEWNEIGH));
        writer.finish();
        return new FdbEntry(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenEntryOfBridge_whenSent_thenRead(
            @ForAll @Size(6) byte[] lladdr,
            @ForAll @IntRange(max = 2) int state,
            @ForAll @IntRange(min = 1, max = 4094) int vlan,
            @ForAll boolean sticky,
            @ForAll boolean learned,
            @ForAll boolean notify,
            @ForAll @IntRange(min = 1) int link) {
        FdbSpec spec = FdbSpec.of(MacAddress.of(lladdr))
                .device(LinkRef.of(link))
                .master()
                .vlan(vlan)
                .flag((sticky ? NeighbourView.NTF_STICKY : 0) | (learned ? NeighbourView.NTF_EXT_LEARNED : 0));
        FdbSpec with = state == 0 ? spec.permanent() : state == 1 ? spec.staticEntry() : spec.dynamic();

        FdbEntry entry = read(notify ? with.inactive() : with);

        assertThat(entry.lladdr()).isEqualTo(MacAddress.of(lladdr));
        assertThat(entry.matches(MacAddress.of(lladdr))).isTrue();
        assertThat(entry.matches(MacAddress.of(Arrays.copyOf(lladdr, 5)))).isFalse();
        assertThat(entry.isPermanent()).isEqualTo(state == 0);
        assertThat(entry.isStatic()).isEqualTo(state == 1);
        assertThat(entry.isDynamic()).isEqualTo(state == 2);
        assertThat(entry.vlan()).isEqualTo(vlan);
        assertThat(entry.isSticky()).isEqualTo(sticky);
        assertThat(entry.isExternLearned()).isEqualTo(learned);
        assertThat(entry.activityNotify()).isEqualTo(notify ? 3 : 0);
        assertThat(entry.linkIndex()).isEqualTo(link);
        assertThat(entry.isForwardingEntry()).isTrue();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenEntryOfTunnel_whenMadeASpecAgain_thenTheSameRequest(
            @ForAll @Size(6) byte[] lladdr,
            @ForAll boolean ipv6,
            @ForAll long address,
            @ForAll @IntRange(max = 65535) int port,
            @ForAll @LongRange(max = 0xff_ffff) long vni,
            @ForAll @LongRange(max = 0xff_ffff) long srcVni,
            @ForAll @IntRange(min = 1) int via,
            @ForAll @IntRange(min = 1) int link) {
        IpAddress dst = ipv6 ? IpAddress.ipv6(address, ~address) : IpAddress.ipv4((int) address);
        FdbSpec spec = FdbSpec.of(MacAddress.of(lladdr))
                .device(LinkRef.of(link))
                .dst(dst)
                .port(port)
                .vni(vni)
                .srcVni(srcVni)
                .via(LinkRef.of(via));

        FdbEntry sent = read(spec);

        assertThat(sent.dst()).isEqualTo(dst);
        assertThat(sent.port()).isEqualTo(port);
        assertThat(sent.vni()).isEqualTo(vni);
        assertThat(sent.srcVni()).isEqualTo(srcVni);
        assertThat(sent.viaIndex()).isEqualTo(via);
        assertThat(sent.isSelf()).isTrue();
        assertThat(read(FdbSpec.of(sent)).toBytes()).isEqualTo(sent.toBytes());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenTwoRemoteEnds_whenKeysAreCompared_thenDifferentOnlyWhereThereMayBeBoth(
            @ForAll @Size(6) byte[] lladdr, @ForAll boolean zero) {
        MacAddress address = MacAddress.of(zero ? new byte[6] : lladdr);
        FdbEntry one = read(FdbSpec.of(address).device(LinkRef.of(7)).dst("192.0.2.1"));
        FdbEntry other = read(FdbSpec.of(address).device(LinkRef.of(7)).dst("192.0.2.2"));

        boolean mayHaveSeveral = zero || FdbSpec.isZero(address) || address.isMulticast();
        assertThat(FdbEntry.Key.of(one).equals(FdbEntry.Key.of(other))).isEqualTo(!mayHaveSeveral);
    }

    @Example
    void givenEntryThatMovesToAnotherPort_whenKeysAreCompared_thenEqual() {
        FdbSpec spec = FdbSpec.of("02:00:00:00:00:02").set(NeighbourAttr.MASTER, 9);

        assertThat(FdbEntry.Key.of(read(spec.device(LinkRef.of(7)))))
                .isEqualTo(FdbEntry.Key.of(read(spec.device(LinkRef.of(8)))));
    }

    @Example
    void givenSpecs_whenWrong_thenRefusedWithTheReason() {
        FdbSpec spec = FdbSpec.of("02:00:00:00:00:02");

        assertThatThrownBy(() -> FdbSpec.of("02:00:00:00:02"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the address of a forwarding entry has 6 bytes: 02:00:00:00:02");
        assertThatThrownBy(spec::checkNew)
                .hasMessage("a forwarding entry needs a link: 02:00:00:00:00:02 self permanent");
        assertThatThrownBy(() -> spec.device("p0").master().dst("192.0.2.1").checkNew())
                .hasMessage("the kernel ignores NDA_DST of an entry of a bridge (master):"
                        + " 02:00:00:00:00:02 dev \"p0\" dst 192.0.2.1 master permanent");
        assertThatThrownBy(() -> spec.flag(NeighbourView.NTF_MASTER)).hasMessageContaining("NTF_MASTER: 0x4");
        assertThatThrownBy(() -> spec.vlan(4095))
                .hasMessageContaining("NDA_VLAN")
                .hasMessageContaining("4094");
        assertThatThrownBy(spec.bridge("br0")::checkQuery)
                .hasMessageStartingWith("a query for a forwarding entry needs a link or a bridge: ");
        assertThatThrownBy(() -> FdbFilter.all().vlan(4095)).hasMessageContaining("4094");
        assertThatThrownBy(() -> FdbFilter.all().state(0)).hasMessageContaining("1 to 0xff: 0x0");
    }

    @Example
    void givenSpecsAndFilters_whenPrinted_thenInTheWordsOfBridge() {
        FdbSpec spec = FdbSpec.of("02:00:00:00:00:02").device("p0").master();

        assertThat(spec.vlan(7).staticEntry().sticky().activityNotify())
                .hasToString("02:00:00:00:00:02 dev \"p0\" vlan 7 master sticky activity_notify static");
        assertThat(FdbFlush.of("br0").port("p0").vlan(7).permanent(false).addedByUser(true))
                .hasToString("flush dev \"br0\" brport \"p0\" vlan 7 nopermanent added_by_user self");
        assertThat(FdbFilter.all().device("p0").master("br0").vlan(7).dynamic())
                .hasToString("bridge brport \"p0\" br \"br0\" vlan 7 dynamic");
        assertThat(read(FdbSpec.of("02:00:00:00:00:02")
                        .device(LinkRef.of(7))
                        .dst("192.0.2.1")
                        .vni(9)))
                .hasToString("02:00:00:00:00:02 dev #7 dst 192.0.2.1 vni 9 self permanent");
    }
}
