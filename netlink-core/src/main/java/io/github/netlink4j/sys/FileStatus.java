package io.github.netlink4j.sys;

/** The status of a file by {@code statx(2)}: its identity, type, mode and owner. */
public final class FileStatus {
    static final int BYTES = 256;
    private static final int UID = 20;
    private static final int MODE = 28;
    private static final int INODE = 32;
    /** stx_dev_major and stx_dev_minor, four bytes each. */
    private static final int DEVICE = 136;

    private final Libc libc;
    private final NativeBuffer buffer;

    /** Creates an empty status, to be filled by {@link #read(int)}. */
    public FileStatus(Libc libc) {
        this.libc = libc;
        this.buffer = NativeBuffer.allocate(libc, BYTES);
    }

    /**
     * Reads the status of an open file.
     *
     * @return 0 or {@code -errno}
     */
    public int read(int fd) {
        return read(fd, "", Native.AT_EMPTY_PATH);
    }

    /**
     * Reads the status of a file in a directory; for a symbolic link, that of the link itself.
     *
     * @return 0 or {@code -errno}
     */
    public int read(int directory, String name) {
        return read(directory, name, Native.AT_SYMLINK_NOFOLLOW);
    }

    /**
     * Reads the status of the file at a path, following symbolic links.
     *
     * @return 0 or {@code -errno}
     */
    public int read(String path) {
        return read(Native.AT_FDCWD, path, 0);
    }

    private int read(int directory, String name, int flags) {
        NativeBuffer path = NativeBuffer.cString(libc, name);
        int result = libc.statx(directory, path.address(), flags, Native.STATX_BASIC_STATS, buffer.address());
        path.keepAlive();
        buffer.keepAlive();
        return result;
    }

    /** Returns type and permissions, such as {@code S_IFDIR | 0755}. */
    public int mode() {
        return Short.toUnsignedInt(buffer.buffer().getShort(MODE));
    }

    /** Returns the type of the file, such as {@link Native#S_IFLNK}. */
    public int type() {
        return mode() & Native.S_IFMT;
    }

    /** Returns the user identifier of the owner, in the caller's user namespace. */
    public long uid() {
        return Integer.toUnsignedLong(buffer.buffer().getInt(UID));
    }

    /** Returns the inode number. */
    public long inode() {
        return buffer.buffer().getLong(INODE);
    }

    /** Returns whether both are the same file, by device and inode. Meaningful only while one of them is kept open. */
    public boolean isSameFile(FileStatus other) {
        return inode() == other.inode()
                && buffer.buffer().getLong(DEVICE) == other.buffer.buffer().getLong(DEVICE);
    }
}
