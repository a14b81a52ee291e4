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

/**
 * One condition of an {@link EventFilter}, which can be written into the kernel's filter program and evaluated in Java.
 */
sealed interface EventCondition {
    /**
     * The number of bytes that conditions may read from the beginning of a message: struct nlmsghdr, and eight bytes of
     * the family's structure.
     */
    int READS = Wire.HEADER + MessagePlace.READABLE;

    /** The offset of nlmsg_type. */
    int TYPE = 4;

    /** The offset of the address family, with which all structures begin. */
    int FAMILY = Wire.HEADER;

    /** Writes instructions that jump to one of the labels, or accept a message that the kernel cannot evaluate. */
    void write(FilterProgram program, Label yes, Label no);

    // Hot path: allocates nothing.

    /** Returns whether a message meets this condition. */
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

    /** Matches the messages of an object type. */
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

    /** Matches messages that contain one of several numbers at a given place, such as the index of a link. */
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
