package io.github.netlink4j.rtnetlink.vni;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.event.Change;
import io.github.netlink4j.rtnetlink.event.ObjectEvent;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.testing.RequiresKernel;
import io.github.netlink4j.testing.RequiresKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The notifications of the kernel when VNIs are added and removed: one for each VNI. */
@LiveRoute
@RequiresKind("vxlan")
@RequiresKernel("5.18")
@Timeout(60)
class VniEventTest {
    private static List<String> next(RtMonitor monitor, int count) {
        List<String> seen = new ArrayList<>();
        while (seen.size() < count) {
            ObjectEvent<LinkVnis> event = Seen.first(monitor, LinkVnis.TYPE);
            String sign = event.change() == Change.REMOVED ? "- " : "+ ";
            event.object().ranges().forEach(range -> seen.add(sign + range));
        }
        return seen;
    }

    @Test
    void givenVnis_whenAddedChangedAndDeleted_thenEventsOfTheseVnis(RtNetlink nl) {
        nl.links().create(Vxlan.named("vx0").external().vniFilter());
        try (RtMonitor monitor = RtMonitor.open(LinkVnis.TYPE)) {
            nl.vnis().add(VniSpec.of(10, 11).device("vx0"));
            nl.vnis().add(VniSpec.of(11).device("vx0").group("10.0.0.2"));
            nl.vnis().delete(VniSpec.of(10).device("vx0"));

            assertThat(next(monitor, 4)).containsExactly("+ 10", "+ 11", "+ 11 10.0.0.2", "- 10");
        }
    }
}
