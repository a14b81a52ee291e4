package io.github.netlink4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpPrefixTest {
    @ParameterizedTest
    @ValueSource(strings = {"default", "any", "all"})
    void givenWordOfIpRoute_whenParsed_thenTheErrorHasThePrefixes(String word) {
        assertThatThrownBy(() -> IpPrefix.parse(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage('"' + word + "\" has no family: write 0.0.0.0/0 for IPv4, or ::/0 for IPv6");
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.0.56/24, 192.168.0.0/24, 192.168.0.255",
        "10.1.2.3/0, 0.0.0.0/0, 255.255.255.255",
        "10.1.2.3/32, 10.1.2.3/32, 10.1.2.3",
        "10.1.2.3, 10.1.2.3/32, 10.1.2.3",
        "fd00::1:2:3:4/64, fd00::/64, fd00::ffff:ffff:ffff:ffff",
        "fd00:1::1/20, fd00::/20, fd00:fff:ffff:ffff:ffff:ffff:ffff:ffff",
        "fd00::1/127, fd00::/127, fd00::1",
        "fd00::1/65, fd00::/65, fd00::7fff:ffff:ffff:ffff",
        "::1/0, ::/0, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "::1, ::1/128, ::1"
    })
    void givenPrefix_whenAskedForItsNetwork_thenFirstAndLast(String text, String network, String last) {
        IpPrefix prefix = IpPrefix.parse(text);

        assertThat(prefix.network()).hasToString(network);
        assertThat(prefix.last()).hasToString(last);
        assertThat(prefix.network().isNetwork()).isTrue();
        assertThat(prefix.isNetwork()).isEqualTo(prefix.equals(prefix.network()));
        assertThat(prefix.contains(prefix.address())).isTrue();
        assertThat(prefix.contains(prefix.last())).isTrue();
    }

    /** Compares the results with arithmetic on large numbers. */
    @Property(tries = 1000)
    void givenIpv6Prefix_whenNetworkAndLast_thenAsByArithmetic(
            @ForAll long high, @ForAll long low, @ForAll @IntRange(max = 128) int length) {
        IpPrefix prefix = new IpPrefix(IpAddress.ipv6(high, low), length);
        BigInteger number = new BigInteger(1, prefix.address().toBytes());
        BigInteger first = number.shiftRight(128 - length).shiftLeft(128 - length);
        BigInteger last = first.add(BigInteger.ONE.shiftLeft(128 - length)).subtract(BigInteger.ONE);

        assertThat(new BigInteger(1, prefix.network().address().toBytes())).isEqualTo(first);
        assertThat(new BigInteger(1, prefix.last().toBytes())).isEqualTo(last);
        assertThat(IpPrefix.parse(prefix.toString())).isEqualTo(prefix);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "0.0.0.0/0, 1.2.3.4, true",
        "::/0, 1.2.3.4, false",
        "0.0.0.0/0, ::1, false",
        "fd00::/8, fdff::1, true",
        "fd00::/64, fd00:0:0:1::, false"
    })
    void givenNetwork_whenAskedForAnAddress_thenInsideOrNot(String network, String address, boolean inside) {
        assertThat(IpPrefix.parse(network).contains(IpAddress.parse(address))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "::/129", "10.0.0.0/999", "10.0.0.0/"})
    void givenImpossibleLength_whenParsed_thenRefused(String text) {
        assertThatThrownBy(() -> IpPrefix.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "/8", "10.0.0.0/255.0.0.0", "10.0.0.0/٨"})
    void givenSomethingElse_whenParsed_thenRefused(String text) {
        assertThatThrownBy(() -> IpPrefix.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
