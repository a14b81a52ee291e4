package io.github.netlink4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.conformance.AttributeTable.Row;
import io.github.netlink4j.testing.Listing;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AttributesPageTest {
    @Test
    void givenDeclarations_whenTheirPageIsWritten_thenItIsTheOneInTheRepository() throws IOException {
        Listing.compare("docs/attributes.md", AttributeTable.markdown());
    }

    @Test
    void givenDeclarations_whenListed_thenEachNumberOfASetHasOneLine() {
        assertThat(AttributeTable.keys())
                .contains(
                        new Row("Vxlan.PORT", "vxlan", "IFLA_VXLAN_PORT", 15, "be16", "network"),
                        new Row("Vxlan.GROUP", "vxlan", "IFLA_VXLAN_GROUP6", 16, "ip", "network"),
                        new Row("LinkAttr.MTU", "link", "IFLA_MTU", 4, "u32", "host"));
        assertThat(AttributeTable.keys())
                .hasSizeGreaterThan(250)
                .extracting(row -> row.set() + "/" + row.number())
                .doesNotHaveDuplicates();
    }

    @Test
    void givenSetsThatUsersCanName_whenTheirAttributesAreListed_thenEachHasAKey() {
        Set<String> listed = AttributeTable.keys().stream().map(Row::kernelName).collect(Collectors.toSet());
        Set<String> sets = AttributeTable.keys().stream().map(Row::set).collect(Collectors.toSet());

        Set<String> unnamed = new HashSet<>();
        for (AttrSet set : AttributeTable.sets()) {
            if (sets.contains(set.name())) {
                AttributeTable.rows(set).stream().map(Row::kernelName).forEach(unnamed::add);
            }
        }
        unnamed.removeAll(listed);

        assertThat(unnamed).isEmpty();
    }
}
