package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.rtnetlink.object.SharedState;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The state of links that their addresses and routes depend on: whether a link is up and has a carrier, its MTU, and its
 * master. They change with it, partly without a notification. One for each mirror, whether or not the mirror holds links.
 */
public final class LinkStates implements SharedState {
    /** Identifies it among the shared states of a mirror. */
    public static final Key<LinkStates> KEY = new Key<>(LinkStates::new);

    private static final int IFF_UP_AND_WORKING =
            LinkView.IFF_UP | LinkView.IFF_RUNNING | LinkView.IFF_LOWER_UP | LinkView.IFF_DORMANT;

    private final Map<Integer, State> links = new HashMap<>();
    private final LinkView view = new LinkView();
    private boolean changed;
    private int index;
    private boolean up;

    /** Creates a state in which nothing is known yet. */
    private LinkStates() {}

    private record State(int flags, int mtu, int master) {}

    @Override
    public Set<RtmKind> receives() {
        return EnumSet.of(RtmKind.LINK);
    }

    @Override
    public void onMessage(RtMessage message) {
        changed = false;
        LinkView link = message.read(view);
        if (!link.isComplete()) {
            return;
        }
        index = link.index();
        boolean isGone = message.isDeletion();
        up = !isGone && link.isUp();
        if (isGone) {
            links.remove(index);
            changed = true;
        } else {
            State now = new State(link.flags() & IFF_UP_AND_WORKING, link.mtu(), link.master());
            changed = !now.equals(links.put(index, now));
        }
    }

    /** Returns whether the message about a link that is being processed reports something that was not known. */
    public boolean hasChanged() {
        return changed;
    }

    /** Returns the index of the link that the message is about. */
    public int index() {
        return index;
    }

    /** Returns whether that link is up. */
    public boolean isUp() {
        return up;
    }

    @Override
    public void forget() {
        links.clear();
    }
}
