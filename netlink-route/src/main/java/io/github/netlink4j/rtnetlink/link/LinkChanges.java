package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.socket.RequestSink;
import java.util.function.Consumer;

/**
 * Changes to the links of one network namespace: carried out at once by {@link Links}, or together with others in a
 * {@link LinkBatch}. What the kernel refuses is a {@link KernelException}, thrown at once or told by the batch.
 */
public abstract sealed class LinkChanges permits Links, LinkBatch {
    private final RequestSink sink;

    LinkChanges(RequestSink sink) {
        this.sink = sink;
    }

    /** The index of a link, looked up if it is said by name. */
    abstract int indexOf(LinkRef link);

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
        LinkRef named = changes.nameIfSet() == null ? link : LinkRef.of(indexOf(link));
        sink.accept(LinkRequests.change(named, changes, "change " + link.describe()), changes.namespaces());
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
        sink.accept(LinkRequests.addAlternativeName(link, alternative));
    }

    /** Gives a link one more name; see {@link #addAlternativeName(LinkRef, String)}. */
    public void addAlternativeName(String name, String alternative) {
        addAlternativeName(LinkRef.of(name), alternative);
    }

    /** Takes an alternative name from a link. Equivalent to: {@code ip link property del dev NAME altname ALT}. */
    public void deleteAlternativeName(LinkRef link, String alternative) {
        sink.accept(LinkRequests.deleteAlternativeName(link, alternative));
    }

    /** Takes an alternative name from a link; see {@link #deleteAlternativeName(LinkRef, String)}. */
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
        sink.accept(LinkRequests.delete(link));
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
        sink.accept(LinkRequests.deleteGroup(group));
    }
}
