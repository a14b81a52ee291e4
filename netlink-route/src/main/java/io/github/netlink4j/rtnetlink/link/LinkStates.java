package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.rtnetlink.mirror.Notice;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers of each link what decides about its addresses and routes, which change with it, and partly without a word:
 * whether it is up and has a carrier, its largest packet, and whose port it is. For mirrors that need not hold links.
 */
public final class LinkStates {
    private static final int IFF_UP_AND_WORKING =
            LinkView.IFF_UP | LinkView.IFF_RUNNING | LinkView.IFF_LOWER_UP | LinkView.IFF_DORMANT;

    private final Map<Integer, State> links = new HashMap<>();
    private final LinkView view = new LinkView();
    private int index;
    private boolean up;

    /** Knows nothing yet. */
    public LinkStates() {}

    private record State(int flags, int mtu, int master) {}

    /**
     * Learns from a message.
     *
     * @return whether it tells of a link something that is not known yet; then {@link #index()} and {@link #isUp()} say what
     */
    public boolean learns(Notice notice) {
        boolean gone = notice.type() == LinkAttr.RTM_DELLINK.number();
        if (!gone && notice.type() != LinkAttr.RTM_NEWLINK.number()) {
            return false;
        }
        LinkView link = notice.in(view);
        if (!LinkShelf.isWhole(link)) {
            return false;
        }
        index = link.index();
        up = !gone && link.isUp();
        if (gone) {
            links.remove(index);
            return true;
        }
        State now = new State(link.flags() & IFF_UP_AND_WORKING, link.mtu(), link.master());
        return !now.equals(links.put(index, now));
    }

    /** The link that was learnt about last. */
    public int index() {
        return index;
    }

    /** Whether it is up. */
    public boolean isUp() {
        return up;
    }

    /** Messages were lost. */
    public void forget() {
        links.clear();
    }
}
