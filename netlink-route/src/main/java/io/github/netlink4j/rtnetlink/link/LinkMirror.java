package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.rtnetlink.mirror.Holding;
import io.github.netlink4j.rtnetlink.mirror.Mirrored;
import io.github.netlink4j.rtnetlink.mirror.Store;
import io.github.netlink4j.rtnetlink.object.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;

/**
 * The links that a mirror holds. Safe for any thread; each answer is consistent in itself.
 *
 * <p>What the kernel counts is not kept up to date, as nobody is told of it: {@link Link#stats()}, how many programs want
 * all packets, timers of bridges; nor is what it does not tell of a link: its queueing discipline, the settings of address
 * families ({@link LinkAttr#AF_SPEC}), and where in another network namespace its other end is.
 */
public final class LinkMirror {
    /** The links, for a mirror to hold. */
    public static final Mirrored<LinkMirror> LINK = new Mirrored<>("link", List.of(LinkShelf.RTNLGRP_LINK)) {
        @Override
        protected Holding<LinkMirror> hold(ReadWriteLock lock) {
            Store<Integer, Link> store = new Store<>(lock);
            LinkMirror links = new LinkMirror(store);
            return new Holding<>(links, List.of(new LinkShelf(store, links)));
        }
    };

    private final Store<Integer, Link> store;
    private final Index<String, Link> byName;
    private final Index<Integer, Link> byMaster;
    final Index<Integer, Link> byParent;

    private LinkMirror(Store<Integer, Link> store) {
        this.store = store;
        this.byName = store.index(LinkMirror::names);
        this.byMaster = store.index(link -> link.master() == 0 ? List.of() : List.of(link.master()));
        this.byParent = store.index(link -> link.parent() == 0 ? List.of() : List.of(link.parent()));
    }

    private static List<String> names(Link link) {
        List<String> names = new ArrayList<>(link.alternativeNames());
        names.add(link.name());
        return names;
    }

    /** All links. */
    public List<Link> list() {
        return store.list();
    }

    /** How many there are. */
    public int size() {
        return store.size();
    }

    /** The link of this index, empty when there is none. */
    public Optional<Link> find(int index) {
        return store.at(index).stream().findFirst();
    }

    /** The link of this name or alternative name, empty when there is none. */
    public Optional<Link> find(String name) {
        return store.by(byName, name).stream().findFirst();
    }

    /** The ports of a bridge, bond, team or VRF. */
    public List<Link> ports(int master) {
        return store.by(byMaster, master);
    }

    /** The ports of a bridge, bond, team or VRF. */
    public List<Link> ports(Link master) {
        return ports(master.index());
    }
}
