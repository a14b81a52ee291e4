package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.MessageWriter;
import java.util.Objects;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** A view of a link reads what a spec of it sends: one property for each kind of spec. */
class LinkPropertyTest {
    private static Link read(LinkSpec<?> spec) {
        MessageWriter writer = new MessageWriter();
        writer.begin(LinkAttr.RTM_NEWLINK, 0, 1);
        LinkRequests.create(spec).body().writeTo(writer);
        writer.finish();
        LinkView view = new LinkView();
        view.wrap(writer.bytes(), 0);
        return view.copy();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenAnyCommonSettings_whenSent_thenRead(
            @ForAll @AlphaChars @StringLength(min = 1, max = 10) String name,
            @ForAll @IntRange(min = 1) int index,
            @ForAll @IntRange(max = 0x7fff_ffff) int mtu,
            @ForAll @Size(6) byte[] mac,
            @ForAll @IntRange(max = 0x7fff_ffff) int queue,
            @ForAll @IntRange(max = 0x7fff_ffff) int group,
            @ForAll @IntRange(min = 1) int master) {
        Link link = read(Dummy.named("d" + name)
                .index(index)
                .mtu(mtu)
                .address(MacAddress.of(mac))
                .txQueueLength(queue)
                .group(group)
                .master(LinkRef.of(master))
                .up());

        assertThat(link.isKind(Dummy.KIND)).isTrue();
        assertThat(link.name()).isEqualTo("d" + name);
        assertThat(link.index()).isEqualTo(index);
        assertThat(link.mtu()).isEqualTo(mtu);
        assertThat(link.address()).isEqualTo(MacAddress.of(mac));
        assertThat(link.txQueueLength()).isEqualTo(queue);
        assertThat(link.group()).isEqualTo(group);
        assertThat(link.master()).isEqualTo(master);
        assertThat(link.isUp()).isTrue();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenVxlan_whenSent_thenRead(
            @ForAll @IntRange(max = 0xff_ffff) int vni,
            @ForAll boolean ipv6,
            @ForAll long high,
            @ForAll int low,
            @ForAll @IntRange(max = 0xffff) int port,
            @ForAll @IntRange(max = 0xffff) int from,
            @ForAll boolean learning,
            @ForAll @LongRange(max = 0xf_ffff) long label) {
        IpAddress remote = ipv6 ? IpAddress.ipv6(high, low) : IpAddress.ipv4(low);

        Link link = read(Vxlan.named("vx0")
                .vni(vni)
                .remote(remote)
                .local(remote)
                .port(port)
                .sourcePorts(from, 0xffff)
                .learning(learning)
                .set(Vxlan.LABEL, label));

        assertThat(link.get(Vxlan.ID, -1)).isEqualTo(vni);
        assertThat(link.get(Vxlan.GROUP)).isEqualTo(remote);
        assertThat(link.get(Vxlan.LOCAL)).isEqualTo(remote);
        assertThat(link.get(Vxlan.PORT, -1)).isEqualTo(port);
        assertThat(link.get(Vxlan.PORT_RANGE)).isEqualTo(new VxlanPorts(from, 0xffff));
        assertThat(link.get(Vxlan.LEARNING, !learning)).isEqualTo(learning);
        assertThat(link.get(Vxlan.LABEL, -1)).isEqualTo(label);
        assertThat(link.has(Bridge.PRIORITY)).isFalse();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenBridge_whenSent_thenRead(
            @ForAll @LongRange(max = 0xffff_ffffL) long ageing,
            @ForAll @IntRange(max = 0xffff) int priority,
            @ForAll boolean stp,
            @ForAll boolean snooping,
            @ForAll long interval) {
        Link link = read(Bridge.named("br0")
                .stp(stp)
                .mcastSnooping(snooping)
                .set(Bridge.AGEING_TIME, ageing)
                .set(Bridge.PRIORITY, priority)
                .set(Bridge.MCAST_QUERY_INTVL, interval));

        assertThat(link.get(Bridge.STP_STATE, -1)).isEqualTo(stp ? 1 : 0);
        assertThat(link.get(Bridge.MCAST_SNOOPING, !snooping)).isEqualTo(snooping);
        assertThat(link.get(Bridge.AGEING_TIME, -1)).isEqualTo(ageing);
        assertThat(link.get(Bridge.PRIORITY, -1)).isEqualTo(priority);
        assertThat(link.get(Bridge.MCAST_QUERY_INTVL, ~interval)).isEqualTo(interval);
    }

    @Property
    void givenVlan_whenSent_thenRead(@ForAll @IntRange(max = 4094) int id, @ForAll @IntRange(min = 1) int parent) {
        Link link = read(Vlan.named("vlan").id(id).parent(LinkRef.of(parent)));

        assertThat(link.get(Vlan.ID, -1)).isEqualTo(id);
        assertThat(link.parent()).isEqualTo(parent);
    }

    @Property
    void givenVeth_whenSent_thenBothEndsAreRead(
            @ForAll @AlphaChars @StringLength(min = 1, max = 10) String peer,
            @ForAll @IntRange(max = 0x7fff_ffff) int mtu,
            @ForAll @Size(6) byte[] mac) {
        Link link = read(Veth.named("v0").peer("p" + peer, far -> far.mtu(mtu).address(MacAddress.of(mac))));

        AttrView far = Objects.requireNonNull(link.get(Veth.PEER));
        assertThat(link.kind()).isEqualTo("veth");
        assertThat(far.get(LinkAttr.IFNAME)).isEqualTo("p" + peer);
        assertThat(far.get(LinkAttr.MTU, -1)).isEqualTo(mtu);
        assertThat(far.get(LinkAttr.ADDRESS)).isEqualTo(MacAddress.of(mac));
    }

    @Property
    void givenUnknownKind_whenSent_thenItsBytesAreRead(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String kind,
            @ForAll @IntRange(min = 1, max = 0x3fff) int type,
            @ForAll @Size(max = 100) byte[] value) {
        Link link = read(RawLink.ofKind("x" + kind).name("x0").data(type, value));

        LinkKind set = LinkKind.of("x" + kind, "X_");
        assertThat(link.kind()).isEqualTo("x" + kind);
        assertThat(link.get(set.raw(type, "ANY"))).isEqualTo(value);
    }
}
