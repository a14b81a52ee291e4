package io.github.netlink4j.testing;

import io.github.netlink4j.NetlinkException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Also tests the API of netlink-core, whose own tests cannot use this module. */
class ApiTest {
    @Test
    void givenCore_whenItsApiIsListed_thenItIsTheOneInTheRepository() throws IOException {
        PublicApi.compare("netlink-core", NetlinkException.class);
    }

    @Test
    void givenTesting_whenItsApiIsListed_thenItIsTheOneInTheRepository() throws IOException {
        PublicApi.compare("netlink-testing", NetnsTest.class);
    }
}
