package io.github.netlink4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttributesTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return Attributes.print(List.of(arguments), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void givenWords_whenLookedUp_thenTheAttributesThatHaveAllOfThemArePrinted() {
        assertThat(run("vxlan", "ageing")).isZero();

        assertThat(lines()).hasSize(3).last().asString().contains("Vxlan.AGEING", "IFLA_VXLAN_AGEING", "u32");
    }

    @Test
    void givenWordThatNoAttributeHas_whenLookedUp_thenThatIsTheStatus() {
        assertThat(run("nosuchattribute")).isEqualTo(1);

        assertThat(lines()).hasSize(2);
    }

    @Test
    void givenNothing_whenCoverageIsAskedFor_thenEachEnumerationHasItsFigures() {
        assertThat(run("--coverage")).isZero();

        assertThat(lines()).contains("| if_addr.h | IFA_* | 12 | 12 |");
    }
}
