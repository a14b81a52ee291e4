package io.github.netlink4j.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A descriptor is closed while it is used, or by two threads at once. */
public class DescriptorTest {
    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "closed once, and not used afterwards")
    @Outcome(expect = FORBIDDEN)
    @State
    public static class UsedAndClosed extends Descriptor {
        @Actor
        public void user() {
            use();
        }

        @Actor
        public void closer() {
            close();
        }

        @Arbiter
        public void end(II_Result result) {
            use();
            result.r1 = timesClosed();
            result.r2 = timesUsedClosed();
        }
    }

    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "closed once, and not used afterwards")
    @Outcome(expect = FORBIDDEN)
    @State
    public static class ClosedByTwo extends Descriptor {
        @Actor
        public void first() {
            use();
            close();
        }

        @Actor
        public void second() {
            close();
            use();
        }

        @Arbiter
        public void end(II_Result result) {
            result.r1 = timesClosed();
            result.r2 = timesUsedClosed();
        }
    }
}
