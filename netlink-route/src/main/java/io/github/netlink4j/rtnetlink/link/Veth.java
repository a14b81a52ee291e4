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
 * A pair of links joined like by a cable: what one sends the other receives. enum VETH_INFO_*, linux/veth.h.
 *
 * <pre>{@code
 * Veth.named("bread-pb-veth").master("brd1").up().peer("veth-pb", peer -> peer.netns(pb))
 * }</pre>
 */
public final class Veth extends LinkSpec<Veth> {
    /** Its attributes. */
    public static final LinkKind KIND = LinkKind.of("veth", "VETH_INFO_");

    /** The other end: struct ifinfomsg and attributes of a link. */
    public static final Nest PEER = KIND.nest(1, "PEER", 16).holding(() -> LinkAttr.SET);

    private @Nullable LinkChange peer;

    private Veth() {
        super(KIND);
    }

    /**
     * A new pair, by the name of the near end. Without {@link #peer} the kernel names the other one {@code veth0} or so.
     * Equivalent to: {@code ip link add NAME type veth}.
     */
    public static Veth named(String name) {
        return new Veth().name(name);
    }

    /**
     * Returns what both ends of a pair were given, to create one like it; see {@link LinkSpec}. Of the other end without what the
     * kernel ignores at creation: its master, its options of a port and its alias.
     *
     * @throws IllegalArgumentException when one is no end of a pair
     */
    public static Veth of(LinkView near, LinkView far) {
        if (!far.isKind(KIND)) {
            throw new IllegalArgumentException("the link " + far.copy().text() + " is no end of a pair");
        }
        return new Veth().copyOf(near, Set.of()).peer(far.name(), end -> end.copySettings(far));
    }

    /** The other end's name. Equivalent to: {@code … peer name NAME}. */
    public Veth peer(String name) {
        return peer(name, end -> {});
    }

    /**
     * The other end, with all that a link can be given; with a namespace of its own it is born there, and was never
     * anywhere else. Equivalent to: {@code … peer name NAME netns pb}.
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

    /** How the other end is said, in its namespace. */
    LinkRef peerOf(Link made) {
        String name = peer == null ? null : peer.nameIfSet();
        return name == null ? LinkRef.of(made.parent()) : LinkRef.of(name);
    }

    /** The other end, which is born where the request is made unless it says otherwise itself; null when nothing is told. */
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

    /** The other end cannot be switched on before both are joined: veth_open() would answer ENOTCONN. */
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
