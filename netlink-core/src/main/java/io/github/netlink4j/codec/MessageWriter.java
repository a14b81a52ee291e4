package io.github.netlink4j.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

// Hot path: writing numbers allocates nothing once the buffer is large enough.

/**
 * Writes netlink messages one after the other into a buffer, which is reused after {@link #clear()}.
 *
 * <!-- sample: CodecSamplesTest message -->
 * <pre>{@code
 * MessageWriter writer = new MessageWriter();
 * writer.begin(LinkAttr.RTM_NEWLINK, Netlink.NLM_F_REQUEST | Netlink.NLM_F_CREATE, sequence);
 * writer.put(LinkAttr.IFNAME, "v0");
 * writer.nest(LinkAttr.LINKINFO);
 * writer.put(LinkInfo.KIND, "veth");
 * writer.end();
 * writer.finish();
 * }</pre>
 *
 * <p>Values are checked against the limits of their keys, and lengths against those of netlink. Not safe for use by several
 * threads at the same time.
 */
public final class MessageWriter {
    /** Maximum length of an attribute, header included: nla_len has 16 bits. */
    private static final int MAX_ATTR = 0xffff;

    private static final int MAX_DEPTH = 16;
    private static final int MAX_MESSAGE = 1 << 20;
    private static final int MAX_BYTES = 1 << 30;

    private byte[] bytes = new byte[1024];
    private int length;
    private int messageStart;
    private int depth;
    private final int[] nestStarts = new int[MAX_DEPTH];
    private final @Nullable Nest[] nests = new @Nullable Nest[MAX_DEPTH];
    private @Nullable PathSearch search;

    /** Creates an empty writer. */
    public MessageWriter() {}

    /** Removes all messages. */
    public void clear() {
        // The buffer is always zero beyond its length: padding, the NUL of strings and unset header fields rely on it.
        Arrays.fill(bytes, 0, length, (byte) 0);
        length = 0;
        messageStart = 0;
        depth = 0;
    }

    /** Begins a message: its header, and the fixed structure of its family, which is zero until set. */
    public void begin(MessageType type, int flags, int sequence) {
        messageStart = length;
        depth = 0;
        int at = grow(Wire.HEADER + type.attributes().headerLength());
        Wire.put16(bytes, at + 4, type.number());
        Wire.put16(bytes, at + 6, flags);
        Wire.put32(bytes, at + 8, sequence);
    }

    /** Sets a field of 1 byte of the fixed structure. */
    public void header8(int offset, int value) {
        Wire.put8(bytes, messageStart + Wire.HEADER + offset, value);
    }

    /** Sets a field of 2 bytes of the fixed structure, in host order. */
    public void header16(int offset, int value) {
        Wire.put16(bytes, messageStart + Wire.HEADER + offset, value);
    }

    /** Sets a field of 4 bytes of the fixed structure, in host order. */
    public void header32(int offset, int value) {
        Wire.put32(bytes, messageStart + Wire.HEADER + offset, value);
    }

    /**
     * Ends a message: writes its length, and pads it to a multiple of four bytes.
     *
     * @throws IllegalStateException when a nest was begun and not ended
     */
    public void finish() {
        if (depth != 0) {
            throw new IllegalStateException(nests[depth - 1] + " was begun and not ended");
        }
        Wire.put32(bytes, messageStart, length - messageStart);
        grow(Wire.align(length) - length);
    }

    /**
     * Copies a message of another writer, with other flags and another sequence number.
     *
     * @param from offset of the message in {@code source}
     * @param to offset of its end, padding included
     */
    public void copy(byte[] source, int from, int to, int flags, int sequence) {
        messageStart = length;
        int at = grow(to - from);
        System.arraycopy(source, from, bytes, at, to - from);
        Wire.put16(bytes, at + 6, flags);
        Wire.put32(bytes, at + 8, sequence);
    }

    /** Removes the message that was begun last. */
    public void abandon() {
        Arrays.fill(bytes, messageStart, length, (byte) 0);
        length = messageStart;
        depth = 0;
    }

