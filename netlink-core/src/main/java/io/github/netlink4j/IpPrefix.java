package io.github.netlink4j;

import io.github.netlink4j.codec.Text;

/**
 * An address and the length of its network part, as in {@code 192.168.0.56/24}. The host part is kept, so this serves for
 * an address of an interface as well as for a destination; {@link #network()} clears it.
 *
 * @param address the address
 * @param length bits of the network part, 0 to 32 for IPv4 and 0 to 128 for IPv6
 */
public record IpPrefix(IpAddress address, int length) {
    /** @throws IllegalArgumentException when the length does not fit the address */
    public IpPrefix {
        if (length < 0 || length > address.bits()) {
            throw new IllegalArgumentException(
                    "prefix length of " + address + " must be 0 to " + address.bits() + ": " + length);
        }
    }

    /**
     * Reads {@code address/length}; a bare address means the whole address, /32 or /128. Never asks DNS.
     *
     * @throws IllegalArgumentException when the text is not that
     */
    public static IpPrefix parse(String text) {
        if (text.equals("default") || text.equals("any") || text.equals("all")) {
            throw new IllegalArgumentException(
                    '"' + text + "\" is of no family: write 0.0.0.0/0 for IPv4, or ::/0 for IPv6");
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

    /** The same with the host part cleared: 192.168.0.56/24 becomes 192.168.0.0/24. */
    public IpPrefix network() {
        return new IpPrefix(address.masked(length), length);
    }

    /** Whether the host part is clear, as a route's destination must have it. */
    public boolean isNetwork() {
        return address.equals(address.masked(length));
    }

    /** Whether the address lies in this network. An IPv4 address never lies in an IPv6 network. */
    public boolean contains(IpAddress other) {
        return other.isIpv6() == address.isIpv6() && other.masked(length).equals(address.masked(length));
    }

    /** The last address of the network, which is IPv4's broadcast address: 192.168.0.255 for 192.168.0.56/24. */
    public IpAddress last() {
        return address.filled(length);
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
