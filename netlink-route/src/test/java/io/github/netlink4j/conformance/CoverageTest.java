package io.github.netlink4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.testing.Listing;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CoverageTest {
    @Test
    void givenAttributesOfLinux73_whenComparedWithTheDeclared_thenEachIsDeclaredOrLeftOutForAReason()
            throws IOException {
        assertThat(Coverage.compute().unexplained()).isEmpty();
    }

    @Test
    void givenCoverage_whenItsPageIsWritten_thenItIsTheOneInTheRepository() throws IOException {
        Listing.compare("docs/coverage.md", Coverage.compute().markdown());
    }
}
