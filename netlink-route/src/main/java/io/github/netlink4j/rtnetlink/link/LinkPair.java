package io.github.netlink4j.rtnetlink.link;

/** Both ends of a new pair of links, each as the kernel reports it in its own network namespace. */
public record LinkPair(Link link, Link peer) {}
