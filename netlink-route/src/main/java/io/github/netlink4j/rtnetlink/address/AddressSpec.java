package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrMask;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.object.Scope;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address to be given to a link, or one to be taken from it. What is not set is not sent, and is then as with
 * {@code ip address add}: no label but the link's name, no broadcast address, no end.
 *
 * <pre>{@code
 * AddressSpec.of("192.168.0.56/24").broadcast().label("eth0:1")
 * AddressSpec.of("10.0.0.1").peer("10.0.0.2/32")
 * AddressSpec.of("fd00::1/64").noDad().validLifetime(Duration.ofHours(2))
 * }</pre>
 */
public final class AddressSpec extends AttrSpec<AddressSpec> {
    /** A lifetime without end. */
    public static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    private static final int LOW_FLAGS = 0xff;
    private static final int UNSET = -1;

    /** What makes an address this one; all else of it may change. */
    private static final AttrMask IDENTITY = AttrMask.of(AddressAttr.LOCAL, AddressAttr.ADDRESS, AddressAttr.LABEL);

    /** What an address reports as it was given. */
    private static final List<Attr> COPIED =
            List.of(AddressAttr.LABEL, AddressAttr.BROADCAST, AddressAttr.RT_PRIORITY, AddressAttr.PROTO);

    private final IpPrefix prefix;
    private @Nullable IpPrefix peer;
    private boolean broadcasts;
    private int scope = UNSET;
    private int flags;
    private long preferred = UNSET;
    private long valid = AddressLifetimes.FOREVER;

    private AddressSpec(IpPrefix prefix) {
        super(AddressAttr.SET);
        this.prefix = prefix;
        set(AddressAttr.LOCAL, prefix.address());
        set(AddressAttr.ADDRESS, prefix.address());
    }

    /**
     * This address, and the length of its network's prefix.
     *
     * @throws IllegalArgumentException when it is 0.0.0.0 or ::, which no link can have
     */
    public static AddressSpec of(IpPrefix prefix) {
        if (prefix.address().isUnspecified()) {
            // inet_rtm_newaddr() would answer yes, and add nothing.
            throw new IllegalArgumentException("no link can have the address " + prefix.address());
        }
        return new AddressSpec(prefix);
    }

    /**
     * This address, as {@code 192.168.0.56/24} or {@code fd00::1/64}; without a length all bits count.
     *
     * @throws IllegalArgumentException when it is none, its prefix is too long, or it is 0.0.0.0 or ::
     */
    public static AddressSpec of(String prefix) {
        return of(IpPrefix.parse(prefix));
    }

    /**
     * Returns all that an address was given, so that it can be given to a link again; without its state. A lifetime is what was
     * left of it.
     */
    public static AddressSpec of(AddressView address) {
        AddressSpec spec = new AddressSpec(address.prefix());
        IpPrefix peer = address.peer();
        if (peer != null) {
            spec.peer(peer);
        }
        COPIED.forEach(key -> spec.copy(key, address));
        if (!address.isIpv6()) {
            spec.scope(address.scope());
        }
        spec.flag(address.flags() & ~AddressView.STATE_FLAGS);
        if (!address.isPermanent()) {
            spec.valid = address.validLifetime();
            spec.preferred = address.preferredLifetime();
            spec.lifetimes();
        }
        return spec;
    }

    /**
     * The other end of a point-to-point link, to which the length of the prefix then belongs. Equivalent to:
     * {@code … peer 10.0.0.2/32}.
     *
     * @throws IllegalArgumentException when it is of another family
     */
    public AddressSpec peer(IpPrefix peer) {
        requireFamily(peer.address());
        this.peer = peer;
        set(AddressAttr.ADDRESS, peer.address());
        return broadcasts ? broadcast() : this;
    }

    /** The other end of a point-to-point link; see {@link #peer(IpPrefix)}. */
    public AddressSpec peer(String peer) {
        return peer(IpPrefix.parse(peer));
    }

    /** The network it is in: with a peer, the peer's. */
    private IpPrefix network() {
        return peer == null ? prefix : peer;
    }

