package io.github.netlink4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {
    @Property(tries = 500)
    void givenAnyBytes_whenPrintedAndParsed_thenTheSame(@ForAll @Size(min = 1, max = 32) byte[] bytes) {
        MacAddress address = MacAddress.of(bytes);

        assertThat(MacAddress.parse(address.toString())).isEqualTo(address).hasSameHashCodeAs(address);
        assertThat(address.toBytes()).isEqualTo(bytes);
        assertThat(address.length()).isEqualTo(bytes.length);
    }

    @Test
    void givenDashesAndCapitals_whenParsed_thenUnderstood() {
        assertThat(MacAddress.parse("02-42-AC-11-00-0F")).hasToString("02:42:ac:11:00:0f");
    }

    @Test
    void givenArrays_whenChangedAfterwards_thenTheAddressIsNot() {
        byte[] bytes = {2, 0, 0, 0, 0, 1};
        MacAddress address = MacAddress.of(bytes);

        bytes[0] = 9;
        address.toBytes()[1] = 9;

        assertThat(address).hasToString("02:00:00:00:00:01");
    }

    @Test
    void givenLowestBit_whenAsked_thenMulticast() {
        assertThat(MacAddress.parse("01:00:5e:00:00:01").isMulticast()).isTrue();
        assertThat(MacAddress.parse("02:00:5e:00:00:01").isMulticast()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "02:", ":02", "02:4", "02:42:xx:11:00:02", "0242ac110002", "02 42", "02::42"})
    void givenSomethingElse_whenParsed_thenRefused(String text) {
        assertThatThrownBy(() -> MacAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a link-layer address such as 02:42:ac:11:00:02: \"" + text + '"');
    }

    @Test
    void givenNoOrTooManyBytes_whenMade_thenRefused() {
        assertThatThrownBy(() -> MacAddress.of()).hasMessage("a link-layer address has 1 to 32 bytes, not 0");
        assertThatThrownBy(() -> MacAddress.of(new byte[33]))
                .hasMessage("a link-layer address has 1 to 32 bytes, not 33");
    }
}
