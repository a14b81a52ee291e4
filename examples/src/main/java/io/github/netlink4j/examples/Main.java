package io.github.netlink4j.examples;

import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.examples.netwatch.NetwatchMain;
import io.github.netlink4j.ns.Netns;
import io.github.netlink4j.rtnetlink.link.Link;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs an example by name. */
public final class Main {
    private Main() {}

    /** Runs the example that the first argument names, with the arguments after it. */
    public static void main(String[] args) {
        // JSON is UTF-8, and link names may be; with a POSIX locale the JDK would print question marks instead.
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        List<String> arguments = List.of(args);
        System.exit(args.length == 0 ? run("", List.of()) : run(args[0], arguments.subList(1, args.length)));
    }

    private static PrintStream utf8(FileDescriptor file) {
        return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
    }

    private static int run(String name, List<String> arguments) {
        return switch (name) {
            case "walkthrough" -> walkthrough();
            case "attributes" -> Attributes.print(arguments, System.out);
            case "netwatchd" -> NetwatchMain.serve(arguments);
            case "netwatch" -> NetwatchMain.watch(arguments);
            default -> {
                System.err.println("examples: walkthrough [--host]"
                        + " | attributes [WORD...] | attributes --coverage"
                        + " | netwatchd [--host] [--socket PATH] [--allow-others]"
                        + " | netwatch [--host] [--socket PATH] [--once]");
                yield 2;
            }
        };
    }

    private static int walkthrough() {
        String missing = whatIsMissing();
        if (!missing.isEmpty()) {
            System.err.println(missing);
            return 1;
        }
        Narrator narrator = new Narrator(System.out);
        try {
            try {
                Walkthrough.run(narrator);
            } finally {
                narrator.takeBack();
            }
            return 0;
        } catch (NetlinkException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    /** Returns one sentence for the user, empty when the walk-through can begin. */
    private static String whatIsMissing() {
        String reason = System.getenv().getOrDefault("NETLINK4J_SANDBOX_REASON", "");
        if (!reason.isEmpty()) {
            return "This needs a sandbox of namespaces, and there is none: " + reason + ".";
        }
        try {
            for (String name : List.of("pb", "jelly")) {
                if (Netns.list().contains(name)) {
                    return "There is a network namespace \"" + name + "\" already, which is not ours to use.";
                }
            }
            for (String name : List.of("brd1", "veth-pb", "veth-jelly", "bread-pb-veth", "bread-j-veth")) {
                if (Link.find(name).isPresent()) {
                    return "There is a link \"" + name + "\" already, which is not ours to use.";
                }
            }
            return "";
        } catch (NetlinkException e) {
            return e.getMessage();
        }
    }
}
