package io.github.netlink4j.route.address;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.MessageWriter;
import java.time.Duration;

/** An address to be given to a link. What is not set is not sent. */
public final class AddressSpec extends AttrSpec<AddressSpec> {
    private static final int RT_SCOPE_HOST = 254;
    private static final int LOW_FLAGS = 0xff;

    private final IpPrefix prefix;
    private int prefixLength;
    private int scope;
    private int flags;
    /** Negative while it is as long as {@link #valid}. */
    private long preferred = -1;

    private long valid = AddressLifetimes.FOREVER;

    private AddressSpec(IpPrefix prefix) {
        super(AddressAttr.SET);
        this.prefix = prefix;
        this.prefixLength = prefix.length();
        this.scope = !prefix.address().isIpv6() && prefix.address().isLoopback() ? RT_SCOPE_HOST : 0;
        set(AddressAttr.LOCAL, prefix.address());
        set(AddressAttr.ADDRESS, prefix.address());
    }

    /** This address, and the length of its network's prefix. */
    public static AddressSpec of(IpPrefix prefix) {
        return new AddressSpec(prefix);
    }

    /**
     * This address, as {@code 192.168.0.56/24} or {@code fd00::1/64}; without a length all bits count.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static AddressSpec of(String prefix) {
        return of(IpPrefix.parse(prefix));
    }

    /**
     * The other end of a point-to-point link; the length of the prefix is then the peer's. Equivalent to:
     * {@code … peer 10.0.0.2/32}.
     *
     * @throws IllegalArgumentException when it is of another family
     */
    public AddressSpec peer(IpPrefix peer) {
        requireFamily(peer.address());
        prefixLength = peer.length();
        return set(AddressAttr.ADDRESS, peer.address());
    }

    /** The other end of a point-to-point link; see {@link #peer(IpPrefix)}. */
    public AddressSpec peer(String peer) {
        return peer(IpPrefix.parse(peer));
    }

    /**
     * Label, as {@code eth0:1}, up to 15 bytes; old programs expect it to begin with the link's name. IPv4 only.
     *
     * @throws IllegalArgumentException with IPv6, or when it is too long
     */
    public AddressSpec label(String label) {
        requireIpv4("a label");
        return set(AddressAttr.LABEL, label);
    }

    /**
     * Where broadcasts go. IPv4 only; without it, as with {@code ip address add}, there is no broadcast address.
     *
     * @throws IllegalArgumentException with IPv6
     */
    public AddressSpec broadcast(IpAddress address) {
        requireIpv4("a broadcast address");
        requireFamily(address);
        return set(AddressAttr.BROADCAST, address);
    }

    /**
     * Sends broadcasts to the last address of the network. Equivalent to: {@code … broadcast +}.
     *
     * @throws IllegalArgumentException with IPv6, or with a prefix of 31 or 32 bits, which leaves no such address
     */
    public AddressSpec broadcast() {
        if (prefix.length() > 30) {
            throw new IllegalArgumentException("a prefix of more than 30 bits has no broadcast address: " + prefix);
        }
        return broadcast(prefix.last());
    }

    /** How far it is valid, RT_SCOPE_*, 0 to 255; 254 of loopback addresses and 0 of others unless set. */
    public AddressSpec scope(int scope) {
        if (scope < 0 || scope > 0xff) {
            throw new IllegalArgumentException("the scope of an address must be 0 to 255: " + scope);
        }
        this.scope = scope;
        return this;
    }

    /** How long it exists, in whole seconds. */
    public AddressSpec validLifetime(Duration time) {
        valid = seconds(time);
        return lifetimes();
    }

    /** How long it is used for new connections, in whole seconds; as long as it is valid unless set. */
    public AddressSpec preferredLifetime(Duration time) {
        preferred = seconds(time);
        return lifetimes();
    }

    private AddressSpec lifetimes() {
        return set(AddressAttr.CACHEINFO, new AddressLifetimes(preferred < 0 ? valid : preferred, valid, 0, 0));
    }

    private static long seconds(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 0 || seconds >= AddressLifetimes.FOREVER || time.toNanosPart() != 0) {
            throw new IllegalArgumentException("a lifetime must be whole seconds, less than 2^32 - 1: " + time);
        }
        return seconds;
    }

    /** Adds no route to its network. Equivalent to: {@code … noprefixroute}. */
    public AddressSpec noPrefixRoute() {
        return flag(AddressView.IFA_F_NOPREFIXROUTE);
    }

    /** Uses it at once, without a check whether somebody else has it. IPv6 only. Equivalent to: {@code … nodad}. */
    public AddressSpec noDad() {
        requireIpv6("nodad");
        return flag(AddressView.IFA_F_NODAD);
    }

    /** Uses it while that check runs. IPv6 only. Equivalent to: {@code … optimistic}. */
    public AddressSpec optimistic() {
        requireIpv6("optimistic");
        return flag(AddressView.IFA_F_OPTIMISTIC);
    }

    /** Makes it the home address of mobile IPv6. IPv6 only. Equivalent to: {@code … home}. */
    public AddressSpec home() {
        requireIpv6("home");
        return flag(AddressView.IFA_F_HOMEADDRESS);
    }

    /** Makes temporary addresses from it. IPv6 only. Equivalent to: {@code … mngtmpaddr}. */
    public AddressSpec managedTemporary() {
        requireIpv6("mngtmpaddr");
        return flag(AddressView.IFA_F_MANAGETEMPADDR);
    }

    /** Joins its multicast group. Equivalent to: {@code … autojoin}. */
    public AddressSpec autoJoin() {
        return flag(AddressView.IFA_F_MCAUTOJOIN);
    }

    /** Metric of the route to its network. Equivalent to: {@code … metric 100}. */
    public AddressSpec metric(long metric) {
        return set(AddressAttr.RT_PRIORITY, metric);
    }

    /** Who added it, IFAPROT_*, 0 to 255. Linux 5.18. Equivalent to: {@code … proto 4}. */
    public AddressSpec protocol(int protocol) {
        return set(AddressAttr.PROTO, protocol);
    }

    /** Sets flags, IFA_F_*. */
    public AddressSpec flag(int bits) {
        flags |= bits;
        // The structure has room for eight of them.
        return (flags & ~LOW_FLAGS) == 0 ? this : set(AddressAttr.FLAGS, flags);
    }

    private void requireFamily(IpAddress other) {
        if (other.isIpv6() != prefix.address().isIpv6()) {
            throw new IllegalArgumentException(other + " is not of the family of " + prefix);
        }
    }

    private void requireIpv4(String what) {
        if (prefix.address().isIpv6()) {
            throw new IllegalArgumentException(what + " is for IPv4 only: " + prefix);
        }
    }

    private void requireIpv6(String what) {
        if (!prefix.address().isIpv6()) {
            throw new IllegalArgumentException(what + " is for IPv6 only: " + prefix);
        }
    }

    /**
     * Checks what can be known only when all is set.
     *
     * @throws IllegalArgumentException when it is preferred for longer than it is valid
     */
    void check() {
        if (preferred > valid) {
            throw new IllegalArgumentException(
                    prefix + " cannot be preferred for longer than the " + valid + " s that it is valid");
        }
    }

    void writeTo(MessageWriter writer, int linkIndex) {
        writer.header8(0, prefix.address().family());
        writer.header8(1, prefixLength);
        writer.header8(2, (flags & ~LOW_FLAGS) == 0 ? flags : 0);
        writer.header8(3, scope);
        writer.header32(4, linkIndex);
        writeAttributes(writer);
    }

    /** The address and the length of its prefix. */
    @Override
    public String toString() {
        return prefix.toString();
    }
}
