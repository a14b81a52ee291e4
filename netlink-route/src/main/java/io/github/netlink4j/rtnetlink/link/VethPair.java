package io.github.netlink4j.rtnetlink.link;

/** Both ends of a new veth pair, each as the kernel reports it in its own network namespace. */
public record VethPair(Link link, Link peer) {}
