package io.github.netlink4j.codec;

import static io.github.netlink4j.codec.Sample.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AttributesTest {
    private static final byte[] DEEP = Sample.message(w -> {
        w.nest(Sample.NEST);
        w.put(Sample.IN_NUMBER, 5);
        w.nest(Sample.DEEPER);
        w.put(Sample.PORT, 80);
        w.end();
        w.end();
        w.nest(Sample.HEADED);
        w.nestHeader32(0, 1);
        w.put(Sample.HEADED_NUMBER, 6);
        w.end();
        w.put(Sample.KIND, "red");
        w.nest(Sample.DATA);
        w.put(Sample.RED_ID, 7);
        w.end();
    });

    @Test
    void givenDeepKeys_whenRead_thenFoundInTheirNests() {
        for (Sample sample : List.of(new Sample(DEEP), Sample.viewOf(DEEP))) {
            assertThat(sample.get(Sample.IN_NUMBER, 0)).isEqualTo(5);
            assertThat(sample.get(Sample.PORT, 0)).isEqualTo(80);
            assertThat(sample.get(Sample.DEEP_NAME)).isNull();
            assertThat(sample.get(Sample.HEADED_NUMBER, 0)).isEqualTo(6);
        }
    }

    @Test
    void givenKind_whenKeysOfKindsAreRead_thenOnlyItsOwnAreThere() {
        Sample sample = new Sample(DEEP);

        assertThat(sample.get(Sample.RED_ID, 0)).isEqualTo(7);
        assertThat(sample.get(Sample.BLUE_ID, -1)).isEqualTo(-1);
        assertThat(sample.isSelected(Sample.RED)).isTrue();
        assertThat(sample.isSelected(Sample.BLUE)).isFalse();
        assertThat(sample.isSelected(Sample.INSIDE)).isFalse();
    }

    @Test
    void givenNest_whenOpened_thenItsAttributesAreReadable() {
        Sample sample = new Sample(DEEP);

        AttrView inside = Objects.requireNonNull(sample.get(Sample.NEST));
        AttrView data = Objects.requireNonNull(sample.get(Sample.DATA));
        AttrView headed = Objects.requireNonNull(sample.get(Sample.HEADED));

        assertThat(inside.get(Sample.IN_NUMBER, 0)).isEqualTo(5);
        assertThat(inside.get(Sample.PORT, 0)).isEqualTo(80);
        assertThat(data.set()).isSameAs(Sample.RED);
        assertThat(headed.get(Sample.HEADED_NUMBER, 0)).isEqualTo(6);
    }

    @Test
    void givenUnknownKind_whenNestIsOpened_thenItsAttributesAreShownByNumber() {
        Sample sample = Sample.of(hex("[000a][0019] 677265656e00 0000 [000c][001a] [0008][0001][00000007]"));
        List<Integer> types = new ArrayList<>();

        AttrView data = Objects.requireNonNull(sample.get(Sample.DATA));
        data.forEachAttribute((type, bytes, at, length) -> types.add(type));

        assertThat(types).containsExactly(1);
        assertThat(data).hasToString("#1 0x" + HexFormat.of().formatHex(hex("[00000007]")));
        assertThat(sample.get(Sample.RED_ID, -1)).isEqualTo(-1);
    }

    @Test
    void givenNestOfWhichNothingIsDeclared_whenOpened_thenADeclarationElsewhereChangesNothing() {
        Sample sample = Sample.of(hex("[000c][0017] [0008][0001][00000007]"));
        String before = sample + " " + sample.get(Sample.FLAGGED);

        U32 elsewhere =
                AttrSet.inside(Sample.FLAGGED, "elsewhere", "ELSEWHERE_").u32(1, "NUMBER");

        assertThat(sample + " " + sample.get(Sample.FLAGGED)).isEqualTo(before);
        assertThat(sample.get(elsewhere, 0)).isEqualTo(7);
        assertThat(Objects.requireNonNull(sample.get(Sample.FLAGGED)).get(elsewhere, 0))
                .isEqualTo(7);
    }

    @Test
    void givenNestOfAKind_whenKeysAreDeclaredElsewhere_thenTheyReadItsViewWhenTheKindIsTheirs() {
        AttrView data = Objects.requireNonNull(new Sample(DEEP).get(Sample.DATA));
        U32 red = AttrSet.insideWhen(Sample.DATA, "red", "ELSEWHERE_").u32(1, "ID");
        U8 blue = AttrSet.insideWhen(Sample.DATA, "blue", "ELSEWHERE_").u8(1, "ID");

        assertThat(data.get(red, 0)).isEqualTo(7);
        assertThatThrownBy(() -> data.has(blue)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenSetForSeveralValuesOfASelector_whenRead_thenFoundForEachOfThem() {
        U32 either = new AttrSet(Sample.DATA, "either", List.of("green", "red"), "EITHER_").u32(1, "ID");
        U32 other = new AttrSet(Sample.DATA, "other", List.of("green", "blue"), "OTHER_").u32(1, "ID");
        Sample red = new Sample(DEEP);
        Sample green = Sample.of(hex("[000a][0019] 677265656e00 0000 [000c][001a] [0008][0001][00000007]"));

        assertThat(red.get(either, 0)).isEqualTo(7);
        assertThat(green.get(either, 0)).isEqualTo(7);
        assertThat(red.isSelected(either.set())).isTrue();
        assertThat(red.isSelected(other.set())).isFalse();
        assertThat(red.has(other)).isFalse();
        assertThat(Objects.requireNonNull(red.get(Sample.DATA)).get(either, 0)).isEqualTo(7);
        assertThat(either.set().selections()).containsExactly("green", "red");
    }

    @Test
    void givenNestThatIsDeclared_whenDeclaredAgain_thenRefused() {
        assertThatThrownBy(() -> Sample.DEEPER.contents("again", "AGAIN_"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("S_NEST > IN_DEEPER: its content is declared already");
        assertThatThrownBy(() -> Sample.DATA.holding(() -> Sample.RED)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenValuesInNests_whenShownOneByOne_thenAllAreFound() {
        Sample sample = new Sample(Sample.message(w -> {
            w.nest(Sample.NEST);
            w.nest(Sample.DEEPER);
            w.put(Sample.DEEP_NAME, "a");
            w.put(Sample.DEEP_NAME, "b");
            w.end();
            w.end();
        }));
        List<String> found = new ArrayList<>();

        sample.forEach(Sample.DEEP_NAME, found::add);

        assertThat(found).containsExactly("a", "b");
        assertThat(sample.get(Sample.DEEP_NAME)).isEqualTo("b");
    }

    /** An attribute number 0 is padding in some nests; a key without a second number has 0 in its place. */
    @Test
    void givenAttributeOfNumberZero_whenOtherKeysAreShown_thenItIsNoneOfThem() {
        Sample sample = Sample.of(hex("[0006][0000] 6100 0000 [0006][000e] 6200 0000"));
        List<String> found = new ArrayList<>();

        sample.forEach(Sample.NAME, found::add);

        assertThat(found).containsExactly("b");
    }

    @Test
    void givenKeyOfAnotherMessage_whenShownOneByOne_thenRefused() {
        Str stranger = AttrSet.ofMessage("stranger", "X_", 0).string(1, "Y", 15);

        assertThatThrownBy(() -> new Sample(DEEP).forEach(stranger, text -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a message of sample has no attributes of stranger");
    }

    /** H34, F30. */
    @Test
    void givenNumberTwice_whenRead_thenTheLastCountsAndBothAreShown() {
        Sample snapshot = Sample.of(hex("[0005][0001] 01000000 [0004][002a] [0005][0001] 02000000 [0004][002a]"));
        List<Integer> types = new ArrayList<>();

        snapshot.forEachAttribute((type, bytes, at, length) -> types.add(type));

        assertThat(snapshot.get(Sample.U8, 0)).isEqualTo(2);
        assertThat(Sample.viewOf(snapshot.toBytes()).get(Sample.U8, 0)).isEqualTo(2);
        assertThat(types).containsExactly(1, 42, 1, 42);
    }

    @Test
    void givenAttributeWithTwoNumbers_whenRead_thenEitherIsFound() {
        List<IpAddress> found = new ArrayList<>();
        Sample sample = new Sample(Sample.message(w -> {
            w.put(Sample.LOCAL, IpAddress.parse("fd00::1"));
            w.put(Sample.LOCAL, IpAddress.parse("fd00::2"));
        }));

        sample.forEach(Sample.LOCAL, found::add);

        assertThat(sample.get(Sample.LOCAL)).hasToString("fd00::2");
        assertThat(found).hasToString("[fd00::1, fd00::2]");
    }

    @Test
    void givenName_whenMatched_thenTextAndItsEndCount() {
        Sample sample = new Sample(Sample.message(w -> w.put(Sample.NAME, "eth0")));

        assertThat(sample.matches(Sample.NAME, ascii("eth0"))).isTrue();
        assertThat(sample.matches(Sample.NAME, ascii("eth"))).isFalse();
        assertThat(sample.matches(Sample.NAME, ascii("eth00"))).isFalse();
        assertThat(sample.matches(Sample.TEXT, ascii("eth0"))).isFalse();
    }

    @Test
    void givenAddresses_whenMatched_thenFamilyAndEveryByteCount() {
        Sample four = new Sample(Sample.message(w -> w.put(Sample.IP, IpAddress.parse("10.0.0.1"))));
        Sample six = new Sample(Sample.message(w -> w.put(Sample.LOCAL, IpAddress.parse("a00:1::"))));

        assertThat(four.matches(Sample.IP, IpAddress.parse("10.0.0.1"))).isTrue();
        assertThat(four.matches(Sample.IP, IpAddress.parse("10.0.0.2"))).isFalse();
        assertThat(four.matches(Sample.IP, IpAddress.parse("a00:1::"))).isFalse();
        assertThat(four.matches(Sample.LOCAL, IpAddress.parse("10.0.0.1"))).isFalse();
        assertThat(six.matches(Sample.LOCAL, IpAddress.parse("a00:1::"))).isTrue();
        assertThat(six.matches(Sample.LOCAL, IpAddress.parse("a00:1::1"))).isFalse();
        assertThat(six.matches(Sample.LOCAL, IpAddress.parse("10.0.0.1"))).isFalse();
    }

    @Test
    void givenAddress_whenItsFirstBitsAreCompared_thenTheRestDoesNotMatter() {
        Sample four = new Sample(Sample.message(w -> w.put(Sample.IP, IpAddress.parse("10.1.2.3"))));
        Sample six = new Sample(Sample.message(w -> w.put(Sample.IP, IpAddress.parse("fd00:1::80:1"))));

        assertThat(four.matches(Sample.IP, IpAddress.parse("10.1.255.255"), 16)).isTrue();
        assertThat(four.matches(Sample.IP, IpAddress.parse("10.1.2.2"), 31)).isTrue();
        assertThat(four.matches(Sample.IP, IpAddress.parse("10.1.2.2"), 32)).isFalse();
        assertThat(four.matches(Sample.IP, IpAddress.parse("192.0.0.0"), 0)).isTrue();
        assertThat(four.matches(Sample.IP, IpAddress.parse("192.0.0.0"), 1)).isFalse();
        assertThat(four.matches(Sample.IP, IpAddress.parse("a01::"), 8)).isFalse();
        assertThat(four.matches(Sample.LOCAL, IpAddress.parse("10.1.2.3"), 8)).isFalse();
        assertThat(six.matches(Sample.IP, IpAddress.parse("fd00:1::"), 64)).isTrue();
        assertThat(six.matches(Sample.IP, IpAddress.parse("fd00:1::ff:1"), 104)).isTrue();
        assertThat(six.matches(Sample.IP, IpAddress.parse("fd00:1::ff:1"), 106)).isFalse();
        assertThat(six.matches(Sample.IP, IpAddress.parse("fd00:2::80:1"), 128)).isFalse();
        assertThat(six.matches(Sample.IP, IpAddress.parse("fd00:1::80:1"), 128)).isTrue();
        assertThat(six.matches(Sample.IP, IpAddress.parse("10.0.0.0"), 0)).isFalse();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void givenReleasedView_whenRead_thenThrows() {
        Sample view = Sample.viewOf(DEEP);
        view.release();

        assertThatThrownBy(() -> view.get(Sample.U8, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this view of a message was valid only until its visitor returned; copy() keeps one");
        assertThatThrownBy(view::toBytes).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(view::messageType).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenMalformedMessage_whenViewIsPointedAtIt_thenItShowsNothingOfTheOneBefore() {
        Sample view = Sample.viewOf(DEEP);
        byte[] malformed = DEEP.clone();
        Wire.put16(malformed, Sample.HEADER, 3);

        assertThatThrownBy(() -> view.wrap(malformed, 0)).isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> view.get(Sample.PORT, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenMessageOfWrongLength_whenViewIsPointedAtIt_thenItShowsNothingOfTheOneBefore() {
        Sample view = Sample.viewOf(DEEP);

        assertThatThrownBy(() -> view.wrap(new byte[3], 0)).isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> view.get(Sample.PORT, 0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenKeyOfAnotherMessage_whenRead_thenRefused() {
        U8 stranger = AttrSet.ofMessage("stranger", "X_", 0).u8(1, "Y");

        assertThatThrownBy(() -> new Sample(DEEP).get(stranger, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a message of sample has no attributes of stranger");
    }

    @Test
    void givenNestTooShortForItsStructure_whenRead_thenHoldsNothing() {
        Sample sample = Sample.of(hex("[0008][0018] 00000000"));

        assertThat(sample.get(Sample.HEADED_NUMBER, -1)).isEqualTo(-1);
        assertThat(Objects.requireNonNull(sample.get(Sample.HEADED)).has(Sample.HEADED_NUMBER))
                .isFalse();
    }

    @Test
    void givenMessage_whenAskedForItsHeader_thenReturned() {
        Sample sample = Sample.viewOf(DEEP);

        assertThat(sample.messageType()).isEqualTo(77);
        assertThat(sample.messageFlags()).isZero();
        assertThat(sample.toBytes()).isEqualTo(DEEP);
    }
}