    /**
     * Writes a number.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public void put(IntAttr key, int value) {
        key.check(value);
        int at = attribute(key.set(), key.type(), key.width());
        key.store(bytes, at, value);
    }

    /**
     * Writes a number.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public void put(LongAttr key, long value) {
        key.check(value);
        int at = attribute(key.set(), key.type(), key.width());
        key.store(bytes, at, value);
    }

    /**
     * Writes a boolean.
     *
     * @throws IllegalArgumentException for the value off of a flag, which cannot be sent
     */
    public void put(Bool key, boolean value) {
        if (key.isFlag() && !value) {
            throw key.invalid(value, "can only be switched on; leave it out instead");
        }
        int at = attribute(key.set(), key.type(), key.width());
        key.store(bytes, at, value);
    }

    /**
     * Writes a value.
     *
     * @throws IllegalArgumentException when the kernel would not accept it
     */
    public <T> void put(ValueAttr<T> key, T value) {
        key.check(value);
        key.writeTo(this, value);
    }

    /** Writes a string in one pass if it is ASCII, as nearly all are; otherwise returns false and writes nothing. */
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

    /** Writes a value that was checked before, of the size that its key computes. */
    <T> void putSized(ValueAttr<T> key, T value) {
        int size = key.size(value);
        if (size > MAX_ATTR - Wire.ATTR_HEADER) {
            throw key.invalid(size + " bytes", "must fit an attribute of 65535 bytes with its header");
        }
        int at = attribute(key.set(), key.typeFor(value), size);
        key.encode(value, bytes, at);
    }

    /**
     * Writes an attribute of {@code set} by its number, which need not be declared.
     *
     * @throws IllegalArgumentException when the number is not 0 to 65535, or the value does not fit an attribute
     */
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

    /**
     * Appends zero bytes without an attribute header, such as for a structure inside an attribute, and pads them to a multiple
     * of four.
     *
     * @return their offset in {@link #bytes()}
     */
    public int reserve(int count) {
        return grow(Wire.align(count));
    }

    /** Returns the buffer, for filling in what {@link #reserve} has appended. It is replaced when it grows. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns the total length of all messages in bytes. */
    public int length() {
        return length;
    }

    /**
     * Begins a nest, which contains everything that is written until {@link #end()}, after its fixed structure if it has one.
     *
     * @throws IllegalStateException when it would be inside 16 other nests
     */
    public void nest(Nest nest) {
        if (depth == MAX_DEPTH) {
            throw new IllegalStateException("attributes nest at most " + MAX_DEPTH + " deep");
        }
        int at = grow(Wire.ATTR_HEADER + Wire.align(nest.header()));
        Wire.put16(bytes, at + 2, nest.type() | (nest.isFlagged() ? Wire.NLA_F_NESTED : 0));
        nestStarts[depth] = at;
        nests[depth++] = nest;
    }

    /** Sets a field of 4 bytes, in host order, of the fixed structure of the innermost open nest. */
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
     * Ends the innermost open nest.
     *
     * @throws IllegalArgumentException when it is longer than 65535 bytes
     * @throws IllegalStateException when no nest is open
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
            search.written(nest.set(), nest.type(), at - messageStart, length - messageStart);
        }
    }

    private int attribute(AttrSet set, int type, int size) {
        int at = grow(Wire.ATTR_HEADER + Wire.align(size));
        Wire.put16(bytes, at, Wire.ATTR_HEADER + size);
        Wire.put16(bytes, at + 2, type);
        if (search != null) {
            search.written(set, type & Wire.TYPE_MASK, at - messageStart, length - messageStart);
        }
        return at + Wire.ATTR_HEADER;
    }

    /** Appends zero bytes, and returns their offset. */
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

    /** Begins a search for the attribute at an offset of the message that is written next. */
    PathSearch search(int offset) {
        PathSearch begun = new PathSearch(this, offset);
        search = begun;
        return begun;
    }

    /** Returns the open nests, outermost first. */
    List<Nest> openNests() {
        List<Nest> open = new ArrayList<>(depth);
        for (int i = 0; i < depth; i++) {
            open.add(Objects.requireNonNull(nests[i]));
        }
        return open;
    }

    /** Returns the offset in the message of the innermost open nest, 0 when none is open. */
    int innermostNest() {
        return depth == 0 ? 0 : nestStarts[depth - 1] - messageStart;
    }
}
