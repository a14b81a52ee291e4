package io.github.netlink4j.rtnetlink.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The messages of exceptions when the kernel refuses. */
@LiveRoute
class RuleErrorTest {
    private static RuleSpec usual() {
        return RuleSpec.ipv4().lookup(100).priority(1000);
    }

    private static KernelException refused(ThrowingCallable call) {
        return catchThrowableOfType(KernelException.class, call);
    }

    @Test
    void givenRule_whenAddedAgain_thenExists(RtNetlink nl) {
        nl.rules().add(usual());

        KernelException e = refused(() -> nl.rules().add(usual()));

        assertThat(e.isExists()).isTrue();
        assertThat(e.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(e)
                .message()
                .startsWith("RTM_NEWRULE 1000: from all lookup 100 rejected: EEXIST: File exists;"
                        + " there is such a rule of this priority, or one that the kernel takes for it: ");
    }

    @Test
    void givenNoRule_whenTheFirstIsDeleted_thenNotFound(RtNetlink nl) {
        KernelException e = refused(() -> nl.rules().deleteFirst(usual()));

        assertThat(e.isNotFound()).isTrue();
        assertThat(e)
                .hasMessage("RTM_DELRULE 1000: from all lookup 100 rejected: ENOENT: No such file or directory;"
                        + " there is no such rule");
    }

    @Test
    void givenGotoThatTheKernelTurnsBackward_whenAdded_thenTheReason(RtNetlink nl) {
        KernelException e = refused(() -> nl.rules().add(RuleSpec.ipv4().goTo(5)));

        assertThat(e.error()).isEqualTo(Errno.EINVAL);
        assertThat(e).hasMessage("RTM_NEWRULE from all goto 5 rejected: EINVAL: Backward goto not supported");
    }

    @Test
    void givenTypeOfServiceThatIpv4Lacks_whenAdded_thenTheReason(RtNetlink nl) {
        KernelException e = refused(() -> nl.rules().add(usual().tos(0xe0)));

        assertThat(e.error()).isEqualTo(Errno.EINVAL);
        assertThat(e.getMessage()).containsIgnoringCase("tos");
    }

    @Test
    void givenPortsWithoutEnd_whenAddedByKey_thenTheReason(RtNetlink nl) {
        KernelException e =
                refused(() -> nl.rules().add(usual().set(RuleAttr.SPORT_RANGE, new RuleAttr.PortRange(7, 65535))));

        assertThat(e).hasMessageContaining("Invalid sport range");
    }

    @Test
    void givenPermanentRule_whenDeleted_thenRefused(RtNetlink nl) {
        nl.rules().add(usual().flag(RuleView.FIB_RULE_PERMANENT));
        Rule permanent = nl.rules().find(RuleFilter.all().priority(1000)).orElseThrow();

        KernelException e = refused(() -> nl.rules().delete(permanent));

        assertThat(permanent.hasFlag(RuleView.FIB_RULE_PERMANENT)).isTrue();
        assertThat(e.error()).isEqualTo(Errno.EPERM);
        assertThat(e).hasMessageContaining("the rule is permanent");
    }
}
