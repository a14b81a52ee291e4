package io.github.netlink4j.rtnetlink.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.testing.RequiresKind;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The messages of exceptions when the kernel refuses. */
@LiveRoute
@RequiresKind("veth")
class RouteErrorTest {
    @BeforeEach
    void prepare() {
        Net.prepare();
    }

    private static KernelException refused(ThrowingCallable call) {
        return catchThrowableOfType(KernelException.class, call);
    }

    private static RouteSpec v4() {
        return RouteSpec.to("10.1.0.0/16");
    }

    @Test
    void givenGatewayThatCannotBeReached_whenAdded_thenTheKernelSaysWhy(RtNetlink nl) {
        KernelException e = refused(() -> nl.routes().add(v4().via("172.16.0.1")));
        KernelException onLink =
                refused(() -> nl.routes().add(v4().via("172.16.0.1").device("v0")));

        assertThat(e.error()).isEqualTo(Errno.ENETUNREACH);
        assertThat(e)
                .hasMessage(
                        "RTM_NEWROUTE 10.1.0.0/16 via 172.16.0.1 rejected: ENETUNREACH: Nexthop has invalid gateway");
        assertThat(onLink)
                .hasMessage("RTM_NEWROUTE 10.1.0.0/16 via 172.16.0.1 dev \"v0\" rejected: ENETUNREACH:"
                        + " Nexthop has invalid gateway");
    }

    @Test
    void givenIpv6GatewayThatCannotBeReached_whenAdded_thenSaidSo(RtNetlink nl) {
        KernelException e =
                refused(() -> nl.routes().add(RouteSpec.to("fd01::/64").via("fd77::1")));
        KernelException linkLocal =
                refused(() -> nl.routes().add(RouteSpec.toDefault().via("fe80::1")));

        assertThat(e.error()).isEqualTo(Errno.EHOSTUNREACH);
        assertThat(e)
                .hasMessage("RTM_NEWROUTE fd01::/64 via fd77::1 rejected: EHOSTUNREACH: No route to host;"
                        + " no link leads to the gateway");
        assertThat(linkLocal)
                .hasMessage("RTM_NEWROUTE default via fe80::1 rejected: EINVAL: Egress device not specified");
    }

    @Test
    void givenRoute_whenAddedAgain_thenExists(RtNetlink nl) {
        nl.routes().add(v4().via("192.168.0.2"));
        nl.routes().add(RouteSpec.to("fd01::/64").via("fd00::2"));

        KernelException e =
                refused(() -> nl.routes().add(v4().via("192.168.0.3").device("v0")));
        KernelException ipv6 =
                refused(() -> nl.routes().add(RouteSpec.to("fd01::/64").via("fd00::3")));

        assertThat(e.isExists()).isTrue();
        assertThat(e)
                .hasMessage("RTM_NEWROUTE 10.1.0.0/16 via 192.168.0.3 dev \"v0\" rejected: EEXIST: File exists;"
                        + " there is a route of this destination, metric and table already");
        assertThat(ipv6)
                .hasMessage("RTM_NEWROUTE fd01::/64 via fd00::3 rejected: EEXIST: File exists;"
                        + " there is a route of this destination, metric and table already");
    }

    @Test
    void givenNoSuchLink_whenAdded_thenSaidSo(RtNetlink nl) {
        KernelException byName = refused(() -> nl.routes().add("10.1.0.0/16", "nope"));
        KernelException byIndex = refused(() -> nl.routes().add("10.1.0.0/16", LinkRef.of(4711)));

        assertThat(byName.isNotFound()).isTrue();
        assertThat(byName)
                .hasMessage(
                        "RTM_NEWROUTE 10.1.0.0/16 dev \"nope\" rejected: ENODEV: No such device; device: there is no link"
                                + " \"nope\" in this network namespace");
        assertThat(byIndex.isNotFound()).isTrue();
        assertThat(byIndex).hasMessage("RTM_NEWROUTE 10.1.0.0/16 dev #4711 rejected: ENODEV: No such device");
    }

    @Test
    void givenLinkThatIsDown_whenAdded_thenTheKernelSaysSo(RtNetlink nl) {
        nl.links().down("v1");

        KernelException e = refused(() -> nl.routes().add("10.1.0.0/16", "v1"));

        assertThat(e)
                .hasMessage("RTM_NEWROUTE 10.1.0.0/16 dev \"v1\" rejected: ENETDOWN: Device for nexthop is not up");
    }

    @Test
    void givenNoSuchRoute_whenChangedOrDeleted_thenNotFound(RtNetlink nl) {
        KernelException change = refused(() -> nl.routes().change(v4().via("192.168.0.2")));
        KernelException delete = refused(() -> nl.routes().delete("10.1.0.0/16"));
        KernelException table = refused(() -> nl.routes().delete(v4().table(7777)));

        assertThat(change.isNotFound()).isTrue();
        assertThat(change)
                .hasMessage("RTM_NEWROUTE 10.1.0.0/16 via 192.168.0.2 rejected: ENOENT: No such file or directory;"
                        + " there is no such route");
        assertThat(delete.isNotFound()).isTrue();
        assertThat(delete)
                .hasMessage("RTM_DELROUTE 10.1.0.0/16 rejected: ESRCH: No such process; there is no such route");
        assertThat(table)
                .hasMessage("RTM_DELROUTE 10.1.0.0/16 table 7777 rejected: ESRCH: FIB table does not exist;"
                        + " there is no such route");
    }

    @Test
    void givenUnknownCongestionControl_whenAdded_thenTheKernelSaysSo(RtNetlink nl) {
        KernelException e =
                refused(() -> nl.routes().add(v4().via("192.168.0.2").congestionControl("nope")));

        assertThat(e.error()).isEqualTo(Errno.EINVAL);
        assertThat(e).message().contains("Unknown tcp congestion algorithm");
    }

    @Test
    void givenTosWithReservedBits_whenAdded_thenTheKernelSaysSo(RtNetlink nl) {
        KernelException e =
                refused(() -> nl.routes().add(v4().via("192.168.0.2").tos(3)));

        assertThat(e)
                .message()
                .startsWith("RTM_NEWROUTE 10.1.0.0/16 tos 0x3 via 192.168.0.2 rejected: EINVAL: Invalid");
    }
}
