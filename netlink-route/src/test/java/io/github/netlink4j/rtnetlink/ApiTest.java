package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.testing.PublicApi;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ApiTest {
    @Test
    void givenRoute_whenItsApiIsListed_thenItIsTheOneInTheRepository() throws IOException {
        PublicApi.compare("netlink-route", RtNetlink.class);
    }
}
