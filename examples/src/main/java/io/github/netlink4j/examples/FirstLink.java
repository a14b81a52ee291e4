package io.github.netlink4j.examples;

import io.github.netlink4j.rtnetlink.RtNetlink;

/** The smallest program there is: opens a handle, and asks for one link. */
public final class FirstLink {
    private FirstLink() {}

    public static void main(String[] args) {
        try (RtNetlink nl = RtNetlink.open()) {
            System.out.println("index of lo: " + nl.links().get("lo").index());
        }
    }
}
