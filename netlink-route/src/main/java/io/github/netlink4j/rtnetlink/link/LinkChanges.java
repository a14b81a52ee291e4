package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestSink;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Changes to the links of one network namespace: carried out at once by {@link Links}, or together with others in a
 * {@link LinkBatch}. What the kernel refuses is a {@link KernelException}, thrown at once or reported by the batch.
 */
public abstract sealed class LinkChanges permits Links, LinkBatch {
    private final RequestSink sink;
    private final LinkResolver resolver;

    LinkChanges(RequestSink sink, LinkResolver resolver) {
        this.sink = sink;
        this.resolver = resolver;
    }

    /** Returns the resolver of links that requests refer to, in this network namespace. */
    final LinkResolver resolver() {
        return resolver;
    }

    /** Returns the service that makes the requests to create links, and reaches the namespaces that they are put into. */
    abstract LinkCreation creation();

    /**
     * Carries out a change that requires two requests.
     *
     * @param port the request that makes the link a port, and makes all other changes
     * @param options the request that sets its options as a port
     */
    abstract void acceptPort(Request port, Request options);

    /**
     * Changes a link, all in one message. Equivalent to: {@code ip link set …}.
     *
     * <p>The kernel applies the parts of the change one after the other, and does not undo those before the one that it
     * refuses (do_setlink()). After such a refusal the link is read again: the outcome of the exception is PARTIAL when a part
     * is in effect, and {@link KernelException#parts()} lists which are and which are not; REJECTED when none is; UNKNOWN when
     * the link cannot be read.
     *
     * <p>A master together with options of a port, such as {@code BridgePort.options().master("br0").hairpin(true)}, requires
     * two messages, because the kernel accepts the options only for a link that is already a port. When the second is refused,
     * the link is a port nevertheless, and the outcome is PARTIAL. In a batch such a change is refused with
     * {@link IllegalArgumentException}.
     *
     * <p>A link that moves to another network namespace becomes a port of the master that has this name there.
     *
     * <p>Of the tunnels {@link Gre}, {@link Ipip}, {@link Vti}, {@link Xfrm} and those like them the kernel resets every
     * attribute that a change does not contain. As {@code ip} does, the link is read first, and its other attributes are sent
     * as they were. In a batch it is read when the change is added.
     *
     * <!-- sample: ObjectSamplesTest change -->
     * <pre>{@code
     * nl.links().change("eth0", link -> link.up().mtu(1450));
     * }</pre>
     *
     * @throws KernelException ENODEV when there is no such link; EEXIST when a new name is taken; EINVAL or EOPNOTSUPP when the
     *     link does not support what is set
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
     * Changes a link as a spec specifies, such as {@code BridgePort.options().cost(10)}; a name in the spec is the new name
     * of the link.
     */
    public void change(LinkRef link, LinkSpec<?> changes) {
        Supplier<String> request = () -> LinkAttr.RTM_NEWLINK.kernelName() + " change " + link.text();
        changes.check();
        boolean isTwofold = LinkValidator.makesPortWithOptions(changes);
        // In a message without an index, the name identifies the link: a new name requires the index. By the time
        // of the second message, the name may belong to another link.
        LinkRef named = changes.nameIfSet() == null && !isTwofold
                ? resolver.checked(link, request)
                : LinkRef.of(resolver.index(link, "link", request));
        creation().resolve(changes, request);
        Request change = LinkRequests.change(named, link, changes, completed(link, changes));
        if (isTwofold) {
            acceptPort(change, LinkRequests.portOptions(named, link, changes));
        } else {
            sink.accept(change, changes.namespaces());
        }
    }

    /** Returns the changes together with what the kernel would reset if they did not contain it. */
    private LinkSpec<?> completed(LinkRef link, LinkSpec<?> changes) {
        String name = changes.textIfSet(LinkInfo.KIND);
        LinkKind kind = name == null ? null : LinkKinds.named(name);
        if (kind == null
                || !kind.isReplacedByChanges()
                || kind.declared().attributes().stream().noneMatch(changes::isSet)) {
            return changes;
        }
        Link present = creation().present(link);
        // Of a link of another kind, the kernel refuses the change.
        return present.isKind(kind) ? changes.completed(kind.declared(), present) : changes;
    }

    /** Changes a link as a spec specifies; see {@link #change(LinkRef, LinkSpec)}. */
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

    /** Switches a link off. The kernel deletes its routes. Equivalent to: {@code ip link set NAME down}. */
    public void down(String name) {
        down(LinkRef.of(name));
    }

    /** Switches a link off. */
    public void down(LinkRef link) {
        change(link, LinkSpec::down);
    }

    /**
     * Renames a link. Equivalent to: {@code ip link set NAME name NEW}.
     *
     * @throws KernelException EEXIST when the new name is taken; EBUSY on kernels before 6.2 when the link is up
     */
    public void rename(String name, String newName) {
        rename(LinkRef.of(name), newName);
    }

    /** Renames a link; see {@link #rename(String, String)}. */
    public void rename(LinkRef link, String newName) {
        change(link, change -> change.name(newName));
    }

    /**
     * Moves a link into another network namespace. It loses its addresses and routes, and is switched off. Equivalent to:
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

    /**
     * Moves a link into another network namespace and renames it there, in one message.
     *
     * @throws KernelException EEXIST when the new name is taken there: then the link has been moved under its old name, and
     *     the outcome is PARTIAL, unless the old name is taken there as well
     */
    public void move(String name, NetnsRef namespace, String newName) {
        move(LinkRef.of(name), namespace, newName);
    }

    /** Moves a link into another network namespace under another name; see {@link #move(String, NetnsRef, String)}. */
    public void move(LinkRef link, NetnsRef namespace, String newName) {
        change(link, change -> change.netns(namespace).name(newName));
    }

    /** Adds an alternative name to a link. Equivalent to: {@code ip link property add dev NAME altname ALT}. Linux 5.5. */
    public void addAlternativeName(LinkRef link, String alternative) {
        sink.accept(resolver.about(link, LinkRequests.addAlternativeName(link, alternative)));
    }

    /** Adds an alternative name to a link; see {@link #addAlternativeName(LinkRef, String)}. */
    public void addAlternativeName(String name, String alternative) {
        addAlternativeName(LinkRef.of(name), alternative);
    }

    /** Removes an alternative name from a link. Equivalent to: {@code ip link property del dev NAME altname ALT}. */
    public void deleteAlternativeName(LinkRef link, String alternative) {
        sink.accept(resolver.about(link, LinkRequests.deleteAlternativeName(link, alternative)));
    }

    /** Removes an alternative name from a link; see {@link #deleteAlternativeName(LinkRef, String)}. */
    public void deleteAlternativeName(String name, String alternative) {
        deleteAlternativeName(LinkRef.of(name), alternative);
    }

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
        sink.accept(resolver.about(link, LinkRequests.delete(link)));
    }

    /**
     * Deletes all links of a group at once, which for many links is far faster than one by one. Equivalent to: {@code ip
     * link delete group N}.
     *
     * @param group the group; not 0, which is the group of every link without another one
     * @throws IllegalArgumentException when the group is 0
     * @throws KernelException ENODEV when it has no links; EOPNOTSUPP when one of them cannot be deleted, and then none is
     */
    public void deleteGroup(int group) {
        if (group == 0) {
            throw new IllegalArgumentException(
                    "group 0 holds every link that was given no other; delete those by name");
        }
        sink.accept(LinkRequests.deleteGroup(group));
    }
}
