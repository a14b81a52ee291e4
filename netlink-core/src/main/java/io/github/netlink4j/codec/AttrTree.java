package io.github.netlink4j.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Attributes and their values, nested as they will be sent, in the order in which they were set. */
final class AttrTree {
    private final AttrSet set;
    private final List<Entry> entries = new ArrayList<>();

    AttrTree(AttrSet set) {
        this.set = set;
    }

    /** A key and its value: a boxed value, the content of a nest, or raw bytes with a null key. */
    private record Entry(@Nullable Attr key, int rawType, Object value) {
        boolean isOneOf(AttrMask keys) {
            return key != null && keys.contains(key);
        }
    }

    void put(Attr key, Object value) {
        AttrTree group = group(key.set());
        group.checkSelection(key, value);
        Entry entry = new Entry(key, 0, value);
        int at = group.indexOf(key);
        if (at < 0) {
            group.entries.add(entry);
        } else {
            group.entries.set(at, entry);
        }
    }

    void add(Attr key, Object value) {
        group(key.set()).entries.add(new Entry(key, 0, value));
    }

    /** Adds copies of all attributes of another tree. */
    void addAll(AttrTree other) {
        for (Entry entry : other.entries) {
            if (entry.value instanceof AttrTree inner) {
                AttrTree copy = new AttrTree(inner.set);
                copy.addAll(inner);
                entries.add(new Entry(entry.key, entry.rawType, copy));
            } else {
                entries.add(entry);
            }
        }
    }

    void addRaw(AttrSet place, int type, byte[] value) {
        group(place).entries.add(new Entry(null, type, value));
    }

    void remove(Attr key) {
        AttrTree group = existing(key.set());
        if (group != null) {
            group.entries.removeIf(entry -> key.equals(entry.key));
        }
    }

    boolean has(Attr key) {
        return value(key) != null;
    }

    @Nullable
    Object value(Attr key) {
        AttrTree group = find(key.set());
        int at = group == null ? -1 : group.indexOf(key);
        return group == null || at < 0 ? null : group.entries.get(at).value;
    }

    List<?> values(Attr key) {
        AttrTree group = find(key.set());
        return group == null
                ? List.of()
                : group.entries.stream()
                        .filter(entry -> key.equals(entry.key))
                        .map(Entry::value)
                        .toList();
    }

