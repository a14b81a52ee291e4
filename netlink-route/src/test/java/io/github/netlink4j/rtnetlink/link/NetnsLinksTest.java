package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.address.AddressFilter;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.TestNetns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Links and addresses of another namespace, read without entering it. */
@LiveRoute
@RequiresKind({"veth", "bridge"})
class NetnsLinksTest {
    private static final int ID = 12;

    private final TestNetns blue = TestNetns.create();

    @BeforeEach
    void create() {
        try (RtNetlink nl = RtNetlink.open();
                RtNetlink there = RtNetlink.open(blue)) {
            nl.netnsIds().set(blue, ID);
            nl.links().createVeth("here", "here2");
            there.links().create(Bridge.named("br0"));
            there.links().createVeth(Veth.named("p0").master("br0").peer("p1"));
            there.addresses().add("p1", "10.9.0.1/24");
            there.addresses().add("p1", "fd09::1/64");
            there.addresses().add("br0", "10.8.0.1/24");
        }
    }

    @AfterEach
    void close() {
        blue.close();
    }

    @Test
    void givenLinksElsewhere_whenListedAndFound_thenAsTheyAreThere(RtNetlink nl) {
        try (RtNetlink there = RtNetlink.open(blue)) {
            NetnsLinks links = nl.links().in(ID);

            assertThat(links.list())
                    .extracting(Link::name, Link::index, Link::kind, Link::master)
                    .isEqualTo(there.links().list().stream()
                            .map(link -> tuple(link.name(), link.index(), link.kind(), link.master()))
                            .toList());
            assertThat(links.list(LinkFilter.all().kind("bridge")))
                    .extracting(Link::name)
                    .containsExactly("br0");
            assertThat(links.list(LinkFilter.all().master("br0")))
                    .extracting(Link::name)
                    .containsExactly("p0");
            assertThat(links.list(LinkFilter.all().master(links.get("br0")))).hasSize(1);
            assertThat(links.get("p0").index())
                    .isEqualTo(there.links().get("p0").index());
            assertThat(links.find("here")).isEmpty();
            assertThat(links.count()).isEqualTo(there.links().count());
        }
    }

    @Test
    void givenAddressesElsewhere_whenListed_thenAsTheyAreThere(RtNetlink nl) {
        try (RtNetlink there = RtNetlink.open(blue)) {
            assertThat(texts(nl.addresses().in(ID).list()))
                    .isEqualTo(texts(there.addresses().list()));
            assertThat(texts(nl.addresses().in(ID).list("p1")))
                    .isEqualTo(texts(there.addresses().list("p1")))
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(texts(nl.addresses().in(ID).list(AddressFilter.all().ipv6())))
                    .isEqualTo(texts(there.addresses().list(AddressFilter.all().ipv6())));
        }
    }

    private static List<String> texts(List<Address> addresses) {
        return addresses.stream().map(Address::toString).sorted().toList();
    }

    @Test
    @DisplayName("H101: an index read in another namespace by its id is refused here")
    void givenLinkReadElsewhere_whenUsedHere_thenRefused(RtNetlink nl) {
        Link there = nl.links().in(ID).get("p0");
        Address address = nl.addresses().in(ID).list("p1").get(0);
        List<Consumer<RtNetlink>> uses = List.of(
                handle -> handle.links().delete(there),
                handle -> handle.links().get(there),
                handle -> handle.addresses().add(there, "10.0.0.1/24"),
                handle -> handle.links().change("here", link -> link.master(there)),
                handle -> handle.addresses().flush(LinkRef.of(address.linkIndex(), address.netnsCookie())),
                handle -> handle.links().in(ID + 1).get(there));

        for (Consumer<RtNetlink> use : uses) {
            assertThatThrownBy(() -> use.accept(nl)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(nl.links().in(ID).get(there).name()).isEqualTo("p0");
        assertThatThrownBy(() -> nl.links().in(ID).get(nl.links().get("here")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was not read in the network namespace with the id 12");
    }

    @Test
    void givenNoSuchId_whenRead_thenTheMessageSaysSo(RtNetlink nl) {
        List<Consumer<RtNetlink>> reads = new ArrayList<>();
        reads.add(handle -> handle.links().in(99).list());
        reads.add(handle -> handle.links().in(99).get("lo"));
        reads.add(handle -> handle.addresses().in(99).list());

        for (Consumer<RtNetlink> read : reads) {
            assertThatThrownBy(() -> read.accept(nl)).hasMessageContaining("no network namespace has the id 99 here");
        }
        assertThatThrownBy(() -> nl.links().in(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the id of a network namespace must not be negative: -1");
    }
}
