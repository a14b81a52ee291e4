package io.github.netlink4j.rtnetlink.nexthop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Garbage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Nexthop objects are counted without allocation, however many there are. */
@LiveRoute
class NexthopAllocationTest {
    private static final int LIMIT = 2048;

    @Test
    void givenManyObjects_whenCountedByFilters_thenNoGarbage(RtNetlink nl) {
        Batch batch = nl.batch();
        LongStream.rangeClosed(1, 200).forEach(id -> batch.nexthops()
                .add(NexthopSpec.of(id).blackhole().protocol(9)));
        batch.execute();
        NexthopFilter filter = NexthopFilter.all().ipv4().protocol(9);
        NexthopFilter byMember = NexthopFilter.all().member(200);
        nl.nexthops()
                .replace(NexthopSpec.of(300).group(LongStream.rangeClosed(1, 1).toArray()));
        long[] found = new long[2];

        long counted = Garbage.fewestBytes(100, 20, () -> {
            found[0] += nl.nexthops().count(filter);
            found[1] += nl.nexthops().count(byMember);
        });

        assertThat(found[0]).isEqualTo(120 * 200);
        assertThat(found[1]).isZero();
        assertThat(counted).as("bytes for 200 objects").isLessThan(LIMIT);
    }
}
