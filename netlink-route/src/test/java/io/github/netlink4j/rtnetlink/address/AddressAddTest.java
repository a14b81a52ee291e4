package io.github.netlink4j.rtnetlink.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.object.Scope;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.RequiresKind;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LiveRoute
@RequiresKind("veth")
class AddressAddTest {
    @BeforeEach
    void link() {
        Link.createVeth("v0", "v1");
    }

    @Test
    void givenLink_whenIpv4AddressIsAdded_thenAsIpAddsIt(RtNetlink nl) {
        nl.addresses().add("v0", "10.0.0.1/24");
        Cli.run("ip", "address", "add", "10.0.0.1/24", "dev", "v1");

        Address address = nl.addresses().get("v0", "10.0.0.1/24");
        assertThat(address.address()).isEqualTo(IpAddress.parse("10.0.0.1"));
        assertThat(address.prefix()).isEqualTo(IpPrefix.parse("10.0.0.1/24"));
        assertThat(address.linkIndex()).isEqualTo(nl.links().get("v0").index());
        assertThat(address.label()).isEqualTo("v0");
        assertThat(address.scope()).isEqualTo(Scope.RT_SCOPE_UNIVERSE);
        assertThat(address.peer()).isNull();
        assertThat(address.broadcast()).isNull();
        assertThat(address.isPermanent()).isTrue();
        assertThat(address.isUsable()).isTrue();
        assertThat(address.validLifetime()).isEqualTo(AddressLifetimes.FOREVER);
        JsonNode theirs = Seen.address("v1", "10.0.0.1");
        assertThat(Seen.address("v0", "10.0.0.1").toString())
                .isEqualTo(theirs.toString().replace("v1", "v0"));
    }

    @Test
    void givenLink_whenIpv6AddressIsAdded_thenAsIpAddsIt(RtNetlink nl) {
        nl.addresses().add("v0", "fd00::1/64");
        Cli.run("ip", "address", "add", "fd00::1/64", "dev", "v1");

        Address address = nl.addresses().get("v0", "fd00::1");
        assertThat(address.prefix()).isEqualTo(IpPrefix.parse("fd00::1/64"));
        assertThat(address.label()).isEmpty();
        assertThat(address.peer()).isNull();
        assertThat(Seen.address("v0", "fd00::1")).isEqualTo(Seen.address("v1", "fd00::1"));
    }

    @Test
    void givenLinkByIndexAndBySnapshot_whenAddressesAreAdded_thenThere(RtNetlink nl) {
        Link link = nl.links().get("v0");
        nl.addresses().add(link, "10.0.0.1/24");
        nl.addresses().add(LinkRef.of(link.index()), "10.0.0.2/24");

        assertThat(Seen.prefixesOn("v0")).containsExactly("10.0.0.1/24", "10.0.0.2/24");
        assertThat(nl.addresses().get("v0", "10.0.0.1").isSecondary()).isFalse();
        assertThat(nl.addresses().get("v0", "10.0.0.2").isSecondary()).isTrue();
        assertThat(Seen.address("v0", "10.0.0.2").get("secondary").asBoolean()).isTrue();
    }

    @Test
    void givenNoLengthOfPrefix_whenAdded_thenAllBitsCount(RtNetlink nl) {
        nl.addresses().add("v0", "10.0.0.1");
        nl.addresses().add("v0", "fd00::1");

        assertThat(Seen.prefixesOn("v0")).containsExactlyInAnyOrder("10.0.0.1/32", "fd00::1/128");
    }

    @Test
    void givenIpv4Peer_whenAdded_thenLengthOfPrefixIsThePeers(RtNetlink nl) {
        nl.addresses().add("v0", AddressSpec.of("10.0.0.1").peer("10.0.9.2/24"));

        Address address = nl.addresses().get("v0", "10.0.0.1/32");
        assertThat(address.address()).isEqualTo(IpAddress.parse("10.0.0.1"));
        assertThat(address.peer()).isEqualTo(IpPrefix.parse("10.0.9.2/24"));
        JsonNode seen = Seen.address("v0", "10.0.0.1");
        assertThat(seen.get("address").asText()).isEqualTo("10.0.9.2");
        assertThat(seen.get("prefixlen").asInt()).isEqualTo(24);
    }

    @Test
    void givenIpv6Peer_whenAdded_thenAddressIsTheLocalOne(RtNetlink nl) {
        nl.addresses().add("v0", AddressSpec.of("fd00::1").peer("fd00::2/128"));

        Address address = nl.addresses().get("v0", "fd00::1");
        assertThat(address.address()).isEqualTo(IpAddress.parse("fd00::1"));
        assertThat(address.peer()).isEqualTo(IpPrefix.parse("fd00::2/128"));
        assertThat(Seen.address("v0", "fd00::1").get("address").asText()).isEqualTo("fd00::2");
    }

