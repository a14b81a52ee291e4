package io.github.netlink4j.rtnetlink.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.Sysctl;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@LiveRoute
@RequiresKind("veth")
class AddressDeleteTest {
    @BeforeEach
    void link() {
        Link.createVeth("v0", "v1");
    }

    @Test
    void givenAddresses_whenDeleted_thenGone(RtNetlink nl) {
        nl.addresses().add("v0", "10.0.0.1/24");
        nl.addresses().add("v0", "10.1.0.1/24");
        nl.addresses().add("v0", "fd00::1/64");
        nl.addresses().add("v0", "fd00::2/64");

        nl.addresses().delete("v0", "10.0.0.1/24");
        nl.addresses().delete(LinkRef.of("v0"), "fd00::1/64");

        assertThat(Seen.prefixesOn("v0")).containsExactlyInAnyOrder("10.1.0.1/24", "fd00::2/64");
    }

    @Test
    void givenAddressesWithPeers_whenSnapshotsAreDeleted_thenGone(RtNetlink nl) {
        nl.addresses().add("v0", AddressSpec.of("10.0.0.1").peer("10.0.9.2/24"));
        nl.addresses().add("v0", AddressSpec.of("10.5.0.1").peer("0.0.0.0/16"));
        nl.addresses().add("v0", AddressSpec.of("fd00::1").peer("fd00::2/128"));

        nl.addresses().list("v0").forEach(nl.addresses()::delete);

        assertThat(Seen.on("v0")).isEmpty();
    }

    @Test
    void givenSameAddressUnderTwoLabels_whenDeletedByLabel_thenOnlyThatOne(RtNetlink nl) {
        nl.addresses().add("v0", AddressSpec.of("10.0.0.1/24").label("v0:a"));
        nl.addresses().add("v0", AddressSpec.of("10.0.0.1/25").label("v0:b"));

        nl.addresses().delete("v0", AddressSpec.of("10.0.0.1/25").label("v0:b"));

        assertThat(Seen.prefixesOn("v0")).containsExactly("10.0.0.1/24");
    }

    @Test
    void givenSpecItWasAddedBy_whenDeletedByIt_thenGone(RtNetlink nl) {
        AddressSpec spec =
                AddressSpec.of("10.0.0.1/24").broadcast().noPrefixRoute().metric(7);
        nl.addresses().add("v0", spec);

        nl.addresses().delete("v0", spec);

        assertThat(Seen.on("v0")).isEmpty();
    }

    @Test
    void givenSecondaryAddress_whenPrimaryIsDeleted_thenBothAreGone(RtNetlink nl) {
        nl.addresses().add("v0", "10.0.0.1/24");
        nl.addresses().add("v0", "10.0.0.2/24");

        nl.addresses().delete("v0", "10.0.0.1/24");

        assertThat(Seen.on("v0")).isEmpty();
    }

    @Test
    void givenPromotion_whenPrimaryIsDeleted_thenSecondaryStays(RtNetlink nl) {
        Sysctl.set("ipv4/conf/v0/promote_secondaries", "1");
        nl.addresses().add("v0", "10.0.0.1/24");
        nl.addresses().add("v0", "10.0.0.2/24");

        nl.addresses().delete("v0", "10.0.0.1/24");

        assertThat(Seen.prefixesOn("v0")).containsExactly("10.0.0.2/24");
        assertThat(nl.addresses().get("v0", "10.0.0.2").isSecondary()).isFalse();
    }

    @Test
    void givenAddressesOfAllSorts_whenFlushed_thenNoneIsLeftOnThisLink(RtNetlink nl) {
        nl.links().up("v0");
        addSome(nl);
        nl.addresses().add("v1", "10.7.0.1/24");

        nl.addresses().flush("v0");

        assertThat(nl.addresses().list("v0")).isEmpty();
        assertThat(Seen.on("v0")).isEmpty();
        assertThat(Seen.prefixesOn("v1")).containsExactly("10.7.0.1/24");
    }

    @Test
    void givenPromotion_whenFlushed_thenNoneIsLeft(RtNetlink nl) {
        Sysctl.set("ipv4/conf/v0/promote_secondaries", "1");
        addSome(nl);

        nl.addresses().flush(nl.links().get("v0"));

        assertThat(Seen.on("v0")).isEmpty();
    }

    private static void addSome(RtNetlink nl) {
        for (int i = 1; i <= 20; i++) {
            nl.addresses().add("v0", "10.0.0." + i + "/24");
            nl.addresses().add("v0", "fd00::" + i + "/64");
        }
        Cli.run("ip", "address", "add", "10.1.0.1", "peer", "10.1.0.2/32", "dev", "v0");
    }

    /** inet_ifa_match() compares the network of the peer only, inet6_addr_del() no peer at all. */
    @Test
    @DisplayName("H82: an address with a peer, and a deletion of one with another peer or none")
    void givenAddressesWithPeers_whenDeletedWithAnotherPeer_thenTheyStay(RtNetlink nl) {
        List<String> deletions =
                List.of("10.8.0.1/24", "10.8.0.1 peer 10.8.0.3/24", "fd08::1/64", "fd08::1 peer fd08::3/64");
        nl.addresses().add("v0", AddressSpec.of("10.8.0.1").peer("10.8.0.2/24"));
        nl.addresses().add("v0", AddressSpec.of("fd08::1").peer("fd08::2/64").noDad());

        for (String deletion : deletions) {
            String[] parts = deletion.split(" peer ");
            AddressSpec address = AddressSpec.of(parts[0]);
            AddressSpec wrong = parts.length == 1 ? address : address.peer(parts[1]);

            assertThatThrownBy(() -> nl.addresses().delete("v0", wrong))
                    .as(deletion)
                    .hasMessageContaining("RTM_DELADDR " + wrong + " dev \"v0\" rejected: EADDRNOTAVAIL")
                    .hasMessageContaining("address, length of the prefix and peer must be as the link has them");
        }
        assertThat(nl.addresses().find("v0", "10.8.0.1")).isPresent();
        assertThat(nl.addresses().find("v0", "fd08::1")).isPresent();
        nl.addresses().delete("v0", AddressSpec.of("10.8.0.1").peer("10.8.0.2/24"));
        nl.addresses().delete(nl.addresses().get("v0", "fd08::1"));
        assertThat(nl.addresses().find("v0", "10.8.0.1")).isEmpty();
        assertThat(nl.addresses().find("v0", "fd08::1")).isEmpty();
    }
}
