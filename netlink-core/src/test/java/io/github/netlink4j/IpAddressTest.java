package io.github.netlink4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @Property(tries = 1000)
    void givenIpv4_whenPrinted_thenAsTheJdkDoesAndReadAgain(@ForAll int bits) throws UnknownHostException {
        IpAddress address = IpAddress.ipv4(bits);

        assertThat(address)
                .hasToString(InetAddress.getByAddress(address.toBytes()).getHostAddress());
        assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
        assertThat(IpAddress.of(address.toInetAddress())).isEqualTo(address);
    }

    /** Each bit of the mask selects a group of the address, so that there are runs of zeros. */
    @Property(tries = 3000)
    void givenIpv6_whenPrinted_thenTheJdkReadsTheSame(@ForAll long high, @ForAll long low, @ForAll byte mask)
            throws UnknownHostException {
        IpAddress address = IpAddress.ipv6(keep(high, mask >> 4), keep(low, mask));

        byte[] read = InetAddress.getByName("[" + address + "]").getAddress();

        assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
        if (read.length == 16) {
            assertThat(IpAddress.of(read)).isEqualTo(address);
        } else {
            // The JDK converts a mapped address to an IPv4 address.
            assertThat(address).hasToString("::ffff:" + IpAddress.of(read));
        }
    }

    private static long keep(long bits, int groups) {
        long kept = 0;
        for (int i = 0; i < 4; i++) {
            kept |= (groups >> i & 1) == 0 ? 0 : bits & 0xffffL << 16 * i;
        }
        return kept;
    }

    /** Examples of RFC 5952, sections 1 to 5, and of RFC 4291, section 2.2. */
    @ParameterizedTest
    @CsvSource({
        "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
        "2001:db8:0:0:1::1, 2001:db8::1:0:0:1",
        "2001:db8::0:1, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:DB8::AAAA, 2001:db8::aaaa",
        "0:0:0:0:0:0:0:0, ::",
        "::, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "ff01:0:0:0:0:0:0:101, ff01::101",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1",
        "::ffff:c000:201, ::ffff:192.0.2.1",
        "::13.1.68.3, ::d01:4403",
        "1:2:3:4:5:6:7.8.9.10, 1:2:3:4:5:6:708:90a",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8"
    })
    void givenIpv6Text_whenParsedAndPrinted_thenCanonical(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "-1.2.3.4",
                "+1.2.3.4",
                " 1.2.3.4",
                "1.2.3.4 ",
                "1.2.3.0x4",
                "١.2.3.4",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "12345::",
                "g::",
                "1:",
                ":1",
                "fe80::1%eth0",
                "[::1]",
                "1.2.3.4::",
                "::1.2.3",
                "::1.2.3.4:5",
                "::256.1.1.1",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::-1",
                "localhost"
            })
    void givenSomethingElse_whenParsed_thenRefused(String text) {
        assertThatThrownBy(() -> IpAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an IP address such as 192.168.0.56 or fd00::1: \"" + text + '"');
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, u", "::, u", "127.0.0.1, l", "127.255.0.1, l", "::1, l", "224.0.0.1, m", "239.255.255.255, m",
        "ff02::1, m", "169.254.1.1, k", "fe80::1, k", "febf::1, k", "fec0::1, ''", "10.0.0.1, ''", "128.0.0.1, ''",
        "240.0.0.1, ''"
    })
    void givenAddress_whenAskedForItsKind_thenTheOneOrNone(String text, String kind) {
        IpAddress address = IpAddress.parse(text);

        assertThat((address.isUnspecified() ? "u" : "")
                        + (address.isLoopback() ? "l" : "")
                        + (address.isMulticast() ? "m" : "")
                        + (address.isLinkLocal() ? "k" : ""))
                .isEqualTo(kind);
    }

    @Test
    void givenAddresses_whenCompared_thenIpv4FirstAndUnsigned() {
        assertThat(IpAddress.parse("255.0.0.1")).isGreaterThan(IpAddress.parse("1.0.0.1"));
        assertThat(IpAddress.parse("::")).isGreaterThan(IpAddress.parse("255.0.0.1"));
        assertThat(IpAddress.parse("ff00::")).isGreaterThan(IpAddress.parse("1::"));
        assertThat(IpAddress.parse("::ffff:0:0:0")).isGreaterThan(IpAddress.parse("::1"));
        assertThat(IpAddress.parse("1.2.3.4"))
                .isEqualByComparingTo(IpAddress.of((byte) 1, (byte) 2, (byte) 3, (byte) 4));
    }

    @Test
    void givenWrongNumberOfBytesOrBits_whenMade_thenRefused() {
        assertThatThrownBy(() -> IpAddress.of(new byte[5])).hasMessage("an IP address has 4 or 16 bytes, not 5");
        assertThatThrownBy(() -> new IpAddress(false, 0, 1L << 32)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IpAddress(false, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenAddress_whenAskedForTheKernelsWords_thenFamilyAndBits() {
        assertThat(IpAddress.parse("1.2.3.4").family()).isEqualTo(AddressFamily.AF_INET);
        assertThat(IpAddress.parse("::1").family()).isEqualTo(AddressFamily.AF_INET6);
        assertThat(IpAddress.parse("1.2.3.4").asPrefix()).hasToString("1.2.3.4/32");
        assertThat(IpAddress.parse("::1").asPrefix()).hasToString("::1/128");
    }
}
