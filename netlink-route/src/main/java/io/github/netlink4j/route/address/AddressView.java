package io.github.netlink4j.route.address;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageView;
import org.jspecify.annotations.Nullable;

// Hot path: getters of numbers and the comparisons allocate nothing.

/**
 * An address of a link. struct ifaddrmsg + IFA_*, linux/if_addr.h.
 *
 * <p>Valid until the visitor returns that was given it; {@link #copy()} keeps it as an {@link Address}.
 */
public sealed class AddressView extends MessageView permits Address {
    /** Of IPv4: not the first of its network. */
    public static final int IFA_F_SECONDARY = 0x01;
    /** Of IPv6: made for a while, for privacy. */
    public static final int IFA_F_TEMPORARY = 0x01;
    /** Is used without a check whether somebody else has it. */
    public static final int IFA_F_NODAD = 0x02;
    /** Is used while that check runs. */
    public static final int IFA_F_OPTIMISTIC = 0x04;
    /** Somebody else has it. */
    public static final int IFA_F_DADFAILED = 0x08;
    /** Home address of mobile IPv6. */
    public static final int IFA_F_HOMEADDRESS = 0x10;
    /** Is no more used for new connections. */
    public static final int IFA_F_DEPRECATED = 0x20;
    /** Is being checked, and not used until then. */
    public static final int IFA_F_TENTATIVE = 0x40;
    /** Has no end. */
    public static final int IFA_F_PERMANENT = 0x80;
    /** Temporary addresses are made from it. */
    public static final int IFA_F_MANAGETEMPADDR = 0x100;
    /** Came without a route to its network. */
    public static final int IFA_F_NOPREFIXROUTE = 0x200;
    /** Joins its multicast group. */
    public static final int IFA_F_MCAUTOJOIN = 0x400;
    /** Was made by the stable-privacy algorithm. */
    public static final int IFA_F_STABLE_PRIVACY = 0x800;

    AddressView() {}

    AddressView(byte[] message) {
        super(message);
    }

    @Override
    public final AttrSet set() {
        return AddressAttr.SET;
    }

    /** A copy that stays valid. */
    public Address copy() {
        return new Address(toBytes());
    }

    /** The kernel's number of its family: {@link IpAddress#AF_INET} or {@link IpAddress#AF_INET6}. */
    public final int family() {
        return header8(0);
    }

    /** Length of its network's prefix, in bits; with a {@link #peer()}, of the peer's network. */
    public final int prefixLength() {
        return header8(1);
    }

    /** Index of the link that has it. */
    public final int linkIndex() {
        return header32(4);
    }

    /** How far it is valid, RT_SCOPE_*: 0 everywhere, 253 on the link, 254 on this host. */
    public final int scope() {
        return header8(3);
    }

    /** Its flags, IFA_F_*. */
    public final int flags() {
        return (int) get(AddressAttr.FLAGS, header8(2));
    }

    /** Whether a flag, or one of several, is set. */
    public final boolean hasFlag(int flags) {
        return (flags() & flags) != 0;
    }

    /** The address, without the length of its prefix. */
    public final IpAddress address() {
        IpAddress local = get(AddressAttr.LOCAL);
        IpAddress address = local == null ? get(AddressAttr.ADDRESS) : local;
        if (address == null) {
            throw new MalformedMessageException("an address without IFA_LOCAL and IFA_ADDRESS");
        }
        return address;
    }

    /** The address with the length of its prefix, as {@code ip address} shows it. */
    public final IpPrefix prefix() {
        return new IpPrefix(
                address(), peer() == null ? prefixLength() : address().bits());
    }

    /** The other end of a point-to-point link with the length of its prefix; null when there is none. */
    public final @Nullable IpPrefix peer() {
        IpAddress local = get(AddressAttr.LOCAL);
        IpAddress address = get(AddressAttr.ADDRESS);
        return local == null || address == null || local.equals(address) ? null : new IpPrefix(address, prefixLength());
    }

    /** Where broadcasts go, null when nowhere. */
    public final @Nullable IpAddress broadcast() {
        return get(AddressAttr.BROADCAST);
    }

    /** Its label, as {@code eth0:1}: the link's name unless another was given; empty with IPv6. */
    public final String label() {
        return get(AddressAttr.LABEL, "");
    }

    /** Seconds it is still valid; {@link AddressLifetimes#FOREVER} when it has no end. */
    public final long validLifetime() {
        return u32In(AddressAttr.CACHEINFO, AddressLifetimes.VALID_OFFSET, AddressLifetimes.FOREVER);
    }

    /** Seconds it is still used for new connections; {@link AddressLifetimes#FOREVER} when that has no end. */
    public final long preferredLifetime() {
        return u32In(AddressAttr.CACHEINFO, AddressLifetimes.PREFERRED_OFFSET, AddressLifetimes.FOREVER);
    }

    /** Whether it is still being checked, and cannot be used. */
    public final boolean isTentative() {
        return hasFlag(IFA_F_TENTATIVE) && !hasFlag(IFA_F_OPTIMISTIC);
    }

    /** Whether somebody else has it, so that it cannot be used. */
    public final boolean isDuplicate() {
        return hasFlag(IFA_F_DADFAILED);
    }

    /** Everything the kernel told, by the kernel's names. */
    @Override
    public final String toString() {
        return "address on #" + linkIndex() + "/" + prefixLength() + " flags 0x" + Integer.toHexString(flags()) + " "
                + super.toString();
    }
}
