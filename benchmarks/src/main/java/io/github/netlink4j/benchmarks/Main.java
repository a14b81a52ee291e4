package io.github.netlink4j.benchmarks;

import io.github.netlink4j.rtnetlink.link.Link;
import java.io.IOException;

/** Starts JMH, with its own arguments. */
public final class Main {
    private Main() {}

    /** In a fresh namespace the loopback is down, by which JMH talks to the processes that it measures. */
    public static void main(String[] args) throws IOException {
        if ("net".equals(System.getenv("NETLINK4J_SANDBOX"))) {
            Link.up("lo");
        }
        org.openjdk.jmh.Main.main(args);
    }
}
