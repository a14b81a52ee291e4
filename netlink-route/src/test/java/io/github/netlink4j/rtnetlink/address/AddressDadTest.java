package io.github.netlink4j.rtnetlink.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.Sysctl;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** IPv6 first checks whether another host on the link has the address. */
@LiveRoute
@RequiresKind("veth")
@Timeout(60)
class AddressDadTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @BeforeEach
    void link() {
        Link.createVeth("v0", "v1");
        Link.up("v0");
    }

    @Test
    void givenNewIpv6Address_whenAwaited_thenUsableInTheEnd(RtNetlink nl) {
        nl.links().up("v1");
        nl.addresses().add("v0", "fd00::1/64");
        boolean tentativeAtFirst = nl.addresses().get("v0", "fd00::1").isTentative();

        Address address = nl.addresses().awaitUsable("v0", "fd00::1/64", LONG);

        assertThat(tentativeAtFirst).isTrue();
        assertThat(address.isTentative()).isFalse();
        assertThat(Seen.address("v0", "fd00::1").has("tentative")).isFalse();
    }

    @Test
    void givenIpv4OrUncheckedAddress_whenAwaited_thenUsableAtOnce(RtNetlink nl) {
        nl.addresses().add("v0", "10.0.0.1/24");
        nl.addresses().add("v0", AddressSpec.of("fd00::1/64").noDad());

        assertThat(nl.addresses().awaitUsable("v0", "10.0.0.1", Duration.ZERO).isUsable())
                .isTrue();
        assertThat(nl.addresses().awaitUsable("v0", "fd00::1", Duration.ZERO).isUsable())
                .isTrue();
    }

    @Test
    void givenOptimism_whenAwaited_thenUsableWhileItIsChecked(RtNetlink nl) {
        Sysctl.set("ipv6/conf/v0/optimistic_dad", "1");
        nl.addresses().add("v0", AddressSpec.of("fd00::1/64").optimistic());

        Address address = nl.addresses().awaitUsable("v0", "fd00::1", Duration.ZERO);

        assertThat(address.isTentative()).isTrue();
        assertThat(Seen.address("v0", "fd00::1").get("optimistic").asBoolean()).isTrue();
    }

    @Test
    void givenNoCarrier_whenAwaited_thenTimeoutSaysWhatIsMissing(RtNetlink nl) {
        nl.addresses().add("v0", "fd00::1/64");

        assertThatThrownBy(() -> nl.addresses().awaitUsable("v0", "fd00::1", Duration.ofMillis(30)))
                .isInstanceOf(NetlinkTimeoutException.class)
                .hasMessage("fd00::1 dev \"v0\" is still being checked for duplicates after 30 ms;"
                        + " the check waits until the link is up and has a carrier");
    }

    @Test
    void givenSomebodyElseHasIt_whenAwaited_thenFailureSaysSo(RtNetlink nl) {
        nl.links().up("v1");
        nl.addresses().add("v1", AddressSpec.of("fd00::1/64").noDad());
        nl.addresses().add("v0", "fd00::1/64");

        assertThatIllegalStateException()
                .isThrownBy(() -> nl.addresses().awaitUsable("v0", "fd00::1", LONG))
                .withMessage("fd00::1 dev \"v0\" cannot be used: another host on the link has it"
                        + " (duplicate address detection failed)");
        assertThat(nl.addresses().get("v0", "fd00::1").isDadFailed()).isTrue();
        assertThat(Seen.address("v0", "fd00::1").get("dadfailed").asBoolean()).isTrue();
    }

    @Test
    void givenNoSuchAddress_whenAwaited_thenNotFound(RtNetlink nl) {
        assertThatThrownBy(() -> nl.addresses().awaitUsable("v0", "fd00::1", LONG))
                .isInstanceOfSatisfying(
                        KernelException.class, e -> assertThat(e.isNotFound()).isTrue());
    }
}
