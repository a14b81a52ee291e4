package io.github.netlink4j.ffm;

import io.github.netlink4j.testing.PublicApi;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ApiTest {
    @Test
    void givenFfm_whenItsApiIsListed_thenItIsTheOneInTheRepository() throws IOException {
        PublicApi.compare("netlink-ffm", FfmLibc.class);
    }
}
