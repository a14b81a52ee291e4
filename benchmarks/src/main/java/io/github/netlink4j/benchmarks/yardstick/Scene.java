package io.github.netlink4j.benchmarks.yardstick;

import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.route.RouteSpec;

/** The objects that exist in the namespace while an operation is measured. All of them are deleted with their links. */
enum Scene {
    /** The veth pair that all scenes have, and one route. */
    BARE(2, 0, 0),
    LINKS_1_000(1_000, 0, 0),
    LINKS_4_000(4_000, 0, 0),
    ADDRESSES_10_000(2, 10_000, 0),
    ROUTES_100_000(2, 0, 100_000),
    ROUTES_1_000_000(2, 0, 1_000_000);

    private static final int GROUP = 77;
    /** One of this many routes uses the far end of the pair. */
    private static final int FAR_SHARE = 10;

    private final int links;
    private final int addresses;
    private final int routes;

    Scene(int links, int addresses, int routes) {
        this.links = links;
        this.addresses = addresses;
        this.routes = routes;
    }

    /** Returns whether building this scene takes seconds. */
    boolean isLarge() {
        return links > 1_000 || routes > 100_000;
    }

    void build(RtNetlink nl) {
        nl.links().create(Veth.named(Yard.NEAR).group(GROUP).up().peer(Yard.FAR, far -> far.group(GROUP)
                .up()));
        for (int i = 2; i < links; i += 2) {
            nl.links().create(Veth.named("scene-a" + i).group(GROUP).peer("scene-b" + i));
        }
        LinkRef near = LinkRef.of(nl.links().get(Yard.NEAR).index());
        LinkRef far = LinkRef.of(nl.links().get(Yard.FAR).index());
        nl.routes().add("192.168.0.0/24", far);
        Batch batch = nl.batch().onlyFailures();
        for (int i = 0; i < addresses; i++) {
            batch.addresses().add(near, AddressTasks.address(i));
        }
        for (int i = 0; i < routes; i++) {
            batch.routes().add(RouteSpec.to(RouteTasks.destination(i)).device(i % FAR_SHARE == 0 ? far : near));
        }
        batch.execute();
    }

    void clear(RtNetlink nl) {
        nl.links().deleteGroup(GROUP);
    }
}
