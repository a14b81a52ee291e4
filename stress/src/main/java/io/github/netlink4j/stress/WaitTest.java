package io.github.netlink4j.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.socket.Transport.Wait;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

/** A thread waits for a real socket that receives nothing, and is woken at any time: before, during or after the wait. */
public class WaitTest {
    private static void expect(Wait expected, Wait ended) {
        if (ended != expected) {
            throw new AssertionError("the wait ended because it was " + ended);
        }
    }

    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = ACCEPTABLE, desc = "the wait has ended")
    @Outcome(id = "STALE", expect = FORBIDDEN, desc = "the wait continues")
    @State
    public static class Closed {
        private final NetlinkSocket socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults());

        @Actor
        public void waiter() {
            expect(Wait.CLOSED, socket.await(Long.MAX_VALUE));
        }

        @Signal
        public void closer() {
            socket.close();
        }
    }

    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = ACCEPTABLE, desc = "the wait has ended")
    @Outcome(id = "STALE", expect = FORBIDDEN, desc = "the wait continues")
    @State
    public static class Interrupted {
        private final NetlinkSocket socket = NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults());
        private volatile Thread waiting;

        @Actor
        public void waiter() {
            waiting = Thread.currentThread();
            try (socket) {
                expect(Wait.INTERRUPTED, socket.await(Long.MAX_VALUE));
                if (!Thread.interrupted()) {
                    throw new AssertionError("the thread does not know that it was interrupted");
                }
            }
        }

        @Signal
        public void interrupter() {
            while (waiting == null) {
                Thread.onSpinWait();
            }
            waiting.interrupt();
        }
    }
}
