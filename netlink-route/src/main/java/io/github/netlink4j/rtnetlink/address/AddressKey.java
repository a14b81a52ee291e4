package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What distinguishes an address from all others of a namespace. A link has an IPv6 address once; it may have an IPv4 address
 * several times, with different networks.
 *
 * @param linkIndex the link that has it
 * @param address the address itself
 * @param prefixLength length of the prefix of its network; 0 for an IPv6 address
 * @param peer the other end, or the address itself when there is none; null for an IPv6 address
 */
public record AddressKey(
        int linkIndex,
        IpAddress address,
        int prefixLength,
        @Nullable IpAddress peer) {
    /** Returns the key of this address. */
    public static AddressKey of(AddressView address) {
        return address.isIpv6()
                ? new AddressKey(address.linkIndex(), address.address(), 0, null)
                : new AddressKey(
                        address.linkIndex(), address.address(), address.prefixLength(), address.peerOrItself());
    }
}
