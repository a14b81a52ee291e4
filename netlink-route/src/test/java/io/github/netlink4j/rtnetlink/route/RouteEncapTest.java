package io.github.netlink4j.rtnetlink.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.object.Encap;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

@LiveRoute
@RequiresKind("veth")
class RouteEncapTest {
    private static final int LWTUNNEL_IP_ID = 1;
    private static final int LWTUNNEL_IP_DST = 2;

    @BeforeEach
    void prepare() {
        Net.prepare();
    }

    private static Encap tunnel(int id) {
        MessageWriter writer = new MessageWriter();
        writer.putRaw(RouteAttr.SET, LWTUNNEL_IP_ID, new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) id});
        writer.putRaw(RouteAttr.SET, LWTUNNEL_IP_DST, new byte[] {10, 9, 9, 9});
        return new Encap(Encap.LWTUNNEL_ENCAP_IP, Arrays.copyOf(writer.bytes(), writer.length()));
    }

    private static void add(RtNetlink nl, RouteSpec route) {
        try {
            nl.routes().add(route);
        } catch (KernelException e) {
            if (e.isUnsupported()) {
                throw new TestAbortedException("this kernel has no lightweight tunnels", e);
            }
            throw e;
        }
    }

    @Test
    void givenEncapsulation_whenAdded_thenIpSeesItAndItReadsBack(RtNetlink nl) {
        add(nl, RouteSpec.to("10.1.0.0/16").device("v0").encap(tunnel(5)));

        JsonNode seen = Iproute.encapOf(Iproute.only("route", "show", "10.1.0.0/16"));
        assertThat(seen.path("encap_type").asText()).isEqualTo("ip");
        assertThat(seen.path("id").asInt()).isEqualTo(5);
        assertThat(seen.path("dst").asText()).isEqualTo("10.9.9.9");
        Route route = nl.routes().find("10.1.0.0/16").orElseThrow();
        nl.routes().add(RouteSpec.to("10.2.0.0/16").device("v0").encap(route.encap()));
        assertThat(nl.routes().find("10.2.0.0/16").orElseThrow().encap()).isEqualTo(route.encap());
    }

    @Test
    void givenEncapsulationOfOneOfSeveralWays_whenAdded_thenOnlyThatOneHasIt(RtNetlink nl) {
        add(
                nl,
                RouteSpec.to("10.1.0.0/16")
                        .multipath(NextHop.on("v0").encap(tunnel(5)), NextHop.via("192.168.0.2"), NextHop.on("v1")));

        Route route = nl.routes().find("10.1.0.0/16").orElseThrow();

        assertThat(route.encap()).isNull();
        assertThat(route.nextHops()).extracting(hop -> hop.encap() != null).containsExactly(true, false, false);
        assertThat(route.nextHops().get(0).encap().type()).isEqualTo(Encap.LWTUNNEL_ENCAP_IP);
        JsonNode seen = Iproute.only("route", "show", "10.1.0.0/16").get("nexthops");
        assertThat(Iproute.encapOf(seen.get(0)).path("encap_type").asText()).isEqualTo("ip");
        assertThat(Iproute.encapOf(seen.get(0)).path("id").asInt()).isEqualTo(5);
        assertThat(Iproute.encapOf(seen.get(1)).isMissingNode()).isTrue();
    }

    @Test
    void givenEncapsulation_whenItsBytesAreChangedLater_thenItStaysAsItWas() {
        byte[] bytes = {1, 2, 3, 4};
        Encap encap = new Encap(7, bytes);

        bytes[0] = 9;
        encap.attributes()[1] = 9;

        assertThat(encap).isEqualTo(new Encap(7, new byte[] {1, 2, 3, 4})).hasToString("7 0x01020304");
        assertThat(encap.hashCode()).isEqualTo(new Encap(7, new byte[] {1, 2, 3, 4}).hashCode());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Encap(0, new byte[0]))
                .withMessage("the type of an encapsulation must be 1 to 65535: 0");
    }
}
