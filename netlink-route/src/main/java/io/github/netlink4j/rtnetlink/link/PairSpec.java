package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.sys.Privilege;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A pair of links, each of which receives what the other sends: the near end, and the settings of the other one.
 *
 * @param <S> the type that setters return
 */
public abstract sealed class PairSpec<S extends PairSpec<S>> extends LinkSpec<S> permits Netkit, Veth, Vxcan {
    /** The attribute for the other end: struct ifinfomsg, and attributes of a link. */
    private final Nest peerKey;

    private @Nullable LinkChange peer;

    PairSpec(LinkKind kind, Nest peerKey) {
        super(kind);
        this.peerKey = peerKey;
    }

    /**
     * Copies the settings of both ends of a pair. What the kernel ignores of the other end at creation is left out: its
     * master, its options as a port and its alias.
     *
     * @param state attributes of the kind that the kernel only reports, or that the caller copies
     * @throws IllegalArgumentException when one is not an end of a pair
     */
    final S copyOf(LinkView near, LinkView far, Set<Attr> state) {
        if (!far.kind().equals(near.kind())) {
            throw new IllegalArgumentException("the link " + far.copy().text() + " is no end of a pair");
        }
        copyOf(near, state);
        return peer(far.name(), end -> end.copySettings(far));
    }

    /** Sets the name of the other end. Equivalent to: {@code … peer name NAME}. */
    public final S peer(String name) {
        return peer(name, end -> {});
    }

    /**
     * Sets the name of the other end, and all that can be set for a link. With a namespace of its own, it is created in
     * that namespace, without a move. Equivalent to: {@code … peer name NAME netns pb}.
     *
     * @throws IllegalArgumentException when something is set that the kernel ignores of a peer: its master, its alias
     */
    public final S peer(String name, Consumer<? super LinkChange> setting) {
        LinkChange end = peer == null ? new LinkChange() : peer;
        end.name(name);
        setting.accept(end);
        end.refuseAsPeer();
        peer = end;
        return set(peerKey, end::writeInsideTo);
    }

    /** Returns what identifies the other end in its namespace. */
    final LinkRef peerOf(Link made) {
        String name = peer == null ? null : peer.nameIfSet();
        return name == null ? LinkRef.of(made.parent()) : LinkRef.of(name);
    }

    /**
     * Returns the other end, which is created where the request is made unless it sets a namespace itself; null when
     * nothing is set for it.
     */
    final @Nullable LinkChange peer() {
        return peer;
    }

    @Override
    final List<NetnsRef> namespaces() {
        List<NetnsRef> both = new ArrayList<>(super.namespaces());
        if (peer != null) {
            both.addAll(peer.namespaces());
        }
        return both;
    }

    @Override
    final Privilege needs() {
        return peer == null || super.needs() != Privilege.NET_ADMIN ? super.needs() : peer.needs();
    }

    @Override
    final String takenHint() {
        return "the name, or that of the other end, is taken";
    }

    @Override
    final boolean needsSecondMessage() {
        return super.needsSecondMessage() || (peer != null && peer.isUp());
    }

    /** Switches the other end on once both are joined: before that, the kernel would answer ENOTCONN: veth_open(). */
    @Override
    final void configure(Links there, Links here, Link made) {
        super.configure(there, here, made);
        if (peer != null && peer.isUp()) {
            here.creation().inNamespaceOf(peer, far -> {
                far.up(peerOf(made));
                return made;
            });
        }
    }

    @Override
    void checkNew() {
        if (peer != null && peer.hasIndex() && !hasIndex()) {
            throw new IllegalArgumentException(this
                    + ": the kernel ignores the index of the other end unless the near end is given one too; set both");
        }
    }
}
