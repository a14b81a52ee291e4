package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.AttrPath;
import io.github.netlink4j.BatchResults;
import io.github.netlink4j.ChangeParts;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.Batch;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.Iproute;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.TestNetns;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The kernel applies the parts of a change one after the other, and does not undo those before the one that it refuses. */
@LiveRoute
@RequiresKind({"veth", "bridge"})
@DisplayName("H75: a change of a link that is refused may have been carried out in part")
class PartialChangeTest {
    private static final AttrPath ADDRESS = LinkAttr.ADDRESS.path();
    private static final AttrPath MTU = LinkAttr.MTU.path();
    private static final AttrPath NAME = LinkAttr.IFNAME.path();
    private static final AttrPath GROUP = LinkAttr.GROUP.path();
    private static final AttrPath MASTER = LinkAttr.MASTER.path();
    private static final AttrPath NAMESPACE = LinkAttr.NET_NS_FD.path();

    private static KernelException refusal(RtNetlink nl, Consumer<LinkChange> changes) {
        return refusal(() -> nl.links().change("v0", changes));
    }

    private static KernelException refusal(Runnable change) {
        return catchThrowableOfType(KernelException.class, change::run);
    }

    private static void assertPartial(KernelException refusal, List<AttrPath> inEffect, List<AttrPath> notInEffect) {
        assertThat(refusal.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(refusal.parts()).isEqualTo(new ChangeParts(inEffect, notInEffect, List.of()));
    }

    @Test
    void givenAddressAndTooLargeMtu_whenChanged_thenTheAddressIsInEffect(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        KernelException refusal =
                refusal(nl, link -> link.address("02:00:00:00:00:33").mtu(70_000));

        assertPartial(refusal, List.of(ADDRESS), List.of(MTU));
        assertThat(refusal)
                .hasMessage("RTM_NEWLINK change \"v0\" partly rejected: EINVAL: mtu greater than device maximum;"
                        + " in effect: IFLA_ADDRESS; not in effect: IFLA_MTU");
        assertThat(Iproute.ip("link", "show", "v0").get(0).get("address").asText())
                .isEqualTo("02:00:00:00:00:33");
    }

    @Test
    void givenPartThatWasSoBefore_whenAnotherIsRefused_thenItCountsAsInEffect(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        int before = nl.links().get("v0").mtu();
        KernelException refusal = refusal(nl, link -> link.mtu(before).name("v1"));

        assertPartial(refusal, List.of(MTU), List.of(NAME));
    }

    @Test
    void givenMtuAndTakenName_whenChanged_thenTheMtuIsInEffect(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        KernelException refusal = refusal(nl, link -> link.mtu(1400).name("v1"));

        assertPartial(refusal, List.of(MTU), List.of(NAME));
        assertThat(refusal)
                .hasMessage("RTM_NEWLINK change \"v0\" partly rejected: EEXIST: File exists; the name is taken;"
                        + " in effect: IFLA_MTU; not in effect: IFLA_IFNAME");
        assertThat(nl.links().get("v0").mtu()).isEqualTo(1400);
    }

    @Test
    void givenNewNameAndMasterThatTakesNoPorts_whenChanged_thenTheLinkIsFoundUnderItsNewName(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        KernelException refusal = refusal(nl, link -> link.name("new0").group(7).master("v1"));

        assertPartial(refusal, List.of(NAME, GROUP), List.of(MASTER));
        assertThat(refusal).hasMessageContaining("EOPNOTSUPP: Operation not supported; \"v1\" takes no ports");
    }

    @Test
    void givenFlagsAndMasterThatTakesNoPorts_whenChanged_thenTheFlagsArePartsAsWell(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        KernelException refusal = refusal(nl, link -> link.up().group(7).master("v1"));

        assertPartial(refusal, List.of(GROUP, new AttrPath(List.of("IFF_UP"))), List.of(MASTER));
    }

    @Test
    void givenBridgeOptionsOfWhichTheSecondIsRefused_whenChanged_thenTheFirstIsInEffect(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        nl.links().create(Bridge.named("br0"));

        KernelException refusal = refusal(() -> nl.links()
                .change(
                        "br0",
                        Bridge.options().stp(true).set(Bridge.GROUP_ADDR, MacAddress.parse("02:00:00:00:00:01"))));

        assertPartial(refusal, List.of(Bridge.STP_STATE.path()), List.of(Bridge.GROUP_ADDR.path()));
    }

    @Test
    void givenNothingOfSeveralPartsInEffect_whenChanged_thenRejected(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        KernelException refusal = refusal(nl, link -> link.mtu(70_000).group(7));

        assertThat(refusal.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(refusal.parts()).isNull();
        assertThat(nl.links().get("v0").group()).isZero();
    }

    @Test
    void givenNoSuchLink_whenSeveralPartsAreChanged_thenRejected(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        KernelException refusal =
                refusal(() -> nl.links().change("nope", link -> link.mtu(1400).group(7)));

        assertThat(refusal.outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void givenTakenNameInTheOtherNamespace_whenMovedAndRenamed_thenTheErrorTellsWhereTheLinkIs(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        try (TestNetns elsewhere = TestNetns.create();
                RtNetlink there = RtNetlink.open(elsewhere)) {
            there.links().createVeth("taken", "other");

            KernelException refusal = refusal(() -> nl.links().move("v0", elsewhere, "taken"));

            assertPartial(refusal, List.of(NAMESPACE), List.of(NAME));
            assertThat(refusal)
                    .hasMessageContaining("partly rejected: EEXIST: ")
                    .hasMessageContaining("the link is in the other network namespace now, as \"v0\"");
            assertThat(nl.links().find("v0")).isEmpty();
            assertThat(there.links().find("v0")).isPresent();
        }
    }

    @Test
    void givenBothNamesTakenInTheOtherNamespace_whenMovedAndRenamed_thenRejectedAndStillHere(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        try (TestNetns elsewhere = TestNetns.create();
                RtNetlink there = RtNetlink.open(elsewhere)) {
            there.links().createVeth("taken", "v0");

            KernelException refusal = refusal(() -> nl.links().move("v0", elsewhere, "taken"));

            assertThat(refusal.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(refusal.isExists()).isTrue();
            assertThat(nl.links().find("v0")).isPresent();
        }
    }

    @Test
    void givenTakenNameInTheOtherNamespace_whenMoved_thenTheErrorNamesIt(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        try (TestNetns elsewhere = TestNetns.create();
                RtNetlink there = RtNetlink.open(elsewhere)) {
            there.links().createVeth("v0", "other");

            KernelException refusal = refusal(() -> nl.links().move(nl.links().get("v0"), elsewhere));

            assertThat(refusal.outcome()).isEqualTo(Outcome.REJECTED);
            // Older kernels report only the errno.
            assertThat(refusal.getMessage())
                    .containsAnyOf(
                            "An interface with the same name exists in the target netns",
                            "the name \"v0\" is taken there");
        }
    }

    @Test
    void givenTooLargeMtu_whenMovedAndRenamed_thenTheErrorTellsWhereTheLinkIs(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        try (TestNetns elsewhere = TestNetns.create();
                RtNetlink there = RtNetlink.open(elsewhere)) {
            KernelException refusal =
                    refusal(nl, link -> link.netns(elsewhere).name("new0").mtu(70_000));

            assertPartial(refusal, List.of(NAMESPACE), List.of(NAME, MTU));
            assertThat(refusal).hasMessageContaining("in the other network namespace now, as \"v0\"");
            assertThat(there.links().find("v0")).isPresent();
        }
    }

    @Test
    void givenOtherLinkOfTheOldNameThere_whenMovedAndRefused_thenNoLinkIsTakenForTheOther(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        try (TestNetns elsewhere = TestNetns.create();
                RtNetlink there = RtNetlink.open(elsewhere)) {
            there.links().createVeth("v0", "other");

            KernelException refusal =
                    refusal(nl, link -> link.netns(elsewhere).name("new0").mtu(70_000));

            assertThat(refusal.outcome()).isEqualTo(Outcome.PARTIAL);
            assertThat(refusal.parts()).isEqualTo(new ChangeParts(List.of(NAMESPACE), List.of(), List.of(NAME, MTU)));
        }
    }

    @Test
    void givenBatch_whenOneChangeIsRefusedInPart_thenItsOutcomeIsPartial(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        for (boolean onlyFailures : new boolean[] {false, true}) {
            int mtu = onlyFailures ? 1300 : 1200;
            Batch batch = onlyFailures ? nl.batch().onlyFailures() : nl.batch();
            batch.links().change("v0", link -> link.mtu(mtu).name("v1"));
            batch.links().change("v0", link -> link.mtu(70_000));
            batch.links().change("v0", link -> link.group(7));

            BatchResults results = batch.attempt();

            assertThat(List.of(results.outcome(0), results.outcome(1), results.outcome(2)))
                    .containsExactly(Outcome.PARTIAL, Outcome.REJECTED, Outcome.DONE);
            assertPartial((KernelException) results.failures().get(0).cause(), List.of(MTU), List.of(NAME));
        }
    }

    @Test
    void givenLookThatFails_whenChangeIsRefused_thenUnknownWithTheReason(RtNetlink nl) {
        nl.links().createVeth("v0", "v1");
        Batch batch = nl.batch();
        batch.links().change("v0", link -> link.mtu(1200).name("v1"));
        batch.links().delete("v0");

        BatchResults results = batch.attempt();

        assertThat(results.outcome(0)).isEqualTo(Outcome.UNKNOWN);
        assertThat(results.failures().get(0).cause())
                .hasMessageContaining("what of it is in effect is not known: there is no link \"v0\" any more");
    }
}
