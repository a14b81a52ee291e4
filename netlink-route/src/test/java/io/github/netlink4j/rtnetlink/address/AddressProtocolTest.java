package io.github.netlink4j.rtnetlink.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import org.junit.jupiter.api.Test;

@LiveRoute
class AddressProtocolTest {
    @Test
    void givenProtocol_whenAdded_thenTold(RtNetlink nl) {
        assumeThat(nl.addresses().get("lo", "::1").has(AddressAttr.PROTO))
                .as("this kernel reports who added an address, as Linux 5.18 does")
                .isTrue();

        nl.addresses().add("lo", AddressSpec.of("10.0.0.1/32").protocol(9));
        nl.addresses().add("lo", AddressSpec.of("fd00::1/128").protocol(255));

        assertThat(nl.addresses().get("lo", "10.0.0.1").protocol()).isEqualTo(9);
        assertThat(nl.addresses().get("lo", "fd00::1").protocol()).isEqualTo(255);
        assertThat(nl.addresses().get("lo", "::1").protocol()).isEqualTo(AddressView.IFAPROT_KERNEL_LO);
    }
}
