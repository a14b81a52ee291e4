package io.github.netlink4j.sys;

import io.github.netlink4j.codec.Text;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A block of memory outside the heap, with its raw address. It is freed when this object becomes unreachable: call
 * {@link #keepAlive()} after the last native use.
 */
public final class NativeBuffer {
    private final ByteBuffer buffer;
    private final long address;

    private NativeBuffer(ByteBuffer buffer, long address) {
        this.buffer = buffer;
        this.address = address;
    }

    /** Returns zeroed memory of this size. */
    public static NativeBuffer allocate(Libc libc, int bytes) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        return new NativeBuffer(buffer, libc.address(buffer));
    }

    /**
     * Returns a text as a C string: its bytes ({@link Text}: UTF-8, regardless of the locale) and a NUL.
     *
     * @throws IllegalArgumentException when the text contains a NUL, at which a C string ends, or half of a surrogate pair
     */
    public static NativeBuffer cString(Libc libc, String text) {
        if (text.indexOf('\0') >= 0 || !Text.isEncodable(text)) {
            throw new IllegalArgumentException("a NUL or half of a surrogate pair in " + Text.quote(text));
        }
        byte[] bytes = Text.encode(text);
        NativeBuffer copy = allocate(libc, bytes.length + 1);
        copy.buffer.put(0, bytes);
        return copy;
    }

    /** Returns the memory as a buffer in host byte order; use absolute access only. */
    public ByteBuffer buffer() {
        return buffer;
    }

    /** Returns the address of the first byte. */
    public long address() {
        return address;
    }

    /** Returns the size in bytes. */
    public int capacity() {
        return buffer.capacity();
    }

    /** Keeps the memory from being freed before this call. */
    @SuppressWarnings("ReachabilityFenceUsage") // callers have the finally block, where it matters
    public void keepAlive() {
        Reference.reachabilityFence(buffer);
    }
}
