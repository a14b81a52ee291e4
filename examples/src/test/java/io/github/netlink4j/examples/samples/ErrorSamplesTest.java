package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.NetnsTest;
import org.junit.jupiter.api.Test;

/** docs/errors.md. */
@NetnsTest
class ErrorSamplesTest {
    @Test
    void refused() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().createVeth("a", "b");
            // @start region="refused"
            try {
                nl.links().change("a", link -> link.mtu(1400).master("lo"));
            } catch (KernelException e) {
                e.getMessage(); // the request, the errno, the kernel's text, the usual reason
                e.error(); // Errno.EOPNOTSUPP; e.errno() for numbers without a name
                e.extendedAck(); // null, or the attribute and the limits that the kernel has named
                if (e.outcome() == Outcome.PARTIAL) {
                    e.parts().inEffect(); // [IFLA_MTU]
                    e.parts().notInEffect(); // [IFLA_MASTER]
                }
            }
            // @end
            assertThat(nl.links().get("a").mtu()).isEqualTo(1400);
        }
    }

    @Test
    void whichKind() {
        try (RtNetlink nl = RtNetlink.open()) {
            // @start region="kinds"
            try {
                nl.links().createVeth("a", "b");
            } catch (KernelException e) {
                if (!e.isExists()) { // isNotFound(), isDenied(), isUnsupported()
                    throw e;
                }
            }
            // @end
            // @start region="outcome"
            try {
                nl.addresses().add("a", "10.0.0.1/24");
            } catch (NetlinkException e) {
                switch (e.outcome()) {
                    case NOT_SENT, REJECTED -> {} // nothing has changed
                    case PARTIAL, DONE, UNKNOWN -> nl.addresses().list("a"); // check before continuing
                }
            }
            // @end
            assertThat(nl.addresses().list("a")).hasSize(1);
        }
    }
}
