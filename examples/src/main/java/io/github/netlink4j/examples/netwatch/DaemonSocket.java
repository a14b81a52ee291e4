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
 * The listening Unix domain socket of the daemon, for its owner and root, or for all users. No client can connect before it has
 * its permissions. No file is replaced other than a socket without a listener, and closing removes the file of this socket.
 */
final class DaemonSocket implements Closeable {
    private static final int S_IFMT = 0170000;
    private static final int S_IFSOCK = 0140000;
    private static final int LONGEST_PATH = 107;

    private final UnixServerSocketChannel channel;
    private final Path path;
    private final Object file;
    private final boolean others;
    private final int ownUser;

    private DaemonSocket(UnixServerSocketChannel channel, Path path, Object file, boolean others, int ownUser) {
        this.channel = channel;
        this.path = path;
        this.file = file;
        this.others = others;
        this.ownUser = ownUser;
    }

    /**
     * Creates the socket and its directory, and listens.
     *
     * @param others whether users other than the daemon's own and root may connect
     * @throws IOException when the path is unsuitable, its directory is not safe, or the socket is in use
     */
    static DaemonSocket open(Path path, boolean others) throws IOException {
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH || !isAscii(path)) {
            // jnr-unixsocket counts characters where the kernel counts bytes.
            throw new IOException(
                    "the path of a socket has at most " + LONGEST_PATH + " ASCII characters: " + shown(path));
        }
        return DirectoryLock.holding(directoryOf(path), () -> {
            removeIfUnused(path);
            return bind(path, others);
        });
    }

    private static String shown(Path path) {
        return Text.quote(path.toString());
    }

    private static boolean isAscii(Path path) {
        return path.toString().chars().allMatch(c -> c < 0x80);
    }

    /** Returns the directory of the socket; creates it, accessible only to the daemon's user, when it is missing. */
    private static Path directoryOf(Path path) throws IOException {
        Path directory = Objects.requireNonNull(path.getParent(), "a socket has a directory");
        if (Files.notExists(directory)) {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        checkOwner(directory);
        checkOwner(directory.toRealPath());
        return directory;
    }

    /** A user who may add files to the directory, or owns the link to it, could replace the socket. */
    private static void checkOwner(Path directory) throws IOException {
        int owner = (int) Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        int mode = mode(directory);
        boolean writable = !Files.isSymbolicLink(directory) && (mode & 0022) != 0 && (mode & 01000) == 0;
        if (owner != 0 && owner != POSIXFactory.getNativePOSIX().geteuid() || writable) {
            throw new IOException(shown(directory) + " belongs to another user, or others may change it");
        }
    }

    private static int mode(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }

    /** Removes a socket that a daemon has left behind. The lock on the directory prevents the removal of a new one. */
    private static void removeIfUnused(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if ((mode(path) & S_IFMT) != S_IFSOCK) {
            throw new IOException(shown(path) + " exists already, and is not a socket");
        }
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // Connecting to a daemon with many waiting clients would block.
            probe.configureBlocking(false);
            probe.connect(UnixDomainSocketAddress.of(path));
        } catch (ConnectException e) {
            Files.delete(path);
            return;
        } catch (IOException e) {
            throw new IOException(shown(path) + " exists already, and may be in use: " + e.getMessage(), e);
        }
        throw new IOException(shown(path) + " is in use: a daemon answers there");
    }

    private static DaemonSocket bind(Path path, boolean others) throws IOException {
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
            return new DaemonSocket(
                    channel,
                    path,
                    identity(path),
                    others,
                    POSIXFactory.getNativePOSIX().geteuid());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw new IOException("cannot listen on " + shown(path) + ": " + e.getMessage(), e);
        } catch (Error e) {
            channel.close();
            throw e;
        }
    }

    private static Object identity(Path path) throws IOException {
        return Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS);
    }

    UnixServerSocketChannel channel() {
        return channel;
    }

    /** Returns the next client; null when there is none or no descriptor is left, which cannot be distinguished. */
    @Nullable
    UnixSocketChannel accept() throws IOException {
        UnixSocketChannel client = channel.accept();
        if (client != null) {
            client.configureBlocking(false);
        }
        return client;
    }

    /** Returns the user ID that the client had when it connected. SO_PEERCRED. */
    int userOf(UnixSocketChannel client) throws IOException {
        Credentials peer = client.getOption(UnixSocketOptions.SO_PEERCRED);
        return peer.getUid();
    }

    /** Returns whether a user is neither the daemon's own nor root. */
    boolean isOther(int user) {
        return user != 0 && user != ownUser;
    }

    /** Returns whether users other than the daemon's own and root may connect. */
    boolean isForOthers() {
        return others;
    }

    /** Closes the socket. Its file is removed first, while the socket still listens, so that no other daemon replaces it. */
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
