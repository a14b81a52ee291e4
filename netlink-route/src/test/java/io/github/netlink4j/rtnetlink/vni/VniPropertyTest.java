package io.github.netlink4j.rtnetlink.vni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.Errno;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.FakeKernel;
import java.util.Arrays;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A view of VNIs reads what a spec of them sends. */
class VniPropertyTest {
    private static LinkVnis read(VniSpec spec, int link) {
        MessageWriter writer = new MessageWriter();
        writer.begin(VniAttr.RTM_NEWTUNNEL, 0, 1);
        spec.writeTo(writer, link);
        writer.finish();
        return new LinkVnis(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenVnis_whenSent_thenRead(
            @ForAll @IntRange(min = 1, max = 0xff_ffff) int one,
            @ForAll @IntRange(min = 1, max = 0xff_ffff) int other,
            @ForAll int group,
            @ForAll @IntRange(min = 1) int link) {
        int first = Math.min(one, other);
        int last = Math.max(one, other);
        IpAddress address = IpAddress.ipv4(group);

        LinkVnis vnis = read(VniSpec.of(first, last).device(LinkRef.of(link)).group(address), link);

        assertThat(vnis.linkIndex()).isEqualTo(link);
        assertThat(vnis.ranges()).containsExactly(new VniView.Range(first, last, address, null));
    }

    @Test
    void givenNumbersThatAreNoRange_whenSpecified_thenRefused() {
        assertThatThrownBy(() -> VniSpec.of(0)).hasMessage("a VNI must be 1 to 16777215: 0");
        assertThatThrownBy(() -> VniSpec.of(1, 1 << 24)).hasMessage("a VNI must be 1 to 16777215: 16777216");
        assertThatThrownBy(() -> VniSpec.of(9, 8)).hasMessage("a range of VNIs must not end before it begins: 9-8");
    }

    @Test
    void givenVniWithoutADevice_whenAdded_thenRefusedBeforeAnythingIsSent() {
        try (RtNetlink nl = RtNetlink.on(new NetlinkClient(FakeKernel.script(), SocketOptions.defaults()))) {
            assertThatThrownBy(() -> nl.vnis().add(VniSpec.of(7)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("RTM_NEWTUNNEL vni 7: a VNI must have a device");
        }
    }

    @Test
    void givenManyRanges_whenPrinted_thenTheLineSaysHowManyMore() {
        MessageWriter writer = new MessageWriter();
        writer.begin(VniAttr.RTM_NEWTUNNEL, 0, 1);
        for (int vni = 1; vni < 200; vni += 2) {
            writer.nest(VniAttr.ENTRY);
            writer.put(VniAttr.START, vni);
            writer.end();
        }
        writer.finish();
        LinkVnis vnis = new LinkVnis(Arrays.copyOf(writer.bytes(), writer.length()));

        assertThat(vnis.ranges()).hasSize(100);
        assertThat(vnis.toString())
                .startsWith("dev #0 vni 1, 3, 5, ")
                .endsWith(" more")
                .hasSizeLessThan(150);
    }

    @Test
    void givenKernelWithoutVnis_whenListed_thenTheReason() {
        FakeKernel without = FakeKernel.script().then(sent -> sent.error(Errno.EOPNOTSUPP.number()));
        try (RtNetlink nl = RtNetlink.on(new NetlinkClient(without, SocketOptions.defaults()))) {
            assertThatThrownBy(() -> nl.vnis().list())
                    .hasMessage("RTM_GETTUNNEL vni all rejected: EOPNOTSUPP: Operation not supported; "
                            + VniFilter.UNSUPPORTED);
        }
    }
}
