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
 * An address to be added to a link, or removed from it. What is not set is not sent, and is then as with
 * {@code ip address add}: the link's name as label, no broadcast address, unlimited lifetimes.
 *
 * <!-- sample: ObjectSamplesTest addresses -->
 * <pre>{@code
 * nl.addresses().add("eth0", AddressSpec.of("192.168.0.56/24").broadcast().label("eth0:1"));
 * nl.addresses().add("eth0", AddressSpec.of("10.0.0.1").peer("10.0.0.2/32"));
 * nl.addresses().add("eth0", AddressSpec.of("fd00::1/64").noDad().validLifetime(Duration.ofHours(2)));
 * }</pre>
 */
public final class AddressSpec extends AttrSpec<AddressSpec> {
    /** A lifetime without end. */
    public static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

    private static final int LOW_FLAGS = 0xff;
    private static final int UNSET = -1;

    /** What identifies an address; everything else of it can be changed. */
    private static final AttrMask IDENTITY = AttrMask.of(AddressAttr.LOCAL, AddressAttr.ADDRESS, AddressAttr.LABEL);

    /** The attributes that an address reports as they were set. */
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
     * Returns a description of this address, with the length of its network's prefix.
     *
     * @throws IllegalArgumentException when it is 0.0.0.0 or ::, which no link can have
     */
    public static AddressSpec of(IpPrefix prefix) {
        if (prefix.address().isUnspecified()) {
            // inet_rtm_newaddr() would report success, and add nothing.
            throw new IllegalArgumentException("no link can have the address " + prefix.address());
        }
        return new AddressSpec(prefix);
    }

    /**
     * Returns a description of this address, such as {@code 192.168.0.56/24} or {@code fd00::1/64}; without a length, the
     * prefix has all bits.
     *
     * @throws IllegalArgumentException when it is no address, its prefix is too long, or it is 0.0.0.0 or ::
     */
    public static AddressSpec of(String prefix) {
        return of(IpPrefix.parse(prefix));
    }

    /**
     * Returns a description with all settings of an address, so that it can be added to a link again. Its state is left out.
     * A lifetime is the time that was left.
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
     * Sets the other end of a point-to-point link; the length of the prefix is then that of the peer. Equivalent to: {@code
     * … peer 10.0.0.2/32}.
     *
     * @throws IllegalArgumentException when it is of another family
     */
    public AddressSpec peer(IpPrefix peer) {
        requireFamily(peer.address());
        this.peer = peer;
        set(AddressAttr.ADDRESS, peer.address());
        return broadcasts ? broadcast() : this;
    }

    /** Sets the other end of a point-to-point link; see {@link #peer(IpPrefix)}. */
    public AddressSpec peer(String peer) {
        return peer(IpPrefix.parse(peer));
    }

    /** Returns the network that the address is in: with a peer, the peer's. */
    private IpPrefix network() {
        return peer == null ? prefix : peer;
    }

    /**
     * Sets the label, 1 to 15 bytes; the link's name unless set. The kernel accepts any label. {@code ip} and old programs
     * expect that it begins with the link's name, such as {@code eth0:1}. IPv4 only.
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
     * Sets the broadcast address that is reported; none unless set. It is only for programs that read it: the kernel itself
     * uses the last address of the network for broadcasts in any case. Equivalent to: {@code … broadcast 192.168.0.255}.
     * IPv4 only.
     *
     * @throws IllegalArgumentException with IPv6
     */
    public AddressSpec broadcast(IpAddress address) {
        requireIpv4("a broadcast address");
        requireFamily(address);
        broadcasts = false;
        return set(AddressAttr.BROADCAST, address);
    }

    /** Sets the broadcast address that is reported; see {@link #broadcast(IpAddress)}. */
    public AddressSpec broadcast(String address) {
        return broadcast(IpAddress.parse(address));
    }

