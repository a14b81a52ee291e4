package io.github.netlink4j.rtnetlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.BatchException;
import io.github.netlink4j.BatchFailure;
import io.github.netlink4j.BatchResults;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.link.Bridge;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.route.RouteFilter;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many changes at a time, against the kernel. */
@LiveRoute
@RequiresKind("veth")
class BatchTest {
    private static final int ROUTES = 1000;
    private static final RouteFilter OURS = RouteFilter.all().protocol(RouteProtocol.RTPROT_STATIC);

    private static RouteSpec route(int number) {
        IpPrefix destination = new IpPrefix(IpAddress.ipv4(10 << 24 | number << 8), 24);
        return RouteSpec.to(destination).device("v0").protocol(RouteProtocol.RTPROT_STATIC);
    }

    private static void prepare(RtNetlink nl) {
        nl.links().createVeth(Veth.named("v0").up().peer("v1", peer -> peer.up()));
    }

    private static Batch batch(RtNetlink nl, boolean onlyFailures) {
        return onlyFailures ? nl.batch().onlyFailures() : nl.batch();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givenThousandRoutes_whenAddedAndDeletedInABatch_thenTheKernelHasThemAndThenNot(
            boolean onlyFailures, RtNetlink nl) {
        prepare(nl);
        Batch batch = batch(nl, onlyFailures);
        for (int i = 0; i < ROUTES; i++) {
            batch.routes().add(route(i));
        }
        assertThat(batch.size()).isEqualTo(ROUTES);
        assertThat(nl.routes().count(OURS)).isZero();

        batch.execute();

        assertThat(batch.size()).isZero();
        assertThat(nl.routes().count(OURS)).isEqualTo(ROUTES);
        assertThat(Iproute.ip("route", "show", "proto", "static")).hasSize(ROUTES);

        for (int i = 0; i < ROUTES; i++) {
            batch.routes().delete(route(i));
        }
        batch.execute();

        assertThat(nl.routes().count(OURS)).isZero();
    }

    @ParameterizedTest
    @DisplayName("H9: a change that fails does not keep the others from being made")
    @ValueSource(booleans = {false, true})
    void givenSomeThatExist_whenAddedInABatch_thenThoseAreNamedAndTheOthersAdded(boolean onlyFailures, RtNetlink nl) {
        prepare(nl);
        nl.routes().add(route(3));
        nl.routes().add(route(200));
        Batch batch = batch(nl, onlyFailures);
        for (int i = 0; i < 300; i++) {
            batch.routes().add(route(i));
        }

        BatchResults results = batch.attempt();

        assertThat(results.failures()).extracting(BatchFailure::position).containsExactly(3, 200);
        assertThat(results.failures().get(0).cause())
                .isInstanceOfSatisfying(
                        KernelException.class, e -> assertThat(e.isExists()).isTrue())
                .hasMessageStartingWith("RTM_NEWROUTE 10.0.3.0/24 dev \"v0\" proto static rejected: EEXIST");
        assertThat(results.outcome(3)).isEqualTo(Outcome.REJECTED);
        assertThat(results.outcome(4)).isEqualTo(Outcome.DONE);
        assertThat(nl.routes().count(OURS)).isEqualTo(300);
    }

    @Test
    @DisplayName("H8: more acknowledgements than the queue holds are lost")
    void givenEveryRequestRefused_whenExecuted_thenEveryVerdictFitsTheQueue(RtNetlink nl) {
        prepare(nl);
        Batch batch = nl.batch().onlyFailures();
        for (int i = 0; i < ROUTES; i++) {
            // With an unknown next hop the kernel answers with a text and an offset: its longest kind of refusal.
            batch.routes().add(RouteSpec.to("10.0.0.0/8").via("192.0.2.1"));
        }

        BatchResults results = batch.attempt();

        assertThat(results.failures()).hasSize(ROUTES).allSatisfy(failure -> assertThat(failure.cause())
                .isInstanceOf(KernelException.class)
                .extracting("outcome")
                .isEqualTo(Outcome.REJECTED));
    }

    @Test
    void givenDifferentThings_whenPutIntoOneBatch_thenCarriedOutInOrder(RtNetlink nl) {
        nl.links().create(Bridge.named("br0"));
        Batch batch = nl.batch();
        batch.links().create(Veth.named("a").index(100).master("br0").peer("b", peer -> peer.index(101)));
        batch.links().createVeth("c", "d");
        batch.links().up("a");
        batch.links().change("b", link -> link.up().mtu(1400));
        batch.addresses().add(LinkRef.of(101), "192.168.9.1/24");
        batch.routes().add(RouteSpec.to("10.9.0.0/16").via("192.168.9.2").device(LinkRef.of(101)));
        batch.links().delete("c");

        batch.execute();

        assertThat(nl.links().get("a").isUp()).isTrue();
        assertThat(nl.links().get("a").master()).isEqualTo(nl.links().get("br0").index());
        assertThat(nl.links().get("b").mtu()).isEqualTo(1400);
        assertThat(nl.addresses().get("b", "192.168.9.1/24").linkIndex()).isEqualTo(101);
        assertThat(nl.routes().get("10.9.1.1").linkIndex()).isEqualTo(101);
        assertThat(nl.links().find("d")).isEmpty();
    }

    @Test
    void givenWrongChange_whenPutIn_thenSaidAtOnceAndTheBatchStays(RtNetlink nl) {
        Batch batch = nl.batch();
        batch.links().createVeth("a", "b");

        assertThatThrownBy(() -> batch.links().create(Bridge.named("br0").alias("for people")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "bridge \"br0\": an alias, a carrier, options of a port or a peer that is up cannot be had");
        assertThatThrownBy(() -> batch.links().create(Veth.named("x").peer("y", peer -> peer.up())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> batch.addresses().add("nosuch", "10.0.0.1/24"))
                .isInstanceOfSatisfying(
                        KernelException.class, e -> assertThat(e.isNotFound()).isTrue());
        assertThatThrownBy(() -> batch.routes().delete("10.0.0.1/24")).isInstanceOf(IllegalArgumentException.class);
        batch.execute();

        assertThat(nl.links().list())
                .extracting(link -> link.name())
                .contains("a", "b")
                .doesNotContain("br0", "x");
    }

    @Test
    void givenFailures_whenExecuted_thenTheExceptionTellsOfThem(RtNetlink nl) {
        Batch batch = nl.batch();
        batch.links().delete("nosuch");
        batch.links().createVeth("a", "b");

        assertThatThrownBy(batch::execute)
                .isInstanceOf(BatchException.class)
                .hasMessage(
                        "1 of 2 requests failed; request 1: RTM_DELLINK \"nosuch\" rejected: ENODEV: No such device")
                .satisfies(e -> assertThat(((BatchException) e).results().failures())
                        .isEqualTo(List.of(
                                ((BatchException) e).results().failures().get(0))));
        assertThat(nl.links().find("a")).isPresent();
    }
}
