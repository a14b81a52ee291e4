package io.github.netlink4j.route.link;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.socket.DumpVisitor;
import io.github.netlink4j.socket.EachOnce;
import io.github.netlink4j.socket.Every;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.One;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.SocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The links of one network namespace: looks them up, creates, changes and deletes them.
 *
 * <p>A link is said by name (alternative names count), by index, or as a {@link Link}. What the kernel refuses is a
 * {@link KernelException}: ENODEV when there is no such link, EPERM without CAP_NET_ADMIN.
 */
public final class Links {
    /** Room for the largest link there is, one with 496 alternative names, so that no listing need begin anew for it. */
    private static final int LARGEST_LINK = 256 * 1024;

    private final NetlinkClient client;
    private final LinkView view = new LinkView();

    /** The links that this handle reaches. */
    public Links(NetlinkClient client) {
        this.client = client;
    }

    // Looking up

    /**
     * The link of this name. Equivalent to: {@code ip link show NAME}.
     *
     * @throws KernelException ENODEV when there is none
     */
    public Link get(String name) {
        return get(LinkRef.of(name));
    }

    /**
     * The link of this index.
     *
     * @throws KernelException ENODEV when there is none
     */
    public Link get(int index) {
        return get(LinkRef.of(index));
    }

    /**
     * The link as it is now.
     *
     * @throws KernelException ENODEV when there is none
     */
    public Link get(LinkRef link) {
        One<LinkView, Link> found = new One<>(LinkView::copy);
        client.fetch(LinkRequests.get(link), LinkAttr.RTM_NEWLINK, view, found);
        return found.get();
    }

    /** The link of this name, empty when there is none. */
    public Optional<Link> find(String name) {
        return find(LinkRef.of(name));
    }

    /** The link of this index, empty when there is none. */
    public Optional<Link> find(int index) {
        return find(LinkRef.of(index));
    }

