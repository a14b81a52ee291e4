package io.github.netlink4j.benchmarks.yardstick;

import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.socket.SocketOptions;
import java.time.Duration;

/** Where operations take place: a handle, and the pair of links that every scene has. */
final class Yard {
    static final String NEAR = "yard0";
    static final String FAR = "yard1";

    /** A listing of a million routes takes its time. */
    static final SocketOptions OPTIONS = SocketOptions.defaults().timeout(Duration.ofMinutes(5));

    final RtNetlink nl = RtNetlink.open(OPTIONS);

    private LinkRef near = LinkRef.of(NEAR);
    private LinkRef far = LinkRef.of(FAR);

    /** Looks the pair up, which is another one in each scene. */
    void look() {
        near = LinkRef.of(nl.links().get(NEAR).index());
        far = LinkRef.of(nl.links().get(FAR).index());
    }

    /** By index. */
    LinkRef near() {
        return near;
    }

    /** By index. */
    LinkRef far() {
        return far;
    }
}