    /**
     * Label, 1 to 15 bytes; the link's name unless set. The kernel takes any; {@code ip} and old programs expect that it
     * begins with the link's name, as {@code eth0:1}. IPv4 only.
     *
     * @throws IllegalArgumentException with IPv6, or when it is empty or too long
     */
    public AddressSpec label(String label) {
        requireIpv4("a label");
        if (label.isEmpty()) {
            throw new IllegalArgumentException("the label of " + prefix + " must not be empty");
        }
        return set(AddressAttr.LABEL, label);
    }

    /**
     * Where broadcasts go; nowhere is told unless set. That is for programs that ask: the kernel itself takes the last
     * address of the network for broadcasts in any case. Equivalent to: {@code … broadcast 192.168.0.255}. IPv4 only.
     *
     * @throws IllegalArgumentException with IPv6
     */
    public AddressSpec broadcast(IpAddress address) {
        requireIpv4("a broadcast address");
        requireFamily(address);
        broadcasts = false;
        return set(AddressAttr.BROADCAST, address);
    }

    /** Where broadcasts go; see {@link #broadcast(IpAddress)}. */
    public AddressSpec broadcast(String address) {
        return broadcast(IpAddress.parse(address));
    }

    /**
     * Tells the last address of the network as the one where broadcasts go. Equivalent to: {@code … broadcast +}. Docker
     * does it, {@code ip address add} does not unless told.
     *
     * @throws IllegalArgumentException with IPv6, or with a prefix of 31 or 32 bits, which leaves no such address
     */
    public AddressSpec broadcast() {
        requireIpv4("a broadcast address");
        if (network().length() > 30) {
            throw new IllegalArgumentException("a prefix of more than 30 bits has no broadcast address: " + network());
        }
        broadcast(network().last());
        broadcasts = true;
        return this;
    }

    /**
     * How far it is valid, such as {@link Scope#RT_SCOPE_LINK}; unless set, the host for 127.0.0.0/8, else everywhere.
     * Equivalent to: {@code … scope link}. IPv4 only: of IPv6 the address itself tells.
     *
     * @throws IllegalArgumentException with IPv6, or when it is not 0 to 255
     */
    public AddressSpec scope(int scope) {
        requireIpv4("a scope");
        this.scope = Scope.check(scope);
        return this;
    }

    /**
     * How long it exists, in whole seconds, or {@link #FOREVER}. Equivalent to: {@code … valid_lft 60}.
     *
     * @throws IllegalArgumentException when it is not 1 s to 2^32 - 2 s in whole seconds
     */
    public AddressSpec validLifetime(Duration time) {
        valid = seconds(time);
        if (valid == 0) {
            throw new IllegalArgumentException(prefix + " cannot be valid for no time at all");
        }
        return lifetimes();
    }

    /**
     * How long it is used for new connections, in whole seconds, or {@link #FOREVER}; as long as it is valid unless set.
     * Of 0 it is deprecated from the start. Equivalent to: {@code … preferred_lft 30}.
     *
     * @throws IllegalArgumentException when it is not 0 s to 2^32 - 2 s in whole seconds
     */
    public AddressSpec preferredLifetime(Duration time) {
        preferred = seconds(time);
        return lifetimes();
    }

    private AddressSpec lifetimes() {
        return set(AddressAttr.CACHEINFO, new AddressLifetimes(preferred == UNSET ? valid : preferred, valid, 0, 0));
    }

    private static long seconds(Duration time) {
        if (time.equals(FOREVER)) {
            return AddressLifetimes.FOREVER;
        }
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
        return ipv6Flag("nodad", AddressView.IFA_F_NODAD);
    }

    /**
     * Uses it while that check runs. IPv6 only. Equivalent to: {@code … optimistic}. The kernel heeds it only where the
     * sysctl {@code optimistic_dad} is on.
     */
    public AddressSpec optimistic() {
        return ipv6Flag("optimistic", AddressView.IFA_F_OPTIMISTIC);
    }

    /** Makes it the home address of mobile IPv6. IPv6 only. Equivalent to: {@code … home}. */
    public AddressSpec home() {
        return ipv6Flag("home", AddressView.IFA_F_HOMEADDRESS);
    }

    /**
     * Makes temporary addresses from it, for privacy. IPv6 only. Equivalent to: {@code … mngtmpaddr}.
     *
     * @throws IllegalArgumentException with IPv4, or when its prefix has not 64 bits
     */
    public AddressSpec managedTemporary() {
        if (prefix.length() != 64) {
            throw new IllegalArgumentException("mngtmpaddr needs an IPv6 prefix of 64 bits: " + prefix);
        }
        return ipv6Flag("mngtmpaddr", AddressView.IFA_F_MANAGETEMPADDR);
    }

