package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.addrlabel.AddressLabelAttr;
import io.github.netlink4j.rtnetlink.addrlabel.AddressLabelFilter;
import io.github.netlink4j.rtnetlink.addrlabel.AddressLabels;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** For each command, our request is the one that {@code ip addrlabel} sends, but that a deletion has no label to compare. */
class GoldenAddressLabelTest {
    private static final IpPrefix PREFIX = IpPrefix.parse("fd00::/8");
    private static final LinkRef ETH0 = LinkRef.of(10);

    private static final Map<String, Supplier<byte[]>> OURS = Map.of(
            "ip addrlabel add prefix fd00::/8 label 77",
            () -> change(labels -> labels.add(PREFIX, 77)),
            "ip addrlabel add prefix fd00::1/128 dev eth0 label 4294967294",
            () -> change(labels -> labels.add(IpPrefix.parse("fd00::1/128"), ETH0, 0xffff_fffeL)),
            "ip addrlabel del prefix fd00::/8 label 77",
            () -> withLabel(77, change(labels -> labels.delete(PREFIX))),
            "ip addrlabel del prefix fd00::/8 dev eth0 label 77",
            () -> withLabel(77, change(labels -> labels.delete(PREFIX, ETH0))),
            "ip addrlabel list",
            () -> Recorder.listing(AddressLabelAttr.RTM_GETADDRLABEL, AddressLabelFilter.all()));

    private static byte[] change(Consumer<AddressLabels> action) {
        return Recorder.messageOf(client -> action.accept(new AddressLabels(client)));
    }

    /** The kernel requires IFAL_LABEL in a deletion, which is the first attribute, and ignores it. */
    private static byte[] withLabel(int label, byte[] message) {
        message[32] = (byte) label;
        return message;
    }

    @TestFactory
    Stream<DynamicTest> givenCommandOfIp_whenWeDoTheSame_thenTheRequestIsTheSame() {
        Map<String, byte[]> theirs = Golden.read("addrlabel.txt");
        assertThat(OURS.keySet()).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        return theirs.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    byte[] message = OURS.get(entry.getKey()).get();

                    assertThat(HexFormat.of().formatHex(message))
                            .isEqualTo(HexFormat.of().formatHex(entry.getValue()));
                }));
    }
}
