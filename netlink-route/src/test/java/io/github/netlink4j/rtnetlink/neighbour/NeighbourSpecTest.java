package io.github.netlink4j.rtnetlink.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.Script;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.socket.RequestBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Specs that are refused before anything is sent, and how specs and filters are printed. */
class NeighbourSpecTest {
    private static final NeighbourChanges CHANGES = new NeighbourChanges(new RequestBuffer(), Script.noLinks());

    private static NeighbourSpec spec() {
        return NeighbourSpec.of("10.0.0.2").device("eth0");
    }

    @Test
    void givenNumbersOutOfRange_whenSet_thenRefusedWithValueAndLimit() {
        assertThatThrownBy(() -> spec().state(0x100))
                .hasMessageContaining("0x100")
                .hasMessageContaining("0x80");
        assertThatThrownBy(() -> spec().state(3)).hasMessageContaining("single bit: 0x3");
        assertThatThrownBy(() -> spec().flag(256)).hasMessageContaining("0 to 0xff: 0x100");
        assertThatThrownBy(() -> spec().protocol(256))
                .hasMessageContaining("NDA_PROTOCOL")
                .hasMessageContaining("255");
        assertThatThrownBy(() -> spec().lladdr("02:zz")).hasMessageContaining("02:zz");
        assertThatThrownBy(() -> spec().lladdr("02:".repeat(32) + "02")).hasMessageContaining("02:02");
        assertThatThrownBy(() -> NeighbourFilter.all().state(256)).hasMessageContaining("0x100");
        assertThatThrownBy(() -> NeighbourFilter.all().protocol(-1)).hasMessageContaining("NDA_PROTOCOL");
        assertThatThrownBy(() -> spec().set(NeighbourAttr.VLAN, 4095)).hasMessageContaining("4094");
    }

    private static Neighbour neighbour(int state, int flags, byte... lladdr) {
        MessageWriter writer = new MessageWriter();
        writer.begin(NeighbourAttr.RTM_NEWNEIGH, 0, 0);
        writer.header8(0, AddressFamily.AF_INET);
        writer.header32(4, 7);
        writer.header16(8, state);
        writer.header8(10, flags);
        writer.put(NeighbourAttr.DST, IpAddress.parse("10.0.0.2"));
        writer.putRaw(NeighbourAttr.SET, NeighbourAttr.LLADDR.type(), lladdr);
        writer.finish();
        return new Neighbour(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    @Test
    void givenEntryInAPassingState_whenSpecIsMadeOfIt_thenTheStateIsNotSent() {
        byte[] lladdr = {2, 0, 0, 0, 0, 1};

        assertThat(NeighbourSpec.of(neighbour(NeighbourView.NUD_PROBE, NeighbourView.NTF_OFFLOADED, lladdr)))
                .hasToString("10.0.0.2 dev #7 lladdr 02:00:00:00:00:01 nud stale");
        assertThat(NeighbourSpec.of(neighbour(NeighbourView.NUD_DELAY, NeighbourView.NTF_ROUTER, lladdr)))
                .hasToString("10.0.0.2 dev #7 lladdr 02:00:00:00:00:01 router nud stale");
        assertThat(NeighbourSpec.of(neighbour(NeighbourView.NUD_FAILED, 0, lladdr)))
                .asString()
                .endsWith("nud none");
        assertThat(NeighbourSpec.of(neighbour(NeighbourView.NUD_REACHABLE, 0, lladdr)))
                .asString()
                .endsWith("nud reachable");
    }

    /** As for links without link-layer addresses: neigh_fill_info() */
    @Test
    void givenEmptyLinkLayerAddress_whenRead_thenNone() {
        Neighbour onTunnel = neighbour(NeighbourView.NUD_NOARP, 0);

        assertThat(onTunnel.lladdr()).isNull();
        assertThat(onTunnel).hasToString("10.0.0.2 dev #7 NOARP");
        assertThat(NeighbourSpec.of(onTunnel)).hasToString("10.0.0.2 dev #7 nud noarp");
    }

    @Test
    void givenWhatTheKernelWouldIgnore_whenAdded_thenRefused() {
        assertThatThrownBy(() -> CHANGES.add(NeighbourSpec.of("10.0.0.2")))
                .hasMessage("a neighbour needs a link: 10.0.0.2 nud permanent");
        assertThatThrownBy(() -> CHANGES.add(spec().proxy().lladdr("02:00:00:00:00:01")))
                .hasMessage(
                        "the kernel ignores NDA_LLADDR of a proxy entry: proxy 10.0.0.2 dev \"eth0\" lladdr 02:00:00:00:00:01");
        assertThatThrownBy(() -> CHANGES.add(spec().managed().permanent()))
                .hasMessage("the kernel ignores the state of a neighbour that it resolves (use, managed): "
                        + "10.0.0.2 dev \"eth0\" managed");
        assertThatThrownBy(() -> CHANGES.replace(spec().use().lladdr("02:00:00:00:00:01")))
                .hasMessageContaining("ignores NDA_LLADDR");
        assertThatThrownBy(() -> CHANGES.add(spec().set(NeighbourAttr.VNI, 7L)))
                .hasMessageContaining("the kernel ignores NDA_VNI of a neighbour");
        assertThatThrownBy(() -> CHANGES.change(spec().proxy())).hasMessageContaining("use replace: proxy 10.0.0.2");
    }

    @Test
    void givenSpecs_whenPrinted_thenInTheWordsOfIp() {
        assertThat(spec().lladdr("02:00:00:00:00:01"))
                .hasToString("10.0.0.2 dev \"eth0\" lladdr 02:00:00:00:00:01 nud permanent");
        assertThat(spec().lladdr(IpAddress.parse("192.0.2.1")).stale().router().protocol(4))
                .hasToString("10.0.0.2 dev \"eth0\" lladdr c0:00:02:01 router nud stale protocol static");
        assertThat(spec().managed().externLearn()).hasToString("10.0.0.2 dev \"eth0\" managed extern_learn");
        assertThat(NeighbourSpec.of("fd00::9").proxy()).hasToString("proxy fd00::9");
        assertThat(spec().device(LinkRef.of(3)).use()).hasToString("10.0.0.2 dev #3 use");
        assertThat(MacAddress.parse("02:00:00:00:00:01").length()).isEqualTo(6);
    }

    @Test
    void givenFilters_whenPrinted_thenInTheWordsOfIp() {
        assertThat(NeighbourFilter.all()).hasToString("all");
        assertThat(NeighbourFilter.all().ipv6().proxies()).hasToString("IPv6 proxy");
        assertThat(NeighbourFilter.all()
                        .to("10.0.0.0/8")
                        .link("eth0")
                        .master("br0")
                        .state(NeighbourView.NUD_STALE, NeighbourView.NUD_NONE)
                        .protocol(4)
                        .unused())
                .hasToString("IPv4 to 10.0.0.0/8 dev \"eth0\" vrf \"br0\" nud STALE nud NONE protocol 4 unused");
    }
}
