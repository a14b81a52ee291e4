package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.rtnetlink.address.AddressMirror;
import io.github.netlink4j.rtnetlink.link.LinkMirror;
import io.github.netlink4j.rtnetlink.route.RouteMirror;
import java.util.Map;

/** What a {@link Mirror} held at one moment. Immutable. */
public final class MirrorSnapshot {
    private final Map<Mirrored<?>, Object> readers;

    MirrorSnapshot(Map<Mirrored<?>, Object> readers) {
        this.readers = readers;
    }

    /**
     * The objects of a kind.
     *
     * @throws IllegalArgumentException when the mirror holds none of this kind
     */
    @SuppressWarnings("unchecked") // a kind makes readers of its type
    public <R> R of(Mirrored<R> kind) {
        Object reader = readers.get(kind);
        if (reader == null) {
            throw new IllegalArgumentException("this mirror holds no objects of kind " + kind);
        }
        return (R) reader;
    }

    /** The links. */
    public LinkMirror links() {
        return of(LinkMirror.LINK);
    }

    /** The addresses. */
    public AddressMirror addresses() {
        return of(AddressMirror.ADDRESS);
    }

    /** The routes. */
    public RouteMirror routes() {
        return of(RouteMirror.ROUTE);
    }
}
