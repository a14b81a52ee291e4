package io.github.netlink4j.rtnetlink.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.rtnetlink.Script;
import io.github.netlink4j.rtnetlink.Seen;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.testing.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A further type changes nothing for a program that does not use it. */
class NewTypeTest {
    /** A type that the library does not have: nexthop objects. struct nhmsg, NHA_*, linux/nexthop.h. */
    private static final AttrSet SET = AttrSet.ofMessage("nexthop", "NHA_", 8);

    private static final U32 ID = SET.u32(1, "ID");

    private static class NextHopView extends MessageView {
        NextHopView() {
            super(SET);
        }

        NextHopView(byte[] message) {
            super(SET, message);
        }

        NextHop copy() {
            return new NextHop(toBytes());
        }
    }

    private static final class NextHop extends NextHopView {
        static final RtObjectType<Long, NextHopView, NextHop> TYPE = RtObjectType.<Long, NextHopView, NextHop>named(
                        "nexthop", RtmKind.NEXTHOP, SET, NextHopView::new, NextHopView::copy, hop -> hop.get(ID, 0))
                .groups(Group.NEXTHOP)
                .declare();

        NextHop(byte[] message) {
            super(message);
        }
    }

    private static Script events() {
        return new Script()
                .kernel(Told.link(Told.NEWLINK, 1))
                .kernel(Bytes.of()
                        .message(NextHop.TYPE.added().number(), 0, 0, 0, new byte[8])
                        .toArray());
    }

    /** The event handling of a program that was written before the type existed. */
    private static List<String> shown(RtHandler further, RtMonitor monitor, List<String> into) {
        monitor.poll(further, Duration.ZERO);
        return into;
    }

    @Test
    @DisplayName("T12: a type that a program has not asked for arrives raw")
    void givenTypeThatAProgramDoesNotName_whenItsMessagesCome_thenTheyArriveRawAsBefore() {
        List<RtEvent> before = Seen.all(new RtMonitor(events(), Link.TYPE));
        List<RtEvent> withIt = Seen.all(new RtMonitor(events(), Link.TYPE, NextHop.TYPE));

        assertThat(before).extracting(Seen::typeName).containsExactly("link", "RawEvent");
        assertThat(((RawEvent) before.get(1)).message().typeName()).isEqualTo("RTM_NEWNEXTHOP");
        assertThat(withIt).extracting(Seen::typeName).containsExactly("link", "nexthop");
    }

    @Test
    @DisplayName("T12: a handler that reads a type raw notices nothing of it")
    void givenHandlerThatReadsRaw_whenAnotherHandlerNamesTheType_thenTheFirstIsShownTheSame() {
        List<String> raw = new ArrayList<>();
        RtHandler older = RtHandler.of(Link.TYPE, (change, link, namespace) -> raw.add(link.name()))
                .raw((message, namespace) -> raw.add(message.typeName()));
        RtHandler newer = older.on(NextHop.TYPE, (change, hop, namespace) -> raw.add("nexthop"));

        assertThat(shown(older, new RtMonitor(events(), Link.TYPE), raw)).containsExactly("eth1", "RTM_NEWNEXTHOP");
        raw.clear();
        assertThat(shown(newer, new RtMonitor(events(), Link.TYPE), raw)).containsExactly("eth1", "nexthop");
        raw.clear();
        assertThat(shown(older, new RtMonitor(events(), NextHop.TYPE), raw)).containsExactly("eth1", "RTM_NEWNEXTHOP");
    }
}
