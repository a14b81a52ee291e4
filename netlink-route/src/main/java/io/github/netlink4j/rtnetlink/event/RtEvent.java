package io.github.netlink4j.rtnetlink.event;

/** Something that the kernel has told, or the place where it could not. It owns what it shows, and never expires. */
public sealed interface RtEvent
        permits LinkEvent, AddressEvent, RouteEvent, BridgePortEvent, PartialLinkEvent, RawEvent, Overrun {}
