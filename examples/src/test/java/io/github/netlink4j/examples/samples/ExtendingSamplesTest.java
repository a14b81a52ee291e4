package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.event.RtEvent;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkKind;
import io.github.netlink4j.rtnetlink.link.LinkSpec;
import io.github.netlink4j.rtnetlink.link.RawLink;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.testing.NetnsTest;
import io.github.netlink4j.testing.RequiresKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** docs/extending.md, and javadoc of RawLink and LinkKind. */
@NetnsTest
class ExtendingSamplesTest {
    // @start region="kind"
    /** A VRF: a routing table of its own. enum IFLA_VRF_*, linux/if_link.h. */
    static final class Vrf extends LinkSpec<Vrf> {
        static final LinkKind KIND = LinkKind.of("vrf", "IFLA_VRF_");

        /** The number of the routing table. */
        static final U32 TABLE = KIND.u32(1, "TABLE").min(1);

        private Vrf() {
            super(KIND);
        }

        static Vrf named(String name) {
            return new Vrf().name(name);
        }

        Vrf table(long table) {
            return set(TABLE, table);
        }
    }
    // @end

    // @start region="type"
    /** Reads a nexthop object in place. struct nhmsg, NHA_*, linux/nexthop.h. */
    static class NextHopView extends MessageView {
        static final AttrSet SET = AttrSet.ofMessage("nexthop", "NHA_", 8);
        static final U32 ID = SET.u32(1, "ID");

        NextHopView() {
            super(SET);
        }

        NextHopView(byte[] message) {
            super(SET, message);
        }

        NextHop copy() {
            return new NextHop(toBytes());
        }
    }

    /** A nexthop object that owns its bytes. */
    static final class NextHop extends NextHopView {
        static final RtObjectType<Long, NextHopView, NextHop> TYPE = RtObjectType.<Long, NextHopView, NextHop>named(
                        "nexthop", RtmKind.NEXTHOP, SET, NextHopView::new, NextHopView::copy, hop -> hop.get(ID, 0))
                .groups(Group.NEXTHOP)
                .declare();

        NextHop(byte[] message) {
            super(message);
        }
    }
    // @end

    @Test
    void keys() {
        try (RtNetlink nl = RtNetlink.open()) {
            // @start region="keys"
            nl.links().create(Vxlan.named("vx0").vni(7).set(Vxlan.TTL, 64)); // a key for every attribute
            int ttl = nl.links().get("vx0").get(Vxlan.TTL, 0); // 0 when it is absent
            // @end
            assertThat(ttl).isEqualTo(64);
            assertThat(nl.links().get("vx0").has(LinkAttr.MTU)).isTrue();
        }
    }

    @Test
    @RequiresKind("vrf")
    void raw() {
        try (RtNetlink nl = RtNetlink.open()) {
            // @start region="raw"
            ByteBuffer table =
                    ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(10);
            nl.links().create(RawLink.ofKind("vrf").name("vrf1").data(1, table.array())); // IFLA_VRF_TABLE
            // @end
            assertThat(nl.links().get("vrf1").get(Vrf.TABLE, 0)).isEqualTo(10);
        }
    }

    /** In the javadoc of LinkKind. */
    static class Declared {
        // @start region="link-kind"
        public static final LinkKind KIND = LinkKind.of("vxlan", "IFLA_VXLAN_");
        public static final U32 ID = KIND.u32(1, "ID").max(0xff_ffff);
        // @end
    }

    @Test
    @RequiresKind("vxlan")
    void declared() {
        assertThat(Link.create(Vxlan.named("vx0").vni(7)).get(Declared.ID, 0)).isEqualTo(7);
    }

    @Test
    void kind() {
        try (RtNetlink nl = RtNetlink.open()) {
            // @start region="use-kind"
            Link vrf = nl.links().create(Vrf.named("vrf0").table(10).up());
            vrf.get(Vrf.TABLE, 0);
            // @end
            assertThat(vrf.get(Vrf.TABLE, 0)).isEqualTo(10);
        } catch (KernelException e) {
            Assumptions.abort(e.getMessage());
        }
    }

    @Test
    void type() {
        // @start region="use-type"
        try (RtMonitor monitor = RtMonitor.open(NextHop.TYPE)) {
            for (RtEvent event; (event = monitor.next(Duration.ZERO).orElse(null)) != null; ) {
                System.out.println(event);
            }
        }
        // @end
        assertThat(NextHop.TYPE.name()).isEqualTo("nexthop");
        assertThat(IpAddress.parse("10.0.0.1").isIpv6()).isFalse();
    }
}
