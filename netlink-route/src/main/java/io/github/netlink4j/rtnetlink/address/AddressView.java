package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.object.Scope;
import io.github.netlink4j.sys.NetnsCookie;
import org.jspecify.annotations.Nullable;

// Hot path: getters of numbers and the comparisons allocate nothing.

/**
 * An address of a link. struct ifaddrmsg + IFA_*, linux/if_addr.h.
 *
 * <p>Valid until the visitor that receives it returns; {@link #copy()} keeps it as an {@link Address}.
 */
public sealed class AddressView extends MessageView permits Address {
    /** Of IPv4: not the first of its network. */
    public static final int IFA_F_SECONDARY = 0x01;
    /** Of IPv6: made for a limited time from another one, for privacy. */
    public static final int IFA_F_TEMPORARY = 0x01;
    /** Is used without duplicate address detection. */
    public static final int IFA_F_NODAD = 0x02;
    /** Is used during duplicate address detection. */
    public static final int IFA_F_OPTIMISTIC = 0x04;
    /** Duplicate address detection found another station with this address. */
    public static final int IFA_F_DADFAILED = 0x08;
    /** Home address of mobile IPv6. */
    public static final int IFA_F_HOMEADDRESS = 0x10;
    /** Is no longer used for new connections. */
    public static final int IFA_F_DEPRECATED = 0x20;
    /** Is being checked by duplicate address detection, and not used until then. */
    public static final int IFA_F_TENTATIVE = 0x40;
    /** Has an unlimited lifetime. */
    public static final int IFA_F_PERMANENT = 0x80;
    /** Temporary addresses are made from it. */
    public static final int IFA_F_MANAGETEMPADDR = 0x100;
    /** Was added without a route to its network. */
    public static final int IFA_F_NOPREFIXROUTE = 0x200;
    /** Joins its multicast group. */
    public static final int IFA_F_MCAUTOJOIN = 0x400;
    /** Was made by the stable-privacy algorithm. */
    public static final int IFA_F_STABLE_PRIVACY = 0x800;

    /** State that the kernel reports, and how the kernel made the address; all other flags are settings. */
    static final int STATE_FLAGS = IFA_F_SECONDARY
            | IFA_F_DADFAILED
            | IFA_F_DEPRECATED
            | IFA_F_TENTATIVE
            | IFA_F_PERMANENT
            | IFA_F_STABLE_PRIVACY;

    /** Originator: the kernel, which added it to the loopback. Linux 5.18. */
    public static final int IFAPROT_KERNEL_LO = 1;
    /** Originator: the kernel, which made it from a router advertisement. Linux 5.18. */
    public static final int IFAPROT_KERNEL_RA = 2;
    /** Originator: the kernel, which made it as the link-local address. Linux 5.18. */
    public static final int IFAPROT_KERNEL_LL = 3;

    /** Creates a view that shows nothing yet; {@link #wrap} points it at a message. */
    public AddressView() {
        super(AddressAttr.SET);
    }

    AddressView(byte[] message) {
        super(AddressAttr.SET, message);
    }

    AddressView(AddressView original) {
        super(original);
    }

    /** Of one that is read in another namespace by its id, the message is from here, and the index belongs there. */
    @Override
    public final long netnsCookie() {
        int id = get(AddressAttr.TARGET_NETNSID, -1);
        return id < 0 ? super.netnsCookie() : NetnsCookie.ofId(super.netnsCookie(), id);
    }

    /** Returns a copy that stays valid. */
    public Address copy() {
        return new Address(this);
    }

    /** Returns the kernel's number of its family: {@link AddressFamily#AF_INET} or {@link AddressFamily#AF_INET6}. */
    public final int family() {
        return header8(0);
    }

    /** Returns the length of its network's prefix, in bits; with a {@link #peer()}, of the peer's network. */
    public final int prefixLength() {
        return header8(1);
    }

    /** Returns the index of the link that has it. */
    public final int linkIndex() {
        return header32(4);
    }

    /** Returns the scope in which it is valid, such as {@link Scope#RT_SCOPE_LINK}. */
    public final int scope() {
        return header8(3);
    }

