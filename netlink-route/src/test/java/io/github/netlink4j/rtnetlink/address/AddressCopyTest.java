package io.github.netlink4j.rtnetlink.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.Comparison;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An address that is deleted and added again from a copy that was read is the same, except for its time stamps. */
@LiveRoute
@RequiresKind("veth")
class AddressCopyTest {
    private static final Comparison SAME = Comparison.ignoring(AddressAttr.CACHEINFO);

    @BeforeEach
    void link() {
        Link.createVeth("v0", "v1");
    }

    @Test
    void givenAddressesOfAllKinds_whenEachIsDeletedAndAddedAgain_thenItIsTheSame(RtNetlink nl) {
        for (AddressSpec address : List.of(
                AddressSpec.of("10.1.0.1/24"),
                AddressSpec.of("10.2.0.1/24").broadcast().label("v0:web").metric(7),
                AddressSpec.of("10.3.0.1/32").peer("10.3.0.2/32"),
                AddressSpec.of("10.4.0.1/24").scope(253).noPrefixRoute(),
                AddressSpec.of("10.5.0.1/24").peer("10.5.1.0/24").broadcast("10.5.1.200"),
                AddressSpec.of("fd01::1/64").noDad(),
                AddressSpec.of("fd02::1/64").noDad().noPrefixRoute().home().metric(9),
                AddressSpec.of("fd03::1/128").noDad().peer("fd03::2/128"),
                AddressSpec.of("fd04::1/64").noDad().managedTemporary())) {
            nl.addresses().add("v0", address);
        }
        List<Address> before = nl.addresses().list("v0");

        assertThat(before).hasSize(9);
        for (Address address : before) {
            nl.addresses().delete(address);
            nl.addresses().add("v0", AddressSpec.of(address));
            assertThat(nl.addresses().list("v0"))
                    .as("%s as %s", address, AddressSpec.of(address))
                    .anyMatch(after -> SAME.same(address, after))
                    .hasSameSizeAs(before);
        }
    }

    @Test
    void givenLifetimes_whenCopied_thenTheTimeThatIsLeftIsCopied(RtNetlink nl) {
        nl.addresses()
                .add(
                        "v0",
                        AddressSpec.of("10.1.0.1/24")
                                .validLifetime(Duration.ofMinutes(10))
                                .preferredLifetime(Duration.ofMinutes(5)));
        Address address = nl.addresses().get("v0", "10.1.0.1/24");

        nl.addresses().delete(address);
        nl.addresses().add("v0", AddressSpec.of(address));

        Address again = nl.addresses().get("v0", "10.1.0.1/24");
        assertThat(again.isPermanent()).isFalse();
        assertThat(again.validLifetime()).isBetween(590L, 600L);
        assertThat(again.preferredLifetime()).isBetween(290L, 300L);
    }

    @Test
    void givenProtocol_whenCopied_thenItIsCopied(RtNetlink nl) {
        nl.addresses().add("v0", AddressSpec.of("10.1.0.1/24").protocol(9));
        Address address = nl.addresses().get("v0", "10.1.0.1/24");

        nl.addresses().delete(address);
        nl.addresses().add("v0", AddressSpec.of(address));

        assertThat(SAME.same(address, nl.addresses().get("v0", "10.1.0.1/24"))).isTrue();
    }
}
