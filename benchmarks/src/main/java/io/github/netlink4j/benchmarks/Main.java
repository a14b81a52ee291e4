package io.github.netlink4j.benchmarks;

import io.github.netlink4j.rtnetlink.link.Link;
import java.io.IOException;

/** Starts JMH, with its own arguments. */
public final class Main {
    private Main() {}

    /**
     * Starts JMH. Sets the loopback link of a new namespace up first, which JMH needs to communicate with its child processes.
     */
    public static void main(String[] args) throws IOException {
        if ("net".equals(System.getenv("NETLINK4J_SANDBOX"))) {
            Link.up("lo");
        }
        org.openjdk.jmh.Main.main(args);
    }
}
