package io.github.netlink4j.sys;

import io.github.netlink4j.codec.Text;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A block of memory outside the heap, with its raw address. It lives as long as this object is reachable: call
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
     * Returns the text as a C string: its bytes ({@link Text}, UTF-8 whatever the locale is) and a NUL.
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

    /** The memory as a buffer in host byte order; use absolute access only. */
    public ByteBuffer buffer() {
        return buffer;
    }

    public long address() {
        return address;
    }

    public int capacity() {
        return buffer.capacity();
    }

    /** Keeps the memory from being freed before this point. */
    @SuppressWarnings("ReachabilityFenceUsage") // callers have the finally block, where it matters
    public void keepAlive() {
        Reference.reachabilityFence(buffer);
    }
}
