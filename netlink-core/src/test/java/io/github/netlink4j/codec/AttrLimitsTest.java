package io.github.netlink4j.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of declarations and of values. */
class AttrLimitsTest {
    private final AttrSet set = AttrSet.ofMessage("limits", "L_", 0);

    @Test
    void givenLimits_whenCheckedAtTheirEdges_thenInsideIsTaken() {
        U8 small = set.u8(1, "SMALL").min(2).max(4);
        S64 signed = set.s64(2, "SIGNED").min(-3).max(3);
        U64 huge = set.u64(3, "HUGE").min(5).max(-2);

        assertThat(small.check(2) + small.check(4)).isEqualTo(6);
        assertThat(signed.check(-3) + signed.check(3)).isZero();
        assertThat(huge.check(5)).isEqualTo(5);
        assertThat(huge.check(-2)).isEqualTo(-2);
        assertThatThrownBy(() -> small.check(1)).hasMessage("L_SMALL must be 2 to 4: 1");
        assertThatThrownBy(() -> small.check(5)).hasMessage("L_SMALL must be 2 to 4: 5");
        assertThatThrownBy(() -> signed.check(-4)).hasMessage("L_SIGNED must be -3 to 3: -4");
        assertThatThrownBy(() -> huge.check(4)).hasMessage("L_HUGE must be 5 to 18446744073709551614: 4");
        assertThatThrownBy(() -> huge.check(-1))
                .hasMessage("L_HUGE must be 5 to 18446744073709551614: 18446744073709551615");
        assertThat(set.attributes()).containsExactly(small, signed, huge);
    }

    @Test
    void givenNumberTwice_whenDeclared_thenRefused() {
        set.u8(7, "FIRST");

        assertThatThrownBy(() -> set.u16(7, "SECOND")).hasMessage("L_SECOND has the number 7 of L_FIRST");
        assertThatThrownBy(() -> set.ip(8, "V4", 7, "V6")).hasMessage("L_V4 has the number 7 of L_FIRST");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x4000})
    void givenImpossibleNumber_whenDeclared_thenRefused(int type) {
        assertThatThrownBy(() -> set.u8(type, "X")).hasMessage("L_X has number " + type + ", which must be 0 to 16383");
    }

    @Test
    void givenAttribute_whenAsked_thenReturned() {
        assertThat(Sample.PORT.path()).hasToString("S_NEST > IN_DEEPER > DEEP_PORT");
        assertThat(Sample.PORT).hasToString("DEEP_PORT");
        assertThat(Sample.PORT.valueType() + " " + Sample.PORT.byteOrder()).isEqualTo("be16 network");
        assertThat(Sample.LOCAL.alternateName()).isEqualTo("S_LOCAL6");
        assertThat(Sample.SET.nameOf(19)).isEqualTo("S_LOCAL6");
        assertThat(Sample.SET.nameOf(18)).isEqualTo("S_LOCAL");
        assertThat(Sample.SET.nameOf(99)).isEqualTo("S_#99");
        assertThat(Sample.SET.nameOf(-1)).isEqualTo("S_#-1");
    }

    @Test
    void givenText_whenTooLongOrWithNulOrNotText_thenRefused() {
        assertThatThrownBy(() -> Sample.NAME.check("abcdefghijklmnop"))
                .hasMessage("S_NAME takes at most 15 bytes, not 16: \"abcdefghijklmnop\"");
        assertThatThrownBy(() -> Sample.NAME.check("äöüäöüäö"))
                .hasMessage("S_NAME takes at most 15 bytes, not 16: \"äöüäöüäö\"");
        assertThatThrownBy(() -> Sample.NAME.check("ab\0cd"))
                .hasMessage("S_NAME must not contain a NUL, which would end it early: \"ab\\u0000cd\"");
        assertThatThrownBy(() -> Sample.NAME.check("a\ud800"))
                .hasMessage("S_NAME must be text, not half a character: \"a\\ud800\"");
    }

    /** struct netconfmsg has one byte, and the attributes begin at the next multiple of four. */
    @Test
    void givenStructureOfOneByte_whenWrittenAndRead_thenAttributesAreAligned() {
        AttrSet odd = AttrSet.ofMessage("odd", "O_", 1);
        U32 number = odd.u32(1, "NUMBER");
        MessageWriter writer = new MessageWriter();

        writer.begin(new MessageType(80, "NEWODD", odd), 0, 1);
        writer.header8(0, 2);
        writer.put(number, 7);
        writer.finish();

        assertThat(odd.headerLength()).isEqualTo(4);
        assertThat(writer.length()).isEqualTo(16 + 4 + 8);
        assertThat(new AttrView(odd, writer.bytes(), 20, 28).get(number, 0)).isEqualTo(7);
    }
}
