package io.github.netlink4j.route.address;

import io.github.netlink4j.Errno;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.route.link.LinkRef;
import io.github.netlink4j.route.link.Links;
import io.github.netlink4j.socket.DumpVisitor;
import io.github.netlink4j.socket.EachOnce;
import io.github.netlink4j.socket.Every;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The addresses of one network namespace.
 *
 * <p>A link is said by name, by index, or as a {@code Link}. What the kernel refuses is a {@link KernelException}: ENODEV
 * when there is no such link, EPERM without CAP_NET_ADMIN.
 */
public final class Addresses {
    private static final int FLUSH_ROUNDS = 10;

    private final NetlinkClient client;
    private final Links links;
    private final AddressView view = new AddressView();

    /** The addresses that this handle reaches. */
    public Addresses(NetlinkClient client) {
        this.client = client;
        this.links = new Links(client);
    }

    /**
     * Gives a link an address, such as {@code 192.168.0.56/24}. Equivalent to: {@code ip address add PREFIX dev LINK}.
     *
     * @throws KernelException EEXIST when the link has it already; ENODEV when there is no such link
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

    /** Gives a link an address; see {@link #add(String, String)}. */
    public void add(LinkRef link, AddressSpec address) {
        execute(AddressAttr.RTM_NEWADDR, Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, link, address);
    }

    /**
     * Gives a link an address, or changes lifetimes, metric and flags of one it has already. Equivalent to:
     * {@code ip address replace PREFIX dev LINK}.
     */
    public void replace(String link, AddressSpec address) {
        replace(LinkRef.of(link), address);
    }

    /** Gives a link an address, or changes the one it has; see {@link #replace(String, AddressSpec)}. */
    public void replace(LinkRef link, AddressSpec address) {
        execute(AddressAttr.RTM_NEWADDR, Netlink.NLM_F_CREATE | Netlink.NLM_F_REPLACE, link, address);
    }

    /**
     * Takes an address from a link. Of IPv4 the secondary addresses of the same network go too, unless the sysctl
     * {@code promote_secondaries} is on. Equivalent to: {@code ip address delete PREFIX dev LINK}.
     *
     * @throws KernelException EADDRNOTAVAIL when the link does not have it
     */
    public void delete(String link, String prefix) {
        delete(LinkRef.of(link), AddressSpec.of(prefix));
    }

    /** Takes an address from a link; see {@link #delete(String, String)}. */
    public void delete(LinkRef link, String prefix) {
        delete(link, AddressSpec.of(prefix));
    }

    /** Takes an address from a link; see {@link #delete(String, String)}. One with a peer is told by that as well. */
    public void delete(LinkRef link, AddressSpec address) {
        execute(AddressAttr.RTM_DELADDR, 0, link, address);
    }

    /** Takes this address from its link; see {@link #delete(String, String)}. */
    public void delete(Address address) {
        IpPrefix peer = address.peer();
        AddressSpec spec = AddressSpec.of(address.prefix());
        delete(LinkRef.of(address.linkIndex()), peer == null ? spec : spec.peer(peer));
    }

    private void execute(MessageType type, int flags, LinkRef link, AddressSpec address) {
        address.check();
        int index = links.indexOf(link);
        client.execute(Request.of(
                type, flags, writer -> address.writeTo(writer, index), () -> address + " dev " + link.describe()));
    }

    /**
     * Takes all addresses from a link. Equivalent to: {@code ip address flush dev LINK}.
     *
     * @throws IllegalStateException when somebody else keeps adding them
     */
    public void flush(String link) {
        flush(LinkRef.of(link));
    }

    /** Takes all addresses from a link; see {@link #flush(String)}. */
    public void flush(LinkRef link) {
        AddressFilter filter = AddressFilter.all().link(LinkRef.of(links.indexOf(link)));
        List<Address> left = list(filter);
        for (int round = 0; !left.isEmpty(); round++) {
            if (round == FLUSH_ROUNDS) {
                throw new IllegalStateException("addresses keep coming to " + link.describe() + ": " + left);
            }
            left.forEach(this::deleteIfThere);
            left = list(filter);
        }
    }

