package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.Errno;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.internal.Polling;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.address.AddressRequests.Target;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.object.ChurnListing;
import io.github.netlink4j.socket.NetlinkClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * The addresses of the links of one network namespace.
 *
 * <p>A link is identified by name, by index, or as a {@code Link}, which is refused with {@link IllegalArgumentException} when it
 * was read in another network namespace. What the kernel refuses is a {@link KernelException}: ENODEV
 * when there is no such link, EPERM without CAP_NET_ADMIN, EACCES when IPv6 is switched off on the link.
 */
public final class Addresses extends AddressChanges implements ObjectReader<AddressFilter, AddressView, Address> {
    private static final int FLUSH_ROUNDS = 10;

    private final NetlinkClient client;
    private final Dumps<AddressFilter, AddressView, Address> dumps;

    /** Creates a service for the addresses that this handle reaches. */
    public Addresses(NetlinkClient client) {
        this(client, new LinkResolver(client));
    }

    private Addresses(NetlinkClient client, LinkResolver links) {
        super(client::execute, links);
        this.client = client;
        this.dumps = new Dumps<>(
                client,
                Address.TYPE,
                AddressFilter.all(),
                filter -> filter.resolve(links),
                new ChurnListing<>(Address.TYPE, null));
    }

    // Adding

    /**
     * Adds an address to a link unless the link has it already; it is then left as it is.
     *
     * @return the address, new or not
     * @throws IllegalStateException when the link has it with another prefix or peer
     */
    public Address ensure(LinkRef link, AddressSpec address) {
        AddressValidator.checkNew(address);
        Target target = on(link, AddressAttr.RTM_NEWADDR, address);
        try {
            client.execute(AddressRequests.add(address, target));
        } catch (KernelException e) {
            if (!e.isExists()) {
                throw e;
            }
        }
        return find(target, address::isSameAs)
                .orElseThrow(() -> new IllegalStateException(
                        target.told() + " has the address with another prefix or peer than " + address));
    }

    /** Adds an address to a link unless the link has it already; see {@link #ensure(LinkRef, AddressSpec)}. */
    public Address ensure(String link, AddressSpec address) {
        return ensure(LinkRef.of(link), address);
    }

    /** Adds an address to a link unless the link has it already; see {@link #ensure(LinkRef, AddressSpec)}. */
    public Address ensure(String link, String prefix) {
        return ensure(LinkRef.of(link), AddressSpec.of(prefix));
    }

    // Changing

    /**
     * Changes lifetimes, metric and protocol of an address, and the flags of an IPv6 address. What is not set becomes that
     * of a new address. Equivalent to: {@code ip address change PREFIX dev LINK}, which however adds an address that does
     * not exist.
     *
     * @throws KernelException EADDRNOTAVAIL when the link does not have it
     * @throws IllegalArgumentException when label, broadcast address, scope or flags are set with IPv4, which the kernel
     *     does not change: delete the address and add it again
     */
    public void change(LinkRef link, AddressSpec address) {
        AddressValidator.checkChange(address);
        Target target = on(link, AddressAttr.RTM_NEWADDR, address);
        // Without NLM_F_CREATE the kernel adds it all the same, because old programs rely on that. inet_rtm_newaddr()
        if (find(target, address::isSameAs).isEmpty()) {
            throw AddressRequests.notFound(address, target);
        }
        client.execute(AddressRequests.change(address, target));
    }

    /** Changes an address; see {@link #change(LinkRef, AddressSpec)}. */
    public void change(String link, AddressSpec address) {
        change(LinkRef.of(link), address);
    }

    // Deleting

    /**
     * Removes an address from a link: the one with this prefix, this peer, and this label if it is set. Unset fields match
     * anything. With IPv4, the secondary addresses of the same network are removed too, unless the sysctl {@code
     * promote_secondaries} is on.
     *
     * <p>The addresses of the link are listed first, because the kernel may delete an address with another peer instead, or
     * one without a peer; with IPv4, one in the same network. This remains possible when another process exchanges the two
     * between the listing and the deletion.
     *
     * @throws KernelException EADDRNOTAVAIL when the link does not have it, or has it with another prefix or peer
     */
    @Override
    public void delete(LinkRef link, AddressSpec address) {
        Target target = on(link, AddressAttr.RTM_DELADDR, address);
        if (!address.isDeletedExactly()) {
            List<Address> taken = takenFor(address, target);
            if (!taken.isEmpty() && taken.stream().noneMatch(address::isSameAs)) {
                throw AddressRequests.notDeleted(address, target);
            }
        }
        client.execute(AddressRequests.delete(address, target));
    }

    /** Returns the addresses that a deletion may hit, whatever their peer is. */
    private List<Address> takenFor(AddressSpec address, Target target) {
        try {
            return list(target).stream().filter(address::isTakenFor).toList();
        } catch (KernelException e) {
            if (e.error() != Errno.ENODEV) {
                throw e;
            }
            // There is no such link, which the deletion reports.
            return List.of();
        }
    }

    /**
     * Removes all addresses from a link. Equivalent to: {@code ip address flush dev LINK}.
     *
     * @throws IllegalStateException when another process keeps adding addresses
     */
    public void flush(String link) {
        flush(LinkRef.of(link));
    }

    /** Removes all addresses from a link; see {@link #flush(String)}. */
    public void flush(LinkRef link) {
        Target target = on(link, AddressAttr.RTM_DELADDR, "");
        List<Address> left = list(target);
        for (int round = 0; !left.isEmpty(); round++) {
            if (round == FLUSH_ROUNDS) {
                throw new IllegalStateException("addresses keep coming to " + target.told() + ": " + left);
            }
            left.forEach(address -> deleteIfThere(address, target));
            left = list(target);
        }
    }

