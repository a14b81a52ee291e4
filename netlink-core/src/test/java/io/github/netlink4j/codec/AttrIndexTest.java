package io.github.netlink4j.codec;

import static io.github.netlink4j.codec.Sample.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.MalformedMessageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A view that reads message after message finds in each what a snapshot of it has, whatever the layout before was. */
class AttrIndexTest {
    /** One byte under number 1, four under number 3; the other messages differ from it in one respect each. */
    private static final byte[] FIRST = message("[0005][0001] 01000000 [0008][0003][00000007]");

    private static byte[] message(String attributes) {
        return Sample.of(hex(attributes)).toBytes();
    }

    private final Sample view = Sample.viewOf(FIRST);

    @Test
    void givenSameLayout_whenRead_thenValuesAreThoseOfTheSecondMessage() {
        view.wrap(message("[0005][0001] 02000000 [0008][0003][00000008]"), 0);

        assertThat(view.get(Sample.U8, 0)).isEqualTo(2);
        assertThat(view.get(Sample.U32, 0)).isEqualTo(8);
    }

    @Test
    void givenSameLayoutElsewhereInTheArray_whenRead_thenFoundThere() {
        byte[] datagram = new byte[2 * FIRST.length];
        System.arraycopy(
                message("[0005][0001] 02000000 [0008][0003][00000008]"), 0, datagram, FIRST.length, FIRST.length);

        view.wrap(datagram, FIRST.length);

        assertThat(view.get(Sample.U8, 0)).isEqualTo(2);
        assertThat(view.get(Sample.U32, 0)).isEqualTo(8);
    }

    @Test
    void givenOtherNumbersAtTheSamePlaces_whenRead_thenThoseOfTheFirstAreAbsent() {
        view.wrap(message("[0005][0001] 02000000 [0008][0005][00000008]"), 0);

        assertThat(view.has(Sample.U32)).isFalse();
        assertThat(view.get(Sample.S32, 0)).isEqualTo(8);
    }

    @Test
    void givenOtherLengthsInTheSamePlace_whenRead_thenTheyAreThoseOfTheSecondMessage() {
        view.wrap(message("[0008][0001] 02000000 [0006][0003][00000008]"), 0);

        assertThat(view.get(Sample.U8, 0)).isEqualTo(2);
        assertThatThrownBy(() -> view.get(Sample.U32, 0)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void givenMalformedOfTheSameLength_whenReadBetween_thenRefusedAndTheNextIsReadWhole() {
        assertThatThrownBy(() -> view.wrap(message("[0005][0001] 02000000 [0009][0003][00000008]"), 0))
                .isInstanceOf(MalformedMessageException.class);

        view.wrap(FIRST, 0);

        assertThat(view.get(Sample.U8, 0)).isEqualTo(1);
        assertThat(view.get(Sample.U32, 0)).isEqualTo(7);
    }

    @Test
    void givenFewerAttributes_whenRead_thenTheRestIsAbsent() {
        view.wrap(message("[0005][0001] 01000000"), 0);
        boolean hasSecond = view.has(Sample.U32);
        view.wrap(message(""), 0);

        assertThat(hasSecond).isFalse();
        assertThat(view.has(Sample.U8)).isFalse();
    }

    @Test
    void givenMoreAttributesThanAreRemembered_whenReadTwice_thenTheLastOfEachCounts() {
        ByteBuffer attributes = ByteBuffer.allocate(200 * 8).order(ByteOrder.nativeOrder());
        for (int i = 0; i < 200; i++) {
            attributes.putShort((short) 8).putShort((short) (i == 199 ? 5 : 3)).putInt(i);
        }
        byte[] many = Sample.of(attributes.array()).toBytes();

        for (int i = 0; i < 2; i++) {
            view.wrap(many, 0);

            assertThat(view.get(Sample.U32, 0)).isEqualTo(198);
            assertThat(view.get(Sample.S32, 0)).isEqualTo(199);
        }
    }

    /** Few numbers and few lengths, so that the same layout comes again and again, and the same with one difference. */
    @Property
    void givenManyMessages_whenReadByOneView_thenEachAsBySnapshot(@ForAll("layouts") List<int[]> layouts) {
        Sample reused = new Sample();
        for (int[] layout : layouts) {
            byte[] message = Sample.of(attributes(layout)).toBytes();

            reused.wrap(message, 0);

            Sample snapshot = new Sample(message);
            assertThat(reused.get(Sample.RAW)).isEqualTo(snapshot.get(Sample.RAW));
            for (IntAttr key : List.of(Sample.U8, Sample.U16, Sample.FAR)) {
                assertThat(reused.get(key, -1)).isEqualTo(snapshot.get(key, -1));
            }
        }
    }

    @Provide
    Arbitrary<List<int[]>> layouts() {
        Arbitrary<Integer> oneOf = Arbitraries.of(1, 2, 20, 300);
        return oneOf.array(int[].class).ofMaxSize(4).list().ofMaxSize(20);
    }

    private static byte[] attributes(int[] numbers) {
        ByteBuffer attributes = ByteBuffer.allocate(numbers.length * 8).order(ByteOrder.nativeOrder());
        for (int i = 0; i < numbers.length; i++) {
            attributes.putShort((short) 8).putShort((short) numbers[i]).putInt(i);
        }
        return Arrays.copyOf(attributes.array(), attributes.position());
    }
}