    /** A secondary address may have gone with its primary one. */
    private void deleteIfThere(Address address) {
        try {
            delete(address);
        } catch (KernelException e) {
            if (e.error() != Errno.EADDRNOTAVAIL) {
                throw e;
            }
        }
    }

    /** All addresses, IPv4 and IPv6, complete or not at all. Equivalent to: {@code ip address}. */
    public List<Address> list() {
        return list(AddressFilter.all());
    }

    /** The addresses of the link of this name. Equivalent to: {@code ip address show dev LINK}. */
    public List<Address> list(String link) {
        return list(AddressFilter.all().link(link));
    }

    /** The addresses that the filter lets through, complete or not at all. */
    public List<Address> list(AddressFilter filter) {
        AddressFilter resolved = filter.resolve(links::indexOf);
        Every<AddressView, Address> every = new Every<>(resolved::lets, AddressView::copy);
        dump(resolved, every);
        return every.list();
    }

    /**
     * Shows the addresses that the filter lets through one by one, and makes no garbage. What the visitor is given is
     * valid until it returns.
     *
     * @throws io.github.netlink4j.DumpInterruptedException when addresses came or went meanwhile, so that some may have
     *     been left out; {@link #list(AddressFilter)} repeats in that case
     */
    public void forEach(AddressFilter filter, Consumer<? super AddressView> visitor) {
        AddressFilter resolved = filter.resolve(links::indexOf);
        dump(resolved, new EachOnce<>(resolved::lets, visitor));
    }

    private void dump(AddressFilter filter, DumpVisitor<AddressView> visitor) {
        Request request = Request.of(AddressAttr.RTM_GETADDR, 0, filter::writeTo, () -> "all");
        client.dump(request, AddressAttr.RTM_NEWADDR, view, visitor);
    }

    /** This address of a link, empty when it does not have it; whatever the length of its prefix. */
    public Optional<Address> find(LinkRef link, IpAddress address) {
        return list(AddressFilter.all().link(link)).stream()
                .filter(found -> found.address().equals(address))
                .findFirst();
    }

    /** This address of the link of this name; see {@link #find(LinkRef, IpAddress)}. */
    public Optional<Address> find(String link, String address) {
        return find(LinkRef.of(link), IpAddress.parse(address));
    }

    /**
     * Waits until an address can be used: IPv6 checks first whether somebody else has it, which takes a second or two
     * once the link has a carrier, and does not begin before.
     *
     * @return the address, as it was then
     * @throws NetlinkTimeoutException when the time is over first
     * @throws IllegalStateException when somebody else has it, or the link does not have it any more
     */
    public Address awaitUsable(LinkRef link, IpAddress address, Duration timeout) {
        LinkRef same = LinkRef.of(links.indexOf(link));
        String what = address + " dev " + link.describe();
        Address[] last = new Address[1];
        boolean usable = NetlinkClient.await(timeout, () -> {
            last[0] = find(same, address).orElseThrow(() -> new IllegalStateException(what + " is not there"));
            if (last[0].isDuplicate()) {
                throw new IllegalStateException(what + " is used by somebody else (duplicate address)");
            }
            return !last[0].isTentative();
        });
        if (!usable) {
            throw new NetlinkTimeoutException(
                    what + " is still being checked after " + timeout.toMillis() + " ms", Outcome.NOT_SENT);
        }
        return last[0];
    }

    /** Waits until an address can be used; see {@link #awaitUsable(LinkRef, IpAddress, Duration)}. */
    public Address awaitUsable(String link, String address, Duration timeout) {
        return awaitUsable(LinkRef.of(link), IpAddress.parse(address), timeout);
    }
}
