package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.fdb.FdbEntry;
import io.github.netlink4j.rtnetlink.fdb.FdbFilter;
import io.github.netlink4j.rtnetlink.fdb.FdbFlush;
import io.github.netlink4j.rtnetlink.fdb.FdbSpec;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.testing.NetnsTest;
import io.github.netlink4j.testing.RequiresKernel;
import io.github.netlink4j.testing.RequiresKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Javadoc of the package fdb. */
@NetnsTest
@RequiresKind("vxlan")
class FdbSamplesTest {
    private RtNetlink nl;

    @BeforeEach
    void open() {
        nl = RtNetlink.open();
        nl.links().create(Bridge.named("br0").up());
        nl.links().create(Veth.named("port1").master("br0").up().peer("peer"));
        nl.links().create(Vxlan.named("vxlan7").vni(7).port(4789));
    }

    @AfterEach
    void close() {
        nl.close();
    }

    private void addEntries() {
        // @start region="specs"
        nl.fdb().add(FdbSpec.of("02:00:00:00:00:02").device("port1").master().staticEntry());
        nl.fdb().append(FdbSpec.of("00:00:00:00:00:00").device("vxlan7").dst("192.0.2.1"));
        // @end
    }

    @Test
    void entries() {
        addEntries();
        // @start region="list"
        for (FdbEntry entry : nl.fdb().list(FdbFilter.all().master("br0"))) {
            System.out.println(entry);
        }
        // @end
        assertThat(nl.fdb().list(FdbFilter.all().master("br0")))
                .anyMatch(entry -> entry.lladdr().toString().equals("02:00:00:00:00:02"));
        assertThat(nl.fdb().list(FdbFilter.all().device("vxlan7")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.dst()).hasToString("192.0.2.1"));
    }

    @Test
    @RequiresKernel("5.19")
    void flush() {
        addEntries();
        // @start region="flush"
        nl.fdb().flush(FdbFlush.of("br0").port("port1").permanent(false));
        // @end
        assertThat(nl.fdb().list(FdbFilter.all().master("br0")))
                .noneMatch(entry -> entry.lladdr().toString().equals("02:00:00:00:00:02"));
    }
}
