package io.github.netlink4j.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.ns.Execution;
import io.github.netlink4j.ns.Netns;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.testing.NetnsTest;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** docs/namespaces.md. */
@NetnsTest
class NamespaceSamplesTest {
    @Test
    void names() {
        // @start region="names"
        Netns.create("pb").close(); // ip netns add pb
        Netns.list(); // ip netns
        try (Netns pb = Netns.open("pb");
                RtNetlink in = RtNetlink.open(pb)) {
            in.links().up("lo"); // ip -n pb link set lo up
        }
        Netns.delete("pb"); // ip netns delete pb
        // @end
        assertThat(Netns.list()).isEmpty();
    }

    @Test
    void create() throws InterruptedException {
        // @start region="create"
        try (Netns pb = Netns.create("pb")) {
            pb.run(() -> Link.up("lo"));
            Execution ip = pb.exec("ip", "address");
            System.out.println(ip.output());
        }
        Netns.delete("pb");
        // @end
        assertThat(Netns.list()).isEmpty();
    }

    @Test
    void anonymous() {
        // @start region="anonymous"
        try (Netns scratch = Netns.anonymous();
                RtNetlink in = RtNetlink.open(scratch)) {
            in.links().createVeth("a", "b");
        } // the namespace and both links are gone
        // @end
        assertThat(Link.find("a")).isEmpty();
    }

    @Test
    void run() throws Exception {
        try (Netns pb = Netns.anonymous()) {
            // @start region="run"
            pb.run(() -> Link.up("lo"));
            try (ServerSocket server = pb.call(() -> new ServerSocket(80))) {
                server.getLocalPort(); // listens in the namespace; any thread may accept
            }
            // @end
            // @start region="exec"
            Execution ip = pb.exec(Duration.ofSeconds(10), "ip", "address");
            if (!ip.isSuccess()) {
                throw new IllegalStateException(ip.output());
            }
            // @end
            assertThat(ip.output()).contains("lo");
        }
    }
}
