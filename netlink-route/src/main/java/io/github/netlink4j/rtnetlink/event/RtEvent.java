package io.github.netlink4j.rtnetlink.event;

/**
 * A report from the kernel, or the place where reports were lost. An event owns its data and stays valid.
 *
 * <p>When a later version of the library supports another type of object, no further kind of event is added: an object
 * of a type that a program did not request arrives as a {@link RawEvent}, in this and in every later version.
 */
public sealed interface RtEvent permits ObjectEvent, RawEvent, Overrun {}