    private int indexOf(Attr key) {
        for (int i = 0; i < entries.size(); i++) {
            if (key.equals(entries.get(i).key)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the attributes of a set, and creates the nests around them as needed. */
    AttrTree group(AttrSet wanted) {
        AttrTree present = existing(wanted);
        if (present != null) {
            return present;
        }
        Nest nest = nestOf(wanted);
        AttrTree outer = group(nest.set());
        outer.select(nest, wanted);
        AttrTree made = new AttrTree(wanted);
        outer.entries.add(new Entry(nest, 0, made));
        return made;
    }

    /**
     * Sets the selector of a nest to the value that its attributes require, so that it can be neither missing nor different.
     */
    private void select(Nest nest, AttrSet inside) {
        Str selector = nest.selector();
        if (selector == null || !inside.isSelective()) {
            return;
        }
        List<String> selections = inside.selections();
        int at = indexOf(selector);
        if (at < 0) {
            entries.add(new Entry(selector, 0, selections.get(0)));
        } else if (!selections.contains((String) entries.get(at).value)) {
            throw new IllegalArgumentException(nest + " is of " + Text.quote((String) entries.get(at).value)
                    + ", and has no attributes of " + inside);
        }
    }

    /** Refuses a value of a selector other than the one that the attributes already set in its nest require. */
    private void checkSelection(Attr key, Object value) {
        for (Entry entry : entries) {
            if (entry.value instanceof AttrTree inner
                    && inner.set.isSelective()
                    && entry.key instanceof Nest nest
                    && key.equals(nest.selector())
                    && !inner.set.selections().contains((String) value)) {
                throw new IllegalArgumentException(nest + " holds attributes of " + inner.set + ", and " + key
                        + " would be " + Text.quote((String) value));
            }
        }
    }

    /**
     * Returns the attributes of a set, null when there are none; refuses when their nest contains attributes of another set.
     */
    private @Nullable AttrTree existing(AttrSet wanted) {
        AttrTree found = find(wanted);
        if (found == null && wanted != set) {
            Nest nest = nestOf(wanted);
            AttrTree outer = existing(nest.set());
            if (outer != null && outer.indexOf(nest) >= 0) {
                throw new IllegalArgumentException(nest + " is already set, and cannot have attributes of " + wanted);
            }
        }
        return found;
    }

    private @Nullable AttrTree find(AttrSet wanted) {
        if (wanted == set) {
            return this;
        }
        AttrTree outer = find(nestOf(wanted).set());
        int at = outer == null ? -1 : outer.indexOf(nestOf(wanted));
        return outer != null && at >= 0 && outer.entries.get(at).value instanceof AttrTree inner && inner.set == wanted
                ? inner
                : null;
    }

    private Nest nestOf(AttrSet wanted) {
        Nest nest = wanted.parent();
        if (nest == null) {
            throw new IllegalArgumentException("a request about " + set + " has no attributes of " + wanted);
        }
        return nest;
    }

    void writeTo(MessageWriter writer) {
        for (Entry entry : entries) {
            write(writer, entry);
        }
    }

    /** Writes the attributes that are in the mask, or those that are not, depending on {@code listed}. */
    void writeTo(MessageWriter writer, AttrMask keys, boolean listed) {
        for (Entry entry : entries) {
            AttrTree inner = divided(entry, keys);
            if (inner == null && entry.isOneOf(keys) == listed) {
                write(writer, entry);
            } else if (inner != null && inner.hasAny(keys, listed)) {
                writer.nest((Nest) Objects.requireNonNull(entry.key));
                inner.writeTo(writer, keys, listed);
                writer.end();
            }
        }
    }

    private boolean hasAny(AttrMask keys, boolean listed) {
        for (Entry entry : entries) {
            AttrTree inner = divided(entry, keys);
            if (inner == null ? entry.isOneOf(keys) == listed : inner.hasAny(keys, listed)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the content of a nest that the mask may divide; null for an entry that is written or left out as a whole. */
    private static @Nullable AttrTree divided(Entry entry, AttrMask keys) {
        return entry.value instanceof AttrTree inner && keys.hasSomeOf(inner.set) && !entry.isOneOf(keys)
                ? inner
                : null;
    }

    @Nullable
    Attr firstOf(AttrMask keys) {
        for (Entry entry : entries) {
            AttrTree inner = divided(entry, keys);
            Attr found = inner != null ? inner.firstOf(keys) : entry.isOneOf(keys) ? entry.key : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private void write(MessageWriter writer, Entry entry) {
        Attr key = entry.key;
        if (key == null) {
            writer.putRaw(set, entry.rawType, (byte[]) entry.value);
        } else if (key instanceof IntAttr number) {
            writer.put(number, (int) (long) entry.value);
        } else if (key instanceof LongAttr number) {
            writer.put(number, (long) entry.value);
        } else if (key instanceof Bool bool) {
            writer.put(bool, (boolean) entry.value);
        } else if (key instanceof Nest nest) {
            writer.nest(nest);
            if (entry.value instanceof AttrTree inner) {
                inner.writeTo(writer);
            } else {
                ((MessageBody) entry.value).writeTo(writer);
            }
            writer.end();
        } else {
            writeValue(writer, (ValueAttr<?>) key, entry.value);
        }
    }

    @SuppressWarnings("unchecked") // AttrSpec.set takes only a T for a ValueAttr<T>
    private static <T> void writeValue(MessageWriter writer, ValueAttr<T> key, Object value) {
        key.writeTo(writer, (T) value);
    }
}
