package io.github.netlink4j.rtnetlink.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.testing.Garbage;
import io.github.netlink4j.testing.RequiresKind;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Neighbours are listed one by one without allocation, once the handle is warm. */
@LiveRoute
@RequiresKind("veth")
class NeighbourAllocationTest {
    private static final int NEIGHBOURS = 400;
    private static final int LIMIT = 1024;

    /** Calls all getters of each neighbour that are not to allocate. */
    private static final class Sum implements Consumer<NeighbourView> {
        private final IpAddress wanted = IpAddress.parse("10.1.0.7");
        private final IpAddress wanted6 = IpAddress.parse("fd00::7");
        private long neighbours;
        private long found;
        private long total;

        @Override
        public void accept(NeighbourView neighbour) {
            neighbours++;
            found += neighbour.matches(wanted) || neighbour.matches(wanted6) ? 1 : 0;
            total += neighbour.family() + neighbour.linkIndex() + neighbour.state() + neighbour.flags();
            total += neighbour.extFlags() + neighbour.typeNumber() + neighbour.protocol() + neighbour.probes();
            total += neighbour.isValid() && neighbour.isPermanent() && !neighbour.isUnused() ? 1 : 0;
            total += neighbour.isManaged() || neighbour.isRouter() || neighbour.isExternLearned() ? 1 : 0;
        }
    }

    @Test
    void givenManyNeighbours_whenShownOneByOneAndCounted_thenNoGarbage(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        Link link = nl.links().get("v0");
        Batch batch = nl.batch();
        for (int i = 0; i < NEIGHBOURS; i++) {
            batch.neighbours().add("v0", "10.1." + i / 250 + "." + i % 250, "02:00:00:00:00:01");
            batch.neighbours().add("v0", "fd00::" + Integer.toHexString(i), "02:00:00:00:00:01");
        }
        nl.links().up("v0");
        batch.execute();
        Sum sum = new Sum();
        NeighbourFilter filter = NeighbourFilter.all()
                .link(link)
                .state(NeighbourView.NUD_PERMANENT)
                .protocol(0);

        long shown = Garbage.fewestBytes(100, 20, () -> nl.neighbours().forEach(filter, sum));
        long counted =
                Garbage.fewestBytes(100, 20, () -> sum.total += nl.neighbours().count(filter));

        assertThat(sum.neighbours).isEqualTo(120L * 2 * NEIGHBOURS);
        assertThat(sum.found).isEqualTo(240);
        assertThat(shown).as("bytes for %d neighbours", 2 * NEIGHBOURS).isLessThan(LIMIT);
        assertThat(counted).as("bytes for %d neighbours", 2 * NEIGHBOURS).isLessThan(LIMIT);
    }
}
