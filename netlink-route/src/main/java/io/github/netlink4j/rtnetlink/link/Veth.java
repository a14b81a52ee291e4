package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.sys.Privilege;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A pair of links: each end receives what the other sends. enum VETH_INFO_*, linux/veth.h.
 *
 * <!-- sample: ReadmeSamplesTest specs -->
 * <pre>{@code
 * Link bridge = nl.links().create(Bridge.named("brd1").up());
 * nl.links().create(Veth.named("bread-pb-veth").master(bridge).up().peer("veth-pb", peer -> peer.netns(pb)
 *         .mtu(1450))); // the peer is created in the namespace
 * }</pre>
 */
public final class Veth extends LinkSpec<Veth> {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.of("veth", "VETH_INFO_");

    /** The other end: struct ifinfomsg, and attributes of a link. */
    public static final Nest PEER = KIND.nest(1, "PEER", 16).holding(() -> LinkAttr.SET);

    private @Nullable LinkChange peer;

    private Veth() {
        super(KIND);
    }

    /**
     * Returns a spec of a new pair, by the name of the near end. Without {@link #peer} the kernel chooses the name of the
     * other end, such as {@code veth0}. Equivalent to: {@code ip link add NAME type veth}.
     */
    public static Veth named(String name) {
        return new Veth().name(name);
    }

    /**
     * Returns a spec with the settings of both ends of a pair, to create one like it; see {@link LinkSpec}. What the kernel
     * ignores of the other end at creation is left out: its master, its options as a port and its alias.
     *
     * @throws IllegalArgumentException when one is not an end of a pair
     */
    public static Veth of(LinkView near, LinkView far) {
        if (!far.isKind(KIND)) {
            throw new IllegalArgumentException("the link " + far.copy().text() + " is no end of a pair");
        }
        return new Veth().copyOf(near, Set.of()).peer(far.name(), end -> end.copySettings(far));
    }

    /** Sets the name of the other end. Equivalent to: {@code … peer name NAME}. */
    public Veth peer(String name) {
        return peer(name, end -> {});
    }

    /**
     * Sets the name of the other end, and all that can be set for a link. With a namespace of its own, it is created in that
     * namespace, without a move. Equivalent to: {@code … peer name NAME netns pb}.
     *
     * @throws IllegalArgumentException when something is set that the kernel ignores of a peer: its master, its alias
     */
    public Veth peer(String name, Consumer<? super LinkChange> setting) {
        LinkChange end = peer == null ? new LinkChange() : peer;
        end.name(name);
        setting.accept(end);
        end.refuseAsPeer();
        peer = end;
        return set(PEER, end::writeInsideTo);
    }

    /** Returns what identifies the other end in its namespace. */
    LinkRef peerOf(Link made) {
        String name = peer == null ? null : peer.nameIfSet();
        return name == null ? LinkRef.of(made.parent()) : LinkRef.of(name);
    }

    /**
     * Returns the other end, which is created where the request is made unless it sets a namespace itself; null when nothing
     * is set for it.
     */
    @Nullable
    LinkChange peer() {
        return peer;
    }

    @Override
    List<NetnsRef> namespaces() {
        List<NetnsRef> both = new ArrayList<>(super.namespaces());
        if (peer != null) {
            both.addAll(peer.namespaces());
        }
        return both;
    }

    @Override
    Privilege needs() {
        return peer == null || super.needs() != Privilege.NET_ADMIN ? super.needs() : peer.needs();
    }

    @Override
    String takenHint() {
        return "the name, or that of the other end, is taken";
    }

    @Override
    boolean needsSecondMessage() {
        return super.needsSecondMessage() || (peer != null && peer.isUp());
    }

    /** Switches the other end on once both are joined: before that, veth_open() would answer ENOTCONN. */
    @Override
    void configure(Links there, Links here, Link made) {
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
