package io.github.netlink4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.testing.Bytes;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Comparison ALL = Comparison.ignoring();

    private static Sample sample(int header, Bytes attributes) {
        return sample(0, 0, header, attributes);
    }

    private static Sample sample(int flags, int sequence, int header, Bytes attributes) {
        Sample sample = new Sample();
        sample.wrap(
                Bytes.of()
                        .message(
                                77,
                                flags,
                                sequence,
                                0,
                                Bytes.of().u32(header).raw(attributes.toArray()).toArray())
                        .toArray(),
                0);
        return sample;
    }

    private static Bytes number(int value) {
        return Bytes.of().attr(3, Bytes.of().u32(value));
    }

    private static Bytes red(int id, int flag) {
        return Bytes.of()
                .attr(25, Bytes.of().text("red"))
                .attr(
                        26,
                        Bytes.of()
                                .attr(1, Bytes.of().u32(id))
                                .attr(2, Bytes.of().u8(flag)));
    }

    @Test
    void givenMessagesThatDifferInTheirHeader_whenCompared_thenSame() {
        assertThat(ALL.same(sample(1, 2, 3, number(4)), sample(5, 6, 3, number(4))))
                .isTrue();
    }

    @Test
    void givenAttributesThatDiffer_whenCompared_thenNotSame() {
        assertThat(ALL.same(sample(1, number(4)), sample(1, number(5)))).isFalse();
        assertThat(ALL.same(sample(1, number(4)), sample(1, Bytes.of()))).isFalse();
        assertThat(ALL.same(sample(1, Bytes.of()), sample(1, number(4)))).isFalse();
        assertThat(ALL.same(sample(1, number(4)), sample(2, number(4)))).isFalse();
    }

    @Test
    void givenIgnoredAttribute_whenItDiffersOrIsMissing_thenSame() {
        Comparison comparison = Comparison.ignoring(Sample.U32);

        assertThat(comparison.same(sample(1, number(4)), sample(1, number(5)))).isTrue();
        assertThat(comparison.same(sample(1, number(4)), sample(1, Bytes.of()))).isTrue();
        assertThat(comparison.same(
                        sample(1, number(4).attr(1, Bytes.of().u8(7))),
                        sample(1, Bytes.of().attr(1, Bytes.of().u8(8)))))
                .isFalse();
    }

    @Test
    void givenIgnoredAttributeInANest_whenOnlyItDiffers_thenSame() {
        Comparison comparison = Comparison.ignoring(Sample.RED_ID);

        assertThat(comparison.same(sample(1, red(1, 1)), sample(1, red(2, 1)))).isTrue();
        assertThat(comparison.same(sample(1, red(1, 1)), sample(1, red(1, 0)))).isFalse();
        assertThat(ALL.same(sample(1, red(1, 1)), sample(1, red(2, 1)))).isFalse();
    }

    @Test
    void givenNestOfAnotherKind_whenCompared_thenNotSame() {
        Comparison comparison = Comparison.ignoring(Sample.RED_ID);
        Bytes blue = Bytes.of()
                .attr(25, Bytes.of().text("red"))
                .attr(26, Bytes.of().attr(7, Bytes.of().u32(2)));

        assertThat(comparison.same(sample(1, red(1, 1)), sample(1, blue))).isFalse();
    }

    @Test
    void givenIgnoredPartOfTheStructure_whenItDiffers_thenSame() {
        Comparison comparison = ALL.ignoringHeader(0, 2);

        assertThat(comparison.same(sample(0x0001_0002, number(4)), sample(0x0001_0003, number(4))))
                .isTrue();
        assertThat(comparison.same(sample(0x0001_0002, number(4)), sample(0x0002_0002, number(4))))
                .isFalse();
    }

    @Test
    void givenUnknownAttributes_whenTheyDiffer_thenNotSame() {
        assertThat(ALL.same(
                        sample(1, Bytes.of().attr(999, Bytes.of().u8(1))),
                        sample(1, Bytes.of().attr(999, Bytes.of().u8(2)))))
                .isFalse();
    }
}