    /** Returns all its flags, IFA_F_*, including those for which the structure in front has no space. */
    public final int flags() {
        return (int) get(AddressAttr.FLAGS, header8(2));
    }

    /** Returns whether a flag, or one of several, is set. */
    public final boolean hasFlag(int flags) {
        return (flags() & flags) != 0;
    }

    /** Returns whether it is an IPv6 address; else it is an IPv4 one. */
    public final boolean isIpv6() {
        return family() == AddressFamily.AF_INET6;
    }

    /** Returns the address, without the length of its prefix: what {@code ip address} calls {@code local}. */
    public final IpAddress address() {
        // IPv4 has both attributes; IPv6 has IFA_LOCAL only when IFA_ADDRESS is the other end. inet6_fill_ifaddr()
        IpAddress local = get(AddressAttr.LOCAL, isIpv6());
        return local == null ? peerOrItself() : local;
    }

    /** Returns whether {@link #address()} is this one. Allocates nothing. */
    public final boolean matches(IpAddress address) {
        return matches(has(AddressAttr.LOCAL) ? AddressAttr.LOCAL : AddressAttr.ADDRESS, address);
    }

    /** Returns whether {@link #prefix()} is this one: the address, and the length of its prefix. Allocates nothing. */
    public final boolean matches(IpPrefix prefix) {
        boolean hasPeer = has(AddressAttr.LOCAL) && !matches(AddressAttr.ADDRESS, prefix.address());
        return matches(prefix.address()) && prefix.length() == (hasPeer ? bits() : prefixLength());
    }

    /**
     * Returns the address with the length of its prefix, as {@code ip address} shows it. With a {@link #peer()}, the network
     * is that of the peer, and the prefix has all bits.
     */
    public final IpPrefix prefix() {
        IpAddress address = address();
        return peer() == null ? prefixOf(address) : address.asPrefix();
    }

    /** Returns the other end of a point-to-point link with the length of its prefix; null when there is none. */
    public final @Nullable IpPrefix peer() {
        IpAddress local = get(AddressAttr.LOCAL, isIpv6());
        IpAddress address = peerOrItself();
        return local == null || local.equals(address) ? null : prefixOf(address);
    }

    /** Returns the other end, or the address itself when there is none. */
    final IpAddress peerOrItself() {
        // An IPv4 address may have the peer 0.0.0.0, which the kernel leaves out.
        IpAddress address = get(AddressAttr.ADDRESS, isIpv6());
        return address == null ? unspecified() : address;
    }

    private IpPrefix prefixOf(IpAddress address) {
        int length = prefixLength();
        if (length > address.bits()) {
            throw new MalformedMessageException(address + " with a prefix of " + length + " bits");
        }
        return new IpPrefix(address, length);
    }

    private int bits() {
        return isIpv6() ? 128 : 32;
    }

    private IpAddress unspecified() {
        return isIpv6() ? IpAddress.ipv6(0, 0) : IpAddress.ipv4(0);
    }

    /** Returns the broadcast address; null when none was set, and always with IPv6. */
    public final @Nullable IpAddress broadcast() {
        return get(AddressAttr.BROADCAST, isIpv6());
    }

    /** Returns its label, such as {@code eth0:1}: the link's name unless another one was set; empty with IPv6. */
    public final String label() {
        return get(AddressAttr.LABEL, "");
    }

    /** Returns for how many seconds it is still valid; {@link AddressLifetimes#FOREVER} when without a limit. */
    public final long validLifetime() {
        return u32In(AddressAttr.CACHEINFO, AddressLifetimes.VALID_OFFSET, AddressLifetimes.FOREVER);
    }

    /**
     * Returns for how many seconds it is still used for new connections; {@link AddressLifetimes#FOREVER} when without a
     * limit.
     */
    public final long preferredLifetime() {
        return u32In(AddressAttr.CACHEINFO, AddressLifetimes.PREFERRED_OFFSET, AddressLifetimes.FOREVER);
    }

    /** Returns the metric of the route to its network; 0 when none was set. */
    public final long metric() {
        return get(AddressAttr.RT_PRIORITY, 0);
    }

