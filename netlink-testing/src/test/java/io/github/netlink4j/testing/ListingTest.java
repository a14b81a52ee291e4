package io.github.netlink4j.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {
    @Test
    void givenSameLines_whenCompared_thenNothingIsShown() {
        assertThat(Listing.difference(List.of("a", "    b"), List.of("a", "    b")))
                .isEmpty();
    }

    @Test
    void givenALineChangedAndOneAdded_whenCompared_thenBothAreShownBelowTheirHeadings() {
        String difference = Listing.difference(
                List.of("class A", "    int a()", "", "class B", "    int b()"),
                List.of("class A", "    long a()", "", "class B", "    int b()", "    int c()"));

        assertThat(difference).isEqualTo("""
                @@ line 2, class A
                -     int a()
                +     long a()
                @@ line 6, class B
                +     int c()
                """);
    }
}
