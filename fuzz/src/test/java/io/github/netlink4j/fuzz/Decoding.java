package io.github.netlink4j.fuzz;

import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.Attributes;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Decodes a message in every possible way. Each must end soon, allocate little, and throw nothing but
 * {@link MalformedMessageException}; and all results must agree: those of view and snapshot, of a nested key read from the
 * message and from the nest, and those before and after the message was written again.
 */
final class Decoding<V extends MessageView> {
    private static final int MAX_DEPTH = 8;
    // Expensive checks are made for one of this many inputs. Powers of two.
    private static final int COMPARED = 8;
    private static final int THOROUGH = 64;

    /** H43: 64 bytes for each byte of the message and 4 KiB. */
    private static final Limits LIMITS = new Limits(64, 4096);
    /**
     * A text contains names, which can be ten times as long as the attribute, and a few faults, each of which was an exception
     * with a deep stack. The most that was seen are 92 bytes for each byte of the message, and the limit is far from it:
     * the size of a stack differs between machines.
     */
    private static final Limits TEXT_LIMITS = new Limits(128, 48 * 1024);

    private final V view;
    private final V rewritten;
    private final Function<V, ? extends V> copy;
    private final List<AttrSet> sets;
    private final Getters getters;
    private final Rewriter rewriter = new Rewriter();
    private final Present[] present = new Present[MAX_DEPTH];
    private final Runnable readAll = this::readAll;
    private byte[] bytes = {};

    /**
     * Creates a decoding.
     *
     * @param view a view to be pointed at the messages
     * @param another a second view
     * @param copy creates a snapshot of a view
     * @param sets all sets of attributes, including those of nests and kinds
     */
    Decoding(V view, V another, Function<V, ? extends V> copy, List<AttrSet> sets) {
        this.view = view;
        this.rewritten = another;
        this.copy = copy;
        this.sets = List.copyOf(sets);
        this.getters = Getters.of(view.getClass());
        for (int i = 0; i < MAX_DEPTH; i++) {
            present[i] = new Present();
        }
    }

    /** Decodes the message in some ways, and a sample of all messages in every way; returns whether it is well-formed. */
    boolean check(byte[] message) {
        int sample = Arrays.hashCode(message) * 0x9e37_79b9 >>> 16;
        boolean readable = read(message);
        if (readable && sample % COMPARED == 0) {
            V snapshot = copy.apply(view);
            compare(snapshot);
            if (sample % THOROUGH == 0) {
                compareThoroughly(snapshot);
            }
        }
        return readable;
    }

    /** Decodes the message in every way; returns whether it is well-formed. */
    boolean checkThoroughly(byte[] message) {
        if (!read(message)) {
            return false;
        }
        V snapshot = copy.apply(view);
        compare(snapshot);
        compareThoroughly(snapshot);
        return true;
    }

    /** Returns how many attributes of the last message could be written again by their keys. */
    int typed() {
        return rewriter.typed();
    }

    private boolean read(byte[] message) {
        bytes = message;
        try {
            view.wrap(message, 0);
        } catch (MalformedMessageException e) {
            requireUnreadable();
            return false;
        }
        if (!LIMITS.keepsMemory(message.length, readAll)) {
            checkEach();
        }
        return true;
    }

    private void compareThoroughly(V snapshot) {
        TEXT_LIMITS.check(bytes.length, view::toString);
        TEXT_LIMITS.check(bytes.length, view::describe);
        requireSame("described by view and snapshot", view.describe(), snapshot.describe());
        requireSame("printed by view and snapshot", view.toString(), snapshot.toString());
        compareAbsent(snapshot);
        compareElsewhere();
        rewrite();
    }

    /** Requires that a view which has refused a message can read neither the old bytes nor the new ones. */
    private void requireUnreadable() {
        try {
            view.messageType();
        } catch (IllegalStateException e) {
            return;
        }
        throw new AssertionError("a view can be read after it has refused a message");
    }

