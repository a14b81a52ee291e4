package io.github.netlink4j.examples.netwatch;

import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.codec.Text;
import java.io.IOException;
import java.util.List;

/** Runs the daemon or its client from a command line. */
public final class NetwatchMain {
    private NetwatchMain() {}

    /** Serves until the process is asked to end (SIGTERM, SIGINT). Returns the exit code. */
    public static int serve(List<String> arguments) {
        try {
            NetwatchOptions options = NetwatchOptions.parse(arguments);
            try (Netwatchd daemon = Netwatchd.open(options, Limits.defaults())) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(daemon), "end"));
                System.out.println(
                        "netwatchd: serving on " + Text.quote(options.socket().toString()));
                daemon.run();
            }
            return 0;
        } catch (IllegalArgumentException | IOException | NetlinkException e) {
            return complain("netwatchd", e);
        }
    }

    private static void end(Netwatchd daemon) {
        daemon.stop();
        try {
            daemon.awaitEnd();
        } catch (InterruptedException e) {
            // No thread interrupts this one; if one did, the process would end without waiting for the daemon.
            Thread.currentThread().interrupt();
        }
    }

    /** Prints what the daemon sends. Returns the exit code. */
    public static int watch(List<String> arguments) {
        try {
            NetwatchOptions options = NetwatchOptions.parse(arguments);
            boolean complete = new Netwatch(options.socket(), System.out).print(options.once());
            if (complete && options.once()) {
                return 0;
            }
            System.err.println(
                    complete
                            ? "netwatch: the daemon has ended, or has disconnected this client because it read too slowly"
                            : "netwatch: the daemon has refused this client; it may serve only its own user and root");
            return 1;
        } catch (IllegalArgumentException | IOException e) {
            return complain("netwatch", e);
        }
    }

    private static int complain(String program, Exception e) {
        System.err.println(program + ": " + e.getMessage());
        return e instanceof IllegalArgumentException ? 2 : 1;
    }
}
