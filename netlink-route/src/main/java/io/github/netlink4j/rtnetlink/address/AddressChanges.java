package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.rtnetlink.address.AddressRequests.Target;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.socket.RequestSink;

/**
 * Changes to the addresses of one network namespace: carried out at once by {@link Addresses}, or together with others in
 * a batch. What the kernel refuses is a {@link KernelException}, thrown at once or reported by the batch.
 *
 * <p>The kernel identifies the link of an address by its index only: {@link LinkRef} explains what that means for a name.
 */
public sealed class AddressChanges permits Addresses {
    private final RequestSink sink;
    private final LinkResolver links;

    /**
     * Creates changes that are given to the sink.
     *
     * @param links finds the links that are referred to
     */
    public AddressChanges(RequestSink sink, LinkResolver links) {
        this.sink = sink;
        this.links = links;
    }

    final Target on(LinkRef link, MessageType type, Object address) {
        return Target.find(links, link, type, address);
    }

    /**
     * Adds an address to a link, such as {@code 192.168.0.56/24}. Equivalent to: {@code ip address add PREFIX dev LINK}.
     *
     * @throws KernelException EEXIST when the link has it already, with IPv6 whatever the length of its prefix; ENODEV when
     *     there is no such link
     * @throws IllegalArgumentException when it is no address
     */
    public void add(String link, String prefix) {
        add(LinkRef.of(link), AddressSpec.of(prefix));
    }

    /** Adds an address to a link; see {@link #add(String, String)}. */
    public void add(LinkRef link, String prefix) {
        add(link, AddressSpec.of(prefix));
    }

    /** Adds an address to a link; see {@link #add(String, String)}. */
    public void add(String link, AddressSpec address) {
        add(LinkRef.of(link), address);
    }

    /**
     * Adds an address to a link; see {@link #add(String, String)}.
     *
     * @throws IllegalArgumentException when two parts of it exclude each other, or the kernel would ignore one
     */
    public void add(LinkRef link, AddressSpec address) {
        AddressValidator.checkNew(address);
        sink.accept(AddressRequests.add(address, on(link, AddressAttr.RTM_NEWADDR, address)));
    }

    /**
     * Adds an address to a link, or changes the one that it has. Lifetimes and metric that are not set become those of a new
     * address. Of an existing IPv4 address, the kernel changes only lifetimes, metric and protocol, and ignores everything
     * else; for an IPv6 address it ignores another length of the prefix. Equivalent to: {@code ip address replace PREFIX dev
     * LINK}.
     */
    public void replace(LinkRef link, AddressSpec address) {
        AddressValidator.checkNew(address);
        sink.accept(AddressRequests.replace(address, on(link, AddressAttr.RTM_NEWADDR, address)));
    }

    /** Adds an address to a link, or changes the one that it has; see {@link #replace(LinkRef, AddressSpec)}. */
    public void replace(String link, AddressSpec address) {
        replace(LinkRef.of(link), address);
    }

    /**
     * Removes an address from a link. With IPv4, the secondary addresses of the same network are removed too, unless the
     * sysctl {@code promote_secondaries} is on. Equivalent to: {@code ip address delete PREFIX dev LINK}.
     *
     * @throws KernelException EADDRNOTAVAIL when the link does not have it, or not with this prefix
     */
    public void delete(String link, String prefix) {
        delete(LinkRef.of(link), AddressSpec.of(prefix));
    }

    /** Removes an address from a link; see {@link #delete(String, String)}. */
    public void delete(LinkRef link, String prefix) {
        delete(link, AddressSpec.of(prefix));
    }

    /** Removes an address from a link; see {@link #delete(LinkRef, AddressSpec)}. */
    public void delete(String link, AddressSpec address) {
        delete(LinkRef.of(link), address);
    }

    /**
     * Removes an address from a link: the one with this prefix, this peer, and this label if it is set. Unset fields match
     * anything.
     *
     * <p>In a batch nothing is listed first. The kernel compares only the network of the peer, and with IPv6 not even that:
     * an address with a peer may be deleted instead of one without, and the other way round.
     */
    public void delete(LinkRef link, AddressSpec address) {
        sink.accept(AddressRequests.delete(address, on(link, AddressAttr.RTM_DELADDR, address)));
    }

    /**
     * Removes this address from its link; see {@link #delete(LinkRef, AddressSpec)}.
     *
     * @throws IllegalArgumentException when it was read in another network namespace
     */
    public final void delete(Address address) {
        delete(LinkRef.of(address.linkIndex(), address.netnsCookie()), identityOf(address));
    }

    /** Returns what a deletion of a listed address states. */
    static AddressSpec identityOf(Address address) {
        IpPrefix peer = address.peer();
        AddressSpec spec = AddressSpec.of(address.prefix());
        return peer == null ? spec : spec.peer(peer);
    }
}
