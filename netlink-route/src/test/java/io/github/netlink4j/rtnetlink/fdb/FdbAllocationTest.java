package io.github.netlink4j.rtnetlink.fdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.MacAddress;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Garbage;
import io.github.netlink4j.testing.RequiresKind;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Forwarding entries are listed one by one without allocation, once the handle is warm. */
@LiveRoute
@RequiresKind({"veth", "bridge"})
class FdbAllocationTest {
    private static final int ENTRIES = 600;
    private static final int LIMIT = 1024;

    /** Calls all getters of each entry that are not to allocate. */
    private static final class Sum implements Consumer<FdbView> {
        private final MacAddress wanted = MacAddress.parse("02:00:00:00:00:07");
        private long entries;
        private long found;
        private long total;

        @Override
        public void accept(FdbView entry) {
            entries++;
            found += entry.matches(wanted) ? 1 : 0;
            total += entry.linkIndex() + entry.masterIndex() + entry.state() + entry.flags() + entry.extFlags();
            total += entry.vlan() + entry.port() + entry.vni() + entry.srcVni() + entry.viaIndex() + entry.nhid();
            total += entry.isPermanent() || entry.isSticky() || entry.isLocked() || entry.isSelf() ? 1 : 0;
            total += entry.activityNotify();
        }
    }

    @Test
    void givenManyEntries_whenShownOneByOneAndCounted_thenNoGarbage(RtNetlink nl) {
        FdbBridge.create(nl);
        Batch batch = nl.batch();
        for (int i = 0; i < ENTRIES; i++) {
            batch.fdb()
                    .add(FdbSpec.of(String.format("02:00:00:00:%02x:%02x", i >> 8, i & 0xff))
                            .device("p0")
                            .master()
                            .staticEntry());
        }
        batch.execute();
        Sum sum = new Sum();
        FdbFilter filter = FdbFilter.all()
                .master(nl.links().get("br0"))
                .device(nl.links().get("p0"))
                .vlan(0)
                .state(0x40);
        FdbFilter one = filter.lladdr("02:00:00:00:00:07");

        long shown = Garbage.fewestBytes(100, 20, () -> nl.fdb().forEach(filter, sum));
        long counted = Garbage.fewestBytes(100, 20, () -> sum.total += nl.fdb().count(one));

        assertThat(sum.entries).isGreaterThanOrEqualTo(120L * ENTRIES);
        assertThat(sum.found).isEqualTo(120);
        assertThat(nl.fdb().count(one)).isEqualTo(1);
        assertThat(shown).as("bytes for %d entries", ENTRIES).isLessThan(LIMIT);
        assertThat(counted).as("bytes for %d entries", ENTRIES).isLessThan(LIMIT);
    }
}
