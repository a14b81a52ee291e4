package io.github.netlink4j.rtnetlink.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.rtnetlink.LiveRoute;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.rtnetlink.event.Change;
import io.github.netlink4j.rtnetlink.event.EventFilter;
import io.github.netlink4j.rtnetlink.event.MonitorOptions;
import io.github.netlink4j.rtnetlink.event.ObjectEvent;
import io.github.netlink4j.rtnetlink.event.RawEvent;
import io.github.netlink4j.rtnetlink.event.RtEvent;
import io.github.netlink4j.rtnetlink.event.RtHandler;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.object.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The notifications of the kernel when rules are added and deleted. */
@LiveRoute
@Timeout(60)
class RuleEventTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static RuleSpec usual() {
        return RuleSpec.ipv4().from("10.1.0.0/16").lookup(100).priority(1000);
    }

    private static RuleSpec ipv6() {
        return RuleSpec.ipv6().from("fd00::/64").lookup(5000).priority(1000);
    }

    @Test
    void givenMonitorOfRules_whenAddedAndDeleted_thenEvents(RtNetlink nl) {
        List<String> seen = new ArrayList<>();
        try (RtMonitor monitor = RtMonitor.open(Rule.TYPE)) {
            nl.rules().add(usual());
            nl.rules().add(ipv6());
            nl.rules().delete(usual());

            for (int i = 0; i < 3; i++) {
                ObjectEvent<?> event = (ObjectEvent<?>) monitor.next(LONG).orElseThrow();
                seen.add(event.change() + " " + event.as(Rule.TYPE));
            }
        }

        assertThat(seen)
                .containsExactly(
                        Change.NEW_OR_CHANGED + " 1000: from 10.1.0.0/16 lookup 100",
                        Change.NEW_OR_CHANGED + " 1000: from fd00::/64 lookup 5000",
                        Change.REMOVED + " 1000: from 10.1.0.0/16 lookup 100");
    }

    @Test
    void givenHandlerOfRules_whenAdded_thenItIsShownWithoutCopy(RtNetlink nl) {
        List<String> seen = new ArrayList<>();
        RtHandler handler = RtHandler.of(Rule.TYPE, (change, rule, namespace) -> seen.add(change + " " + rule.table()));
        try (RtMonitor monitor = RtMonitor.open(Rule.TYPE)) {
            nl.rules().add(ipv6());

            while (seen.isEmpty()) {
                monitor.poll(handler, LONG);
            }
        }

        assertThat(seen).containsExactly(Change.NEW_OR_CHANGED + " 5000");
    }

    @Test
    void givenMonitorOfGroups_whenRuleIsAdded_thenRaw(RtNetlink nl) {
        try (RtMonitor monitor = RtMonitor.open(Group.IPV4_RULE)) {
            nl.rules().add(usual());

            RtEvent event = monitor.next(LONG).orElseThrow();

            assertThat(event).isInstanceOf(RawEvent.class);
        }
    }

    @Test
    void givenFilterByTable_whenRulesAreAdded_thenOnlyThoseOfTheTable(RtNetlink nl) {
        MonitorOptions options =
                MonitorOptions.of(Rule.TYPE).filter(EventFilter.of(Rule.TYPE).table(5000));
        try (RtMonitor monitor = RtMonitor.open(options)) {
            nl.rules().add(usual());
            nl.rules().add(RuleSpec.ipv4().blackhole().priority(3));
            nl.rules().add(ipv6());

            ObjectEvent<?> event = (ObjectEvent<?>) monitor.next(LONG).orElseThrow();

            assertThat(event.object()).hasToString("1000: from fd00::/64 lookup 5000");
        }
    }
}
