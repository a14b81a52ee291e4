package io.github.netlink4j.rtnetlink.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.Script;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.object.Encap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** A view of a route reads what a spec of it sends. */
class RoutePropertyTest {
    private static Route read(RouteSpec spec) {
        MessageWriter writer = new MessageWriter();
        writer.begin(RouteAttr.RTM_NEWROUTE, 0, 1);
        RouteRequests.put(0, spec, Script.noLinks()).body().writeTo(writer);
        writer.finish();
        return new Route(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    private static IpPrefix ipv4(int bits, int length) {
        return new IpPrefix(IpAddress.ipv4(bits), length).network();
    }

    private static IpAddress gateway(int bits) {
        // 0.0.0.0 is no gateway.
        return IpAddress.ipv4(bits | 1);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenIpv4_whenSent_thenRead(
            @ForAll int bits,
            @ForAll @IntRange(max = 32) int length,
            @ForAll int gateway,
            @ForAll @LongRange(min = 1, max = 0xffff_ffffL) long table,
            @ForAll @LongRange(max = 0xffff_ffffL) long metric,
            @ForAll @IntRange(max = 255) int protocol,
            @ForAll @IntRange(min = 1) int link) {
        IpPrefix destination = ipv4(bits, length);

        Route route = read(RouteSpec.to(destination)
                .via(gateway(gateway))
                .device(LinkRef.of(link))
                .table(table)
                .metric(metric)
                .protocol(protocol));

        assertThat(route.destination()).isEqualTo(destination);
        assertThat(route.matchesDestination(destination)).isTrue();
        assertThat(route.gateway()).isEqualTo(gateway(gateway));
        assertThat(route.linkIndex()).isEqualTo(link);
        assertThat(route.goesBy(link)).isTrue();
        assertThat(route.table()).isEqualTo(table);
        assertThat(route.metric()).isEqualTo(metric);
        assertThat(route.protocol()).isEqualTo(protocol);
        assertThat(route.nextHops()).isEmpty();
    }

    @Property
    void givenIpv6FromASource_whenSent_thenRead(
            @ForAll long high,
            @ForAll long low,
            @ForAll @IntRange(max = 128) int length,
            @ForAll @IntRange(min = 1, max = 128) int sourceLength) {
        IpPrefix destination = new IpPrefix(IpAddress.ipv6(high, low), length).network();
        IpPrefix source = new IpPrefix(IpAddress.ipv6(low, high), sourceLength).network();

        Route route = read(RouteSpec.to(destination)
                .from(source)
                .via(IpAddress.ipv6(0xfe80L << 48, low | 1))
                .device(LinkRef.of(7))
                .preference(RoutePreference.HIGH));

        assertThat(route.destination()).isEqualTo(destination);
        assertThat(route.source()).isEqualTo(source);
        assertThat(route.gateway()).isEqualTo(IpAddress.ipv6(0xfe80L << 48, low | 1));
        assertThat(route.preference()).isEqualTo(RoutePreference.HIGH);
    }

    @Property
    void givenAnyNextHops_whenSent_thenRead(@ForAll @Size(min = 1, max = 30) int[] seeds, @ForAll byte[] encapsulated) {
        List<NextHop> hops = new ArrayList<>();
        for (int seed : seeds) {
            IpAddress router = seed % 3 == 0 ? IpAddress.ipv6(0xfe80L << 48, seed | 1) : gateway(seed);
            NextHop hop = NextHop.via(router)
                    .device(LinkRef.of(1 + Math.floorMod(seed, 1000)))
                    .weight(1 + Math.floorMod(seed, 256));
            hop = seed % 5 == 0 ? hop.onlink() : hop;
            hop = seed % 4 == 0 ? hop.realms(seed >>> 16, seed & 0xffff) : hop;
            hops.add(seed % 7 == 0 ? hop.encap(new Encap(1 + Math.floorMod(seed, 0xffff), encapsulated)) : hop);
        }

        Route route = read(RouteSpec.to("10.0.0.0/8").multipath(hops));

        assertThat(route.nextHops())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("crossFamily")
                .isEqualTo(hops);
        assertThat(route.nextHops())
                .allMatch(hop -> hop.crossFamily() == hop.gateway().isIpv6());
        assertThat(hops).allMatch(hop -> route.goesBy(hop.linkIndex()));
        assertThat(route.goesBy(2000)).isFalse();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenAnyMetricsOfItsPath_whenSent_thenRead(
            @ForAll @IntRange(max = 65_520) int mtu,
            @ForAll @IntRange(max = 65_495) int mss,
            @ForAll @LongRange(max = 0xffff_ffffL) long window,
            @ForAll @IntRange(max = 255) int hopLimit,
            @ForAll boolean quick,
            @ForAll byte[] encapsulated) {
        Route route = read(RouteSpec.to("10.0.0.0/8")
                .via("10.0.0.1")
                .lockedMtu(mtu)
                .advertisedMss(mss)
                .window(window)
                .hopLimit(hopLimit)
                .quickAck(quick)
                .congestionControl("reno")
                .encap(new Encap(1, encapsulated)));

        assertThat(route.get(RouteMetrics.MTU, -1)).isEqualTo(mtu);
        assertThat(route.get(RouteMetrics.LOCK, -1)).isEqualTo(1 << RouteMetrics.MTU.type());
        assertThat(route.get(RouteMetrics.ADVMSS, -1)).isEqualTo(mss);
        assertThat(route.get(RouteMetrics.WINDOW, -1)).isEqualTo(window);
        assertThat(route.get(RouteMetrics.HOPLIMIT, -1)).isEqualTo(hopLimit);
        assertThat(route.get(RouteMetrics.QUICKACK, !quick)).isEqualTo(quick);
        assertThat(route.get(RouteMetrics.CC_ALGO)).isEqualTo("reno");
        assertThat(route.encap()).isEqualTo(new Encap(1, encapsulated));
    }
}
