package io.github.netlink4j.rtnetlink.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.MessageBody;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.object.Scope;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Messages that a kernel does not send on demand. */
class AddressViewTest {
    private static Address address(int family, int prefixLength, int flags, MessageBody attributes) {
        MessageWriter writer = new MessageWriter();
        writer.begin(AddressAttr.RTM_NEWADDR, 0, 1);
        writer.header8(0, family);
        writer.header8(1, prefixLength);
        writer.header8(2, flags);
        writer.header8(3, Scope.RT_SCOPE_LINK);
        writer.header32(4, 3);
        attributes.writeTo(writer);
        writer.finish();
        return new Address(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    private static Address ipv4(int prefixLength, MessageBody attributes) {
        return address(AddressFamily.AF_INET, prefixLength, 0, attributes);
    }

    private static Address withFlags(int family, int flags) {
        return address(family, 24, 0, writer -> writer.put(AddressAttr.FLAGS, flags));
    }

    @Test
    void givenFlagsInBothPlaces_whenRead_thenTheAttributeCounts() {
        Address both = address(AddressFamily.AF_INET, 24, 0x80, writer -> writer.put(AddressAttr.FLAGS, 0x200));
        Address old = address(AddressFamily.AF_INET, 24, 0x80, writer -> {});

        assertThat(both.flags()).isEqualTo(0x200);
        assertThat(old.isPermanent()).isTrue();
    }

    @Test
    void givenFirstFlag_whenAsked_thenFamilyTellsItsMeaning() {
        Address four = withFlags(AddressFamily.AF_INET, 0x01);
        Address six = withFlags(AddressFamily.AF_INET6, 0x01);

        assertThat(four.isSecondary()).isTrue();
        assertThat(four.isTemporary()).isFalse();
        assertThat(six.isSecondary()).isFalse();
        assertThat(six.isTemporary()).isTrue();
    }

    @Test
    void givenStatesOfTheCheck_whenAsked_thenUsableOrNot() {
        assertThat(withFlags(AddressFamily.AF_INET6, 0).isUsable()).isTrue();
        assertThat(withFlags(AddressFamily.AF_INET6, AddressView.IFA_F_TENTATIVE)
                        .isUsable())
                .isFalse();
        assertThat(withFlags(AddressFamily.AF_INET6, AddressView.IFA_F_TENTATIVE | AddressView.IFA_F_OPTIMISTIC)
                        .isUsable())
                .isTrue();
        assertThat(withFlags(AddressFamily.AF_INET6, AddressView.IFA_F_TENTATIVE | AddressView.IFA_F_DADFAILED)
                        .isUsable())
                .isFalse();
    }

    @Test
    void givenPeer_whenMatched_thenItsPrefixIsNotTheAddresss() {
        Address address = ipv4(24, writer -> {
            writer.put(AddressAttr.LOCAL, IpAddress.parse("10.0.0.1"));
            writer.put(AddressAttr.ADDRESS, IpAddress.parse("10.0.9.2"));
        });

        assertThat(address.matches(IpAddress.parse("10.0.0.1"))).isTrue();
        assertThat(address.matches(IpAddress.parse("10.0.9.2"))).isFalse();
        assertThat(address.matches(IpPrefix.parse("10.0.0.1/32"))).isTrue();
        assertThat(address.matches(IpPrefix.parse("10.0.0.1/24"))).isFalse();
        assertThat(address.prefix()).isEqualTo(IpPrefix.parse("10.0.0.1/32"));
    }

    @Test
    void givenNoPeer_whenMatched_thenAddressAndLengthCount() {
        Address address = address(
                AddressFamily.AF_INET6, 64, 0, writer -> writer.put(AddressAttr.ADDRESS, IpAddress.parse("fd00::1")));

        assertThat(address.matches(IpPrefix.parse("fd00::1/64"))).isTrue();
        assertThat(address.matches(IpPrefix.parse("fd00::1/65"))).isFalse();
        assertThat(address.matches(IpPrefix.parse("fd00::2/64"))).isFalse();
        assertThat(address.peer()).isNull();
    }

    @Test
    void givenNothingButTheHeader_whenRead_thenAbsent() {
        Address address = ipv4(24, writer -> {});

        assertThat(address.address()).isEqualTo(IpAddress.parse("0.0.0.0"));
        assertThat(address.validLifetime()).isEqualTo(AddressLifetimes.FOREVER);
        assertThat(address.preferredLifetime()).isEqualTo(AddressLifetimes.FOREVER);
        assertThat(address.label()).isEmpty();
        assertThat(address.broadcast()).isNull();
        assertThat(address.metric()).isZero();
        assertThat(address.protocol()).isZero();
    }

    @Test
    void givenPrefixLongerThanItsAddress_whenRead_thenMalformed() {
        Address address = ipv4(33, writer -> writer.put(AddressAttr.LOCAL, IpAddress.parse("10.0.0.1")));

        assertThatThrownBy(address::peer).isInstanceOf(MalformedMessageException.class);
        assertThat(address).asString().contains("ifa_prefixlen 33");
    }

    @Test
    void givenAddress_whenPrinted_thenEverythingIsThere() {
        Address address = ipv4(24, writer -> {
            writer.put(AddressAttr.LOCAL, IpAddress.parse("10.0.0.1"));
            writer.put(AddressAttr.CACHEINFO, new AddressLifetimes(60, AddressLifetimes.FOREVER, 0, 0));
            writer.putRaw(AddressAttr.SET, 77, new byte[] {1, 2});
        });

        assertThat(address).hasToString("10.0.0.1 peer 0.0.0.0/24 dev #3 scope link dynamic preferred_lft 60sec");
        assertThat(address.describe()).isEqualTo("""
                        address ifa_family 2 ifa_prefixlen 24 ifa_flags 0x0 ifa_scope 253 ifa_index 3
                          IFA_LOCAL 10.0.0.1
                          IFA_CACHEINFO preferred 60 s valid forever created 0 updated 0
                          IFA_#77 0x0102""");
    }

    /** Found by the fuzzer: the flags were read before they were printed. */
    @Test
    void givenFlagsThatAreTooShort_whenPrinted_thenTheyAreThereAsBytes() {
        Address address = ipv4(24, writer -> writer.putRaw(AddressAttr.SET, 8, new byte[] {1, 2, 3}));

        assertThatThrownBy(address::flags).isInstanceOf(MalformedMessageException.class);
        assertThat(address).asString().endsWith("ifa_flags 0x0 ifa_scope 253 ifa_index 3 IFA_FLAGS 0x010203");
    }
}
