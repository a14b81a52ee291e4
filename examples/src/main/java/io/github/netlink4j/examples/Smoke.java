package io.github.netlink4j.examples;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkPair;

/** Checks that the library works on the module path; run by the build. */
public final class Smoke {
    private Smoke() {}

    /** Prints the module of the library, and creates a pair of links where that is allowed. */
    public static void main(String[] args) {
        System.out.println(IpAddress.class.getModule());
        if (!Link.class.getModule().isNamed()) {
            throw new IllegalStateException("not on the module path");
        }
        if ("net".equals(System.getenv("NETLINK4J_SANDBOX"))) {
            LinkPair pair = Link.createVeth("a", "b");
            System.out.println(pair.link().name() + " and " + pair.peer().name());
        } else {
            System.out.println(Link.get("lo").name());
        }
    }
}
