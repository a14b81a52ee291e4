package io.github.netlink4j.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

// Hot path: writing numbers allocates nothing once the buffer is large enough.

/**
 * Writes netlink messages one after the other into a buffer of its own, which it keeps from one use to the next.
 *
 * <pre>{@code
 * writer.begin(RTM_NEWLINK, flags, sequence);
 * writer.put(LinkAttr.IFNAME, "v0");
 * writer.nest(LinkAttr.LINKINFO);
 * writer.put(LinkInfo.KIND, "veth");
 * writer.end();
 * writer.finish();
 * }</pre>
 *
 * <p>Values are checked against the limits of their keys, lengths against what fits, before anything can be sent.
 */
public final class MessageWriter {
    /** Attributes count their length in 16 bits. */
    private static final int MAX_ATTR = 0xffff;

    private static final int MAX_DEPTH = 16;
    private static final int MAX_MESSAGE = 1 << 20;
    private static final int MAX_BYTES = 1 << 30;
    private static final int FLAG_NESTED = 0x8000;

    private byte[] bytes = new byte[1024];
    private int length;
    private int messageStart;
    private int depth;
    private final int[] nestStarts = new int[MAX_DEPTH];
    private final @Nullable Nest[] nests = new @Nullable Nest[MAX_DEPTH];
    private @Nullable PathSearch search;

    /** A writer with nothing written. */
    public MessageWriter() {}

    /** Forgets all messages. */
    public void clear() {
        // What lies behind the end is zero, always: padding, the ends of texts, headers that are filled in in part.
        Arrays.fill(bytes, 0, length, (byte) 0);
        length = 0;
        messageStart = 0;
        depth = 0;
    }

    /** Begins a message: its header, and room for the fixed structure of its family, zeroed. */
    public void begin(MessageType type, int flags, int sequence) {
        messageStart = length;
        depth = 0;
        int at = grow(Wire.HEADER + type.attributes().headerLength());
        Wire.put16(bytes, at + 4, type.number());
        Wire.put16(bytes, at + 6, flags);
        Wire.put32(bytes, at + 8, sequence);
    }

    /** Sets a byte of the fixed structure. */
    public void header8(int offset, int value) {
        Wire.put8(bytes, messageStart + Wire.HEADER + offset, value);
    }

    /** Sets two bytes of the fixed structure, in host order. */
    public void header16(int offset, int value) {
        Wire.put16(bytes, messageStart + Wire.HEADER + offset, value);
    }

    /** Sets four bytes of the fixed structure, in host order. */
    public void header32(int offset, int value) {
        Wire.put32(bytes, messageStart + Wire.HEADER + offset, value);
    }

    /** Ends a message: writes its length, and pads to where the next one may begin. */
    public void finish() {
        if (depth != 0) {
            throw new IllegalStateException(nests[depth - 1] + " was begun and not ended");
        }
        Wire.put32(bytes, messageStart, length - messageStart);
        grow(Wire.align(length) - length);
    }

    /**
     * Writes a message that another writer has made, with flags and a number of its own.
     *
     * @param from where it begins among {@code source}
     * @param to where it ends, padding included
     */
    public void copy(byte[] source, int from, int to, int flags, int sequence) {
        messageStart = length;
        int at = grow(to - from);
        System.arraycopy(source, from, bytes, at, to - from);
        Wire.put16(bytes, at + 6, flags);
        Wire.put32(bytes, at + 8, sequence);
    }

    /** Drops the message that was begun last, as if it had not been begun. */
    public void abandon() {
        Arrays.fill(bytes, messageStart, length, (byte) 0);
        length = messageStart;
        depth = 0;
    }

    public void put(IntAttr key, int value) {
        key.check(value);
        int at = attribute(key.set(), key.type(), key.width());
        key.store(bytes, at, value);
    }

    public void put(LongAttr key, long value) {
        key.check(value);
        int at = attribute(key.set(), key.type(), key.width());
        key.store(bytes, at, value);
    }

    /**
     * Writes an on/off attribute.
     *
     * @throws IllegalArgumentException for a flag that is to be off, which the kernel has no way to be told
     */
    public void put(Bool key, boolean value) {
        if (key.isFlag() && !value) {
            throw key.invalid(value, "can only be switched on; leave it out instead");
        }
        int at = attribute(key.set(), key.type(), key.width());
        key.store(bytes, at, value);
    }

    public <T> void put(ValueAttr<T> key, T value) {
        key.check(value);
        key.writeTo(this, value);
    }

    /** Writes a text in one pass, if it is ASCII as nearly all are; if not, says so and writes nothing. */
    boolean putAscii(Str key, String text, int ending) {
        if (search != null || text.length() > MAX_ATTR - Wire.ATTR_HEADER - ending) {
            return false;
        }
        int before = length;
        int at = attribute(key.set(), key.type(), text.length() + ending);
        if (Text.encodeAscii(text, bytes, at)) {
            return true;
        }
        Arrays.fill(bytes, before, length, (byte) 0);
        length = before;
        return false;
    }

