package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.ns.Netns;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.testing.NetnsTest;
import org.junit.jupiter.api.Test;

/** Javadoc of the package nsid. */
@NetnsTest
class NetnsIdSamplesTest {
    @Test
    void ids() {
        try (RtNetlink nl = RtNetlink.open();
                Netns blue = Netns.anonymous()) {
            // @start region="ids"
            int id = nl.netnsIds().ensure(blue);
            for (Link link : nl.links().in(id).list()) {
                System.out.println(link);
            }
            // @end
            assertThat(nl.netnsIds().find(blue)).hasValue(id);
        }
    }
}
