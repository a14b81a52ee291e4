package io.github.netlink4j.ns;

import io.github.netlink4j.testing.PublicApi;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ApiTest {
    @Test
    void givenNs_whenItsApiIsListed_thenItIsTheOneInTheRepository() throws IOException {
        PublicApi.compare("netlink-ns", Netns.class);
    }
}
