package io.github.netlink4j;

import io.github.netlink4j.codec.Text;

/**
 * An address and a prefix length, as in {@code 192.168.0.56/24}. The host part is kept, so that a prefix can describe the
 * address of an interface as well as a destination; {@link #network()} clears it.
 *
 * @param address the address
 * @param length prefix length in bits, 0 to 32 for IPv4 and 0 to 128 for IPv6
 */
public record IpPrefix(IpAddress address, int length) {
    /**
     * Creates a prefix.
     *
     * @throws IllegalArgumentException when the length is negative or more than the address has bits
     */
    public IpPrefix {
        if (length < 0 || length > address.bits()) {
            throw new IllegalArgumentException(
                    "prefix length of " + address + " must be 0 to " + address.bits() + ": " + length);
        }
    }

    /**
     * Parses {@code address/length}. An address alone has the length /32 or /128. Never queries DNS.
     *
     * @throws IllegalArgumentException when the text is not a prefix, also for {@code default}, {@code any} and {@code all},
     *     which have no family
     */
    public static IpPrefix parse(String text) {
        if (text.equals("default") || text.equals("any") || text.equals("all")) {
            throw new IllegalArgumentException(
                    '"' + text + "\" has no family: write 0.0.0.0/0 for IPv4, or ::/0 for IPv6");
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            return IpAddress.parse(text).asPrefix();
        }
        IpAddress address = IpAddress.parse(text.substring(0, slash));
        String length = text.substring(slash + 1);
        if (length.isEmpty() || length.length() > 3 || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not a prefix such as 192.168.0.0/24: " + Text.quote(text));
        }
        return new IpPrefix(address, Integer.parseInt(length));
    }

    /** Returns this prefix with the host part cleared: 192.168.0.0/24 for 192.168.0.56/24. */
    public IpPrefix network() {
        return new IpPrefix(address.masked(length), length);
    }

    /** Returns whether the host part is zero, as the destination of a route requires. */
    public boolean isNetwork() {
        return address.equals(address.masked(length));
    }

    /** Returns whether an address is in this network. An address of the other family never is. */
    public boolean contains(IpAddress other) {
        return other.isIpv6() == address.isIpv6() && other.masked(length).equals(address.masked(length));
    }

    /** Returns the last address of the network, which is IPv4's broadcast address: 192.168.0.255 for 192.168.0.56/24. */
    public IpAddress last() {
        return address.filled(length);
    }

    /** Returns {@code address/length}, the length also when it is that of the whole address. */
    @Override
    public String toString() {
        return address + "/" + length;
    }
}