    @Test
    void givenBroadcastAsComputed_whenAdded_thenLastAddressOfTheNetwork(RtNetlink nl) {
        nl.addresses().add("v0", AddressSpec.of("10.0.0.1/24").broadcast());
        nl.addresses().add("v0", AddressSpec.of("10.1.0.1/32").broadcast("10.1.0.77"));
        nl.addresses()
                .add("v0", AddressSpec.of("10.2.0.1/32").peer("10.3.0.1/22").broadcast());
        Cli.run("ip", "address", "add", "10.2.0.1", "peer", "10.3.0.1/22", "broadcast", "+", "dev", "v1");

        assertThat(nl.addresses().get("v0", "10.0.0.1").broadcast()).isEqualTo(IpAddress.parse("10.0.0.255"));
        assertThat(Seen.address("v0", "10.0.0.1").get("broadcast").asText()).isEqualTo("10.0.0.255");
        assertThat(Seen.address("v0", "10.1.0.1").get("broadcast").asText()).isEqualTo("10.1.0.77");
        assertThat(Seen.address("v0", "10.2.0.1").get("broadcast"))
                .isEqualTo(Seen.address("v1", "10.2.0.1").get("broadcast"));
    }

    @Test
    void givenNoBroadcast_whenLinkIsUp_thenKernelRoutesTheLastAddressAllTheSame(RtNetlink nl) {
        nl.addresses().add("v0", "10.0.0.1/24");

        nl.links().up("v0");

        assertThat(Cli.run("ip", "route", "show", "table", "local")).contains("broadcast 10.0.0.255 dev v0");
    }

    @Test
    void givenLabelAndScope_whenAdded_thenSeen(RtNetlink nl) {
        nl.addresses().add("v0", AddressSpec.of("10.0.0.1/24").label("v0:mail").scope(Scope.RT_SCOPE_LINK));
        nl.addresses().add("v0", "127.0.0.9/8");

        Address address = nl.addresses().get("v0", "10.0.0.1");
        assertThat(address.label()).isEqualTo("v0:mail");
        assertThat(address.scope()).isEqualTo(Scope.RT_SCOPE_LINK);
        JsonNode seen = Seen.address("v0", "10.0.0.1");
        assertThat(seen.get("label").asText()).isEqualTo("v0:mail");
        assertThat(seen.get("scope").asText()).isEqualTo("link");
        assertThat(Seen.address("v0", "127.0.0.9").get("scope").asText()).isEqualTo("host");
    }

    @Test
    void givenLifetimes_whenAdded_thenTheyRun(RtNetlink nl) {
        nl.addresses().add("v0", AddressSpec.of("10.0.0.1/24").validLifetime(Duration.ofHours(2)));
        nl.addresses()
                .add(
                        "v0",
                        AddressSpec.of("fd00::1/64")
                                .preferredLifetime(Duration.ZERO)
                                .validLifetime(AddressSpec.FOREVER));

        Address four = nl.addresses().get("v0", "10.0.0.1");
        assertThat(four.isPermanent()).isFalse();
        assertThat(four.validLifetime()).isBetween(7100L, 7200L);
        assertThat(four.preferredLifetime()).isBetween(7100L, 7200L);
        JsonNode seen = Seen.address("v0", "10.0.0.1");
        assertThat(seen.get("dynamic").asBoolean()).isTrue();
        assertThat(seen.get("valid_life_time").asLong()).isBetween(7100L, 7200L);
        assertThat(nl.addresses().get("v0", "fd00::1").isDeprecated()).isTrue();
        JsonNode six = Seen.address("v0", "fd00::1");
        assertThat(six.get("deprecated").asBoolean()).isTrue();
        assertThat(six.get("valid_life_time").asLong()).isEqualTo(AddressLifetimes.FOREVER);
        assertThat(six.get("preferred_life_time").asLong()).isZero();
    }

    @Test
    void givenFlags_whenAdded_thenSeen(RtNetlink nl) {
        nl.addresses().add("v0", AddressSpec.of("10.0.0.1/24").noPrefixRoute());
        nl.addresses().add("v0", AddressSpec.of("224.0.9.9/32").autoJoin());
        nl.addresses().add("v0", AddressSpec.of("fd00::1/64").noDad().home().managedTemporary());

        assertThat(Seen.address("v0", "10.0.0.1").get("noprefixroute").asBoolean())
                .isTrue();
        assertThat(Seen.address("v0", "224.0.9.9").get("autojoin").asBoolean()).isTrue();
        JsonNode six = Seen.address("v0", "fd00::1");
        assertThat(six.get("nodad").asBoolean()).isTrue();
        assertThat(six.get("home").asBoolean()).isTrue();
        assertThat(six.get("mngtmpaddr").asBoolean()).isTrue();
        assertThat(nl.addresses().get("v0", "fd00::1").hasFlag(AddressView.IFA_F_MANAGETEMPADDR))
                .isTrue();
    }

    @Test
    void givenMetric_whenAdded_thenItsRouteHasIt(RtNetlink nl) {
        nl.links().up("v0");

        nl.addresses().add("v0", AddressSpec.of("10.0.0.1/24").metric(77));
        nl.addresses().add("v0", AddressSpec.of("fd00::1/64").metric(0xffff_ffffL));

        assertThat(nl.addresses().get("v0", "10.0.0.1").metric()).isEqualTo(77);
        assertThat(Seen.address("v0", "10.0.0.1").get("metric").asInt()).isEqualTo(77);
        assertThat(Cli.run("ip", "route", "show", "dev", "v0"))
                .contains("10.0.0.0/24")
                .contains("metric 77");
        assertThat(nl.addresses().get("v0", "fd00::1").metric()).isEqualTo(0xffff_ffffL);
    }
}
