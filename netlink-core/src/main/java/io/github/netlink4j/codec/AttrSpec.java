package io.github.netlink4j.codec;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Attributes to be sent, collected by key. What is not set is not sent, so that the kernel's defaults apply. The packages of
 * object types extend this class with named setters; {@code set} accepts every key, and {@code raw} sends attributes that have
 * no key.
 *
 * @param <S> the type that setters return
 */
public abstract class AttrSpec<S extends AttrSpec<S>> {
    private final AttrTree tree;

    /** Creates an empty spec for messages with these attributes. */
    protected AttrSpec(AttrSet set) {
        this.tree = new AttrTree(set);
    }

    /** Returns this spec, as the type that its setters return. */
    @SuppressWarnings("unchecked") // S is the class that extends this one, as its declaration says
    protected final S self() {
        return (S) this;
    }

    /**
     * Sets a number. A second call for the same key replaces the value.
     *
     * @throws IllegalArgumentException when it is out of the range that the kernel accepts
     */
    public final S set(IntAttr key, int value) {
        tree.put(key, (long) key.check(value));
        return self();
    }

    /**
     * Sets a number. A second call for the same key replaces the value.
     *
     * @throws IllegalArgumentException when it is out of the range that the kernel accepts
     */
    public final S set(LongAttr key, long value) {
        tree.put(key, key.check(value));
        return self();
    }

    /**
     * Sets a time that the kernel counts in units; a second call for the same key replaces the first.
     *
     * @param unit what the kernel counts in, such as 10 ms for a bridge
     * @throws IllegalArgumentException when it is not a whole number of units, or out of the range that the kernel accepts
     */
    public final S set(LongAttr key, Duration time, Duration unit) {
        tree.put(key, key.count(time, unit));
        return self();
    }

    /** Sets a boolean. A flag, which has no value for off, is left out instead. */
    public final S set(Bool key, boolean value) {
        if (key.isFlag() && !value) {
            tree.remove(key);
        } else {
            tree.put(key, value);
        }
        return self();
    }

    /**
     * Sets a value. A second call for the same key replaces the value.
     *
     * @throws IllegalArgumentException when the kernel would not accept it
     */
    public final <T> S set(ValueAttr<T> key, T value) {
        key.check(Objects.requireNonNull(value, key.kernelName()));
        tree.put(key, value);
        return self();
    }

    /**
     * Adds a value of an attribute that may occur several times.
     *
     * @throws IllegalArgumentException when the kernel would not accept it
     */
    public final <T> S add(ValueAttr<T> key, T value) {
        key.check(Objects.requireNonNull(value, key.kernelName()));
        tree.add(key, value);
        return self();
    }

    /** Sets the whole content of a nest, such as of one that has a fixed structure or repeats attributes. */
    public final S set(Nest key, MessageBody content) {
        tree.put(key, content);
        return self();
    }

    /** Makes the nest of these attributes be sent even when none of them is set. */
    protected final void open(AttrSet inside) {
        tree.group(inside);
    }

    /** Adds an attribute by its number, to the attributes of {@code set}. The value is sent without any check. */
    public final S raw(AttrSet set, int type, byte... value) {
        tree.addRaw(set, type, value.clone());
        return self();
    }

    /** Returns whether a value is set for this key. */
    public final boolean isSet(Attr key) {
        return tree.has(key);
    }

    /** Returns the value that is set for a key, null when none is. */
    protected final <T> @Nullable T value(ValueAttr<T> key) {
        @SuppressWarnings("unchecked") // put() above takes only a T for a ValueAttr<T>
        T value = (T) tree.value(key);
        return value;
    }

    /** Returns the number that is set for a key, or {@code absent} when none is. */
    protected final long value(LongAttr key, long absent) {
        Object value = tree.value(key);
        return value == null ? absent : (long) value;
    }

    /** Returns the number set for this key, or {@code absent}. */
    protected final int value(IntAttr key, int absent) {
        Object value = tree.value(key);
        return value == null ? absent : (int) (long) value;
    }

    /** Returns the time set for this key, which the kernel counts in these units; null when none is set. */
    protected final @Nullable Duration value(LongAttr key, Duration unit) {
        Object value = tree.value(key);
        return value == null ? null : key.time((long) value, unit);
    }

    /** Returns all values added for this key, in their order. */
    protected final <T> List<T> values(ValueAttr<T> key) {
        @SuppressWarnings("unchecked") // put() above takes only a T for a ValueAttr<T>
        List<T> values = (List<T>) tree.values(key);
        return values;
    }

    /** Removes the value set for this key. */
    protected final S unset(Attr key) {
        tree.remove(key);
        return self();
    }

    /**
     * Sets the value that a message has for this key: all values where it may occur several times, and for a nest its content;
     * none when it is absent. A value that the kernel has reported is not checked against the limits of the key.
     */
    protected final void copy(Attr key, Attributes from) {
        tree.remove(key);
        if (!from.has(key)) {
            return;
        }
        if (key instanceof IntAttr number) {
            tree.put(number, (long) from.get(number, 0));
        } else if (key instanceof LongAttr number) {
            tree.put(number, from.get(number, 0));
        } else if (key instanceof Bool bool) {
            set(bool, from.get(bool, false));
        } else if (key instanceof ValueAttr<?> value) {
            copyAll(value, from);
        } else if (key instanceof Nest nest) {
            AttrSet inside = from.insideOf(nest);
            if (inside != null) {
                inside.attributes().forEach(inner -> copy(inner, from));
            }
        }
    }

    /** Adds all that is set in another spec to this one, which must be empty. */
    protected final void copyAll(AttrSpec<?> from) {
        tree.addAll(from.tree);
    }

    private <T> void copyAll(ValueAttr<T> key, Attributes from) {
        from.forEach(key, value -> tree.add(key, value));
    }

    /** Returns the boolean that is set for a key, or {@code absent} when none is. */
    protected final boolean value(Bool key, boolean absent) {
        Object value = tree.value(key);
        return value == null ? absent : (boolean) value;
    }

    /** Writes all attributes that are set, including nests. */
    protected final void writeAttributes(MessageWriter writer) {
        tree.writeTo(writer);
    }

    /** Writes only the attributes in a mask, with the nests around them. */
    protected final void writeOnly(AttrMask keys, MessageWriter writer) {
        tree.writeTo(writer, keys, true);
    }

    /** Writes all attributes but those in a mask. */
    protected final void writeAllBut(AttrMask keys, MessageWriter writer) {
        tree.writeTo(writer, keys, false);
    }

    /** Returns the first attribute that is set and in a mask, null when there is none. */
    public final @Nullable Attr firstOf(AttrMask keys) {
        return tree.firstOf(keys);
    }
}
