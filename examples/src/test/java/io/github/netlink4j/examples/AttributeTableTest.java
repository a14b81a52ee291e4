package io.github.netlink4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.examples.AttributeTable.Row;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AttributeTableTest {
    @Test
    void givenDeclarations_whenPrinted_thenOneLineEachWithKeyNameNumberTypeAndOrder() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        AttributeTable.printTsv(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSameSizeAs(AttributeTable.rows())
                .contains(
                        "Vxlan.PORT\tvxlan\tIFLA_VXLAN_PORT\t15\tbe16\tnetwork",
                        "Vxlan.GROUP\tvxlan\tIFLA_VXLAN_GROUP6\t16\tip\tnetwork",
                        "LinkAttr.MTU\tlink\tIFLA_MTU\t4\tu32\thost");
    }

    @Test
    void givenDeclarations_whenCompared_thenNoKeyAndNoNumberOfASetStandsTwice() {
        assertThat(AttributeTable.rows().stream()
                        .map(Row::kernelName)
                        .distinct()
                        .count())
                .isGreaterThan(250);
        assertThat(AttributeTable.rows())
                .extracting(row -> row.set() + "/" + row.number())
                .doesNotHaveDuplicates();
    }
}
