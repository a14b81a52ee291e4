package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.BatchFailure;
import io.github.netlink4j.BatchResults;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.testing.NetnsTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/batches.md. */
@NetnsTest
class BatchSamplesTest {
    @Test
    void routes() {
        List<IpPrefix> destinations = List.of(IpPrefix.parse("10.1.0.0/16"), IpPrefix.parse("10.2.0.0/16"));
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().create(Veth.named("a").up().peer("b", peer -> peer.up()));
            // @start region="routes"
            Batch batch = nl.batch();
            for (IpPrefix destination : destinations) {
                batch.routes().add(RouteSpec.to(destination).device("a"));
            }
            batch.execute(); // throws BatchException when any of them has failed
            // @end
            // @start region="attempt"
            Batch again = nl.batch().onlyFailures();
            destinations.forEach(
                    destination -> again.routes().add(RouteSpec.to(destination).device("a")));
            BatchResults results = again.attempt();
            for (BatchFailure failure : results.failures()) {
                System.out.println(destinations.get(failure.position()) + ": "
                        + failure.cause().getMessage());
            }
            // @end
            assertThat(results.failures()).hasSize(2);
        }
    }

    @Test
    void group() {
        try (RtNetlink nl = RtNetlink.open()) {
            // @start region="group"
            Batch batch = nl.batch();
            for (int i = 0; i < 100; i++) {
                batch.links().create(Veth.named("a" + i).group(77).peer("b" + i));
            }
            batch.execute();
            nl.links().deleteGroup(77); // ip link delete group 77
            // @end
            assertThat(nl.links().list()).hasSize(1);
        }
    }
}
