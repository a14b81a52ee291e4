package io.github.netlink4j.sys;

import io.github.netlink4j.codec.Text;
import java.nio.ByteBuffer;
import java.util.List;

/** Reads the names in a directory as bytes, by {@link Text}; java.nio.file would decode them in the encoding of the locale. */
public final class DirectoryNames {
    private static final int BUFFER_BYTES = 32 * 1024;
    // struct linux_dirent64: inode, offset, length of the entry, type, name.
    private static final int LENGTH = 16;
    private static final int NAME = 19;

    private DirectoryNames() {}

    /**
     * Adds the names in an open directory to a list, without {@code .} and {@code ..}, in no particular order.
     *
     * @return 0 or {@code -errno}
     */
    public static int read(Libc libc, int directory, List<String> into) {
        NativeBuffer memory = NativeBuffer.allocate(libc, BUFFER_BYTES);
        while (true) {
            int bytes = libc.getdents64(directory, memory.address(), BUFFER_BYTES);
            memory.keepAlive();
            if (bytes <= 0) {
                return bytes;
            }
            addNames(memory.buffer(), bytes, into);
        }
    }

    private static void addNames(ByteBuffer entries, int bytes, List<String> into) {
        for (int at = 0, length; at < bytes; at += length) {
            length = Short.toUnsignedInt(entries.getShort(at + LENGTH));
            byte[] padded = new byte[length - NAME];
            entries.get(at + NAME, padded);
            String name = Text.decode(padded, 0, padded.length);
            if (!name.equals(".") && !name.equals("..")) {
                into.add(name);
            }
        }
    }
}
