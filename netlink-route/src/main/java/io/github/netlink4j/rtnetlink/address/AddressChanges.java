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
 * a batch. What the kernel refuses is a {@link KernelException}, thrown at once or told by the batch.
 *
 * <p>The kernel identifies the link of an address by its index only: {@link LinkRef} has what that means for a name.
 */
public sealed class AddressChanges permits Addresses {
    private final RequestSink sink;
    private final LinkResolver links;

    /**
     * Changes that go there.
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
     * Gives a link an address, such as {@code 192.168.0.56/24}. Equivalent to: {@code ip address add PREFIX dev LINK}.
     *
     * @throws KernelException EEXIST when the link has it already, of IPv6 whatever the length of its prefix; ENODEV when
     *     there is no such link
     * @throws IllegalArgumentException when it is no address
     */
    public void add(String link, String prefix) {
        add(LinkRef.of(link), AddressSpec.of(prefix));
    }

    /** Gives a link an address; see {@link #add(String, String)}. */
    public void add(LinkRef link, String prefix) {
        add(link, AddressSpec.of(prefix));
    }

    /** Gives a link an address; see {@link #add(String, String)}. */
    public void add(String link, AddressSpec address) {
        add(LinkRef.of(link), address);
    }

    /**
     * Gives a link an address; see {@link #add(String, String)}.
     *
     * @throws IllegalArgumentException when two things do not go together, or the kernel would ignore one
     */
    public void add(LinkRef link, AddressSpec address) {
        AddressValidator.checkNew(address);
        sink.accept(AddressRequests.add(address, on(link, AddressAttr.RTM_NEWADDR, address)));
    }

    /**
     * Gives a link an address, or changes the one it has; lifetimes and metric that are not told are then as of a new
     * one. Of an IPv4 address the kernel changes no more than lifetimes, metric and protocol, and ignores all else; of an
     * IPv6 address it ignores another length of the prefix. Equivalent to: {@code ip address replace PREFIX dev LINK}.
     */
    public void replace(LinkRef link, AddressSpec address) {
        AddressValidator.checkNew(address);
        sink.accept(AddressRequests.replace(address, on(link, AddressAttr.RTM_NEWADDR, address)));
    }

    /** Gives a link an address, or changes the one it has; see {@link #replace(LinkRef, AddressSpec)}. */
    public void replace(String link, AddressSpec address) {
        replace(LinkRef.of(link), address);
    }

    /**
     * Takes an address from a link. Of IPv4 the secondary addresses of the same network go too, unless the sysctl
     * {@code promote_secondaries} is on. Equivalent to: {@code ip address delete PREFIX dev LINK}.
     *
     * @throws KernelException EADDRNOTAVAIL when the link does not have it, or not with this prefix
     */
    public void delete(String link, String prefix) {
        delete(LinkRef.of(link), AddressSpec.of(prefix));
    }

    /** Takes an address from a link; see {@link #delete(String, String)}. */
    public void delete(LinkRef link, String prefix) {
        delete(link, AddressSpec.of(prefix));
    }

    /** Takes an address from a link; see {@link #delete(LinkRef, AddressSpec)}. */
    public void delete(String link, AddressSpec address) {
        delete(LinkRef.of(link), address);
    }

    /**
     * Takes an address from a link: the one with this prefix, peer, and label if it is set. All else may be anything.
     *
     * <p>In a batch nothing is listed first: of the peer the kernel compares the network only, and with IPv6 nothing, and an
     * address without a peer may be hit by one with, and the other way round.
     */
    public void delete(LinkRef link, AddressSpec address) {
        sink.accept(AddressRequests.delete(address, on(link, AddressAttr.RTM_DELADDR, address)));
    }

    /**
     * Takes this address from its link; see {@link #delete(LinkRef, AddressSpec)}.
     *
     * @throws IllegalArgumentException when it was read in another network namespace
     */
    public final void delete(Address address) {
        delete(LinkRef.of(address.linkIndex(), address.netnsCookie()), identityOf(address));
    }

    /** What a deletion of a listed address states. */
    static AddressSpec identityOf(Address address) {
        IpPrefix peer = address.peer();
        AddressSpec spec = AddressSpec.of(address.prefix());
        return peer == null ? spec : spec.peer(peer);
    }
}
