package io.github.netlink4j.rtnetlink.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.testing.RequiresKind;
import io.github.netlink4j.testing.TestNetns;
import org.junit.jupiter.api.Test;

/** Pairs of other kinds than veth: both ends, in one network namespace or two. */
@LiveRoute
class PairsTest {
    @Test
    @RequiresKind("vxcan")
    void givenCanPair_whenCreatedAcrossNamespaces_thenEachEndIsInItsOwnAndUp(RtNetlink nl) {
        try (TestNetns x = TestNetns.create();
                RtNetlink there = RtNetlink.open(x)) {
            LinkPair pair = nl.links().createPair(Vxcan.named("c0").up().peer("c1", far -> far.netns(x)
                    .up()));

            assertThat(pair.link().isKind(Vxcan.KIND)).isTrue();
            assertThat(nl.links().get("c0").isUp()).isTrue();
            assertThat(there.links().get("c1").isUp()).isTrue();
            assertThat(there.links().get("c1").index()).isEqualTo(pair.peer().index());
        }
    }

    @Test
    @RequiresKind("vxcan")
    void givenCanPair_whenRecreated_thenBothEndsAreTheSame(RtNetlink nl) {
        nl.links().createPair(Vxcan.named("c0").index(70).mtu(72).peer("c1", far -> far.index(71)
                .mtu(72)));

        recreate(nl, Vxcan.of(nl.links().get("c0"), nl.links().get("c1")));
    }

    @Test
    @RequiresKind("vxcan")
    void givenIndexOfTheOtherEndOnly_whenCreated_thenRefused(RtNetlink nl) {
        assertThatThrownBy(() -> nl.links().create(Vxcan.named("c0").peer("c1", far -> far.index(71))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the kernel ignores the index of the other end");
    }

    @Test
    @RequiresKind("netkit")
    void givenNetkit_whenCreatedAcrossNamespaces_thenEachEndIsInItsOwnAndUp(RtNetlink nl) {
        try (TestNetns x = TestNetns.create();
                RtNetlink there = RtNetlink.open(x)) {
            LinkPair pair = nl.links().createPair(Netkit.named("c0").up().peer("c1", far -> far.netns(x)
                    .up()));

            assertThat(pair.link().get(Netkit.PRIMARY, false)).isTrue();
            assertThat(there.links().get("c1").get(Netkit.PRIMARY, true)).isFalse();
            assertThat(nl.links().get("c0").isUp()).isTrue();
            assertThat(there.links().get("c1").isUp()).isTrue();
        }
    }

    @Test
    @RequiresKind("netkit")
    void givenNetkitOfEitherMode_whenRecreated_thenBothEndsAreTheSame(RtNetlink nl) {
        for (Netkit.Mode mode : new Netkit.Mode[] {Netkit.Mode.L2, Netkit.Mode.L3}) {
            nl.links()
                    .createPair(Netkit.named("c0")
                            .index(70)
                            .mode(mode)
                            .policy(Netkit.Policy.DROP)
                            .peer("c1", far -> far.index(71).mtu(1400)));

            recreate(nl, Netkit.of(nl.links().get("c0"), nl.links().get("c1")));
            assertThat(Netkit.of(nl.links().get("c1")).peerPolicy()).isEqualTo(Netkit.Policy.DROP);
            nl.links().delete("c0");
        }
    }

    @Test
    @RequiresKind("netkit")
    void givenNetkit_whenItsPoliciesAreChanged_thenBothEndsReportThem(RtNetlink nl) {
        nl.links().createPair(Netkit.named("c0").peer("c1"));

        nl.links().change("c0", Netkit.options().policy(Netkit.Policy.DROP).peerPolicy(Netkit.Policy.DROP));

        assertThat(Netkit.of(nl.links().get("c0")).policy()).isEqualTo(Netkit.Policy.DROP);
        assertThat(Netkit.of(nl.links().get("c1")).policy()).isEqualTo(Netkit.Policy.DROP);
        assertThat(Netkit.Policy.of(7)).isEqualTo(Netkit.Policy.OTHER);
        assertThat(Netkit.options().scrub()).isNull();
    }

    private static void recreate(RtNetlink nl, PairSpec<?> copy) {
        Link near = nl.links().get("c0");
        Link far = nl.links().get("c1");
        nl.links().delete("c0");

        LinkPair pair = nl.links().createPair(copy.index(70).peer("c1", end -> end.index(71)));

        LinkCopyTest.assertSame(near, nl.links().get("c0"));
        LinkCopyTest.assertSame(far, pair.peer());
    }
}