    /** Deletes an address; a secondary one may have been removed together with its primary one. */
    private void deleteIfThere(Address address, Target target) {
        try {
            client.execute(AddressRequests.delete(identityOf(address), target));
        } catch (KernelException e) {
            if (e.error() != Errno.EADDRNOTAVAIL) {
                throw e;
            }
        }
    }

    // Looking up

    @Override
    public Dumps<AddressFilter, AddressView, Address> dumps() {
        return dumps;
    }

    /** Returns all addresses, IPv4 and IPv6, complete or not at all. Equivalent to: {@code ip address}. */
    @Override
    public List<Address> list() {
        return list(AddressFilter.all());
    }

    /** Returns the addresses of the link of this name. Equivalent to: {@code ip address show dev LINK}. */
    public List<Address> list(String link) {
        return list(LinkRef.of(link));
    }

    /** Returns the addresses of a link. */
    public List<Address> list(LinkRef link) {
        return list(AddressFilter.all().link(link));
    }

    private List<Address> list(Target target) {
        return list(LinkRef.of(target.index()));
    }

    /**
     * Returns an address of a link.
     *
     * @param address {@code 10.0.0.1/24} for exactly this prefix, {@code 10.0.0.1} for any length of the prefix
     * @throws KernelException EADDRNOTAVAIL when the link does not have it
     */
    public Address get(String link, String address) {
        Target target = on(LinkRef.of(link), AddressAttr.RTM_GETADDR, address);
        return find(target, wanted(address)).orElseThrow(() -> AddressRequests.notFound(address, target));
    }

    /**
     * Returns an address of a link, with this length of its prefix.
     *
     * @throws KernelException EADDRNOTAVAIL when the link does not have it
     */
    public Address get(LinkRef link, IpPrefix prefix) {
        Target target = on(link, AddressAttr.RTM_GETADDR, prefix);
        return find(target, now -> now.matches(prefix)).orElseThrow(() -> AddressRequests.notFound(prefix, target));
    }

    /** Returns an address of a link, empty when the link does not have it; see {@link #get(String, String)}. */
    public Optional<Address> find(String link, String address) {
        return find(on(LinkRef.of(link), AddressAttr.RTM_GETADDR, address), wanted(address));
    }

    /** Returns an address of a link, with this length of its prefix; empty when the link does not have it. */
    public Optional<Address> find(LinkRef link, IpPrefix prefix) {
        return find(on(link, AddressAttr.RTM_GETADDR, prefix), now -> now.matches(prefix));
    }

    /** Returns an address of a link, whatever the length of its prefix; empty when the link does not have it. */
    public Optional<Address> find(LinkRef link, IpAddress address) {
        return find(on(link, AddressAttr.RTM_GETADDR, address), now -> now.matches(address));
    }

    private static Predicate<AddressView> wanted(String text) {
        IpPrefix prefix = IpPrefix.parse(text);
        return text.indexOf('/') < 0 ? now -> now.matches(prefix.address()) : now -> now.matches(prefix);
    }

    /**
     * Lists and searches, since the kernel returns single addresses for IPv6 only, and those of any link when the link is
     * gone.
     */
    private Optional<Address> find(Target target, Predicate<? super AddressView> wanted) {
        return list(target).stream().filter(wanted).findFirst();
    }

    /**
     * Returns a reader of the addresses of another network namespace, which is not entered. Linux 5.0.
     *
     * @param netnsId the id of that namespace in the namespace of this handle; {@code NetnsIds.ensure} gives it one
     * @throws IllegalArgumentException when the id is negative
     */
    public NetnsAddresses in(int netnsId) {
        return new NetnsAddresses(client, netnsId);
    }

    // Waiting

    /**
     * Waits until an address can be used. IPv6 first runs duplicate address detection, which takes a second or two, and does
     * not begin before the link is up and has a carrier.
     *
     * @return the address, as it was then
     * @throws NetlinkTimeoutException when it cannot be used yet after this time
     * @throws IllegalStateException when another station has it: duplicate address detection failed
     * @throws KernelException EADDRNOTAVAIL when the link does not have it, or no longer has it
     */
    public Address awaitUsable(LinkRef link, IpAddress address, Duration timeout) {
        Target target = on(link, AddressAttr.RTM_GETADDR, address);
        AtomicReference<Address> last = new AtomicReference<>();
        boolean usable = Polling.await(timeout, () -> {
            Address now = find(target, candidate -> candidate.matches(address))
                    .orElseThrow(() -> AddressRequests.notFound(address, target));
            if (now.isDadFailed()) {
                throw new IllegalStateException(target.with(address)
                        + " cannot be used: another host on the link has it (duplicate address detection failed)");
            }
            last.set(now);
            return now.isUsable();
        });
        if (!usable) {
            throw new NetlinkTimeoutException(
                    target.with(address) + " is still being checked for duplicates after " + timeout.toMillis()
                            + " ms; the check waits until the link is up and has a carrier",
                    Outcome.NOT_SENT);
        }
        return Objects.requireNonNull(last.get());
    }

    /**
     * Waits until an address can be used; see {@link #awaitUsable(LinkRef, IpAddress, Duration)}.
     *
     * @param address the address; a length of the prefix may follow, and is ignored
     */
    public Address awaitUsable(String link, String address, Duration timeout) {
        return awaitUsable(LinkRef.of(link), IpPrefix.parse(address).address(), timeout);
    }
}
