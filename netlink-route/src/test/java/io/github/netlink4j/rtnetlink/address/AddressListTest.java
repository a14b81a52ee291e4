package io.github.netlink4j.rtnetlink.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.object.Scope;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.RequiresKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@LiveRoute
@RequiresKind("veth")
class AddressListTest {
    @BeforeEach
    void links() {
        Link.createVeth("v0", "v1");
        Cli.run("ip", "address", "add", "10.0.0.1/24", "dev", "v0");
        Cli.run("ip", "address", "add", "10.0.1.1/24", "dev", "v0", "scope", "link");
        Cli.run("ip", "address", "add", "fd00::1/64", "dev", "v0");
        Cli.run("ip", "address", "add", "10.0.2.1/24", "dev", "v1");
    }

    private static List<String> texts(List<Address> addresses) {
        return addresses.stream().map(address -> address.prefix().toString()).toList();
    }

    @Test
    void givenAddresses_whenListed_thenThoseOfBothFamiliesOnAllLinks(RtNetlink nl) {
        assertThat(texts(nl.addresses().list()))
                .containsExactlyInAnyOrder(
                        "127.0.0.1/8", "10.0.0.1/24", "10.0.1.1/24", "10.0.2.1/24", "::1/128", "fd00::1/64");
    }

    @Test
    void givenAddresses_whenListedByLink_thenAsIpShows(RtNetlink nl) {
        List<String> byName = texts(nl.addresses().list("v0"));
        List<String> bySnapshot = texts(nl.addresses().list(nl.links().get("v0")));

        assertThat(byName).containsExactlyElementsOf(Seen.prefixesOn("v0")).hasSize(3);
        assertThat(bySnapshot).isEqualTo(byName);
    }

    @Test
    void givenAddresses_whenListedByFamilyAndScope_thenThose(RtNetlink nl) {
        AddressFilter v0 = AddressFilter.all().link("v0");

        assertThat(texts(nl.addresses().list(v0.ipv4()))).containsExactlyInAnyOrder("10.0.0.1/24", "10.0.1.1/24");
        assertThat(texts(nl.addresses().list(v0.ipv6()))).containsExactly("fd00::1/64");
        assertThat(texts(nl.addresses().list(v0.scope(Scope.RT_SCOPE_LINK)))).containsExactly("10.0.1.1/24");
        assertThat(texts(nl.addresses().list(AddressFilter.all().scope(Scope.RT_SCOPE_HOST))))
                .containsExactlyInAnyOrder("127.0.0.1/8", "::1/128");
    }

    @Test
    @DisplayName("H15: the kernel filters by link on strict sockets only")
    void givenSocketThatIsNotStrict_whenListedByLink_thenOnlyItsAddresses(RtNetlink nl) {
        SocketOptions lax = SocketOptions.defaults().strict(false);
        try (NetlinkClient client = NetlinkClient.open(Netlink.NETLINK_ROUTE, lax)) {
            List<Address> listed = new Addresses(client).list("v0");

            assertThat(texts(listed)).isEqualTo(texts(nl.addresses().list("v0")));
        }
    }

    @Test
    void givenAddresses_whenShownOneByOne_thenTheSame(RtNetlink nl) {
        List<String> shown = new ArrayList<>();
        nl.addresses()
                .forEach(
                        AddressFilter.all().link("v0"),
                        address -> shown.add(address.prefix().toString()));
        List<String> all = new ArrayList<>();
        nl.addresses().forEach(address -> all.add(address.prefix().toString()));

        assertThat(shown).containsExactlyElementsOf(Seen.prefixesOn("v0"));
        assertThat(all).isEqualTo(texts(nl.addresses().list()));
    }

    @Test
    void givenAddress_whenLookedFor_thenLengthOfPrefixCountsOnlyWhenTold(RtNetlink nl) {
        LinkRef v0 = LinkRef.of("v0");

        assertThat(nl.addresses().find("v0", "10.0.0.1")).isPresent();
        assertThat(nl.addresses().find("v0", "10.0.0.1/24")).isPresent();
        assertThat(nl.addresses().find("v0", "10.0.0.1/25")).isEmpty();
        assertThat(nl.addresses().find("v1", "10.0.0.1")).isEmpty();
        assertThat(nl.addresses().find(v0, IpAddress.parse("fd00::1"))).isPresent();
        assertThat(nl.addresses().find(v0, IpPrefix.parse("fd00::1/64"))).isPresent();
        assertThat(nl.addresses().find(v0, IpPrefix.parse("fd00::1/128"))).isEmpty();
        assertThat(nl.addresses().get(v0, IpPrefix.parse("fd00::1/64")).isIpv6())
                .isTrue();
    }

    @Test
    void givenStaticMethods_whenUsed_thenTheyActInThisNamespace() {
        Address.add("v1", "10.0.3.1/24");
        Address.delete("v1", "10.0.2.1/24");

        assertThat(texts(Address.list("v1"))).containsExactly("10.0.3.1/24");
        assertThat(Address.list()).hasSize(6);
        assertThat(Seen.prefixesOn("v1")).containsExactly("10.0.3.1/24");
    }

    @Test
    void givenFilter_whenPrinted_thenInTheWordsOfIp() {
        assertThat(AddressFilter.all()).hasToString("all");
        assertThat(AddressFilter.all().ipv6().link("v0").scope(Scope.RT_SCOPE_SITE))
                .hasToString("IPv6 dev \"v0\" scope site");
        assertThat(AddressFilter.all().ipv4().scope(7)).hasToString("IPv4 scope 7");
    }
}
