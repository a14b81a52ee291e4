package io.github.netlink4j.examples;

import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.ns.Netns;
import io.github.netlink4j.rtnetlink.RtNetlink;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what a walk-through does: each step, the commands it stands for, and the state after it. */
final class Narrator {
    private static final int PINGS = 3;
    private static final int TRIES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final PrintStream out;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private int steps;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void step(String title, String... commands) {
        steps++;
        out.printf("%n%d. %s%n", steps, title);
        for (String command : commands) {
            out.println("   # " + command);
        }
    }

    /** Remembers how to undo the last step. */
    <T> T undo(T made, Runnable how) {
        undo.push(how);
        return made;
    }

    void show(String command, List<String> lines) {
        out.println("   $ " + command);
        lines.forEach(line -> out.println("     " + line));
    }

    void showLinks(String command, RtNetlink nl) {
        show(command, new IpText(nl).links());
    }

    void showAddresses(String command, RtNetlink nl) {
        show(command, new IpText(nl).addresses());
    }

    void ping(Netns from, String to) {
        List<String> replies = new ArrayList<>();
        for (int i = 1; i <= PINGS; i++) {
            Duration time = reply(from, to);
            replies.add(
                    String.format(Locale.ROOT, "reply from %s: number %d, time %.3f ms", to, i, time.toNanos() / 1e6));
        }
        show("ip netns exec " + from.name() + " ping " + to, replies);
    }

    /** Tries again, as ping does: after a failed resolution the kernel does not resolve the host again at once. */
    private static Duration reply(Netns from, String to) {
        for (int i = 1; i <= TRIES; i++) {
            Optional<Duration> time = Ping.once(from, to, PATIENCE);
            if (time.isPresent()) {
                return time.get();
            }
        }
        throw new IllegalStateException(from.name() + " cannot reach " + to);
    }

    void pingFails(String why, Netns from, String to) {
        if (Ping.once(from, to, PATIENCE).isPresent()) {
            throw new IllegalStateException(from.name() + " reaches " + to + ", though " + why);
        }
        show("ip netns exec " + from.name() + " ping " + to, List.of("no reply: " + why));
    }

    /** Undoes all steps, in reverse order. */
    void takeBack() {
        if (undo.isEmpty()) {
            return;
        }
        step(
                "Everything is deleted again",
                "ip link delete brd1",
                "ip link delete bread-j-veth",
                "ip link delete bread-pb-veth",
                "ip netns delete jelly",
                "ip netns delete pb");
        NetlinkException failure = null;
        while (!undo.isEmpty()) {
            try {
                undo.pop().run();
            } catch (NetlinkException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
