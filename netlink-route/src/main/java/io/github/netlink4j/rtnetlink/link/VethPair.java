package io.github.netlink4j.rtnetlink.link;

/** Both ends of a new veth pair, each as the kernel has it in the namespace where it is. */
public record VethPair(Link link, Link peer) {}
