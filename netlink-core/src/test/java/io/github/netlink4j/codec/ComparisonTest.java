package io.github.netlink4j.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Comparison ALL = Comparison.ignoring();

    private static Sample sample(int header, Consumer<MessageWriter> attributes) {
        return new Sample(Sample.message(writer -> {
            writer.header32(0, header);
            attributes.accept(writer);
        }));
    }

    private static Sample numbered(int value) {
        return sample(1, writer -> writer.put(Sample.U32, value));
    }

    private static Sample red(int id, boolean flag) {
        return sample(1, writer -> {
            writer.put(Sample.KIND, "red");
            writer.nest(Sample.DATA);
            writer.put(Sample.RED_ID, id);
            if (flag) {
                writer.put(Sample.RED_FLAG, true);
            }
            writer.end();
        });
    }

    private static Sample blue(int id) {
        return sample(1, writer -> {
            writer.put(Sample.KIND, "blue");
            writer.nest(Sample.DATA);
            writer.put(Sample.BLUE_ID, id);
            writer.end();
        });
    }

    private static Sample headed(int inHeader, int number) {
        return sample(1, writer -> {
            writer.nest(Sample.HEADED);
            writer.header32(0, inHeader);
            writer.put(Sample.HEADED_NUMBER, number);
            writer.end();
        });
    }

    @Test
    void givenMessagesThatDifferInTheirHeader_whenCompared_thenSame() {
        byte[] bytes = Sample.message(writer -> writer.put(Sample.U32, 4));
        byte[] other = bytes.clone();
        Wire.put16(other, 4, 78);
        Wire.put16(other, 6, 0xff);
        Wire.put32(other, 8, 9);
        Wire.put32(other, 12, 9);

        assertThat(ALL.same(new Sample(bytes), Sample.viewOf(other))).isTrue();
    }

    @Test
    void givenAttributesThatDiffer_whenCompared_thenNotSame() {
        assertThat(ALL.same(numbered(4), numbered(4))).isTrue();
        assertThat(ALL.same(numbered(4), numbered(5))).isFalse();
        assertThat(ALL.same(numbered(4), sample(1, writer -> {}))).isFalse();
        assertThat(ALL.same(sample(1, writer -> {}), numbered(4))).isFalse();
        assertThat(ALL.same(sample(1, writer -> {}), sample(2, writer -> {}))).isFalse();
    }

    @Test
    void givenIgnoredAttribute_whenItDiffersOrIsMissing_thenSame() {
        Comparison comparison = Comparison.ignoring(Sample.U32);

        assertThat(comparison.same(numbered(4), numbered(5))).isTrue();
        assertThat(comparison.same(numbered(4), sample(1, writer -> {}))).isTrue();
        assertThat(comparison.same(numbered(4), sample(1, writer -> writer.put(Sample.U8, 1))))
                .isFalse();
    }

    @Test
    void givenIgnoredAttributeInANest_whenOnlyItDiffers_thenSame() {
        Comparison comparison = Comparison.ignoring(Sample.RED_ID);

        assertThat(comparison.same(red(1, true), red(2, true))).isTrue();
        assertThat(comparison.same(red(1, true), red(1, false))).isFalse();
        assertThat(comparison.same(blue(1), blue(2))).isFalse();
        assertThat(comparison.same(red(1, true), blue(1))).isFalse();
        assertThat(ALL.same(red(1, true), red(2, true))).isFalse();
    }

    @Test
    void givenStructureInFrontOfANest_whenItDiffers_thenNotSame() {
        Comparison comparison = Comparison.ignoring(Sample.HEADED_NUMBER);

        assertThat(comparison.same(headed(1, 2), headed(1, 3))).isTrue();
        assertThat(comparison.same(headed(1, 2), headed(2, 2))).isFalse();
    }

    @Test
    void givenIgnoredPartOfTheStructure_whenItDiffers_thenSame() {
        Sample one = sample(0x0101_0101, writer -> {});
        Sample other = sample(0x0101_0101, writer -> writer.header8(1, 7));

        assertThat(ALL.ignoringHeader(1, 2).same(one, other)).isTrue();
        assertThat(ALL.ignoringHeader(0, 1).same(one, other)).isFalse();
        assertThat(ALL.ignoringHeader(2, 4).same(one, other)).isFalse();
    }

    @Test
    void givenUnknownAttributes_whenTheyDiffer_thenNotSame() {
        Sample one = Sample.of(Sample.hex("[0005] [03e7] 01 000000"));
        Sample other = Sample.of(Sample.hex("[0005] [03e7] 02 000000"));

        assertThat(ALL.same(one, one)).isTrue();
        assertThat(ALL.same(one, other)).isFalse();
    }
}
