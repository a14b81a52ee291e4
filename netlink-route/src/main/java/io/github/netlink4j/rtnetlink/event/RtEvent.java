package io.github.netlink4j.rtnetlink.event;

/**
 * Something that the kernel has reported, or the place where it could not. It owns what it shows, and stays valid.
 *
 * <p>No further kind of event is added when the library learns a further type of object: what a program has not asked for by
 * its type arrives as a {@link RawEvent}, in this and in every later version.
 */
public sealed interface RtEvent permits ObjectEvent, RawEvent, Overrun {}
