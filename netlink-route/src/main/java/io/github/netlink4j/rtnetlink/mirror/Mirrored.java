package io.github.netlink4j.rtnetlink.mirror;

import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;

/**
 * A kind of object that a mirror can hold, as {@code LinkMirror.LINK}. A room that wants its objects mirrored has one, with
 * a {@link Shelf} for each family of objects, which knows how they are listed and what the kernel's messages mean for them.
 *
 * @param <R> how the objects are read
 */
public abstract class Mirrored<R> {
    private final String name;
    private final List<Integer> groups;

    /**
     * A kind of object.
     *
     * @param name what people call it, as {@code link}
     * @param groups numbers of the multicast groups by which the kernel tells of such objects, and of what changes them
     *     without being told; a group that the kernel does not have is left out
     */
    protected Mirrored(String name, List<Integer> groups) {
        this.name = name;
        this.groups = List.copyOf(groups);
    }

    /** What people call it, as {@code link}. */
    public final String name() {
        return name;
    }

    /** Numbers of the multicast groups to join. */
    public final List<Integer> groups() {
        return groups;
    }

    /** Empty shelves for one mirror, or one snapshot of it. */
    protected abstract Holding<R> hold(ReadWriteLock lock);

    @Override
    public final String toString() {
        return name;
    }
}
