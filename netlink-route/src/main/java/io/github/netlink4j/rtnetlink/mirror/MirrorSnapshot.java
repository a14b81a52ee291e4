package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.object.RtObjectType;

/** The objects that a {@link Mirror} held at one moment. Immutable. */
public final class MirrorSnapshot {
    private final Holdings holdings;

    MirrorSnapshot(Holdings holdings) {
        this.holdings = holdings;
    }

    /**
     * Returns the objects of a type.
     *
     * @throws IllegalArgumentException when the mirror does not hold this type
     */
    public <K, V extends MessageView, T extends V> MirroredObjects<K, V, T> of(RtObjectType<K, V, T> type) {
        return holdings.of(type);
    }

    /** Returns whether the mirror holds this type. */
    public boolean holds(RtObjectType<?, ?, ?> type) {
        return holdings.holds(type);
    }
}
