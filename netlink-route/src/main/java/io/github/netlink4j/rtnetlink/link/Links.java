package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkTimeoutException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.internal.Polling;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.object.ChurnListing;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The links of one network namespace: looks them up, creates, changes and deletes them.
 *
 * <p>A link is identified by name (alternative names count), by index, or as a {@link Link}, which is refused with
 * {@link IllegalArgumentException} when it was read in another network namespace. What the kernel refuses is a
 * {@link KernelException}: ENODEV when there is no such link, EPERM without CAP_NET_ADMIN.
 */
public final class Links extends LinkChanges implements ObjectReader<LinkFilter, LinkView, Link> {
    private final NetlinkClient client;
    private final Dumps<LinkFilter, LinkView, Link> dumps;
    private final LinkCreation creation;

    /** Creates a service for the links that this handle reaches. */
    public Links(NetlinkClient client) {
        this(client, new LinkResolver(client));
    }

    private Links(NetlinkClient client, LinkResolver resolver) {
        super(client::execute, resolver);
        this.client = client;
        this.dumps = new Dumps<>(
                client,
                Link.TYPE,
                LinkFilter.all(),
                filter -> filter.resolve(resolver),
                new ChurnListing<>(Link.TYPE, index -> find(index)));
        this.creation = new LinkCreation(this);
    }

    /** Returns a service for the namespace that a link is put into by a request made in another one. */
    static Links ofTarget(NetlinkClient client) {
        return new Links(client, LinkResolver.ofTarget(client));
    }

    // Looking up

    /**
     * Returns the link of this name. Equivalent to: {@code ip link show NAME}.
     *
     * @throws KernelException ENODEV when there is none
     */
    public Link get(String name) {
        return get(LinkRef.of(name));
    }

    /**
     * Returns the link of this index.
     *
     * @throws KernelException ENODEV when there is none
     */
    public Link get(int index) {
        return get(LinkRef.of(index));
    }

    /**
     * Returns the link as it is now.
     *
     * @throws KernelException ENODEV when there is none
     * @throws IllegalArgumentException when it was read in another network namespace
     */
    public Link get(LinkRef link) {
        return dumps.get(resolver().about(link, LinkRequests.get(link)));
    }

    /** Returns the link of this name, empty when there is none. */
    public Optional<Link> find(String name) {
        return find(LinkRef.of(name));
    }

    /** Returns the link of this index, empty when there is none. */
    public Optional<Link> find(int index) {
        return find(LinkRef.of(index));
    }

    /** Returns the link as it is now, empty when it does not exist. */
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
     * Returns the index of a link; asks the kernel only for a link identified by name.
     *
     * @throws KernelException ENODEV when there is none
     * @throws IllegalArgumentException when it was read in another network namespace
     */
    public int indexOf(LinkRef link) {
        return resolver().index(link, "link", () -> LinkRequests.get(link).describe());
    }

    @Override
    public Dumps<LinkFilter, LinkView, Link> dumps() {
        return dumps;
    }

    /** Returns all links, complete or not at all. Equivalent to: {@code ip -s link show}. */
    @Override
    public List<Link> list() {
        return list(LinkFilter.all());
    }

    /**
     * Returns the names of all links, complete or not at all. Since Linux 7.2 the kernel sends little more than the names, a
     * twentieth of what {@link #list()} receives; older kernels send whole links.
     */
    public List<LinkNames> names() {
        return list(LinkFilter.NAMES).stream()
                .map(link -> new LinkNames(link.index(), link.name(), link.alternativeNames()))
                .toList();
    }

    /**
     * Shows the visitor all links one by one with their names: {@link LinkView#index}, {@link LinkView#name},
     * {@link LinkView#alternativeNames}. Everything else is absent where the kernel sends only names; see {@link #names()}.
     * Allocates nothing.
     *
     * @throws io.github.netlink4j.DumpInterruptedException as by {@link #forEach}
     */
    public void forEachName(Consumer<? super LinkView> visitor) {
        forEach(LinkFilter.NAMES, visitor);
    }

    /**
     * Returns a reader of the links of another network namespace, which is not entered. Linux 5.0.
     *
     * @param netnsId the id of that namespace in the namespace of this handle; {@code NetnsIds.ensure} gives it one
     * @throws IllegalArgumentException when the id is negative
     */
    public NetnsLinks in(int netnsId) {
        return new NetnsLinks(client, netnsId);
    }

    // Creating

