package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.Request;

/** The requests that {@link Addresses} sends to the kernel. */
final class AddressRequests {
    private static final String NOT_AS_THE_LINK_HAS_IT =
            "address, length of the prefix and peer must be as the link has them";

    private AddressRequests() {}

    static Request add(AddressSpec address, Target target) {
        return put(Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, address, target);
    }

    static Request replace(AddressSpec address, Target target) {
        return put(Netlink.NLM_F_CREATE | Netlink.NLM_F_REPLACE, address, target);
    }

    static Request change(AddressSpec address, Target target) {
        return put(Netlink.NLM_F_REPLACE, address, target);
    }

    private static Request put(int flags, AddressSpec address, Target target) {
        return Request.of(
                        AddressAttr.RTM_NEWADDR,
                        flags,
                        writer -> address.writeTo(writer, target.index()),
                        () -> target.with(address))
                .hint(new AddressRefusal(address.address(), target.index()));
    }

    static Request delete(AddressSpec address, Target target) {
        return Request.of(
                        AddressAttr.RTM_DELADDR,
                        0,
                        writer -> address.writeMatchTo(writer, target.index()),
                        () -> target.with(address))
                .hint((errno, ack) -> errno == Errno.EADDRNOTAVAIL.number() ? NOT_AS_THE_LINK_HAS_IT : null);
    }

    /** Returns the answer of the kernel to a request for one address, which it supports for IPv6 only. inet6_rtm_getaddr() */
    static KernelException notFound(Object address, Target target) {
        return notAvailable(AddressAttr.RTM_GETADDR, target.with(address), "the link does not have it");
    }

    /** Returns the answer of the kernel to a deletion of an address that the link does not have. inet_rtm_deladdr() */
    static KernelException notDeleted(AddressSpec address, Target target) {
        return notAvailable(AddressAttr.RTM_DELADDR, target.with(address), NOT_AS_THE_LINK_HAS_IT);
    }

    private static KernelException notAvailable(MessageType type, String subject, String hint) {
        return new KernelException(
                type.kernelName() + " " + subject, Errno.EADDRNOTAVAIL.number(), null, hint, Outcome.REJECTED);
    }

    /** A link by its index, and as the caller identified it. */
    record Target(int index, String told) {
        /**
         * Finds the link that an address is on.
         *
         * @param type the request that is made
         * @param address the address that it is about, empty when it is about all of the link
         */
        static Target find(LinkResolver links, LinkRef link, MessageType type, Object address) {
            String told = link.text();
            return new Target(links.index(link, "device", () -> type.kernelName() + " " + with(address, told)), told);
        }

        String with(Object address) {
            return with(address, told);
        }

        private static String with(Object address, String told) {
            return (address + " dev " + told).stripLeading();
        }
    }
}
