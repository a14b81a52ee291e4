package io.github.netlink4j.examples.netwatch;

import io.github.netlink4j.codec.Text;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import jnr.posix.POSIXFactory;
import jnr.unixsocket.Credentials;
import jnr.unixsocket.UnixServerSocketChannel;
import jnr.unixsocket.UnixSocketAddress;
import jnr.unixsocket.UnixSocketChannel;
import jnr.unixsocket.UnixSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * Where clients come in: a Unix domain socket for its owner and root, or for everybody. Nobody can connect before it has
 * its permissions, no file is removed that is no dead socket, and its own is gone when it is closed.
 */
final class Door implements Closeable {
    private static final int S_IFMT = 0170000;
    private static final int S_IFSOCK = 0140000;
    private static final int LONGEST_PATH = 107;

    private final UnixServerSocketChannel channel;
    private final Path path;
    private final Object file;
    private final boolean others;
    private final int ownUser;

    private Door(UnixServerSocketChannel channel, Path path, Object file, boolean others, int ownUser) {
        this.channel = channel;
        this.path = path;
        this.file = file;
        this.others = others;
        this.ownUser = ownUser;
    }

    /**
     * Opens it.
     *
     * @param others whether users other than ours and root may come in
     * @throws IOException saying what stands in the way
     */
    static Door open(Path path, boolean others) throws IOException {
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH || !isAscii(path)) {
            // jnr-unixsocket counts characters where the kernel counts bytes.
            throw new IOException(
                    "the path of a socket has at most " + LONGEST_PATH + " ASCII characters: " + shown(path));
        }
        return DirectoryLock.holding(directoryOf(path), () -> {
            removeIfDead(path);
            return bind(path, others);
        });
    }

    private static String shown(Path path) {
        return Text.quote(path.toString());
    }

    private static boolean isAscii(Path path) {
        return path.toString().chars().allMatch(c -> c < 0x80);
    }

    /** The directory of the socket, made when it is missing: for us alone. */
    private static Path directoryOf(Path path) throws IOException {
        Path directory = Objects.requireNonNull(path.getParent(), "a socket stands in a directory");
        if (Files.notExists(directory)) {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        checkOwner(directory);
        checkOwner(directory.toRealPath());
        return directory;
    }

    /** Whoever may put files into the directory, or owns the link to it, could put another socket in our place. */
    private static void checkOwner(Path directory) throws IOException {
        int owner = (int) Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        int mode = mode(directory);
        boolean writable = !Files.isSymbolicLink(directory) && (mode & 0022) != 0 && (mode & 01000) == 0;
        if (owner != 0 && owner != POSIXFactory.getNativePOSIX().geteuid() || writable) {
            throw new IOException(shown(directory) + " belongs to somebody else, or others may change it");
        }
    }

    private static int mode(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }

    /** Removes a socket that a daemon has left behind. The lock on the directory keeps us from removing a new one. */
    private static void removeIfDead(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if ((mode(path) & S_IFMT) != S_IFSOCK) {
            throw new IOException(shown(path) + " is there already, and is no socket");
        }
        try (SocketChannel visitor = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // A daemon with many visitors before us would let us wait.
            visitor.configureBlocking(false);
            visitor.connect(UnixDomainSocketAddress.of(path));
        } catch (ConnectException e) {
            Files.delete(path);
            return;
        } catch (IOException e) {
            throw new IOException(shown(path) + " is there already, and may be in use: " + e.getMessage(), e);
        }
        throw new IOException(shown(path) + " is in use: a daemon answers there");
    }

    private static Door bind(Path path, boolean others) throws IOException {
        UnixServerSocketChannel channel = UnixServerSocketChannel.open();
        try {
            // The kernel makes the file with the permissions of the socket, less the umask: unix_bind_bsd().
            Path unbound = Path.of("/proc/self/fd/" + channel.getFD());
            Files.setPosixFilePermissions(unbound, PosixFilePermissions.fromString("rw-------"));
            channel.configureBlocking(false);
            channel.socket().bind(new UnixSocketAddress(path.toString()));
            if (others) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
            return new Door(
                    channel,
                    path,
                    identity(path),
                    others,
                    POSIXFactory.getNativePOSIX().geteuid());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw new IOException("cannot listen on " + shown(path) + ": " + e.getMessage(), e);
        }
    }

    private static Object identity(Path path) throws IOException {
        return Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS);
    }

    UnixServerSocketChannel channel() {
        return channel;
    }

    /** The next client, null when there is none, or no more descriptors; the two cannot be told apart. */
    @Nullable
    UnixSocketChannel accept() throws IOException {
        UnixSocketChannel client = channel.accept();
        if (client != null) {
            client.configureBlocking(false);
        }
        return client;
    }

    /** Whether the client is neither of our user nor of root: who it was when it connected, says the kernel. SO_PEERCRED. */
    boolean isOther(UnixSocketChannel client) throws IOException {
        Credentials peer = client.getOption(UnixSocketOptions.SO_PEERCRED);
        return peer.getUid() != 0 && peer.getUid() != ownUser;
    }

    /** Whether users other than ours and root may come in. */
    boolean isForOthers() {
        return others;
    }

    /** Closes it. The file goes first: while somebody listens on it, no other daemon takes it for dead. */
    @Override
    public void close() throws IOException {
        try (UnixServerSocketChannel closed = channel) {
            if (closed.isOpen()
                    && Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                    && identity(path).equals(file)) {
                Files.delete(path);
            }
        }
    }
}
