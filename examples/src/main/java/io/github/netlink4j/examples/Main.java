package io.github.netlink4j.examples;

import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.ns.Netns;
import io.github.netlink4j.route.link.Link;
import java.util.List;

/** Runs an example by name. */
public final class Main {
    private Main() {}

    /** The first argument is the name of the example. */
    public static void main(String[] args) {
        System.exit(run(args.length == 0 ? "" : args[0]));
    }

    private static int run(String name) {
        return switch (name) {
            case "walkthrough" -> walkthrough();
            case "attributes" -> {
                AttributeTable.printTsv(System.out);
                yield 0;
            }
            default -> {
                System.err.println("examples: walkthrough [--host] | attributes");
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

    /** One sentence for people, empty when the walk-through can begin. */
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
