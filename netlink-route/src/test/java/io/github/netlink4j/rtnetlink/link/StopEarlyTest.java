package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.RequiresKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A listing can be stopped without an exception, and the handle is usable for the next call. */
@LiveRoute
@RequiresKind("veth")
class StopEarlyTest {
    private static final int PAIRS = 100;

    @Test
    void givenManyLinks_whenVisitorStops_thenNothingMoreIsShownAndTheHandleGoesOn(RtNetlink nl) {
        for (int i = 0; i < PAIRS; i++) {
            nl.links().createVeth("a" + i, "b" + i);
        }
        List<String> shown = new ArrayList<>();

        nl.links().forEachWhile(LinkFilter.all().kind("veth"), link -> {
            shown.add(link.name());
            return shown.size() < 3;
        });

        assertThat(shown).hasSize(3);
        assertThat(nl.links().count()).isEqualTo(2 * PAIRS + 1);
        assertThat(nl.links().list()).hasSize(2 * PAIRS + 1);
    }
}
