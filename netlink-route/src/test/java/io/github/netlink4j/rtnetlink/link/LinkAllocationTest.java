package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Garbage;
import org.junit.jupiter.api.Test;

/** A listing of many objects allocates nothing for each, once warm. */
@LiveRoute
class LinkAllocationTest {
    private static final int LINKS = 300;
    private static final int WARM = 20;
    private static final int RUNS = 10;
    private static final long LIMIT = 1024;

    private long seen;

    @Test
    void givenManyLinks_whenShownOneByOne_thenNothingIsAllocated(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        LinkRef v0 = nl.links().get("v0");
        for (int i = 0; i < LINKS; i++) {
            nl.links().create(Macvlan.named("m" + i).parent(v0).mode(MacvlanMode.BRIDGE));
        }

        long bytes = Garbage.fewestBytes(WARM, RUNS, () -> {
            seen = 0;
            nl.links().forEach(link -> {
                if (link.isKind(Macvlan.KIND) && link.mtu() == 1500 && link.rxBytes() == 0) {
                    seen += link.get(Macvlan.MODE, 0);
                }
            });
        });

        assertThat(seen).isEqualTo((long) LINKS * MacvlanMode.BRIDGE.number());
        assertThat(bytes).isLessThan(LIMIT);

        byte[] v1 = {'v', '1'};
        long bytesForNames = Garbage.fewestBytes(WARM, RUNS, () -> nl.links().forEachName(link -> {
            if (link.matches(LinkAttr.IFNAME, v1)) {
                seen = link.index();
            }
        }));

        assertThat(seen).isEqualTo(nl.links().get("v1").index());
        assertThat(bytesForNames).isLessThan(LIMIT);
    }
}
