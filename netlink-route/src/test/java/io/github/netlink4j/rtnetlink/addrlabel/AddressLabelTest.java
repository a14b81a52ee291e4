package io.github.netlink4j.rtnetlink.addrlabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.Errno;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.mirror.Mirror;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.TestNetns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Labels of addresses, against the kernel and {@code ip addrlabel}. */
@LiveRoute
@RequiresKind("veth")
class AddressLabelTest {
    private static final IpPrefix PREFIX = IpPrefix.parse("fd00:7::/32");
    private static final IpAddress ADDRESS = IpAddress.parse("fd00:7::1");

    @BeforeEach
    void create() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().createVeth("v0", "v1");
        }
    }

    private static List<Map<String, String>> ours(RtNetlink nl) {
        Map<Integer, String> names = new TreeMap<>();
        nl.links().forEach(link -> names.put(link.index(), link.name()));
        List<Map<String, String>> all = new ArrayList<>();
        for (AddressLabel label : nl.addressLabels().list()) {
            Map<String, String> fields = new TreeMap<>();
            fields.put("address", label.prefix().address().toString());
            fields.put("prefixlen", Integer.toString(label.prefix().length()));
            fields.put("label", Long.toString(label.label()));
            if (label.linkIndex() != 0) {
                fields.put("ifname", names.get(label.linkIndex()));
            }
            all.add(fields);
        }
        return all;
    }

    private static List<Map<String, String>> theirs() {
        List<Map<String, String>> all = new ArrayList<>();
        for (JsonNode label : Iproute.ip("addrlabel")) {
            Map<String, String> fields = new TreeMap<>();
            label.fieldNames()
                    .forEachRemaining(name -> fields.put(name, label.get(name).asText()));
            fields.computeIfPresent(
                    "address", (name, text) -> IpAddress.parse(text).toString());
            all.add(fields);
        }
        return all;
    }

    @Test
    void givenLabels_whenListed_thenEachFieldAsIpShows(RtNetlink nl) {
        nl.addressLabels().add("fd00:7::/32", 77);
        nl.addressLabels().add("fd00:7::1/128", "v0", 0xffff_fffeL);

        assertThat(ours(nl)).isEqualTo(theirs()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(nl.addressLabels().list(AddressLabelFilter.all().link("v0")))
                .singleElement()
                .asString()
                .isEqualTo("prefix fd00:7::1/128 dev #" + nl.links().get("v0").index() + " label 4294967294");
    }

    @Test
    void givenLabels_whenAddedReplacedAndDeleted_thenFoundAsTheKernelChooses(RtNetlink nl) {
        assertThat(nl.addressLabels().find(ADDRESS)).hasValue(5);
        nl.addressLabels().add(PREFIX, 77);
        assertThat(nl.addressLabels().find(ADDRESS)).hasValue(77);
        nl.addressLabels().replace(PREFIX, 78);
        nl.addressLabels().add(PREFIX, LinkRef.of("v0"), 79);
        assertThat(nl.addressLabels().find(ADDRESS)).hasValue(78);
        assertThat(nl.addressLabels().find(ADDRESS, LinkRef.of("v0"))).hasValue(79);
        assertThat(nl.addressLabels().find(ADDRESS, LinkRef.of("v1"))).hasValue(78);

        nl.addressLabels().delete(PREFIX);
        assertThat(nl.addressLabels().find(ADDRESS)).hasValue(5);
        nl.addressLabels().delete("fd00:7::/32", "v0");
        assertThat(nl.addressLabels().find(ADDRESS, LinkRef.of("v0"))).hasValue(5);
    }

    @Test
    void givenLabels_whenFlushed_thenNoneIsLeft(RtNetlink nl) {
        nl.addressLabels().add(PREFIX, 77);

        nl.addressLabels().flush();

        assertThat(nl.addressLabels().list()).isEmpty();
        assertThat(theirs()).isEmpty();
        assertThat(nl.addressLabels().find(ADDRESS)).isEmpty();
    }

    @Test
    void givenRefusals_whenReported_thenNamedWithTheReason(RtNetlink nl) {
        nl.addressLabels().add(PREFIX, 77);

        assertThatThrownBy(() -> nl.addressLabels().add(PREFIX, 78))
                .isInstanceOfSatisfying(
                        KernelException.class, e -> assertThat(e.error()).isEqualTo(Errno.EEXIST))
                .hasMessageContaining("RTM_NEWADDRLABEL prefix fd00:7::/32 label 78")
                .hasMessageContaining("the prefix has a label already");
        assertThatThrownBy(() -> nl.addressLabels().delete(PREFIX, LinkRef.of("v0")))
                .hasMessageContaining("RTM_DELADDRLABEL prefix fd00:7::/32 dev \"v0\"")
                .hasMessageContaining("there is no such label");
        assertThatThrownBy(() -> nl.addressLabels().add("10.0.0.0/8", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("address labels are of IPv6 only: 10.0.0.0/8");
        assertThatThrownBy(() -> nl.addressLabels().add("fd00::1/8", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the kernel would clear the bits");
        assertThatThrownBy(() -> nl.addressLabels().add("fd00::/8", 0xffff_ffffL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IFAL_LABEL");
        assertThatThrownBy(() -> nl.addressLabels().find(IpAddress.parse("10.0.0.1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenBatch_whenExecuted_thenEachIsDone(RtNetlink nl) {
        Batch batch = nl.batch();
        batch.addressLabels().add(PREFIX, 77);
        batch.addressLabels().add("fd00:8::/32", 78);
        batch.addressLabels().delete(PREFIX);

        batch.execute();

        assertThat(nl.addressLabels().find(IpAddress.parse("fd00:8::1"))).hasValue(78);
        assertThat(nl.addressLabels().find(ADDRESS)).hasValue(5);
    }

    @Test
    void givenLabelReadElsewhere_whenDeletedHere_thenRefused(RtNetlink nl) {
        try (TestNetns elsewhere = TestNetns.create();
                RtNetlink there = RtNetlink.open(elsewhere)) {
            assumeTrue(nl.client().netnsCookie() != 0, "this kernel has no SO_NETNS_COOKIE (Linux 5.14)");
            AddressLabel label = there.addressLabels().list().get(0);

            assertThatThrownBy(() -> nl.addressLabels().delete(label))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("was read in another network namespace");
            there.addressLabels().delete(label);
            assertThat(there.addressLabels().list()).doesNotContain(label);
        }
    }

    @Test
    @DisplayName("H103: the kernel does not notify when address labels change; a mirror and a monitor refuse them")
    void givenMirrorOrMonitorOfLabels_whenOpened_thenRefused() {
        assertThat(AddressLabel.TYPE.groups()).isEmpty();
        assertThatThrownBy(() -> Mirror.open(AddressLabel.TYPE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mirror cannot hold objects of type addrlabel");
        assertThatThrownBy(() -> RtMonitor.open(AddressLabel.TYPE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the kernel does not notify when objects of type addrlabel change");
    }
}
