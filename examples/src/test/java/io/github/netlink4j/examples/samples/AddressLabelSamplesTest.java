package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.NetnsTest;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Javadoc of the package addrlabel. */
@NetnsTest
class AddressLabelSamplesTest {
    @Test
    void label() {
        try (RtNetlink nl = RtNetlink.open()) {
            // @start region="label"
            nl.addressLabels().add("fd00:7::/32", 77);
            OptionalLong label = nl.addressLabels().find(IpAddress.parse("fd00:7::1"));
            // @end
            assertThat(label).hasValue(77);
        }
    }
}
