package io.github.netlink4j.examples;

import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.LinkPair;

/** Creates a pair of links, changes an end and prints it. */
final class FirstPair {
    private FirstPair() {}

    public static void main(String[] args) {
        try (RtNetlink nl = RtNetlink.open()) {
            LinkPair pair = nl.links().createVeth("a0", "b0");
            nl.links().change("a0", link -> link.mtu(1400));
            System.out.println("kind of a0: " + pair.link().kind());
            System.out.println(pair.link());
        }
    }
}
