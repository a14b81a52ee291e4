package io.github.netlink4j.codec;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Attributes to be sent, collected by key. What is not set is not sent: there are no defaults here, the kernel has its
 * own. The rooms extend it with setters in plain words; {@code set} takes every key there is, and {@code raw} what has
 * none.
 *
 * @param <S> the type that setters return
 */
public abstract class AttrSpec<S extends AttrSpec<S>> {
    private final AttrTree tree;

    protected AttrSpec(AttrSet set) {
        this.tree = new AttrTree(set);
    }

    /** This, by the type that its setters return. */
    @SuppressWarnings("unchecked") // S is the class that extends this one, as its declaration says
    protected final S self() {
        return (S) this;
    }

    /**
     * Sets a number; a second call for the same key replaces the first.
     *
     * @throws IllegalArgumentException when it is out of the range the kernel takes
     */
    public final S set(IntAttr key, int value) {
        tree.put(key, (long) key.check(value));
        return self();
    }

    /**
     * Sets a number; a second call for the same key replaces the first.
     *
     * @throws IllegalArgumentException when it is out of the range the kernel takes
     */
    public final S set(LongAttr key, long value) {
        tree.put(key, key.check(value));
        return self();
    }

    /** Switches on or off. A flag, which can only be on, is left out when off. */
    public final S set(Bool key, boolean value) {
        if (key.isFlag() && !value) {
            tree.remove(key);
        } else {
            tree.put(key, value);
        }
        return self();
    }

    /**
     * Sets a value; a second call for the same key replaces the first.
     *
     * @throws IllegalArgumentException when the kernel would not take it
     */
    public final <T> S set(ValueAttr<T> key, T value) {
        key.check(Objects.requireNonNull(value, key.kernelName()));
        tree.put(key, value);
        return self();
    }

    /** Adds one more value of an attribute that may stand several times. */
    public final <T> S add(ValueAttr<T> key, T value) {
        key.check(Objects.requireNonNull(value, key.kernelName()));
        tree.add(key, value);
        return self();
    }

    /** Sets a nest's content, which is written by its own rules. */
    public final S set(Nest key, MessageBody content) {
        tree.put(key, content);
        return self();
    }

    /** Makes sure that a nest is sent even when nothing is set in it. */
    protected final void open(AttrSet inside) {
        tree.group(inside);
    }

    /** Adds an attribute by its number among those of {@code set}; the bytes go out as they are. */
    public final S raw(AttrSet set, int type, byte... value) {
        tree.addRaw(set, type, value.clone());
        return self();
    }

    /** Whether a value is set for this key. */
    public final boolean isSet(Attr key) {
        return tree.has(key);
    }

    /** The value set for this key, or null. */
    protected final <T> @Nullable T value(ValueAttr<T> key) {
        @SuppressWarnings("unchecked") // put() above takes only a T for a ValueAttr<T>
        T value = (T) tree.value(key);
        return value;
    }

    /** The number set for this key, or {@code absent}. */
    protected final long value(LongAttr key, long absent) {
        Object value = tree.value(key);
        return value == null ? absent : (long) value;
    }

    /** Whether it is set to on for this key, or {@code absent}. */
    protected final boolean value(Bool key, boolean absent) {
        Object value = tree.value(key);
        return value == null ? absent : (boolean) value;
    }

    /** Writes all that is set, nests and what stands in them included. */
    protected final void writeAttributes(MessageWriter writer) {
        tree.writeTo(writer);
    }

    /** Writes those that have one of these keys, of the sets that the keys are of. */
    protected final void writeOnly(AttrMask keys, MessageWriter writer) {
        tree.writeTo(writer, keys, true);
    }

    /** Writes all but those that have one of these keys. */
    protected final void writeAllBut(AttrMask keys, MessageWriter writer) {
        tree.writeTo(writer, keys, false);
    }

    /** The first attribute that has one of these keys, null when none has. */
    public final @Nullable Attr firstOf(AttrMask keys) {
        return tree.firstOf(keys);
    }
}
