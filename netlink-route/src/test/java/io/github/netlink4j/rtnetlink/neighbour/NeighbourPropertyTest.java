package io.github.netlink4j.rtnetlink.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.Script;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import java.util.Arrays;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** A view of a neighbour reads what a spec of it sends. */
class NeighbourPropertyTest {
    private static Neighbour read(NeighbourSpec spec) {
        MessageWriter writer = new MessageWriter();
        writer.begin(NeighbourAttr.RTM_NEWNEIGH, 0, 1);
        spec.writeTo(writer, spec.linkIndex(Script.noLinks(), NeighbourAttr.RTM_NEWNEIGH));
        writer.finish();
        return new Neighbour(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    private static IpAddress address(boolean ipv6, long high, long low) {
        return ipv6 ? IpAddress.ipv6(high, low) : IpAddress.ipv4((int) low);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenNeighbour_whenSent_thenRead(
            @ForAll boolean ipv6,
            @ForAll long high,
            @ForAll long low,
            @ForAll @Size(min = 1, max = 32) byte[] lladdr,
            @ForAll @IntRange(max = 7) int state,
            @ForAll @IntRange(max = 255) int protocol,
            @ForAll boolean router,
            @ForAll @IntRange(min = 1) int link) {
        NeighbourSpec spec = NeighbourSpec.of(address(ipv6, high, low))
                .device(LinkRef.of(link))
                .lladdr(MacAddress.of(lladdr))
                .state(1 << state)
                .protocol(protocol)
                .flag(router ? NeighbourView.NTF_ROUTER : 0);

        Neighbour neighbour = read(spec);

        assertThat(neighbour.address()).isEqualTo(address(ipv6, high, low));
        assertThat(neighbour.matches(address(ipv6, high, low))).isTrue();
        assertThat(neighbour.matches(address(ipv6, high, ~low))).isFalse();
        assertThat(neighbour.lladdr()).isEqualTo(MacAddress.of(lladdr));
        assertThat(neighbour.state()).isEqualTo(1 << state);
        assertThat(neighbour.protocol()).isEqualTo(protocol);
        assertThat(neighbour.isRouter()).isEqualTo(router);
        assertThat(neighbour.linkIndex()).isEqualTo(link);
        assertThat(neighbour.isNeighbour()).isTrue();
        assertThat(spec.isMetBy(neighbour)).isTrue();
        assertThat(Neighbour.Key.of(neighbour)).isEqualTo(new Neighbour.Key(link, neighbour.address()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenNeighbour_whenMadeASpecAgain_thenTheSameRequest(
            @ForAll boolean ipv6,
            @ForAll long low,
            @ForAll @IntRange(max = 3) int kind,
            @ForAll @IntRange(min = 1, max = 255) int protocol,
            @ForAll @IntRange(min = 1) int link) {
        NeighbourSpec spec =
                NeighbourSpec.of(address(ipv6, 0, low)).device(LinkRef.of(link)).protocol(protocol);
        NeighbourSpec with =
                switch (kind) {
                    case 0 -> spec.lladdr("02:00:00:00:00:01");
                    case 1 -> spec.proxy().router();
                    case 2 -> spec.managed();
                    default ->
                        spec.externLearn()
                                .externValid()
                                .lladdr("02:00:00:00:00:01")
                                .stale();
                };

        Neighbour sent = read(with);
        Neighbour again = read(NeighbourSpec.of(sent));

        assertThat(again).hasToString(sent.toString());
        assertThat(again.toBytes()).hasSameSizeAs(sent.toBytes());
        assertThat(read(NeighbourSpec.of(again)).toBytes()).isEqualTo(again.toBytes());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenAges_whenWritten_thenRead(
            @ForAll @LongRange(max = 0xffff_ffffL) long confirmed,
            @ForAll @LongRange(max = 0xffff_ffffL) long used,
            @ForAll @LongRange(max = 0xffff_ffffL) long updated,
            @ForAll @LongRange(max = 0xffff_ffffL) long references) {
        NeighbourView.CacheInfo info = new NeighbourView.CacheInfo(confirmed, used, updated, references);

        Neighbour neighbour =
                read(NeighbourSpec.of("10.0.0.2").device(LinkRef.of(1)).set(NeighbourAttr.CACHEINFO, info));

        assertThat(neighbour.cacheInfo()).isEqualTo(info);
        assertThat(neighbour.isUnused()).isEqualTo(references == 0);
    }
}
