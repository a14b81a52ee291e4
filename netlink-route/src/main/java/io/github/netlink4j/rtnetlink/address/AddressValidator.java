package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrMask;

/** Checks for what the kernel would refuse or, worse, ignore without an error. Only a complete specification can be checked. */
final class AddressValidator {
    /** Neither inet_rtm_newaddr() nor inet6_rtm_newaddr() reads these. */
    private static final AttrMask IGNORED =
            AttrMask.of(AddressAttr.ANYCAST, AddressAttr.MULTICAST, AddressAttr.TARGET_NETNSID, AddressAttr.MC_USERS);

    private static final AttrMask IGNORED_OF_IPV6 = AttrMask.of(AddressAttr.LABEL, AddressAttr.BROADCAST);

    /** inet_rtm_newaddr() changes only lifetimes, metric and protocol of an address that exists. */
    private static final AttrMask FIXED_OF_IPV4 = AttrMask.of(AddressAttr.LABEL, AddressAttr.BROADCAST);

    private AddressValidator() {}

    /**
     * Checks an address that is to be added.
     *
     * @throws IllegalArgumentException when it is preferred for longer than it is valid, or the kernel would ignore a part
     *     of it
     */
    static void checkNew(AddressSpec address) {
        if (address.isPreferredTooLong()) {
            throw new IllegalArgumentException(address + " cannot be preferred for longer than it is valid");
        }
        refuse(IGNORED, address, "a new address");
        if (address.address().isIpv6()) {
            refuse(IGNORED_OF_IPV6, address, "an IPv6 address");
        }
    }

    /**
     * Checks a change of an address that exists.
     *
     * @throws IllegalArgumentException as for {@link #checkNew}, or when a part of it cannot be changed
     */
    static void checkChange(AddressSpec address) {
        checkNew(address);
        if (address.address().isIpv6()) {
            return;
        }
        refuse(FIXED_OF_IPV4, address, "an IPv4 address that exists");
        if (address.hasFlagsOrScope()) {
            throw ignored("flags and scope", address, "an IPv4 address that exists");
        }
    }

    private static void refuse(AttrMask keys, AddressSpec address, String of) {
        Attr key = address.firstOf(keys);
        if (key != null) {
            throw ignored(key.kernelName(), address, of);
        }
    }

    private static IllegalArgumentException ignored(String what, AddressSpec address, String of) {
        return new IllegalArgumentException("the kernel ignores " + what + " of " + of + ": " + address);
    }
}
