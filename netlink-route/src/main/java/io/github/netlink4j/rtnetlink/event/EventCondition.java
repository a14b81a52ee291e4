package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.object.MessagePlace;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.socket.FilterProgram;
import io.github.netlink4j.socket.FilterProgram.Label;
import java.util.Arrays;
import java.util.stream.Collectors;

/** One condition of an {@link EventFilter}, as a part of the kernel's program and as Java. */
sealed interface EventCondition {
    /** Up to where it reads the beginning of a message: struct nlmsghdr, and eight bytes of the family's structure. */
    int READS = Wire.HEADER + MessagePlace.READABLE;

    /** Where nlmsg_type is. */
    int TYPE = 4;

    /** Where the family is that all structures begin with. */
    int FAMILY = Wire.HEADER;

    /** Writes lines that go on at one of the labels, or accept what the kernel cannot judge. */
    void write(FilterProgram program, Label yes, Label no);

    // Hot path: allocates nothing.

    /** Whether a message meets it. */
    boolean matches(RtMessage message);

    record Everything() implements EventCondition {
        @Override
        public void write(FilterProgram program, Label yes, Label no) {
            program.jump(yes);
        }

        @Override
        public boolean matches(RtMessage message) {
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
            program.ifShort(TYPE, 0, new int[] {type}, yes, no);
        }

        @Override
        public boolean matches(RtMessage message) {
            return message.type() == type;
        }

        @Override
        public String toString() {
            return RtmKind.nameOf(type);
        }
    }

    /** Has the messages of a type of object. */
    record OfKind(RtObjectType<?, ?, ?> type) implements EventCondition {
        @Override
        public void write(FilterProgram program, Label yes, Label no) {
            program.ifShort(TYPE, RtmKind.VERB_BITS, new int[] {type.kind().number()}, yes, no);
        }

        @Override
        public boolean matches(RtMessage message) {
            return message.kind() == type.kind();
        }

        @Override
        public String toString() {
            return type.toString();
        }
    }

    record OfFamily(int family) implements EventCondition {
        @Override
        public void write(FilterProgram program, Label yes, Label no) {
            program.ifByte(FAMILY, family, yes, no);
        }

        @Override
        public boolean matches(RtMessage message) {
            return message.family() == family;
        }

        @Override
        public String toString() {
            return "family " + family;
        }
    }

    /** States one of some numbers at its place, such as the index of a link. */
    final class States implements EventCondition {
        private final String what;
        private final int[] numbers;
        private final MessagePlace place;

        States(String what, int[] numbers, MessagePlace place) {
            this.what = what;
            this.numbers = numbers;
            this.place = place;
        }

        @Override
        public void write(FilterProgram program, Label yes, Label no) {
            place.write(program, numbers, yes, no);
        }

        @Override
        public boolean matches(RtMessage message) {
            return place.matches(message, numbers);
        }

        @Override
        public String toString() {
            return what + " "
                    + Arrays.stream(numbers).mapToObj(Integer::toUnsignedString).collect(Collectors.joining(" "));
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
        public boolean matches(RtMessage message) {
            return one.matches(message) && other.matches(message);
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
        public boolean matches(RtMessage message) {
            return one.matches(message) || other.matches(message);
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
        public boolean matches(RtMessage message) {
            return !test.matches(message);
        }

        @Override
        public String toString() {
            return "not " + test;
        }
    }
}
