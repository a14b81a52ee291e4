package io.github.netlink4j.rtnetlink.nexthop;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.address.AddressSpec;
import io.github.netlink4j.rtnetlink.link.OperState;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.object.Encap;
import java.time.Duration;
import java.util.Arrays;

/** What the tests of nexthop objects share. */
final class NexthopNet {
    private NexthopNet() {}

    /** Creates the pairs v0, v1 and w0, w1, all up; v0 has 10.0.0.1/24 and fd00::1/64, and w0 10.1.0.1/24. */
    static void create() {
        try (RtNetlink nl = RtNetlink.open()) {
            nl.links().create(Veth.named("v0").up().peer("v1", far -> far.up()));
            nl.links().create(Veth.named("w0").up().peer("w1", far -> far.up()));
            nl.links().awaitOperState("v0", OperState.UP, Duration.ofSeconds(30));
            nl.links().awaitOperState("w0", OperState.UP, Duration.ofSeconds(30));
            nl.addresses().add("v0", "10.0.0.1/24");
            nl.addresses().add("v0", AddressSpec.of("fd00::1/64").noDad());
            nl.addresses().add("w0", "10.1.0.1/24");
        }
    }

    static NexthopSpec via(long id, String gateway, String device) {
        return NexthopSpec.of(id).via(gateway).device(device);
    }

    static NexthopSpec via(long id) {
        return via(id, "10.0.0.2", "v0");
    }

    static NexthopSpec resilient(long id, int buckets, long... members) {
        return NexthopSpec.of(id).group(members).resilient().buckets(buckets);
    }

    /** A tunnel over IPv4: LWTUNNEL_IP_ID in eight bytes of network order, and LWTUNNEL_IP_DST. */
    static Encap tunnel(int id) {
        MessageWriter writer = new MessageWriter();
        writer.putRaw(NexthopAttr.SET, 1, new byte[] {0, 0, 0, 0, 0, 0, 0, (byte) id});
        writer.putRaw(NexthopAttr.SET, 2, new byte[] {10, 9, 9, 9});
        return new Encap(Encap.LWTUNNEL_ENCAP_IP, Arrays.copyOf(writer.bytes(), writer.length()));
    }

    /** Makes a change that some kernels do not support; the test is skipped there. */
    static void assumeSupported(Runnable change) {
        try {
            change.run();
        } catch (KernelException e) {
            abort("not supported by this kernel: " + e.getMessage());
        }
    }
}
