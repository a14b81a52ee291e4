package io.github.netlink4j.rtnetlink.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Garbage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Addresses are listed one by one without allocation, once the handle is warm. */
@LiveRoute
class AddressAllocationTest {
    private static final int ADDRESSES = 2000;
    private static final int LIMIT = 1024;

    /** Calls all getters of each address that are not to allocate. */
    private static final class Sum implements Consumer<AddressView> {
        private final IpAddress wanted = IpAddress.parse("10.1.3.7");
        private final IpAddress wanted6 = IpAddress.parse("fd00::7");
        private long addresses;
        private long found;
        private long total;

        @Override
        public void accept(AddressView address) {
            addresses++;
            found += address.matches(wanted) || address.matches(wanted6) ? 1 : 0;
            total +=
                    address.family() + address.prefixLength() + address.linkIndex() + address.scope() + address.flags();
            total += address.validLifetime() + address.preferredLifetime() + address.metric() + address.protocol();
            total += address.isUsable() && address.isPermanent() && !address.isSecondary() ? 1 : 0;
        }
    }

    @Test
    void givenTwoThousandAddresses_whenShownOneByOne_thenNoGarbage(RtNetlink nl) throws IOException {
        addMany();
        Sum sum = new Sum();
        AddressFilter filter = AddressFilter.all().link(nl.links().get("lo"));

        long bytes = Garbage.fewestBytes(100, 20, () -> nl.addresses().forEach(filter, sum));

        assertThat(sum.addresses).isEqualTo(120L * (2 * ADDRESSES + 2));
        assertThat(sum.found).isEqualTo(240);
        assertThat(sum.total).isPositive();
        assertThat(bytes).as("bytes for %d addresses", 2 * ADDRESSES).isLessThan(LIMIT);
    }

    private static void addMany() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < ADDRESSES; i++) {
            lines.append("address add 10.1." + i / 250 + "." + i % 250 + "/32 dev lo\n");
            lines.append("address add fd00::" + Integer.toHexString(i) + "/128 dev lo nodad\n");
        }
        Path batch = Files.createTempFile("addresses", ".ip");
        Files.writeString(batch, lines);
        Cli.run("ip", "-batch", batch.toString());
        Files.delete(batch);
    }
}