    /** Joins the multicast group that this address is. Equivalent to: {@code … autojoin}. */
    public AddressSpec autoJoin() {
        return flag(AddressView.IFA_F_MCAUTOJOIN);
    }

    /** Metric of the route to its network, 0 to 2^32 - 1. Equivalent to: {@code … metric 100}. */
    public AddressSpec metric(long metric) {
        return set(AddressAttr.RT_PRIORITY, metric);
    }

    /** Who adds it, IFAPROT_*, 0 to 255; 0 to 3 mean the kernel. Linux 5.18. Equivalent to: {@code … proto 4}. */
    public AddressSpec protocol(int protocol) {
        return set(AddressAttr.PROTO, protocol);
    }

    /**
     * Sets flags, IFA_F_*.
     *
     * @throws IllegalArgumentException when one of them is state, as {@link AddressView#IFA_F_TENTATIVE}: the kernel keeps it of
     *     an IPv4 address as if it were a setting, and ignores it of an IPv6 one
     */
    public AddressSpec flag(int bits) {
        if ((bits & AddressView.STATE_FLAGS) != 0) {
            throw new IllegalArgumentException("the flags 0x" + Integer.toHexString(bits & AddressView.STATE_FLAGS)
                    + " are state that the kernel reports, and cannot be set: " + prefix);
        }
        flags |= bits;
        // The structure in front has room for eight of them.
        return (flags & ~LOW_FLAGS) == 0 ? this : set(AddressAttr.FLAGS, flags);
    }

    private AddressSpec ipv6Flag(String what, int flag) {
        if (!prefix.address().isIpv6()) {
            throw new IllegalArgumentException(what + " is for IPv6 only: " + prefix);
        }
        return flag(flag);
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

    /** Whether an address is the one that would be added: the same address, in the same network, with the same peer. */
    boolean isSameAs(AddressView address) {
        IpPrefix itsPeer = address.peer();
        boolean samePeer = peer == null || peer.address().equals(prefix.address())
                ? itsPeer == null && address.prefixLength() == network().length()
                : peer.equals(itsPeer);
        return samePeer && address.matches(prefix.address());
    }

    IpAddress address() {
        return prefix.address();
    }

    /** Whether a deletion may hit this address, whatever its peer is. */
    boolean isTakenFor(AddressView address) {
        return address.matches(prefix.address())
                && address.prefixLength() == network().length();
    }

    /** Whether no other address is deleted in its place: inet_ifa_match() compares the network, inet6_addr_del() no peer. */
    boolean isDeletedExactly() {
        return !prefix.address().isIpv6()
                && network().length() == prefix.address().bits();
    }

    boolean isPreferredTooLong() {
        return preferred > valid;
    }

    /** Whether flags or scope are set, which stand in the structure in front or in IFA_FLAGS. */
    boolean hasFlagsOrScope() {
        return flags != 0 || scope != UNSET;
    }

    void writeTo(MessageWriter writer, int linkIndex) {
        writeIdentity(writer, linkIndex);
        writer.header8(2, (flags & ~LOW_FLAGS) == 0 ? flags : 0);
        writer.header8(3, scope == UNSET ? defaultScope() : scope);
        writeAttributes(writer);
    }

    private int defaultScope() {
        IpAddress address = prefix.address();
        return !address.isIpv6() && address.isLoopback() ? Scope.RT_SCOPE_HOST : Scope.RT_SCOPE_UNIVERSE;
    }

    /** Writes no more than what tells which address is meant. */
    void writeMatchTo(MessageWriter writer, int linkIndex) {
        writeIdentity(writer, linkIndex);
        writeOnly(IDENTITY, writer);
    }

    private void writeIdentity(MessageWriter writer, int linkIndex) {
        writer.header8(0, prefix.address().family());
        writer.header8(1, network().length());
        writer.header32(4, linkIndex);
    }

    /** The address and the length of its prefix; with a peer, the address and the peer. */
    @Override
    public String toString() {
        return peer == null ? prefix.toString() : prefix.address() + " peer " + peer;
    }
}
