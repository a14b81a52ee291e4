package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that are too large for one message of a listing: the kernel omits them unless the request asks for larger ones. */
@LiveRoute
class CompleteListingTest {
    private static final int NAME_BYTES = 127;

    private static void giveNames(RtNetlink nl, String link, int count) {
        for (int i = 0; i < count; i++) {
            nl.links().addAlternativeName(link, String.format("%03d", i) + "x".repeat(NAME_BYTES - 3));
        }
    }

    @ParameterizedTest
    @DisplayName("H7: a link that is too long for a part of a listing")
    @ValueSource(ints = {25, 496})
    void givenLinkWithManyNames_whenListedByAFreshHandle_thenNoLinkIsMissing(int names, RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        giveNames(nl, "v0", names);

        try (RtNetlink fresh = RtNetlink.open();
                RtNetlink another = RtNetlink.open()) {
            List<Link> listed = fresh.links().list();
            List<String> shown = new ArrayList<>();
            another.links().forEach(link -> shown.add(link.name()));

            assertThat(listed).extracting(Link::name).containsExactlyInAnyOrder("lo", "v0", "v1");
            assertThat(shown).containsExactlyInAnyOrder("lo", "v0", "v1");
            assertThat(another.links().names())
                    .containsExactlyInAnyOrderElementsOf(listed.stream()
                            .map(link -> new LinkNames(link.index(), link.name(), link.alternativeNames()))
                            .toList());
            assertThat(listed)
                    .filteredOn(link -> link.name().equals("v0"))
                    .allSatisfy(link -> assertThat(link.alternativeNames()).hasSize(names));
        }
    }

    /** Since Linux 7.2. */
    @Test
    void givenKernelThatSendsOnlyNames_whenNamesAreShown_thenNothingElseIsThere(RtNetlink nl) {
        List<Boolean> whole = new ArrayList<>();

        nl.links().forEachName(link -> whole.add(link.has(LinkAttr.MTU)));

        assumeFalse(whole.contains(true), "this kernel ignores RTEXT_FILTER_NAME_ONLY");
        assertThat(nl.links().names()).contains(new LinkNames(1, "lo", List.of()));
    }

    @Test
    @DisplayName("H6, H7: one link may be as long as an attribute can be, and longer than any buffer")
    void givenLinkOf66Kilobytes_whenAskedForByAFreshHandle_thenItIsWhole(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        giveNames(nl, "v0", 496);

        try (RtNetlink fresh = RtNetlink.open()) {
            Link link = fresh.links().get("v0");

            assertThat(link.alternativeNames()).hasSize(496);
            assertThat(link.toBytes().length).isGreaterThan(65535);
        }
    }
}
