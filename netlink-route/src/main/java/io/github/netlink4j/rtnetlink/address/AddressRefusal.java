package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.Errno;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.rtnetlink.link.Links;
import io.github.netlink4j.socket.Diagnosis;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.sys.Ipv6Support;
import org.jspecify.annotations.Nullable;

/**
 * Explains why the kernel has refused to add an address to a link.
 *
 * @param index the index of the link
 */
record AddressRefusal(IpAddress address, int index) implements Request.Hint {
    /** IPV6_MIN_MTU, include/uapi/linux/ipv6.h: a link with a smaller MTU has no IPv6. */
    private static final int MIN_MTU = 1280;

    @Override
    public @Nullable String about(int errno, @Nullable ExtendedAck ack) {
        if (!address.isIpv6()) {
            return null;
        }
        // Newer kernels report it themselves.
        return errno == Errno.EACCES.number() && !isExplained(ack)
                ? "IPv6 is switched off on this link, by its sysctl disable_ipv6"
                : Ipv6Support.hint(errno);
    }

    private static boolean isExplained(@Nullable ExtendedAck ack) {
        return ack != null && ack.message() != null;
    }

    @Override
    public @Nullable Diagnosis diagnose(NetlinkClient client, KernelException refusal) {
        if (!address.isIpv6() || isExplained(refusal.extendedAck()) || refusal.error() != Errno.EINVAL) {
            return null;
        }
        try {
            return new Links(client)
                    .find(index)
                    .filter(link -> link.mtu() < MIN_MTU)
                    .map(link -> Diagnosis.rejected(
                            "the link has an MTU of " + link.mtu() + ", and IPv6 needs at least " + MIN_MTU))
                    .orElse(null);
        } catch (NetlinkException e) {
            refusal.addSuppressed(e);
            return null;
        }
    }
}
