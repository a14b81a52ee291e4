package io.github.netlink4j.sys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.testing.FaultyLibc;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("H77: a kernel without IPv6 refuses requests about IPv6 with an error number alone")
class Ipv6SupportTest {
    private final FaultyLibc calls = new FaultyLibc();

    @Test
    void givenKernelWithoutTheFamily_whenAsked_thenMissing() {
        calls.fail("socket", Native.EAFNOSUPPORT);

        assertThat(Ipv6Support.isMissing(calls.libc())).isTrue();
    }

    @Test
    void givenRefusalOfTheTypeOfSocketAlone_whenAsked_thenNotMissing() {
        calls.fail("socket", Native.EPERM);

        assertThat(Ipv6Support.isMissing(calls.libc())).isFalse();
        assertThat(calls.openDescriptors()).isEmpty();
    }

    @Test
    void givenErrorNumberOfAnotherCause_whenAsked_thenNoHint() {
        assertThat(Ipv6Support.hint(Native.EINVAL)).isNull();
    }
}
