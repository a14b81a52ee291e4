package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.testing.FaultyLibc;
import io.github.netlink4j.testing.NetnsTest;
import io.github.netlink4j.testing.Soak;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sockets are opened, used and closed repeatedly, and some cannot be opened: nothing is left behind. */
@NetnsTest
@Tag("soak")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class SocketSoakTest {
    private static final SocketOptions OPTIONS = SocketOptions.defaults().receiveBuffer(100_000);
    /** Every system call by which a socket is opened, and how often. */
    private static final String[] STEPS = {
        "socket", "setsockopt 1", "setsockopt 2", "setsockopt 3", "bind", "connect", "getsockname", "eventfd"
    };

    private static final int ENOMEM = 12;

    @Test
    void givenManySockets_whenOpenedAndClosed_thenNothingIsLeft() {
        Soak.soak("sockets opened, each hundredth in vain", Soak.times(10_000, 20_000), i -> {
            if (i % 100 == 0) {
                openInVain((int) (i / 100 % STEPS.length));
            } else {
                NetlinkClient.open(Netlink.NETLINK_ROUTE, OPTIONS).close();
            }
        });
    }

    @Test
    @DisplayName("F50: opening fails at each step, repeatedly")
    void givenStepsThatFail_whenOpened_thenNothingIsLeft() {
        Soak.soak("sockets that cannot be opened", Soak.times(1000, 4000), i -> openInVain((int) (i % STEPS.length)));
    }

    private static void openInVain(int step) {
        String[] call = STEPS[step].split(" ");
        FaultyLibc calls = new FaultyLibc().failAt(call[0], call.length == 1 ? 1 : Integer.parseInt(call[1]), ENOMEM);

        NetlinkIOException failure = catchThrowableOfType(
                NetlinkIOException.class, () -> NetlinkSocket.open(calls.libc(), Netlink.NETLINK_ROUTE, OPTIONS));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(calls.openDescriptors()).isEmpty();
    }
}
