package io.github.netlink4j.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Selections of attributes of a set. */
class AttrGroupTest {
    private static final AttrSet SET = AttrSet.ofMessage("thing", "T_", 0);
    private static final U32 ZERO = SET.u32(0, "ZERO");
    private static final U32 LAST_LOW = SET.u32(63, "LAST_LOW");
    private static final U32 FIRST_HIGH = SET.u32(64, "FIRST_HIGH");
    private static final U32 LAST = SET.u32(127, "LAST");
    private static final U32 BEYOND = SET.u32(128, "BEYOND");

    private static final AttrSet OTHER = AttrSet.ofMessage("other", "O_", 0);
    private static final U32 SAME_NUMBER = OTHER.u32(63, "SAME_NUMBER");

    @Test
    void givenGroup_whenAsked_thenItHoldsItsOwnAndNoOther() {
        AttrMask ends = AttrMask.of(LAST_LOW, LAST);
        AttrMask begins = AttrMask.of(ZERO, FIRST_HIGH);

        assertThat(SET.attributes()).filteredOn(ends::contains).containsExactly(LAST_LOW, LAST);
        assertThat(SET.attributes()).filteredOn(begins::contains).containsExactly(ZERO, FIRST_HIGH);
        assertThat(ends.contains(SAME_NUMBER)).isFalse();
    }

    @Test
    void givenGroupsOfTwoSets_whenJoined_thenTheyHoldBothAndNoThird() {
        AttrMask joined = AttrMask.of(LAST_LOW).and(AttrMask.of(SAME_NUMBER));

        assertThat(joined.contains(LAST_LOW)).isTrue();
        assertThat(joined.contains(SAME_NUMBER)).isTrue();
        assertThat(joined.contains(ZERO)).isFalse();
        assertThatThrownBy(() -> joined.and(AttrMask.of(SAME_NUMBER))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AttrMask.of(ZERO).and(AttrMask.of(LAST)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attributes of thing and thing cannot be joined");
    }

    @Test
    void givenAttributesThatCannotBeTogether_whenGrouped_thenRefused() {
        assertThatThrownBy(() -> AttrMask.of(ZERO, SAME_NUMBER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("O_SAME_NUMBER cannot be in a mask of attributes of thing");
        assertThatThrownBy(() -> AttrMask.of(BEYOND)).isInstanceOf(IllegalArgumentException.class);
    }
}
