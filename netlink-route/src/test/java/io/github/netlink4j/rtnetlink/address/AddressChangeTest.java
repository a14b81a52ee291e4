package io.github.netlink4j.rtnetlink.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LiveRoute
@RequiresKind("veth")
class AddressChangeTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @BeforeEach
    void link() {
        Link.createVeth("v0", "v1");
    }

    @Test
    void givenAddresses_whenReplaced_thenTheyHaveTheNewLifetimes(RtNetlink nl) {
        nl.addresses().add("v0", "10.0.0.1/24");
        nl.addresses().add("v0", "fd00::1/64");

        nl.addresses()
                .replace("v0", AddressSpec.of("10.0.0.1/24").validLifetime(HOUR).metric(9));
        nl.addresses()
                .replace("v0", AddressSpec.of("fd00::1/64").validLifetime(HOUR).noDad());

        assertThat(Seen.prefixesOn("v0")).containsExactlyInAnyOrder("10.0.0.1/24", "fd00::1/64");
        assertThat(Seen.address("v0", "10.0.0.1").get("valid_life_time").asLong())
                .isBetween(3500L, 3600L);
        assertThat(Seen.address("v0", "10.0.0.1").get("metric").asInt()).isEqualTo(9);
        assertThat(Seen.address("v0", "fd00::1").get("valid_life_time").asLong())
                .isBetween(3500L, 3600L);
        assertThat(Seen.address("v0", "fd00::1").get("nodad").asBoolean()).isTrue();
    }

    @Test
    void givenNoAddress_whenReplaced_thenAdded(RtNetlink nl) {
        nl.addresses().replace("v0", AddressSpec.of("10.0.0.1/24"));

        assertThat(Seen.prefixesOn("v0")).containsExactly("10.0.0.1/24");
    }

    @Test
    void givenRunningLifetime_whenChangedToForever_thenPermanent(RtNetlink nl) {
        nl.addresses().add("v0", AddressSpec.of("10.0.0.1/24").validLifetime(HOUR));
        nl.addresses().add("v0", AddressSpec.of("fd00::1/64").validLifetime(HOUR));

        nl.addresses().change("v0", AddressSpec.of("10.0.0.1/24").validLifetime(AddressSpec.FOREVER));
        nl.addresses().change("v0", AddressSpec.of("fd00::1/64").validLifetime(AddressSpec.FOREVER));

        assertThat(nl.addresses().get("v0", "10.0.0.1").isPermanent()).isTrue();
        assertThat(nl.addresses().get("v0", "fd00::1").isPermanent()).isTrue();
        assertThat(Seen.address("v0", "10.0.0.1").has("dynamic")).isFalse();
        assertThat(Seen.address("v0", "fd00::1").has("dynamic")).isFalse();
    }

    @Test
    void givenNoAddress_whenChanged_thenNotFoundAndNotAdded(RtNetlink nl) {
        nl.addresses().add("v0", "fd00::1/64");

        KernelException four = catchThrowableOfType(
                KernelException.class, () -> nl.addresses().change("v0", AddressSpec.of("10.0.0.1/24")));
        KernelException six = catchThrowableOfType(
                KernelException.class, () -> nl.addresses().change("v0", AddressSpec.of("fd00::1/128")));

        assertThat(four.isNotFound()).isTrue();
        assertThat(six.isNotFound()).isTrue();
        assertThat(Seen.prefixesOn("v0")).containsExactly("fd00::1/64");
    }

    @Test
    void givenWhatTheKernelDoesNotChange_whenChanged_thenRefused(RtNetlink nl) {
        nl.addresses().add("v0", "10.0.0.1/24");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> nl.addresses()
                        .change("v0", AddressSpec.of("10.0.0.1/24").broadcast()))
                .withMessage("the kernel ignores IFA_BROADCAST of an IPv4 address that exists: 10.0.0.1/24");
        assertThat(Seen.address("v0", "10.0.0.1").has("broadcast")).isFalse();
    }

    @Test
    void givenNothing_whenEnsuredTwice_thenThereOnceAsItWas(RtNetlink nl) {
        Address made = nl.addresses().ensure("v0", AddressSpec.of("10.0.0.1/24").label("v0:1"));
        Address same = nl.addresses().ensure("v0", "10.0.0.1/24");
        nl.addresses().ensure("v0", "fd00::1/64");
        nl.addresses().ensure("v0", "fd00::1/64");

        assertThat(made.label()).isEqualTo("v0:1");
        assertThat(same.label()).isEqualTo("v0:1");
        assertThat(Seen.prefixesOn("v0")).containsExactlyInAnyOrder("10.0.0.1/24", "fd00::1/64");
    }

    @Test
    void givenAddressWithPeer_whenEnsured_thenPeerCounts(RtNetlink nl) {
        AddressSpec withPeer = AddressSpec.of("10.0.0.1").peer("10.0.0.2/32");

        nl.addresses().ensure("v0", withPeer);
        Address again = nl.addresses().ensure("v0", withPeer);

        assertThat(again.peer()).hasToString("10.0.0.2/32");
        assertThat(Seen.address("v0", "10.0.0.1").get("address").asText()).isEqualTo("10.0.0.2");
    }

    @Test
    void givenAddressWithOtherPrefix_whenEnsured_thenSaidSo(RtNetlink nl) {
        nl.addresses().add("v0", "fd00::1/64");

        assertThatIllegalStateException()
                .isThrownBy(() -> nl.addresses().ensure("v0", "fd00::1/128"))
                .withMessage("\"v0\" has the address with another prefix or peer than fd00::1/128");
        assertThat(Seen.prefixesOn("v0")).containsExactly("fd00::1/64");
    }
}