    private void readAll() {
        for (int i = 0; i < getters.count(); i++) {
            getters.read(i, view);
        }
        readPresent(view, 0);
    }

    /** Checks each call by itself: the limit is for one call, and all together may exceed it, such as when many throw. */
    private void checkEach() {
        LIMITS.check(bytes.length, () -> view.wrap(bytes, 0));
        for (int i = 0; i < getters.count(); i++) {
            int getter = i;
            LIMITS.check(bytes.length, () -> getters.read(getter, view));
        }
        checkEach(view, 0);
    }

    private void checkEach(Attributes around, int depth) {
        Present here = present[depth];
        here.look(around);
        for (int i = 0; i < here.count(); i++) {
            Attr key = here.key(i);
            LIMITS.check(bytes.length, () -> Values.read(around, key));
            if (Values.read(around, key) instanceof AttrView inside) {
                checkEach(inside, depth + 1);
            }
        }
    }

    private void readPresent(Attributes around, int depth) {
        Present here = present[depth];
        here.look(around);
        // H43: one step for each attribute, of which none is shorter than four bytes.
        require(here.steps() <= bytes.length / Wire.ATTR_HEADER, "no step too many");
        for (int i = 0; i < here.count(); i++) {
            if (Values.read(around, here.key(i)) instanceof AttrView inside) {
                readPresent(inside, depth + 1);
            }
        }
    }

    private void compare(V snapshot) {
        require(Arrays.equals(snapshot.toBytes(), view.toBytes()), "a snapshot has the bytes of its view");
        for (int i = 0; i < getters.count(); i++) {
            requireAgreement(getters.name(i), getters.read(i, view), getters.read(i, snapshot));
        }
        compareWithin(view, snapshot, 0);
    }

    private void compareWithin(Attributes around, V snapshot, int depth) {
        Present here = present[depth];
        here.look(around);
        for (int i = 0; i < here.count(); i++) {
            Attr key = here.key(i);
            Object value = Values.read(around, key);
            requireAgreement(key, value, Values.read(snapshot, key));
            if (around != view) {
                requireAgreement(key, value, Values.read(view, key));
            }
            if (value instanceof AttrView inside) {
                compareWithin(inside, snapshot, depth + 1);
            }
        }
    }

    /** Compares all keys, also those that are absent, or after a malformed attribute. */
    private void compareAbsent(V snapshot) {
        for (AttrSet set : sets) {
            for (Attr key : set.attributes()) {
                requireAgreement(key, Values.read(view, key), Values.read(snapshot, key));
            }
        }
    }

    /** Compares the message at other offsets. H39: netlink aligns to four bytes only, and a receive buffer not at all. */
    private void compareElsewhere() {
        String text = view.toString();
        for (int offset = 1; offset < 4; offset++) {
            byte[] moved = new byte[offset + bytes.length];
            System.arraycopy(bytes, 0, moved, offset, bytes.length);
            rewritten.wrap(moved, offset);
            requireSame("printed at another offset", text, rewritten.toString());
        }
    }

    private void rewrite() {
        byte[] again = rewriter.rewrite(view);
        int typed = rewriter.typed();
        rewritten.wrap(again, 0);
        requireSame("printed when it was written again", view.toString(), rewritten.toString());
        require(Arrays.equals(again, rewriter.rewrite(rewritten)), "writing it again changes nothing more");
        require(typed == rewriter.typed(), "as many attributes are written by their keys");
    }

    private void requireAgreement(Object what, Object one, Object other) {
        if (!Values.agree(one, other)) {
            throw new AssertionError(what + " is " + one + " by the view, and " + other + " by the snapshot");
        }
    }

    private static void requireSame(String what, String one, String other) {
        if (!one.equals(other)) {
            throw new AssertionError(what + ":\n" + one + "\n" + other);
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not true: " + what);
        }
    }
}
