package io.github.netlink4j.examples.netwatch;

import io.github.netlink4j.codec.Text;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * The command line of both programs.
 *
 * @param socket the path of the daemon's socket
 * @param others whether the daemon also serves users other than its own and root
 * @param once whether the client ends when it has printed the state, instead of waiting for changes
 */
record NetwatchOptions(Path socket, boolean others, boolean once) {
    /** @throws IllegalArgumentException when an argument is unknown or its value is invalid */
    static NetwatchOptions parse(List<String> arguments) {
        Path socket = usualSocket();
        boolean others = false;
        boolean once = false;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--socket" -> {
                    if (!rest.hasNext()) {
                        throw new IllegalArgumentException("--socket needs a path");
                    }
                    socket = socket(rest.next());
                }
                case "--allow-others" -> others = true;
                case "--once" -> once = true;
                default -> throw new IllegalArgumentException("unknown: " + Text.quote(argument));
            }
        }
        return new NetwatchOptions(socket.toAbsolutePath(), others, once);
    }

    private static Path socket(String path) {
        if (path.isEmpty()
                || path.indexOf('\0') >= 0
                || Path.of(path).toAbsolutePath().normalize().getParent() == null) {
            throw new IllegalArgumentException("--socket needs the path of a file: " + Text.quote(path));
        }
        return Path.of(path);
    }

    /** Returns a path in a directory of this user. Not below /run, because a sandbox has a /run of its own. */
    static Path usualSocket() {
        String directory = "netwatchd-" + System.getProperty("user.name");
        return Path.of(System.getProperty("java.io.tmpdir"), directory, "socket");
    }
}
