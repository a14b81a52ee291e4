package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.rtnetlink.route.RouteAttr;
import io.github.netlink4j.socket.FilterProgram;
import io.github.netlink4j.socket.FilterProgram.Label;
import java.util.Arrays;
import java.util.stream.Collectors;

/** One condition of an {@link EventFilter}, as a part of the kernel's program and as Java. */
sealed interface EventCondition {
    /** Up to where it reads the beginning of a message: struct nlmsghdr, and eight bytes of the family's structure. */
    int READS = Wire.HEADER + 8;

    /** Where the family is that all structures begin with. */
    int FAMILY = Wire.HEADER;

    /** Writes lines that go on at one of the labels, or accept what the kernel cannot judge. */
    void write(FilterProgram program, Label yes, Label no);

    // Hot path: allocates nothing.

    /** Whether a message meets it. */
    boolean lets(RtMessage message);

    record Everything() implements EventCondition {
        @Override
        public void write(FilterProgram program, Label yes, Label no) {
            program.jump(yes);
        }

        @Override
        public boolean lets(RtMessage message) {
            return true;
        }

        @Override
        public String toString() {
            return "everything";
        }
    }

    record OfType(int type) implements EventCondition {
        @Override
        public void write(FilterProgram program, Label yes, Label no) {
            program.ifShort(RtMessage.TYPE, 0, new int[] {type}, yes, no);
        }

        @Override
        public boolean lets(RtMessage message) {
            return message.type() == type;
        }

        @Override
        public String toString() {
            return RtmKind.nameOf(type);
        }
    }

    record About(RtmKind noun) implements EventCondition {
        @Override
        public void write(FilterProgram program, Label yes, Label no) {
            program.ifShort(RtMessage.TYPE, RtmKind.VERB_BITS, new int[] {noun.number()}, yes, no);
        }

        @Override
        public boolean lets(RtMessage message) {
            return RtmKind.of(message.type()) == noun;
        }

        @Override
        public String toString() {
            return "RTM_*" + noun;
        }
    }

    record OfFamily(int family) implements EventCondition {
        @Override
        public void write(FilterProgram program, Label yes, Label no) {
            program.ifByte(FAMILY, family, yes, no);
        }

        @Override
        public boolean lets(RtMessage message) {
            return message.family() == family;
        }

        @Override
        public String toString() {
            return "family " + family;
        }
    }

    /** About one of some links. */
    final class OfLink implements EventCondition {
        private final int[] indexes;

        OfLink(int... indexes) {
            this.indexes = indexes;
        }

        @Override
        public void write(FilterProgram program, Label yes, Label no) {
            for (RtmKind.LinkAt place : RtmKind.LinkAt.values()) {
                int[] nouns = Arrays.stream(RtmKind.values())
                        .filter(noun -> noun.linkAt() == place)
                        .mapToInt(RtmKind::number)
                        .toArray();
                Label match = new Label();
                Label other = new Label();
                program.ifShort(RtMessage.TYPE, RtmKind.VERB_BITS, nouns, match, other);
                program.place(match);
                write(program, place, yes, no);
                program.place(other);
            }
            program.jump(no);
        }

        private void write(FilterProgram program, RtmKind.LinkAt place, Label yes, Label no) {
            switch (place) {
                case HEADER -> program.ifInt(RtMessage.SECOND_WORD, indexes, yes, no);
                case WAYS -> {
                    int attributes = Wire.HEADER + RouteAttr.SET.headerLength();
                    Label absent = new Label();
                    program.ifAttribute(attributes, RouteAttr.OIF.type(), indexes, yes, no, absent);
                    program.place(absent);
                    // The kernel's program has no loops to look at each next hop.
                    program.ifPresent(attributes, RouteAttr.MULTIPATH.type(), program.accept(), no);
                }
                case NETCONFA_IFINDEX, NHA_OIF -> {
                    int attributes = Wire.HEADER + place.headerLength();
                    program.ifAttribute(attributes, place.attribute(), indexes, yes, no, no);
                }
                case NOWHERE -> program.jump(no);
            }
        }

        @Override
        public boolean lets(RtMessage message) {
            for (int index : indexes) {
                if (message.isAbout(index)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return "link "
                    + Arrays.stream(indexes).mapToObj(index -> "#" + index).collect(Collectors.joining(" "));
        }
    }

    record OfTable(long table) implements EventCondition {
        @Override
        public void write(FilterProgram program, Label yes, Label no) {
            Label match = new Label();
            Label rule = new Label();
            new About(RtmKind.ROUTE).write(program, match, rule);
            program.place(rule);
            new About(RtmKind.RULE).write(program, match, no);
            program.place(match);
            int attributes = Wire.HEADER + RouteAttr.SET.headerLength();
            Label absent = new Label();
            program.ifAttribute(attributes, RouteAttr.TABLE.type(), new int[] {(int) table}, yes, no, absent);
            program.place(absent);
            program.ifByte(RtMessage.SECOND_WORD, (int) table, yes, no);
        }

        @Override
        public boolean lets(RtMessage message) {
            return message.isInTable(table);
        }

        @Override
        public String toString() {
            return "table " + table;
        }
    }

    record Both(EventCondition one, EventCondition other) implements EventCondition {
        @Override
        public void write(FilterProgram program, Label yes, Label no) {
            Label next = new Label();
            one.write(program, next, no);
            program.place(next);
            other.write(program, yes, no);
        }

        @Override
        public boolean lets(RtMessage message) {
            return one.lets(message) && other.lets(message);
        }

        @Override
        public String toString() {
            return "(" + one + " and " + other + ")";
        }
    }

    record Either(EventCondition one, EventCondition other) implements EventCondition {
        @Override
        public void write(FilterProgram program, Label yes, Label no) {
            Label next = new Label();
            one.write(program, yes, next);
            program.place(next);
            other.write(program, yes, no);
        }

        @Override
        public boolean lets(RtMessage message) {
            return one.lets(message) || other.lets(message);
        }

        @Override
        public String toString() {
            return "(" + one + " or " + other + ")";
        }
    }

    record Not(EventCondition test) implements EventCondition {
        @Override
        public void write(FilterProgram program, Label yes, Label no) {
            test.write(program, no, yes);
        }

        @Override
        public boolean lets(RtMessage message) {
            return !test.lets(message);
        }

        @Override
        public String toString() {
            return "not " + test;
        }
    }
}