    /** The link as it is now, empty when it does not exist. */
    public Optional<Link> find(LinkRef link) {
        try {
            return Optional.of(get(link));
        } catch (KernelException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * The index of a link: asks the kernel only for one said by name.
     *
     * @throws KernelException ENODEV when there is none
     */
    public int indexOf(LinkRef link) {
        return link instanceof LinkRef.Name ? get(link).index() : knownIndex(link);
    }

    static int knownIndex(LinkRef link) {
        if (link instanceof Link known) {
            return known.index();
        }
        return ((LinkRef.Index) link).index();
    }

    /** All links, complete or not at all. Equivalent to: {@code ip -s link show}. */
    public List<Link> list() {
        return list(LinkFilter.all());
    }

    /** The links that the filter lets through, complete or not at all. */
    public List<Link> list(LinkFilter filter) {
        LinkFilter resolved = filter.resolve(this::indexOf);
        Every<LinkView, Link> every = new Every<>(resolved::lets, LinkView::copy);
        dump(resolved, every);
        return every.list();
    }

    /**
     * Shows all links one by one, and makes no garbage. What the visitor is given is valid until it returns.
     *
     * @throws io.github.netlink4j.DumpInterruptedException when links came or went meanwhile, so that some may have been
     *     left out; {@link #list()} repeats in that case
     */
    public void forEach(Consumer<? super LinkView> visitor) {
        forEach(LinkFilter.all(), visitor);
    }

    /** Shows the links that the filter lets through; see {@link #forEach(Consumer)}. */
    public void forEach(LinkFilter filter, Consumer<? super LinkView> visitor) {
        LinkFilter resolved = filter.resolve(this::indexOf);
        dump(resolved, new EachOnce<>(resolved::lets, visitor));
    }

    private void dump(LinkFilter filter, DumpVisitor<LinkView> visitor) {
        client.reserve(LARGEST_LINK);
        client.dump(LinkRequests.list(filter), LinkAttr.RTM_NEWLINK, view, visitor);
    }

    // Creating

    /**
     * Creates a link, and tells how the kernel has made it, in one round trip. Never touches a link that exists.
     * Equivalent to: {@code ip link add …}.
     *
     * @return the link; when it was created in another network namespace, as it is there
     * @throws KernelException EEXIST when the name is taken; EOPNOTSUPP when this kernel has no such kind; ERANGE or EINVAL
     *     when an attribute is out of range, with its path and limit
     * @throws IllegalArgumentException when it has no name, or no kind
     */
    public Link create(LinkSpec<?> spec) {
        String name = spec.nameIfSet();
        if (name == null || spec.kind() == null) {
            throw new IllegalArgumentException("a new link needs a name and a kind: " + spec);
        }
        spec.resolve(this::indexOf);
        NetnsRef elsewhere = spec.netnsIfSet();
        if (elsewhere == null) {
            One<LinkView, Link> made = new One<>(LinkView::copy);
            client.executeThenFetch(
                    LinkRequests.create(spec), LinkRequests.get(LinkRef.of(name)), LinkAttr.RTM_NEWLINK, view, made);
            return finish(spec, made.get());
        }
        client.execute(LinkRequests.create(spec));
        return in(elsewhere, there -> there.finish(spec, there.get(name)));
    }

    /** Does something with the links of another namespace. */
    static <T> T in(NetnsRef namespace, Function<Links, T> work) {
        try (NetlinkClient there = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults(), namespace)) {
            return work.apply(new Links(there));
        }
    }

    /** Gives a new link what it could not be given at once; a link that cannot have it does not stay. */
    private Link finish(LinkSpec<?> spec, Link made) {
        if (!spec.needsFinishing()) {
            return made;
        }
        try {
            spec.finish(this, made);
        } catch (RuntimeException e) {
            try {
                delete(made);
            } catch (RuntimeException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
        return get(made);
    }

    /**
     * Creates a pair of links joined like by a cable. Equivalent to: {@code ip link add A type veth peer name B}.
     *
     * @throws KernelException EEXIST when one of the names is taken
     */
    public VethPair createVeth(String name, String peer) {
        return createVeth(Veth.named(name).peer(peer));
    }

    /**
     * Creates a pair of links joined like by a cable.
     *
     * @return both ends; the other one as it is in its network namespace
     */
    public VethPair createVeth(Veth pair) {
        Link link = create(pair);
        LinkRef peer = pair.peerOf(link);
        NetnsRef elsewhere = pair.peerNamespace();
        return new VethPair(link, elsewhere == null ? get(peer) : in(elsewhere, there -> there.get(peer)));
    }

    void execute(Request request) {
        client.execute(request);
    }

    /**
     * Creates a link unless there is one of this name and kind already, which is then left as it is.
     *
     * @return the link, new or not
     * @throws IllegalStateException when a link of this name is of another kind
     */
    public Link ensure(LinkSpec<?> spec) {
        try {
            return create(spec);
        } catch (KernelException e) {
            String name = spec.nameIfSet();
            LinkKind kind = spec.kind();
            if (!e.isExists() || name == null || kind == null) {
                throw e;
            }
            NetnsRef elsewhere = spec.netnsIfSet();
            Link existing = elsewhere == null ? get(name) : in(elsewhere, there -> there.get(name));
            if (!existing.isSelected(kind)) {
                throw new IllegalStateException("there is a link " + Text.quote(name) + " already, and it is "
                        + (existing.kind().isEmpty() ? "no virtual one" : "of kind " + existing.kind()) + ", not "
                        + kind.name());
            }
            return existing;
        }
    }

    // Changing

    /**
     * Changes a link, all in one message: either everything that can be checked beforehand is accepted, or nothing is
     * changed. Equivalent to: {@code ip link set …}.
     *
     * <pre>{@code
     * links.change("veth-pb", link -> link.up().mtu(1450));
     * }</pre>
     */
    public void change(String name, Consumer<? super LinkChange> changes) {
        change(LinkRef.of(name), changes);
    }

    /** Changes a link; see {@link #change(String, Consumer)}. */
    public void change(LinkRef link, Consumer<? super LinkChange> changes) {
        LinkChange change = new LinkChange();
        changes.accept(change);
        change(link, change);
    }

    /**
     * Changes a link to what a spec says, such as {@code BridgePort.options().cost(10)}; a name in it is the new name.
     */
    public void change(LinkRef link, LinkSpec<?> changes) {
        changes.resolve(this::indexOf);
        // A name in a message without an index says which link is meant, so that a new name needs the index.
        LinkRef target = changes.nameIfSet() == null ? link : LinkRef.of(indexOf(link));
        client.execute(LinkRequests.change(target, changes, "change " + link.describe()));
    }

    /** Changes a link to what a spec says; see {@link #change(LinkRef, LinkSpec)}. */
    public void change(String name, LinkSpec<?> changes) {
        change(LinkRef.of(name), changes);
    }

    /** Switches a link on. Equivalent to: {@code ip link set NAME up}. */
    public void up(String name) {
        up(LinkRef.of(name));
    }

    /** Switches a link on. */
    public void up(LinkRef link) {
        change(link, LinkSpec::up);
    }

    /** Switches a link off. Its routes go with it. Equivalent to: {@code ip link set NAME down}. */
    public void down(String name) {
        down(LinkRef.of(name));
    }

    /** Switches a link off. */
    public void down(LinkRef link) {
        change(link, LinkSpec::down);
    }

    /**
     * Gives a link another name. Equivalent to: {@code ip link set NAME name NEW}.
     *
     * @throws KernelException EEXIST when the new name is taken; EBUSY on kernels before 6.2 when the link is up
     */
    public void rename(String name, String newName) {
        rename(LinkRef.of(name), newName);
    }

    /** Gives a link another name; see {@link #rename(String, String)}. */
    public void rename(LinkRef link, String newName) {
        change(link, change -> change.name(newName));
    }

    /**
     * Moves a link into another network namespace. It loses its addresses and routes, and comes down. Equivalent to:
     * {@code ip link set NAME netns pb}.
     *
     * @throws KernelException EEXIST when its name is taken there; EINVAL when it cannot leave its namespace
     */
    public void move(String name, NetnsRef namespace) {
        move(LinkRef.of(name), namespace);
    }

    /** Moves a link into another network namespace; see {@link #move(String, NetnsRef)}. */
    public void move(LinkRef link, NetnsRef namespace) {
        change(link, change -> change.netns(namespace));
    }

    /** Moves a link into another network namespace, where it gets another name, in one step. */
    public void move(String name, NetnsRef namespace, String newName) {
        move(LinkRef.of(name), namespace, newName);
    }

    /** Moves a link into another network namespace, where it gets another name, in one step. */
    public void move(LinkRef link, NetnsRef namespace, String newName) {
        change(link, change -> change.netns(namespace).name(newName));
    }

    /** Gives a link one more name. Equivalent to: {@code ip link property add dev NAME altname ALT}. Linux 5.5. */
    public void addAlternativeName(LinkRef link, String alternative) {
        client.execute(LinkRequests.addAlternativeName(link, alternative));
    }

    /** Gives a link one more name; see {@link #addAlternativeName(LinkRef, String)}. */
    public void addAlternativeName(String name, String alternative) {
        addAlternativeName(LinkRef.of(name), alternative);
    }

    /** Takes an alternative name from a link. Equivalent to: {@code ip link property del dev NAME altname ALT}. */
    public void deleteAlternativeName(LinkRef link, String alternative) {
        client.execute(LinkRequests.deleteAlternativeName(link, alternative));
    }

    /** Takes an alternative name from a link; see {@link #deleteAlternativeName(LinkRef, String)}. */
    public void deleteAlternativeName(String name, String alternative) {
        deleteAlternativeName(LinkRef.of(name), alternative);
    }

    // Deleting

    /**
     * Deletes a link; of a pair, both ends. Equivalent to: {@code ip link delete NAME}.
     *
     * @throws KernelException ENODEV when there is none; EOPNOTSUPP when it is hardware or the loopback
     */
    public void delete(String name) {
        delete(LinkRef.of(name));
    }

    /** Deletes a link; see {@link #delete(String)}. */
    public void delete(LinkRef link) {
        client.execute(LinkRequests.delete(link));
    }

    /**
     * Deletes all links of a group at once, which for many links is far faster than one by one. Equivalent to:
     * {@code ip link delete group N}.
     *
     * @param group not 0, to which every link belongs that was given no other
     * @throws IllegalArgumentException when the group is 0
     * @throws KernelException ENODEV when it has no links; EOPNOTSUPP when one of them cannot be deleted, and then none is
     */
    public void deleteGroup(int group) {
        if (group == 0) {
            throw new IllegalArgumentException(
                    "group 0 holds every link that was given no other; delete those by name");
        }
        client.execute(LinkRequests.deleteGroup(group));
    }

    // Waiting

    /**
     * Waits until a link is in this state, such as {@link OperState#UP} after it was switched on.
     *
     * @return the link, as it was then
     * @throws io.github.netlink4j.NetlinkTimeoutException when the time is over first; the text tells the state it is in
     * @throws KernelException ENODEV when there is no such link, or no more
     */
    public Link awaitOperState(LinkRef link, OperState state, Duration timeout) {
        return await(link, now -> now.operState() == state, state.toString(), timeout);
    }

    /** Waits until a link is in this state; see {@link #awaitOperState(LinkRef, OperState, Duration)}. */
    public Link awaitOperState(String name, OperState state, Duration timeout) {
        return awaitOperState(LinkRef.of(name), state, timeout);
    }

    /**
     * Waits until something is true of a link, such as a bridge port that has come to forward.
     *
     * @param expected what is waited for, for the text of the exception
     * @return the link, as it was then
     * @throws io.github.netlink4j.NetlinkTimeoutException when the time is over first
     * @throws KernelException ENODEV when there is no such link, or no more
     */
    public Link await(LinkRef link, Predicate<? super Link> condition, String expected, Duration timeout) {
        // A name may pass to another link meanwhile; what is waited for is this one.
        LinkRef same = LinkRef.of(indexOf(link));
        AtomicReference<Link> last = new AtomicReference<>();
        boolean reached = NetlinkClient.await(timeout, () -> {
            Link now = get(same);
            last.set(now);
            return condition.test(now);
        });
        Link seen = Objects.requireNonNull(last.get());
        if (!reached) {
            throw new NetlinkTimeoutException(
                    "link " + link.describe() + " did not become " + expected + " within " + timeout.toMillis()
                            + " ms; it is " + seen.operState(),
                    Outcome.NOT_SENT);
        }
        return seen;
    }
}