    /** Writes a value that was checked before, by the size that its key tells. */
    <T> void putSized(ValueAttr<T> key, T value) {
        int size = key.size(value);
        if (size > MAX_ATTR - Wire.ATTR_HEADER) {
            throw key.invalid(size + " bytes", "must fit an attribute of 65535 bytes with its header");
        }
        int at = attribute(key.set(), key.typeFor(value), size);
        key.encode(value, bytes, at);
    }

    /** Writes an attribute by its number among those of {@code set}, whether it is declared or not. */
    public void putRaw(AttrSet set, int type, byte[] value) {
        if (type < 0 || type > 0xffff) {
            throw new IllegalArgumentException(
                    "an attribute of " + set + " has number " + type + ", which must be 0 to 65535");
        }
        if (value.length > MAX_ATTR - Wire.ATTR_HEADER) {
            throw new IllegalArgumentException(
                    set.nameOf(type) + " must fit 65535 bytes with its header: " + value.length);
        }
        int at = attribute(set, type, value.length);
        System.arraycopy(value, 0, bytes, at, value.length);
    }

    /** Writes bytes without a header of their own, as a family's structure inside an attribute; zero-padded. */
    public int reserve(int count) {
        return grow(Wire.align(count));
    }

    /** The buffer, for filling in what {@link #reserve} has made room for. It changes when the buffer grows. */
    public byte[] bytes() {
        return bytes;
    }

    /** Bytes of all messages so far. */
    public int length() {
        return length;
    }

    /** Begins a nest: what is written until {@link #end()} stands inside it, after its fixed structure if it has one. */
    public void nest(Nest nest) {
        if (depth == MAX_DEPTH) {
            throw new IllegalStateException("attributes nest at most " + MAX_DEPTH + " deep");
        }
        int at = grow(Wire.ATTR_HEADER + Wire.align(nest.header()));
        Wire.put16(bytes, at + 2, nest.type() | (nest.isFlagged() ? FLAG_NESTED : 0));
        nestStarts[depth] = at;
        nests[depth++] = nest;
    }

    /** Sets four bytes of the fixed structure of the nest that was begun last, in host order. */
    public void nestHeader32(int offset, int value) {
        Wire.put32(bytes, nestStarts[innermost()] + Wire.ATTR_HEADER + offset, value);
    }

    private int innermost() {
        if (depth == 0) {
            throw new IllegalStateException("no nest was begun");
        }
        return depth - 1;
    }

    /**
     * Ends the nest that was begun last.
     *
     * @throws IllegalArgumentException when more than 65535 bytes stand in it
     */
    public void end() {
        depth = innermost();
        int at = nestStarts[depth];
        Nest nest = Objects.requireNonNull(nests[depth]);
        int size = length - at;
        if (size > MAX_ATTR) {
            throw new IllegalArgumentException(nest.path() + " takes at most 65535 bytes: " + size);
        }
        Wire.put16(bytes, at, size);
        if (search != null) {
            search.saw(nest.set(), nest.type(), at - messageStart, length - messageStart);
        }
    }

    private int attribute(AttrSet set, int type, int size) {
        int at = grow(Wire.ATTR_HEADER + Wire.align(size));
        Wire.put16(bytes, at, Wire.ATTR_HEADER + size);
        Wire.put16(bytes, at + 2, type);
        if (search != null) {
            search.saw(set, type & Wire.TYPE_MASK, at - messageStart, length - messageStart);
        }
        return at + Wire.ATTR_HEADER;
    }

    /** Makes room at the end, where all is zero, and says where it begins. */
    private int grow(int count) {
        int at = length;
        if (count > MAX_MESSAGE - (at - messageStart)) {
            throw new IllegalArgumentException("a request takes at most " + MAX_MESSAGE + " bytes");
        }
        if (count > MAX_BYTES - at) {
            throw new IllegalArgumentException("all requests together take at most " + MAX_BYTES + " bytes");
        }
        if (count > bytes.length - at) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + count));
        }
        length = at + count;
        return at;
    }

    /** Begins a search for what stands at an offset of the message that will be written next. */
    PathSearch search(int offset) {
        PathSearch begun = new PathSearch(this, offset);
        search = begun;
        return begun;
    }

    /** The nests around what is being written, outermost first. */
    List<Nest> openNests() {
        List<Nest> open = new ArrayList<>(depth);
        for (int i = 0; i < depth; i++) {
            open.add(Objects.requireNonNull(nests[i]));
        }
        return open;
    }

    /** Where the innermost nest around what is being written begins in its message; 0 when there is none. */
    int innermostNest() {
        return depth == 0 ? 0 : nestStarts[depth - 1] - messageStart;
    }
}
