package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourFilter;
import io.github.netlink4j.rtnetlink.route.NextHop;
import io.github.netlink4j.rtnetlink.route.RouteFilter;
import io.github.netlink4j.rtnetlink.route.RouteLookup;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.TestNetns;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The message when a request refers to a link by a name that no link has: the request, and the role of the link in it. */
@LiveRoute
@RequiresKind("veth")
class LinkResolverTest {
    private static final String NONE = "nosuch";

    private static void refused(String request, String role, ThrowingCallable attempt) {
        KernelException refusal = catchThrowableOfType(KernelException.class, attempt);

        assertThat(refusal)
                .hasMessage(request + " rejected: ENODEV: No such device; " + role
                        + ": there is no link \"nosuch\" in this network namespace");
        assertThat(refusal.error()).isEqualTo(Errno.ENODEV);
        assertThat(refusal.isNotFound()).isTrue();
        assertThat(refusal.outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void givenNoLinkOfTheName_whenLinkRefersToIt_thenRequestAndRoleAreNamed(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");

        refused("RTM_NEWLINK change \"v0\"", "master", () -> nl.links().change("v0", l -> l.master(NONE)));
        refused("RTM_NEWLINK change \"v0\"", "master", () -> nl.batch().links().change("v0", l -> l.master(NONE)));
        refused("RTM_NEWLINK change \"nosuch\"", "link", () -> nl.links().rename(NONE, "other"));
        refused("RTM_NEWLINK macvlan \"m0\"", "parent", () -> nl.links()
                .create(Macvlan.named("m0").parent(NONE)));
        refused("RTM_NEWLINK vxlan \"x0\"", "device", () -> nl.links()
                .create(Vxlan.named("x0").vni(1).device(NONE)));
        refused("RTM_GETLINK master \"nosuch\"", "master", () -> nl.links()
                .list(LinkFilter.all().master(NONE)));
    }

    @Test
    void givenNoLinkOfTheName_whenAddressRefersToIt_thenRequestAndRoleAreNamed(RtNetlink nl) {
        refused("RTM_NEWADDR 10.0.0.1/24 dev \"nosuch\"", "device", () -> nl.addresses()
                .add(NONE, "10.0.0.1/24"));
        refused("RTM_DELADDR 10.0.0.1/24 dev \"nosuch\"", "device", () -> nl.addresses()
                .delete(NONE, "10.0.0.1/24"));
        refused("RTM_DELADDR dev \"nosuch\"", "device", () -> nl.addresses().flush(NONE));
        refused("RTM_GETADDR 10.0.0.1/24 dev \"nosuch\"", "device", () -> nl.addresses()
                .get(NONE, "10.0.0.1/24"));
        refused("RTM_GETADDR all dev \"nosuch\"", "device", () -> nl.addresses().list(NONE));
    }

    @Test
    void givenNoLinkOfTheName_whenRouteRefersToIt_thenRequestAndRoleAreNamed(RtNetlink nl) {
        RouteSpec route = RouteSpec.to("10.9.0.0/16");

        refused("RTM_NEWROUTE 10.9.0.0/16 dev \"nosuch\"", "device", () -> nl.routes()
                .add("10.9.0.0/16", NONE));
        refused("RTM_DELROUTE 10.9.0.0/16 dev \"nosuch\"", "device", () -> nl.routes()
                .delete(RouteSpec.to("10.9.0.0/16").device(NONE)));
        refused("RTM_GETROUTE 10.0.0.1 oif \"nosuch\"", "output device", () -> nl.routes()
                .get(RouteLookup.to("10.0.0.1").out(NONE)));
        refused("RTM_GETROUTE all dev \"nosuch\"", "device", () -> nl.routes()
                .list(RouteFilter.all().device(NONE)));
        assertThat(catchThrowableOfType(
                        KernelException.class, () -> nl.routes().add(route.multipath(NextHop.on(NONE)))))
                .hasMessageStartingWith("RTM_NEWROUTE 10.9.0.0/16")
                .hasMessageContaining("device of a next hop: there is no link \"nosuch\"");
    }

    @Test
    void givenNoLinkOfTheName_whenNeighbourRefersToIt_thenRequestAndRoleAreNamed(RtNetlink nl) {
        refused("RTM_NEWNEIGH 10.0.0.2 dev \"nosuch\"", "device", () -> nl.neighbours()
                .add(NONE, "10.0.0.2", "02:00:00:00:00:02"));
        refused("RTM_DELNEIGH 10.0.0.2 dev \"nosuch\"", "device", () -> nl.neighbours()
                .delete(NONE, "10.0.0.2"));
        refused("RTM_GETNEIGH 10.0.0.2 dev \"nosuch\"", "device", () -> nl.neighbours()
                .get(NONE, "10.0.0.2"));
        refused("RTM_GETNEIGH all vrf \"nosuch\"", "master", () -> nl.neighbours()
                .list(NeighbourFilter.all().master(NONE)));
    }

    @Test
    void givenNoMasterOfTheNameInTheTarget_whenLinkIsPutThere_thenTheTargetIsNamed(RtNetlink nl) {
        nl.links().create(Veth.named("v0"));
        try (TestNetns x = TestNetns.create()) {
            KernelException refusal = catchThrowableOfType(KernelException.class, () -> nl.links()
                    .create(Veth.named("w0").netns(x).master("v0")));

            assertThat(refusal)
                    .hasMessage("RTM_NEWLINK veth \"w0\" rejected: ENODEV: No such device; master: there is no link"
                            + " \"v0\" in the network namespace that the link is put into");
        }
    }
}
