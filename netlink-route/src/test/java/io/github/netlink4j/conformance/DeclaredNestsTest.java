package io.github.netlink4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Nest;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The content of every nest is declared, so that it can be read and is printed with its names. */
class DeclaredNestsTest {
    @Test
    void givenDeclaredNests_whenLookedInto_thenEachDeclaresWhatItHolds() {
        Set<AttrSet> sets = AttributeTable.sets();

        assertThat(sets)
                .flatExtracting(AttrSet::attributes)
                .filteredOn(Nest.class::isInstance)
                .hasSizeGreaterThan(14)
                .allSatisfy(nest -> assertThat(holdsSomething((Nest) nest, sets))
                        .as(nest.path().toString())
                        .isTrue());
    }

    private static boolean holdsSomething(Nest nest, Set<AttrSet> sets) {
        AttrSet inside = nest.inside();
        return inside != null
                ? !inside.attributes().isEmpty()
                : sets.stream()
                        .anyMatch(
                                set -> set.parent() == nest && !set.selections().isEmpty());
    }
}
