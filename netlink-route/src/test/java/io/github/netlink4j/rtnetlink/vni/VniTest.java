package io.github.netlink4j.rtnetlink.vni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKernel;
import io.github.netlink4j.testing.RequiresKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** VNIs that VXLANs accept, against the kernel and {@code bridge}. */
@LiveRoute
@RequiresKind("vxlan")
@RequiresKernel("5.18")
class VniTest {
    @BeforeEach
    void create() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().create(Vxlan.named("vx0").external().vniFilter().up());
        }
    }

    private static VniSpec vni(long first, long last) {
        return VniSpec.of(first, last).device("vx0");
    }

    private static List<String> texts(List<VniView.Range> ranges) {
        return ranges.stream().map(VniView.Range::toString).toList();
    }

    @Test
    void givenVnis_whenListed_thenAsBridgeShowsThem(RtNetlink nl) {
        nl.links().create(Vxlan.named("vx1").external().vniFilter().port(4790));
        nl.vnis().add(vni(100, 199));
        nl.vnis().add(vni(300, 300).group("10.0.0.2"));
        nl.vnis().add(vni(301, 302).group("fd00::2"));
        nl.vnis().add(VniSpec.of(16_777_215).device("vx1"));

        assertThat(texts(nl.vnis().ranges("vx0"))).containsExactly("100-199", "300 10.0.0.2", "301-302 fd00::2");
        assertThat(ours(nl)).containsExactlyInAnyOrderElementsOf(theirs()).hasSize(4);
    }

    private static List<String> ours(RtNetlink nl) {
        return nl.vnis().list().stream()
                .flatMap(vnis -> vnis.ranges().stream()
                        .map(range -> nl.links().get(vnis.linkIndex()).name() + " " + range))
                .toList();
    }

    private static List<String> theirs() {
        List<String> all = new ArrayList<>();
        for (JsonNode link : Iproute.bridge("vni", "show")) {
            for (JsonNode vni : link.get("vnis")) {
                long last = vni.path("vniEnd").asLong(vni.get("vni").asLong());
                JsonNode group = vni.has("remote") ? vni.get("remote") : vni.path("group");
                String range = vni.get("vni").asLong() == last
                        ? "" + last
                        : vni.get("vni").asLong() + "-" + last;
                all.add(link.get("ifname").asText() + " " + range
                        + (group.asText().isEmpty() ? "" : " " + group.asText()));
            }
        }
        return all;
    }

    @Test
    void givenVnis_whenListedWithStats_thenEachHasCounters(RtNetlink nl) {
        nl.vnis().add(vni(100, 102));

        List<VniView.Range> ranges =
                nl.vnis().ranges(VniFilter.all().link("vx0").withStats());

        assertThat(texts(ranges)).containsExactly("100", "101", "102");
        assertThat(ranges).extracting(VniView.Range::stats).containsOnly(new VniView.Stats(0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(LinkVnis.ranges("vx0"))
                .extracting(VniView.Range::stats)
                .containsOnlyNulls()
                .hasSize(1);
    }

    @Test
    void givenVnis_whenChangedAndDeleted_thenSo(RtNetlink nl) {
        nl.vnis().add(vni(100, 109));
        nl.vnis().add(vni(103, 104).group("10.0.0.2"));
        nl.vnis().delete(vni(106, 107));

        assertThat(texts(nl.vnis().ranges("vx0"))).containsExactly("100-102", "103-104 10.0.0.2", "105", "108-109");
    }

    @Test
    void givenVeryManyVnis_whenListed_thenComplete(RtNetlink nl) {
        Batch batch = nl.batch();
        for (int vni = 1; vni < 6000; vni += 2) {
            batch.vnis().add(vni(vni, vni));
        }
        batch.execute();

        assertThat(nl.vnis().ranges("vx0")).hasSize(3000);
        assertThat(nl.vnis().list(VniFilter.all().link("vx0"))).hasSizeGreaterThan(1);
    }

    @Test
    @DisplayName("H89: of a range of VNIs, the kernel keeps those before the one that it refuses")
    void givenRangeWithAGap_whenDeleted_thenTheExceptionNamesThoseInEffect(RtNetlink nl) {
        nl.vnis().add(vni(100, 101));
        nl.vnis().add(vni(103, 103));

        KernelException refusal =
                catchThrowableOfType(KernelException.class, () -> nl.vnis().delete(vni(100, 103)));

        assertThat(texts(nl.vnis().ranges("vx0"))).containsExactly("103");
        assertThat(refusal).hasMessageContaining("in effect: vni 100-102; not in effect: vni 103");
        assertThat(refusal.outcome()).isEqualTo(Outcome.PARTIAL);
    }

    @Test
    void givenVniOfAnotherVxlan_whenAdded_thenTheExceptionNamesThoseInEffect(RtNetlink nl) {
        nl.links().create(Vxlan.named("vx1").external().vniFilter().up());
        nl.vnis().add(VniSpec.of(102).device("vx1"));

        KernelException refusal =
                catchThrowableOfType(KernelException.class, () -> nl.vnis().add(vni(100, 103)));

        assertThat(texts(nl.vnis().ranges("vx0"))).containsExactly("100-101");
        assertThat(refusal)
                .hasMessageContaining("EEXIST")
                .hasMessageContaining("in effect: vni 100-101; not in effect: vni 102-103");
    }

    @Test
    void givenLinkThatAcceptsNoVnis_whenOneIsAdded_thenTheReason(RtNetlink nl) {
        nl.links().create(Vxlan.named("vx1").vni(7).port(4790));
        nl.links().create(Veth.named("v0").peer("v1"));

        assertThatThrownBy(() -> nl.vnis().add(VniSpec.of(7).device("vx1")))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("RTM_NEWTUNNEL vni 7 dev \"vx1\" rejected: EOPNOTSUPP")
                .hasMessageContaining("the VXLAN was created without external and vnifilter");
        assertThatThrownBy(() -> nl.vnis().add(VniSpec.of(7).device("v0")))
                .isInstanceOf(KernelException.class)
                .hasMessageContaining("EINVAL: vxlan: The device is not a vxlan device");
    }
}
