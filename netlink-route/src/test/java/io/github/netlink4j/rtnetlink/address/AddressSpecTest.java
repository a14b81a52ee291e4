package io.github.netlink4j.rtnetlink.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.rtnetlink.object.Scope;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Specs that are refused before anything is sent. */
class AddressSpecTest {
    private static void refused(String text, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(text);
    }

    private static AddressSpec four() {
        return AddressSpec.of("10.0.0.1/24");
    }

    private static AddressSpec six() {
        return AddressSpec.of("fd00::1/64");
    }

    @Test
    void givenNoAddressOfALink_whenTold_thenRefused() {
        refused("no link can have the address 0.0.0.0", () -> AddressSpec.of("0.0.0.0/0"));
        refused("no link can have the address ::", () -> AddressSpec.of("::"));
    }

    @Test
    void givenTwoFamilies_whenMixed_thenRefused() {
        refused("fd00::2 is not of the family of 10.0.0.1/24", () -> four().peer("fd00::2/64"));
        refused("10.0.0.2 is not of the family of fd00::1/64", () -> six().peer("10.0.0.2"));
        refused("fd00::ff is not of the family of 10.0.0.1/24", () -> four().broadcast("fd00::ff"));
    }

    @Test
    void givenIpv6_whenGivenWhatIsIpv4Only_thenRefused() {
        refused("a label is for IPv4 only: fd00::1/64", () -> six().label("v0:1"));
        refused("a broadcast address is for IPv4 only: fd00::1/64", () -> six().broadcast("10.0.0.255"));
        refused("a broadcast address is for IPv4 only: fd00::1/64", () -> six().broadcast());
        refused("a scope is for IPv4 only: fd00::1/64", () -> six().scope(Scope.RT_SCOPE_LINK));
    }

    @Test
    void givenIpv4_whenGivenWhatIsIpv6Only_thenRefused() {
        refused("nodad is for IPv6 only: 10.0.0.1/24", () -> four().noDad());
        refused("optimistic is for IPv6 only: 10.0.0.1/24", () -> four().optimistic());
        refused("home is for IPv6 only: 10.0.0.1/24", () -> four().home());
        refused("mngtmpaddr needs an IPv6 prefix of 64 bits: 10.0.0.1/24", () -> four().managedTemporary());
        refused("mngtmpaddr needs an IPv6 prefix of 64 bits: fd00::1/128", () -> AddressSpec.of("fd00::1")
                .managedTemporary());
    }

    @Test
    void givenLabel_whenEmptyOrTooLong_thenRefused() {
        assertThat(four().label("v0:abcdefghijkl").isSet(AddressAttr.LABEL)).isTrue();
        refused("the label of 10.0.0.1/24 must not be empty", () -> four().label(""));
        refused("IFA_LABEL takes at most 15 bytes, not 16: \"v0:abcdefghijklm\"", () -> four().label(
                        "v0:abcdefghijklm"));
    }

    @Test
    void givenSmallNetwork_whenBroadcastIsComputed_thenRefused() {
        refused(
                "a prefix of more than 30 bits has no broadcast address: 10.0.0.1/31",
                () -> AddressSpec.of("10.0.0.1/31").broadcast());
    }

    @Test
    void givenScopeOutOfRange_whenSet_thenRefused() {
        refused("a scope must be 0 to 255: 256", () -> four().scope(256));
        refused("a scope must be 0 to 255: -1", () -> AddressFilter.all().scope(-1));
    }

    @Test
    void givenLifetimes_whenImpossible_thenRefused() {
        refused("10.0.0.1/24 cannot be valid for no time at all", () -> four().validLifetime(Duration.ZERO));
        refused("a lifetime must be whole seconds, less than 2^32 - 1: PT-1S", () -> four().validLifetime(
                        Duration.ofSeconds(-1)));
        refused("a lifetime must be whole seconds, less than 2^32 - 1: PT1.5S", () -> four().preferredLifetime(
                        Duration.ofMillis(1500)));
        refused("a lifetime must be whole seconds, less than 2^32 - 1: PT1193046H28M15S", () -> four().validLifetime(
                        Duration.ofSeconds(0xffff_ffffL)));
        refused(
                "10.0.0.1/24 cannot be preferred for longer than it is valid",
                () -> AddressValidator.checkNew(
                        four().validLifetime(Duration.ofSeconds(9)).preferredLifetime(Duration.ofSeconds(10))));
        refused(
                "10.0.0.1/24 cannot be preferred for longer than it is valid",
                () -> AddressValidator.checkNew(
                        four().validLifetime(Duration.ofSeconds(9)).preferredLifetime(AddressSpec.FOREVER)));
    }

    @Test
    void givenWhatTheKernelIgnores_whenChecked_thenRefused() {
        refused(
                "the kernel ignores IFA_TARGET_NETNSID of a new address: 10.0.0.1/24",
                () -> AddressValidator.checkNew(four().set(AddressAttr.TARGET_NETNSID, 1)));
        refused(
                "the kernel ignores IFA_LABEL of an IPv6 address: fd00::1/64",
                () -> AddressValidator.checkNew(six().set(AddressAttr.LABEL, "v0:1")));
        refused(
                "the kernel ignores IFA_LABEL of an IPv4 address that exists: 10.0.0.1/24",
                () -> AddressValidator.checkChange(four().label("v0:1")));
        refused(
                "the kernel ignores flags and scope of an IPv4 address that exists: 10.0.0.1/24",
                () -> AddressValidator.checkChange(four().noPrefixRoute()));
    }

    @Test
    void givenSpec_whenPrinted_thenAsToldToIp() {
        assertThat(four()).hasToString("10.0.0.1/24");
        assertThat(AddressSpec.of("10.0.0.1").peer("10.0.0.2/31")).hasToString("10.0.0.1 peer 10.0.0.2/31");
    }

    @Test
    void givenFlagsThatAreState_whenSet_thenRefused() {
        for (int state : new int[] {
            AddressView.IFA_F_SECONDARY,
            AddressView.IFA_F_DADFAILED,
            AddressView.IFA_F_DEPRECATED,
            AddressView.IFA_F_TENTATIVE,
            AddressView.IFA_F_PERMANENT,
            AddressView.IFA_F_STABLE_PRIVACY
        }) {
            assertThatThrownBy(() -> AddressSpec.of("10.0.0.1/24").flag(state | AddressView.IFA_F_NOPREFIXROUTE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the flags 0x" + Integer.toHexString(state)
                            + " are state that the kernel reports, and cannot be set: 10.0.0.1/24");
        }
    }
}
