package io.github.netlink4j.rtnetlink.link;

import java.util.List;

/** The rows of {@link KindTableTest} for tunnels. */
final class TunnelRows {
    private TunnelRows() {}

    static List<KindRow<?>> rows() {
        return List.of();
    }
}
