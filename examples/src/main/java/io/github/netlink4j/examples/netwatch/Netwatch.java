package io.github.netlink4j.examples.netwatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.netlink4j.codec.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A client of netwatchd: prints what it sends, line by line. */
final class Netwatch {
    private final ObjectMapper json = new ObjectMapper();
    private final Path socket;
    private final PrintStream out;

    Netwatch(Path socket, PrintStream out) {
        this.socket = socket;
        this.out = out;
    }

    /**
     * Prints until the daemon ends, or with {@code once} until the whole state has been printed.
     *
     * @return whether the whole state has been printed
     * @throws IOException when no daemon listens on the socket, or this user may not connect
     */
    boolean print(boolean once) throws IOException {
        boolean synced = false;
        try (SocketChannel channel = connect()) {
            BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            String line = lines.readLine();
            while (line != null) {
                out.println(line);
                synced |= json.readTree(line).path("synced").asBoolean();
                line = once && synced ? null : lines.readLine();
            }
        }
        return synced;
    }

    private SocketChannel connect() throws IOException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw new IOException(
                    "cannot connect to a daemon at " + Text.quote(socket.toString()) + ": " + e.getMessage(), e);
        }
    }
}
