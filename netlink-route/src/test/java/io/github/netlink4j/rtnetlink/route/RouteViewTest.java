package io.github.netlink4j.rtnetlink.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.object.NextHopFlags;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Getters on hand-made messages. */
class RouteViewTest {
    private static Route route(int family, int length, Consumer<MessageWriter> attributes) {
        MessageWriter writer = new MessageWriter();
        writer.begin(RouteAttr.RTM_NEWROUTE, 0, 1);
        writer.header8(0, family);
        writer.header8(1, length);
        writer.header8(4, (int) RouteView.RT_TABLE_MAIN);
        writer.header8(5, RouteProtocol.RTPROT_STATIC);
        writer.header8(6, 253);
        writer.header8(7, RouteType.UNICAST.number());
        attributes.accept(writer);
        writer.finish();
        return new Route(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    private static Route to(String destination) {
        IpPrefix prefix = IpPrefix.parse(destination);
        return route(prefix.address().family(), prefix.length(), w -> w.put(RouteAttr.DST, prefix.address()));
    }

    @Test
    void givenRoute_whenComparedWithNetworks_thenFamilyLengthAndBitsCount() {
        Route route = to("10.1.0.0/16");

        assertThat(route.matchesDestination(IpPrefix.parse("10.1.0.0/16"))).isTrue();
        assertThat(route.matchesDestination(IpPrefix.parse("10.1.0.0/17"))).isFalse();
        assertThat(route.matchesDestination(IpPrefix.parse("10.2.0.0/16"))).isFalse();
        assertThat(route.isWithin(IpPrefix.parse("10.0.0.0/8"))).isTrue();
        assertThat(route.isWithin(IpPrefix.parse("10.1.0.0/17"))).isFalse();
        assertThat(route.isWithin(IpPrefix.parse("0.0.0.0/0"))).isTrue();
        assertThat(route.isWithin(IpPrefix.parse("::/0"))).isFalse();
        assertThat(route.covers(IpPrefix.parse("10.1.2.0/24"))).isTrue();
        assertThat(route.covers(IpPrefix.parse("10.2.0.0/24"))).isFalse();
        assertThat(route.covers(IpPrefix.parse("10.0.0.0/8"))).isFalse();
    }

    @Test
    void givenRoutesWhoseNextHopsDifferInWhatIsNotDecoded_whenCompared_thenNotTheSame() {
        byte[] one = hop(0, 99, 1);
        byte[] other = hop(0, 99, 2);

        assertThat(RouteMerge.IPV4.isSame(of(one, one), of(one, one))).isTrue();
        assertThat(RouteMerge.IPV4.isSame(of(one, one), of(one, other))).isFalse();
        assertThat(RouteMerge.IPV6.isSame(of(one, one), of(one, other))).isFalse();
    }

    @Test
    void givenRoutesWhoseNextHopsDifferInState_whenCompared_thenTheSame() {
        byte[] one = hop(NextHopFlags.RTNH_F_ONLINK, 99, 1);
        byte[] dead = hop(NextHopFlags.RTNH_F_ONLINK | NextHopFlags.RTNH_F_DEAD | NextHopFlags.RTNH_F_OFFLOAD, 99, 1);
        byte[] notOnlink = hop(0, 99, 1);

        assertThat(RouteMerge.IPV4.isSame(of(one, dead), of(dead, one))).isTrue();
        assertThat(RouteMerge.IPV4.isSame(of(one, one), of(one, notOnlink))).isFalse();
    }

    private static Route of(byte[]... hops) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] hop : hops) {
            all.writeBytes(hop);
        }
        return route(
                AddressFamily.AF_INET,
                0,
                writer -> writer.putRaw(RouteAttr.SET, RouteAttr.MULTIPATH.type(), all.toByteArray()));
    }

    /** struct rtnexthop with one attribute. */
    private static byte[] hop(int flags, int type, int value) {
        byte[] hop = new byte[16];
        Wire.put16(hop, 0, hop.length);
        Wire.put8(hop, 2, flags);
        Wire.put16(hop, 8, 8);
        Wire.put16(hop, 10, type);
        Wire.put32(hop, 12, value);
        return hop;
    }

    @Test
    void givenAddressesOfAnotherLengthThanTheFamilyHas_whenRead_thenTheFamilyDecides() {
        Route longer =
                route(AddressFamily.AF_INET, 8, w -> w.putRaw(RouteAttr.SET, RouteAttr.DST.type(), new byte[16]));
        Route shorter =
                route(AddressFamily.AF_INET6, 8, w -> w.putRaw(RouteAttr.SET, RouteAttr.DST.type(), new byte[4]));
        Route empty = route(AddressFamily.AF_INET6, 0, w -> {
            w.putRaw(RouteAttr.SET, RouteAttr.DST.type(), new byte[0]);
            w.putRaw(RouteAttr.SET, RouteAttr.GATEWAY.type(), new byte[0]);
            w.putRaw(RouteAttr.SET, RouteAttr.VIA.type(), new byte[0]);
        });

        assertThat(longer.destination()).hasToString("0.0.0.0/8");
        assertThatThrownBy(shorter::destination)
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("RTA_DST");
        assertThat(empty.destination()).hasToString("::/0");
        assertThat(empty.gateway()).isNull();
    }

    @Test
    void givenRouterThatIsNoIpAddress_whenRead_thenNotTakenForOne() {
        byte[] mpls = new byte[8];
        Wire.put16(mpls, 0, 28);
        Route route = route(AddressFamily.AF_INET, 0, w -> w.putRaw(RouteAttr.SET, RouteAttr.VIA.type(), mpls));

        assertThatThrownBy(route::gateway)
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("RTA_VIA is no IP address, but one of family 28");
    }

    /** The destination of such a message is a label of four bytes, or a multicast group with other attributes. */
    @Test
    void givenMessageOfAnotherFamily_whenItArrives_thenItIsNoRoute() {
        assertThat(Route.TYPE.accepts(route(28, 20, w -> w.putRaw(RouteAttr.SET, RouteAttr.DST.type(), new byte[4]))))
                .isFalse();
        assertThat(Route.TYPE.accepts(to("10.0.0.0/8"))).isTrue();
    }

    @Test
    void givenRemovedRoute_whenTheKernelStatesWhy_thenItsReason() {
        Route expired = route(AddressFamily.AF_INET6, 0, w -> w.put(RouteAttr.DEL_REASON, 1));
        Route withdrawn = route(AddressFamily.AF_INET6, 0, w -> w.put(RouteAttr.DEL_REASON, 2));
        Route newer = route(AddressFamily.AF_INET6, 0, w -> w.put(RouteAttr.DEL_REASON, 77));
        Route unspecified = route(AddressFamily.AF_INET6, 0, w -> w.put(RouteAttr.DEL_REASON, 0));

        assertThat(expired.deletionReason()).isEqualTo(RouteDeletionReason.EXPIRED);
        assertThat(withdrawn.deletionReason()).isEqualTo(RouteDeletionReason.RA_WITHDRAWN);
        assertThat(newer.deletionReason()).isEqualTo(RouteDeletionReason.OTHER);
        assertThat(unspecified.deletionReason()).isNull();
        assertThat(to("fd00::/64").deletionReason()).isNull();
    }

    @Test
    void givenDefaultRoute_whenCompared_thenItCoversItsFamily() {
        Route route = route(AddressFamily.AF_INET6, 0, w -> {});

        assertThat(route.isDefault()).isTrue();
        assertThat(route.destination()).hasToString("::/0");
        assertThat(route.covers(IpPrefix.parse("fd00::/8"))).isTrue();
        assertThat(route.covers(IpPrefix.parse("10.0.0.0/8"))).isFalse();
        assertThat(route.matchesDestination(IpPrefix.parse("::/0"))).isTrue();
        assertThat(route.matchesDestination(IpPrefix.parse("0.0.0.0/0"))).isFalse();
        assertThat(route.isWithin(IpPrefix.parse("fd00::/8"))).isFalse();
    }

    @Test
    void givenNextHops_whenAskedForALink_thenEachIsLookedAt() {
        Route route = route(
                AddressFamily.AF_INET,
                0,
                w -> w.put(
                        RouteAttr.MULTIPATH,
                        List.of(
                                NextHop.via("10.0.0.1").device(LinkRef.of(3)),
                                NextHop.on(LinkRef.of(4)),
                                NextHop.via("10.0.0.2").device(LinkRef.of(5)))));

        assertThat(List.of(3, 4, 5)).allMatch(route::goesBy);
        assertThat(List.of(0, 2, 6)).noneMatch(route::goesBy);
        assertThat(route.nextHops()).hasSize(3);
    }

    @Test
    void givenNextHopsCutShort_whenRead_thenNeitherEndlessNorBeyond() {
        byte[] endless = new byte[16];
        byte[] tooLong = {60, 0, 0, 0, 3, 0, 0, 0};
        Route zero = route(AddressFamily.AF_INET, 0, w -> w.putRaw(RouteAttr.SET, 9, endless));
        Route beyond = route(AddressFamily.AF_INET, 0, w -> w.putRaw(RouteAttr.SET, 9, tooLong));
        Route none = route(AddressFamily.AF_INET, 0, w -> w.putRaw(RouteAttr.SET, 9, new byte[3]));

        assertThat(zero.goesBy(7)).isFalse();
        assertThat(beyond.goesBy(7)).isFalse();
        assertThat(none.goesBy(7)).isFalse();
        assertThat(none.nextHops()).isEmpty();
        assertThatThrownBy(zero::nextHops).isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(beyond::nextHops).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void givenExpiry_whenRead_thenWholeSecondsRoundedUp() {
        assertThat(expiringIn(0).expires()).isEqualTo(-1);
        assertThat(expiringIn(1).expires()).isEqualTo(1);
        assertThat(expiringIn(6000).expires()).isEqualTo(60);
        assertThat(expiringIn(-5).expires()).isZero();
        assertThat(expiringIn(Integer.MAX_VALUE).expires()).isEqualTo(21_474_837);
        assertThat(to("10.1.0.0/16").expires()).isEqualTo(-1);
    }

    private static Route expiringIn(int ticks) {
        return route(
                AddressFamily.AF_INET6,
                0,
                w -> w.put(RouteAttr.CACHEINFO, new RouteCacheInfo(0, 0, ticks, 0, 0, 0, 0, 0)));
    }

    @Test
    void givenLargeTable_whenRead_thenUnsigned() {
        Route route = route(AddressFamily.AF_INET, 0, w -> w.put(RouteAttr.TABLE, 4_294_967_295L));

        assertThat(route.table()).isEqualTo(4_294_967_295L);
        assertThat(to("10.1.0.0/16").table()).isEqualTo(RouteView.RT_TABLE_MAIN);
    }

    @Test
    void givenPrefixLongerThanTheAddress_whenRead_thenMalformed() {
        Route route = route(AddressFamily.AF_INET, 33, w -> w.put(RouteAttr.DST, IpAddress.parse("10.0.0.1")));

        assertThatThrownBy(route::destination)
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("a route to 10.0.0.1 claims a prefix of 33 bits");
        assertThat(route.toString()).contains("rtm_dst_len 33");
    }

    @Test
    void givenRoute_whenPrinted_thenEverythingInWords() {
        Route route = route(AddressFamily.AF_INET, 16, w -> {
            w.put(RouteAttr.DST, IpAddress.parse("10.1.0.0"));
            w.put(RouteAttr.VIA, IpAddress.parse("fd00::1"));
            w.nest(RouteAttr.METRICS);
            w.put(RouteMetrics.MTU, 1400);
            w.end();
        });

        assertThat(route).hasToString("10.1.0.0/16 via fd00::1 proto static scope link mtu 1400");
        assertThat(route.describe()).endsWith("""
                        rtm_flags 0x0
                          RTA_DST 10.1.0.0
                          RTA_VIA fd00::1
                          RTA_METRICS
                            RTAX_MTU 1400""");
        assertThat(route.gateway()).hasToString("fd00::1");
        assertThat(RouteType.of(77)).isEqualTo(RouteType.OTHER);
        assertThat(RouteProtocol.name(77)).isEqualTo("77");
    }
}
