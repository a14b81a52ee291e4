package io.github.netlink4j.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.FakeKernel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** A client is closed, or used by another thread, while a change is in progress. */
public class CallTest {
    private static final MessageType TYPE = new MessageType(16, "THING", AttrSet.ofMessage("thing", "T_", 0));
    private static final Request CHANGE = Request.of(TYPE, 0, out -> {}, () -> "change");

    /** A client whose kernel carries out every change. */
    static class Called {
        private final FakeKernel kernel = FakeKernel.script().then(sent -> sent.ack());
        final NetlinkClient client = new NetlinkClient(kernel, SocketOptions.defaults());

        /** Returns how the call ends, and whether the kernel has received the request. */
        String change() {
            int before = kernel.requests().size();
            try {
                client.execute(CHANGE);
                return "made";
            } catch (NetlinkException e) {
                return e.outcome() + (kernel.requests().size() > before ? ", sent" : "");
            }
        }
    }

    @JCStressTest
    @Outcome(id = "made", expect = ACCEPTABLE, desc = "before it was closed")
    @Outcome(id = "NOT_SENT", expect = ACCEPTABLE, desc = "after it was closed")
    @Outcome(
            id = "UNKNOWN, sent",
            expect = ACCEPTABLE,
            desc = "closed meanwhile: the kernel has the request, and its answer is lost")
    @Outcome(expect = FORBIDDEN)
    @State
    public static class Closed extends Called {
        @Actor
        public void caller(L_Result result) {
            result.r1 = change();
        }

        @Actor
        public void closer() {
            client.close();
        }
    }

    @JCStressTest
    @Outcome(id = "made, made", expect = ACCEPTABLE, desc = "each thread received its own acknowledgement")
    @Outcome(expect = FORBIDDEN)
    @State
    public static class Shared extends Called {
        @Actor
        public void first(LL_Result result) {
            result.r1 = change();
        }

        @Actor
        public void second(LL_Result result) {
            result.r2 = change();
        }
    }
}
