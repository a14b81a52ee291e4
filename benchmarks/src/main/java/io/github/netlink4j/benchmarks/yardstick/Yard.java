package io.github.netlink4j.benchmarks.yardstick;

import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.socket.SocketOptions;
import java.time.Duration;

/** What all operations use: a handle, and the veth pair that every scene has. */
final class Yard {
    static final String NEAR = "yard0";
    static final String FAR = "yard1";

    /** A long timeout, for listings of a million routes. */
    static final SocketOptions OPTIONS = SocketOptions.defaults().timeout(Duration.ofMinutes(5));

    final RtNetlink nl = RtNetlink.open(OPTIONS);

    private LinkRef near = LinkRef.of(NEAR);
    private LinkRef far = LinkRef.of(FAR);

    /** Looks up the pair, which is a new one in each scene. */
    void look() {
        near = LinkRef.of(nl.links().get(NEAR).index());
        far = LinkRef.of(nl.links().get(FAR).index());
    }

    /** Returns the near end, by index. */
    LinkRef near() {
        return near;
    }

    /** Returns the far end, by index. */
    LinkRef far() {
        return far;
    }
}
