package io.github.netlink4j.rtnetlink.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.MessageWriter;
import java.time.Duration;
import java.util.Arrays;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/** A view of an address reads what a spec of it sends. */
class AddressPropertyTest {
    private static Address read(AddressSpec spec, int link) {
        MessageWriter writer = new MessageWriter();
        writer.begin(AddressAttr.RTM_NEWADDR, 0, 1);
        spec.writeTo(writer, link);
        writer.finish();
        return new Address(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    private static IpPrefix ipv4(int bits, int length) {
        Assume.that(bits != 0);
        return new IpPrefix(IpAddress.ipv4(bits), length);
    }

    private static IpPrefix ipv6(long high, long low, int length) {
        Assume.that(high != 0 || low != 0);
        return new IpPrefix(IpAddress.ipv6(high, low), length);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenIpv4_whenSent_thenRead(
            @ForAll int bits,
            @ForAll @IntRange(max = 32) int length,
            @ForAll int broadcast,
            @ForAll @AlphaChars @StringLength(min = 1, max = 15) String label,
            @ForAll @IntRange(max = 255) int scope,
            @ForAll @LongRange(max = 0xffff_ffffL) long metric,
            @ForAll @IntRange(max = 255) int protocol,
            @ForAll @IntRange(min = 1) int link) {
        IpPrefix prefix = ipv4(bits, length);

        Address address = read(
                AddressSpec.of(prefix)
                        .broadcast(IpAddress.ipv4(broadcast))
                        .label(label)
                        .scope(scope)
                        .metric(metric)
                        .protocol(protocol)
                        .noPrefixRoute(),
                link);

        assertThat(address.prefix()).isEqualTo(prefix);
        assertThat(address.matches(prefix)).isTrue();
        assertThat(address.peer()).isNull();
        assertThat(address.broadcast()).isEqualTo(IpAddress.ipv4(broadcast));
        assertThat(address.label()).isEqualTo(label);
        assertThat(address.scope()).isEqualTo(scope);
        assertThat(address.metric()).isEqualTo(metric);
        assertThat(address.protocol()).isEqualTo(protocol);
        assertThat(address.flags()).isEqualTo(AddressView.IFA_F_NOPREFIXROUTE);
        assertThat(address.linkIndex()).isEqualTo(link);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void givenIpv6_whenSent_thenRead(
            @ForAll long high,
            @ForAll long low,
            @ForAll @IntRange(max = 128) int length,
            @ForAll @LongRange(min = 1, max = 0xffff_fffeL) long valid,
            @ForAll @LongRange(max = 0xffff_fffeL) long preferred) {
        IpPrefix prefix = ipv6(high, low, length);

        Address address = read(
                AddressSpec.of(prefix)
                        .validLifetime(Duration.ofSeconds(valid))
                        .preferredLifetime(Duration.ofSeconds(preferred))
                        .noDad(),
                7);

        assertThat(address.prefix()).isEqualTo(prefix);
        assertThat(address.isIpv6()).isTrue();
        assertThat(address.validLifetime()).isEqualTo(valid);
        assertThat(address.preferredLifetime()).isEqualTo(preferred);
        assertThat(address.flags()).isEqualTo(AddressView.IFA_F_NODAD);
    }

    @Property
    void givenPeer_whenSent_thenRead(@ForAll int bits, @ForAll int peerBits, @ForAll @IntRange(max = 32) int length) {
        IpPrefix own = ipv4(bits, 32);
        IpPrefix peer = ipv4(peerBits, length);
        Assume.that(bits != peerBits);

        Address address = read(AddressSpec.of(own).peer(peer), 7);

        assertThat(address.prefix()).isEqualTo(own);
        assertThat(address.peer()).isEqualTo(peer);
        assertThat(address.prefixLength()).isEqualTo(length);
    }
}
