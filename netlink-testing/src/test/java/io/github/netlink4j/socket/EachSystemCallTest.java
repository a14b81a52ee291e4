package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.sys.Libc;
import io.github.netlink4j.testing.FaultyLibc;
import io.github.netlink4j.testing.NetnsTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An event happens just before or just after each system call of a handle, one after the other: at any time the
 * call ends, reports the true outcome, and leaves nothing open.
 */
@NetnsTest
@Timeout(60)
class EachSystemCallTest {
    private static final int EINTR = 4;
    private static final int EAGAIN = 11;
    private static final Set<String> USES = Set.of("send", "recv", "recvmmsg", "poll");
    private static final MessageType NOOP = new MessageType(1, "NLMSG_NOOP", AttrSet.ofMessage("noop", "", 0));

    /** A handle on the real kernel, whose first receive after each send returns nothing, so that it must wait. */
    private static final class Watched {
        final FaultyLibc calls = new FaultyLibc();
        final NetlinkClient client;
        private final int at;
        private final boolean after;
        private final Consumer<NetlinkClient> event;
        private boolean watching;
        private boolean sent;
        private int made;
        /** The system call that signals interrupt, and how often they still do. */
        private String brokenOff = "";

        private int signals;

        /** Makes the event happen at the system call with this number, counted from 1. */
        Watched(int at, boolean after, Consumer<NetlinkClient> event) {
            this.at = at;
            this.after = after;
            this.event = event;
            Libc libc = (Libc) Proxy.newProxyInstance(
                    Libc.class.getClassLoader(),
                    new Class<?>[] {Libc.class},
                    (proxy, method, arguments) -> call(method, arguments));
            SocketOptions options = SocketOptions.defaults();
            client = new NetlinkClient(NetlinkSocket.open(libc, Netlink.NETLINK_ROUTE, options), options);
        }

        Watched signals(String call, int times) {
            brokenOff = call;
            signals = times;
            return this;
        }

        private Object call(Method method, Object[] arguments) throws Throwable {
            String name = method.getName();
            boolean now = watching && USES.contains(name) && ++made == at;
            if (now && !after) {
                event.accept(client);
            }
            if (watching && name.equals(brokenOff) && signals-- > 0) {
                return -EINTR;
            }
            try {
                return empty(name) ? (Object) (-EAGAIN) : method.invoke(calls.libc(), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                if (now && after) {
                    event.accept(client);
                }
            }
        }

        private boolean empty(String call) {
            boolean receive = call.startsWith("recv");
            boolean empty = watching && receive && sent;
            sent = call.equals("send") || sent && !receive;
            return empty;
        }

        /** Makes a change that changes nothing, and a listing; returns how each has ended. */
        List<String> use() {
            watching = true;
            List<String> endings = new ArrayList<>();
            endings.add(ending(() -> client.execute(Request.of(NOOP, 0, writer -> {}, () -> ""))));
            endings.add(ending(() -> new BareLinks(client).indices()));
            watching = false;
            return endings;
        }

        private static String ending(Runnable call) {
            NetlinkException failure = catchThrowableOfType(NetlinkException.class, call::run);
            return failure == null ? "done" : failure.getClass().getSimpleName() + " " + failure.outcome();
        }

        boolean hasHappened() {
            return made >= at;
        }
    }

    @Test
    @DisplayName("F53: closed before and after each system call")
    void givenAnySystemCall_whenClosedThere_thenEndsAndNothingIsLeftOpen() {
        int moments = 0;
        for (boolean after : new boolean[] {false, true}) {
            boolean more = true;
            for (int at = 1; more; at++) {
                Watched watched = new Watched(at, after, NetlinkClient::close);

                List<String> endings = watched.use();

                more = watched.hasHappened();
                watched.client.close();
                assertThat(endings.get(0)).isIn("done", "NetlinkIOException UNKNOWN", "NetlinkIOException NOT_SENT");
                assertThat(endings.get(1))
                        .isIn(more ? "NetlinkIOException REJECTED" : "done", "NetlinkIOException NOT_SENT", "done");
                assertThat(watched.calls.openDescriptors()).isEmpty();
                moments += more ? 1 : 0;
            }
        }
        assertThat(moments).isGreaterThan(12);
    }

    @Test
    @DisplayName("F52: interrupted before and after each system call")
    void givenAnySystemCall_whenInterruptedThere_thenEndsAndServesAgain() {
        int moments = 0;
        for (boolean after : new boolean[] {false, true}) {
            boolean more = true;
            for (int at = 1; more; at++) {
                Watched watched =
                        new Watched(at, after, client -> Thread.currentThread().interrupt());

                List<String> endings = watched.use();

                more = watched.hasHappened();
                assertThat(Thread.interrupted()).isEqualTo(more);
                assertThat(endings.get(0)).isIn("done", "NetlinkInterruptedException UNKNOWN");
                assertThat(endings.get(1))
                        .isIn("done", "NetlinkInterruptedException REJECTED", "NetlinkInterruptedException NOT_SENT");
                if (more) {
                    assertThat(watched.use()).containsExactly("done", "done");
                }
                watched.client.close();
                assertThat(watched.calls.openDescriptors()).isEmpty();
                moments += more ? 1 : 0;
            }
        }
        assertThat(moments).isGreaterThan(12);
    }

    @Test
    @DisplayName("F36: each system call is interrupted by a signal a thousand times")
    void givenThousandSignals_whenUsed_thenDone() {
        for (String call : List.of("send", "recv", "poll")) {
            Watched watched = new Watched(0, false, client -> {}).signals(call, 1000);

            List<String> endings = watched.use();
            watched.client.close();

            assertThat(endings).as(call).containsExactly("done", "done");
            assertThat(watched.signals).as(call).isLessThan(1000);
        }
    }

    @Test
    @DisplayName("F38: the kernel accepts only a part of the request, which it never does")
    void givenShortSend_whenUsed_thenOutcomeIsUnknown() {
        FaultyLibc calls = new FaultyLibc().failAt("send", 1, -8);
        SocketOptions options = SocketOptions.defaults().timeout(Duration.ofMillis(500));

        try (NetlinkClient client =
                new NetlinkClient(NetlinkSocket.open(calls.libc(), Netlink.NETLINK_ROUTE, options), options)) {
            NetlinkException failure = catchThrowableOfType(
                    NetlinkException.class, () -> client.execute(Request.of(NOOP, 0, writer -> {}, () -> "")));
            client.execute(Request.of(NOOP, 0, writer -> {}, () -> ""));

            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }
}
