package io.github.netlink4j.rtnetlink.mirror;

import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The objects of one kind in one mirror.
 *
 * @param reader reads them; safe for any thread
 * @param shelves where they stand, mostly one for each family; always the same in the same order
 */
public record Holding<R>(R reader, List<Shelf<?, ?>> shelves) {
    public Holding {
        shelves = List.copyOf(shelves);
    }

    static <R> Holding<R> of(Mirrored<R> kind, ReadWriteLock lock) {
        return kind.hold(lock);
    }

    /** A copy of them that nobody changes any more. To be called while nothing changes. */
    static <R> R freeze(Mirrored<R> kind, Holding<?> live) {
        Holding<R> frozen = kind.hold(new ReentrantReadWriteLock());
        for (int i = 0; i < frozen.shelves.size(); i++) {
            frozen.shelves.get(i).copyFrom(live.shelves.get(i));
        }
        return frozen.reader;
    }
}
