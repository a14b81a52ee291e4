package io.github.netlink4j.codec;

import static io.github.netlink4j.codec.Sample.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttrSpecTest {
    private final Sample.Spec spec = new Sample.Spec();

    @Test
    void givenNothingSet_whenWritten_thenNothingIsSent() {
        assertThat(spec.attributes()).isEmpty();
        assertThat(spec.isSet(Sample.U8)).isFalse();
        assertThat(spec.isSet(Sample.PORT)).isFalse();
        assertThat(spec.isSet(Sample.RED_ID)).isFalse();
        assertThat(spec.attributes()).isEmpty();
    }

    @Test
    void givenZeroAndEmpty_whenSet_thenTheyAreSent() {
        spec.set(Sample.U8, 0).set(Sample.U32, 0).set(Sample.NAME, "").set(Sample.BOOL8, false);

        Sample sample = spec.read();

        assertThat(sample.has(Sample.U8)).isTrue();
        assertThat(sample.get(Sample.U32, 9)).isZero();
        assertThat(sample.get(Sample.NAME)).isEmpty();
        assertThat(sample.get(Sample.BOOL8, true)).isFalse();
    }

    @Test
    void givenValuesOfAllTypes_whenWritten_thenReadAgain() {
        MacAddress mac = MacAddress.parse("02:00:00:00:00:01");
        spec.set(Sample.U16, 65535)
                .set(Sample.S32, -1)
                .set(Sample.U64, -1)
                .set(Sample.FLAG, true)
                .set(Sample.MAC, mac)
                .set(Sample.NEST, w -> w.put(Sample.IN_NUMBER, 4));

        Sample sample = spec.read();

        assertThat(sample.get(Sample.U16, 0)).isEqualTo(65535);
        assertThat(sample.get(Sample.S32, 0)).isEqualTo(-1);
        assertThat(sample.get(Sample.U64, 0)).isEqualTo(-1);
        assertThat(sample.get(Sample.FLAG, false)).isTrue();
        assertThat(sample.get(Sample.MAC)).isEqualTo(mac);
        assertThat(sample.get(Sample.IN_NUMBER, 0)).isEqualTo(4);
    }

    @Test
    void givenKeySetTwice_whenWritten_thenTheSecondReplacesTheFirstInItsPlace() {
        spec.set(Sample.U8, 1).set(Sample.FLAG, true).set(Sample.U8, 2);

        assertThat(spec.attributes()).isEqualTo(hex("[0005][0001] 02000000 [0004][000d]"));
    }

    @Test
    void givenFlagSwitchedOff_whenWritten_thenLeftOut() {
        spec.set(Sample.FLAG, true).set(Sample.FLAG, false);

        assertThat(spec.attributes()).isEmpty();
        assertThat(spec.isSet(Sample.FLAG)).isFalse();
    }

    @Test
    void givenFlagInNestThatWasNeverOn_whenSwitchedOff_thenNoNestIsSent() {
        spec.set(Sample.IN_FLAG, false).set(Sample.RED_FLAG, false);

        assertThat(spec.attributes()).isEmpty();
    }

    @Test
    void givenRepeatedAttribute_whenAdded_thenAllAreSentInOrder() {
        spec.add(Sample.NAME, "a").add(Sample.NAME, "b");
        List<String> names = new ArrayList<>();

        spec.read().forEach(Sample.NAME, names::add);

        assertThat(names).containsExactly("a", "b");
        assertThat(spec.read().get(Sample.NAME)).isEqualTo("b");
    }

    @Test
    void givenRawAttributes_whenWritten_thenAsTheyAre() {
        byte[] value = {1, 2};
        spec.raw(Sample.SET, 99, value).raw(Sample.DEEP, 0x8005, value);
        value[0] = 77;

        assertThat(spec.attributes())
                .isEqualTo(hex("[0006][0063] 01020000 [0010][0016] [000c][0002] [0006][8005] 01020000"));
    }

    @Test
    void givenDeepKeys_whenWritten_thenNestsAreMadeOnce() {
        spec.set(Sample.PORT, 80).set(Sample.IN_NUMBER, 5).set(Sample.DEEP_NAME, "x");

        assertThat(spec.attributes())
                .isEqualTo(hex("[0020][0016] [0014][0002] [0006][0001] 00500000 [0006][0002] 78000000"
                        + "[0008][0001][00000005]"));
    }

    @Test
    void givenEmptyNestThatIsOpened_whenWritten_thenSent() {
        spec.openInside().openInside();

        assertThat(spec.attributes()).isEqualTo(hex("[0004][0016]"));
    }

    @Test
    void givenKeyOfAKind_whenWritten_thenKindIsSentBeforeIt() {
        spec.set(Sample.RED_ID, 7);

        assertThat(spec.attributes()).isEqualTo(hex("[0008][0019] 72656400 [000c][001a] [0008][0001][00000007]"));
        assertThat(spec.read().isSelected(Sample.RED)).isTrue();
    }

    @Test
    void givenKeyOfSeveralKinds_whenWritten_thenTheKindIsTheOneThatIsSetOrElseTheFirst() {
        U32 either = new AttrSet(Sample.DATA, "either", List.of("green", "red"), "EITHER_").u32(1, "ID");

        spec.set(either, 7);
        assertThat(spec.read().get(Sample.KIND)).isEqualTo("green");
        spec.set(Sample.KIND, "red");
        assertThat(spec.read().get(Sample.KIND)).isEqualTo("red");
        assertThatThrownBy(() -> spec.set(Sample.KIND, "blue"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("S_DATA holds attributes of either, and S_KIND would be \"blue\"");
    }

    @Test
    void givenKeyOfAKind_whenKeyOfAnotherIsSet_thenRefused() {
        spec.set(Sample.RED_ID, 7);

        assertThatThrownBy(() -> spec.set(Sample.BLUE_ID, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("S_DATA is already set, and cannot have attributes of blue");
        assertThat(spec.isSet(Sample.BLUE_ID)).isFalse();
        assertThat(spec.read().get(Sample.RED_ID, 0)).isEqualTo(7);
    }

    @Test
    void givenKind_whenKeyOfAnotherIsSet_thenRefused() {
        spec.set(Sample.KIND, "green");

        assertThatThrownBy(() -> spec.set(Sample.RED_ID, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("S_DATA is of \"green\", and has no attributes of red");
        assertThat(spec.read().has(Sample.DATA)).isFalse();
    }

    @Test
    void givenKeyOfAKind_whenKindIsSetToAnother_thenRefused() {
        spec.set(Sample.RED_ID, 7).set(Sample.KIND, "red");

        assertThatThrownBy(() -> spec.set(Sample.KIND, "blue"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("S_DATA holds attributes of red, and S_KIND would be \"blue\"");
        assertThat(spec.read().get(Sample.KIND)).isEqualTo("red");
    }

    @Test
    void givenNestWrittenByItsOwnRules_whenKeyInsideIsSet_thenRefused() {
        spec.set(Sample.NEST, w -> {});

        assertThatThrownBy(() -> spec.set(Sample.IN_NUMBER, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("S_NEST is already set, and cannot have attributes of inside");
    }

    @Test
    void givenKeyOfAnotherMessage_whenSet_thenRefused() {
        U8 stranger = AttrSet.ofMessage("stranger", "X_", 0).u8(1, "Y");

        assertThatThrownBy(() -> spec.set(stranger, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a request about sample has no attributes of stranger");
    }

    @Test
    void givenNull_whenSet_thenRefusedByName() {
        assertThatThrownBy(() -> spec.set(Sample.MAC, (MacAddress) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("S_MAC");
    }

    @Test
    void givenTimeInUnitsOfTheKernel_whenSet_thenItIsCountedAndReadAsTheSameTime() {
        Duration unit = Duration.ofMillis(10);
        spec.set(Sample.U32, Duration.ofMillis(2_500), unit).set(Sample.U64, Duration.ofDays(1), unit);

        Sample sample = spec.read();

        assertThat(sample.get(Sample.U32, 0)).isEqualTo(250);
        assertThat(sample.get(Sample.U32, unit)).isEqualTo(Duration.ofMillis(2_500));
        assertThat(spec.value(Sample.U64, unit)).isEqualTo(Duration.ofDays(1));
        assertThat(sample.get(Sample.S64, unit)).isNull();
        assertThat(spec.value(Sample.S64, unit)).isNull();
    }

    @Test
    void givenTimeThatIsNoNumberOfUnits_whenSet_thenRefusedByNameUnitAndLimits() {
        Duration unit = Duration.ofMillis(10);

        assertThatThrownBy(() -> spec.set(Sample.U32, Duration.ofMillis(15), unit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("S_U32 must be a multiple of PT0.01S, the unit of the kernel: PT0.015S");
        assertThatThrownBy(() -> spec.set(Sample.RED_ID, Duration.ofSeconds(-1), unit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("S_DATA > RED_ID must be PT0S to PT46H36M12.15S: PT-1S");
        assertThatThrownBy(() -> spec.set(Sample.U32, ChronoUnit.FOREVER.getDuration(), unit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("S_U32 must be PT0S to ");
        assertThatThrownBy(() -> spec.set(Sample.U64, ChronoUnit.FOREVER.getDuration(), unit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("S_U64 must be PT0S to ");
    }

    @Test
    void givenCountBeyondTheLongestTime_whenReadAsTime_thenTheLongestIsRead() {
        assertThat(spec.set(Sample.U64, -1).read().get(Sample.U64, Duration.ofMillis(10)))
                .isEqualTo(Duration.ofMillis(10).multipliedBy(Long.MAX_VALUE));
    }

    @Test
    void givenMessageWithValuesOfAllTypes_whenCopiedKeyByKey_thenTheSameIsSent() {
        spec.set(Sample.U8, 1)
                .set(Sample.U32, 3)
                .set(Sample.U64, -1)
                .set(Sample.BOOL8, false)
                .set(Sample.FLAG, true)
                .add(Sample.NAME, "a")
                .add(Sample.NAME, "b")
                .set(Sample.LOCAL, IpAddress.parse("fd00::1"))
                .set(Sample.RED_ID, 7)
                .set(Sample.PORT, 80);
        Sample sample = spec.read();

        Sample.Spec copy = new Sample.Spec();
        copy.set(Sample.U16, 5);
        for (Attr key : List.of(
                Sample.U8,
                Sample.U16,
                Sample.U32,
                Sample.U64,
                Sample.BOOL8,
                Sample.FLAG,
                Sample.NAME,
                Sample.LOCAL,
                Sample.DATA,
                Sample.NEST)) {
            copy.copy(key, sample);
        }

        assertThat(copy.attributes()).isEqualTo(spec.attributes());
        assertThat(copy.isSet(Sample.U16)).isFalse();
        assertThat(copy.values(Sample.NAME)).containsExactly("a", "b");
        assertThat(copy.unset(Sample.NAME).values(Sample.NAME)).isEmpty();
    }
}
