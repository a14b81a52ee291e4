package io.github.netlink4j.route.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.route.LiveRoute;
import io.github.netlink4j.route.RtNetlink;
import io.github.netlink4j.testing.Cli;
import org.junit.jupiter.api.Test;

@LiveRoute
class VethTest {
    @Test
    void givenNothing_whenPairIsCreated_thenBothEndsAreThereAndPointToEachOther(RtNetlink nl) {
        VethPair pair = nl.links().createVeth("v0", "v1");

        assertThat(pair.link().parent()).isEqualTo(pair.peer().index());
        assertThat(pair.peer().parent()).isEqualTo(pair.link().index());
        JsonNode seen = Cli.json("ip", "-j", "-d", "link", "show", "v1").get(0);
        assertThat(seen.get("linkinfo").get("info_kind").asText()).isEqualTo("veth");
        assertThat(seen.get("ifindex").asInt()).isEqualTo(pair.peer().index());
    }
}
