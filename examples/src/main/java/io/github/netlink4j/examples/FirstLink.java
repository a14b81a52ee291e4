package io.github.netlink4j.examples;

import io.github.netlink4j.rtnetlink.RtNetlink;

/** A minimal program: opens a handle and queries one link. */
public final class FirstLink {
    private FirstLink() {}

    public static void main(String[] args) {
        try (RtNetlink nl = RtNetlink.open()) {
            System.out.println("index of lo: " + nl.links().get("lo").index());
        }
    }
}