    /** Returns its originator, such as {@link #IFAPROT_KERNEL_RA}; 0 when not reported. Linux 5.18. */
    public final int protocol() {
        return get(AddressAttr.PROTO, 0);
    }

    /** Returns whether its lifetime is unlimited; else {@code ip address} calls it {@code dynamic}. */
    public final boolean isPermanent() {
        return hasFlag(IFA_F_PERMANENT);
    }

    /** Returns whether it is no longer used for new connections. */
    public final boolean isDeprecated() {
        return hasFlag(IFA_F_DEPRECATED);
    }

    /** Returns whether it is an IPv4 address that was added to its network after another one of this link. */
    public final boolean isSecondary() {
        return !isIpv6() && hasFlag(IFA_F_SECONDARY);
    }

    /** Returns whether it is an IPv6 address that the kernel made for a limited time from another one, for privacy. */
    public final boolean isTemporary() {
        return isIpv6() && hasFlag(IFA_F_TEMPORARY);
    }

    /** Returns whether duplicate address detection is still under way, or has failed. IPv6 only. */
    public final boolean isTentative() {
        return hasFlag(IFA_F_TENTATIVE);
    }

    /** Returns whether another station on the link has it, so that it cannot be used. IPv6 only. */
    public final boolean isDadFailed() {
        return hasFlag(IFA_F_DADFAILED);
    }

    /** Returns whether programs can use it: no other station has it, or it is optimistic and that is still being checked. */
    public final boolean isUsable() {
        int flags = flags();
        return (flags & IFA_F_DADFAILED) == 0 && ((flags & IFA_F_TENTATIVE) == 0 || (flags & IFA_F_OPTIMISTIC) != 0);
    }

    /**
     * Returns it in the words and the order of {@code ip address}: {@code 192.168.0.56/24 dev #3 scope global}. The link is
     * known only by its index.
     */
    @Override
    protected final String line() {
        IpPrefix peer = peer();
        StringBuilder text = new StringBuilder(80);
        text.append(peer == null ? prefix() : address());
        append(text, " peer ", peer);
        append(text, " brd ", broadcast());
        text.append(" dev #").append(linkIndex());
        append(text, " metric ", metric() == 0 ? null : metric());
        text.append(" scope ").append(Scope.name(scope())).append(flagWords());
        append(text, " proto ", protocol() == 0 ? null : protocol());
        append(text, " valid_lft ", validLifetime() == AddressLifetimes.FOREVER ? null : validLifetime() + "sec");
        append(
                text,
                " preferred_lft ",
                preferredLifetime() == AddressLifetimes.FOREVER || isDeprecated() ? null : preferredLifetime() + "sec");
        return text.toString();
    }

    private static void append(StringBuilder text, String word, @Nullable Object value) {
        if (value != null) {
            text.append(word).append(value);
        }
    }

    /** Returns the words of {@code ip address} for flags, in its order, each after a space. IFA_F_*, linux/if_addr.h. */
    private String flagWords() {
        return word(IFA_F_SECONDARY, isIpv6() ? " temporary" : " secondary")
                + word(IFA_F_TENTATIVE, " tentative")
                + word(IFA_F_DEPRECATED, " deprecated")
                + word(IFA_F_HOMEADDRESS, " home")
                + word(IFA_F_NODAD, " nodad")
                + word(IFA_F_OPTIMISTIC, " optimistic")
                + word(IFA_F_DADFAILED, " dadfailed")
                + word(IFA_F_MANAGETEMPADDR, " mngtmpaddr")
                + word(IFA_F_NOPREFIXROUTE, " noprefixroute")
                + word(IFA_F_MCAUTOJOIN, " autojoin")
                + word(IFA_F_STABLE_PRIVACY, " stable-privacy")
                + (hasFlag(IFA_F_PERMANENT) ? "" : " dynamic");
    }

    private String word(int flag, String word) {
        return hasFlag(flag) ? word : "";
    }

    @Override
    protected final String headerText() {
        return "ifa_family " + family() + " ifa_prefixlen " + prefixLength() + " ifa_flags 0x"
                + Integer.toHexString(header8(2)) + " ifa_scope " + scope() + " ifa_index " + linkIndex();
    }
}