    /**
     * Sets the last address of the network as the broadcast address that is reported. Equivalent to: {@code … broadcast +}.
     * Docker does so; {@code ip address add} does so only on request.
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
     * Sets the scope in which it is valid, such as {@link Scope#RT_SCOPE_LINK}; unless set, host for 127.0.0.0/8, else
     * global. Equivalent to: {@code … scope link}. IPv4 only: the scope of an IPv6 address follows from the address itself.
     *
     * @throws IllegalArgumentException with IPv6, or when it is not 0 to 255
     */
    public AddressSpec scope(int scope) {
        requireIpv4("a scope");
        this.scope = Scope.check(scope);
        return this;
    }

    /**
     * Sets how long it exists, in whole seconds, or {@link #FOREVER}. Equivalent to: {@code … valid_lft 60}.
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
     * Sets how long it is used for new connections, in whole seconds, or {@link #FOREVER}; unless set, as long as it is
     * valid. With 0 it is deprecated from the start. Equivalent to: {@code … preferred_lft 30}.
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

    /** Uses it at once, without duplicate address detection. IPv6 only. Equivalent to: {@code … nodad}. */
    public AddressSpec noDad() {
        return ipv6Flag("nodad", AddressView.IFA_F_NODAD);
    }

    /**
     * Uses it during duplicate address detection. IPv6 only. The kernel does so only where the sysctl {@code optimistic_dad}
     * is on. Equivalent to: {@code … optimistic}.
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

    /** Sets the metric of the route to its network, 0 to 2^32 - 1. Equivalent to: {@code … metric 100}. */
    public AddressSpec metric(long metric) {
        return set(AddressAttr.RT_PRIORITY, metric);
    }

    /** Sets its originator, IFAPROT_*, 0 to 255; 0 to 3 mean the kernel. Linux 5.18. Equivalent to: {@code … proto 4}. */
    public AddressSpec protocol(int protocol) {
        return set(AddressAttr.PROTO, protocol);
    }

    /**
     * Sets flags, IFA_F_*.
     *
     * @throws IllegalArgumentException when one of them is state, such as {@link AddressView#IFA_F_TENTATIVE}: the kernel
     *     would keep it as a setting of an IPv4 address, and ignores it for an IPv6 address
     */
    public AddressSpec flag(int bits) {
        if ((bits & AddressView.STATE_FLAGS) != 0) {
            throw new IllegalArgumentException("the flags 0x" + Integer.toHexString(bits & AddressView.STATE_FLAGS)
                    + " are state that the kernel reports, and cannot be set: " + prefix);
        }
        flags |= bits;
        // The structure in front has space for eight of them.
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

    /** Returns whether an address is the one that would be added: the same address, in the same network, with the same peer. */
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

    /** Returns whether a deletion may hit this address, whatever its peer is. */
    boolean isTakenFor(AddressView address) {
        return address.matches(prefix.address())
                && address.prefixLength() == network().length();
    }

    /**
     * Returns whether no other address can be deleted instead: inet_ifa_match() compares the network, inet6_addr_del() no
     * peer.
     */
    boolean isDeletedExactly() {
        return !prefix.address().isIpv6()
                && network().length() == prefix.address().bits();
    }

    boolean isPreferredTooLong() {
        return preferred > valid;
    }

    /** Returns whether flags or scope are set, which are in the structure in front or in IFA_FLAGS. */
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

    /** Writes only what identifies the address. */
    void writeMatchTo(MessageWriter writer, int linkIndex) {
        writeIdentity(writer, linkIndex);
        writeOnly(IDENTITY, writer);
    }

    private void writeIdentity(MessageWriter writer, int linkIndex) {
        writer.header8(0, prefix.address().family());
        writer.header8(1, network().length());
        writer.header32(4, linkIndex);
    }

    /** Returns the address and the length of its prefix; with a peer, the address and the peer. */
    @Override
    public String toString() {
        return peer == null ? prefix.toString() : prefix.address() + " peer " + peer;
    }
}