    /**
     * Creates a link and returns it as the kernel created it, in one round trip. Never changes a link that exists.
     * Equivalent to: {@code ip link add …}.
     *
     * @return the link; when it was created in another network namespace, as it is there
     * @throws KernelException EEXIST when the name or the index is taken; EOPNOTSUPP when this kernel has no such kind;
     *     ERANGE or EINVAL when an attribute is out of range, with its path and limit
     * @throws IllegalArgumentException when it has no name, or no kind
     */
    public Link create(LinkSpec<?> spec) {
        return creation.create(spec);
    }

    /**
     * Creates a veth pair: each end receives what the other sends. Equivalent to: {@code ip link add A type veth peer name
     * B}.
     *
     * @throws KernelException EEXIST when one of the names is taken
     */
    public LinkPair createVeth(String name, String peer) {
        return createVeth(Veth.named(name).peer(peer));
    }

    /**
     * Creates a veth pair.
     *
     * @return both ends; the other end as it is in its network namespace
     */
    public LinkPair createVeth(Veth pair) {
        return createPair(pair);
    }

    /**
     * Creates a pair of links of any kind that has pairs: {@link Veth}, {@link Vxcan} or {@link Netkit}.
     *
     * @return both ends; the other end as it is in its network namespace
     */
    public LinkPair createPair(PairSpec<?> pair) {
        return creation.createPair(pair);
    }

    /**
     * Creates a link unless there already is one of this name and kind, which is then left as it is.
     *
     * @return the link, new or not
     * @throws IllegalStateException when a link of this name is of another kind
     * @throws KernelException EEXIST when there is no link of this name, but its index or the name of its other end is taken
     */
    public Link ensure(LinkSpec<?> spec) {
        return creation.ensure(spec);
    }

    @Override
    LinkCreation creation() {
        return creation;
    }

    void execute(Request request) {
        client.execute(request);
    }

    @Override
    void acceptPort(Request port, Request options) {
        execute(port);
        execute(options);
    }

    // Waiting

    /**
     * Waits until a link is in this state, such as {@link OperState#UP} after it was switched on.
     *
     * @return the link, as it was then
     * @throws io.github.netlink4j.NetlinkTimeoutException when the time is over first; the text states the present state
     * @throws KernelException ENODEV when the link does not exist, or is deleted meanwhile
     */
    public Link awaitOperState(LinkRef link, OperState state, Duration timeout) {
        return awaitState(link, now -> now.operState() == state, state.toString(), timeout);
    }

    /** Waits until a link is in this state; see {@link #awaitOperState(LinkRef, OperState, Duration)}. */
    public Link awaitOperState(String name, OperState state, Duration timeout) {
        return awaitOperState(LinkRef.of(name), state, timeout);
    }

    /**
     * Waits until a condition holds for a link, such as that a bridge port forwards.
     *
     * @param expected describes the condition, for the text of the exception
     * @return the link, as it was then
     * @throws io.github.netlink4j.NetlinkTimeoutException when the time is over first
     * @throws KernelException ENODEV when the link does not exist, or is deleted meanwhile
     */
    public Link awaitState(LinkRef link, Predicate<? super Link> condition, String expected, Duration timeout) {
        // A name may pass to another link meanwhile: wait for this one.
        LinkRef same = LinkRef.of(indexOf(link));
        AtomicReference<Link> last = new AtomicReference<>();
        boolean reached = Polling.await(timeout, () -> {
            Link now = get(same);
            last.set(now);
            return condition.test(now);
        });
        Link seen = Objects.requireNonNull(last.get());
        if (!reached) {
            throw new NetlinkTimeoutException(
                    "link " + link.text() + " did not become " + expected + " within " + timeout.toMillis()
                            + " ms; it is " + seen.operState(),
                    Outcome.NOT_SENT);
        }
        return seen;
    }

    /**
     * Waits until a link no longer exists. The kernel deletes the links of a namespace, and with them the other ends of
     * their pairs, some milliseconds after the namespace has lost its last user. Returns at once when there is none.
     *
     * @throws NetlinkTimeoutException when it still exists after that time
     */
    public void awaitGone(LinkRef link, Duration timeout) {
        // A name may pass to another link meanwhile: wait for this one.
        find(link).ifPresent(same -> {
            if (!Polling.await(timeout, () -> find(same).isEmpty())) {
                throw new NetlinkTimeoutException(
                        "link " + link.text() + " is still there after " + timeout.toMillis() + " ms",
                        Outcome.NOT_SENT);
            }
        });
    }

    /** Waits until a link no longer exists; see {@link #awaitGone(LinkRef, Duration)}. */
    public void awaitGone(String name, Duration timeout) {
        awaitGone(LinkRef.of(name), timeout);
    }
}
