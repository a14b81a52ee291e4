package io.github.netlink4j.rtnetlink.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.RtNetlink;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.testing.Cli;
import io.github.netlink4j.testing.Iproute;
import java.util.Arrays;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** The rules as {@code ip} shows them, and what the tests of rules share. */
public final class Seen {
    private Seen() {}

    /** Runs {@code ip} with these arguments, line by line. */
    static void ip(String lines) {
        lines.lines().forEach(line -> Cli.run(("ip " + line).split(" ")));
    }

    /** The rules of a family as {@code ip} shows them, numbers instead of names. */
    static List<JsonNode> rules(int family) {
        return Iproute.rules(family == AddressFamily.AF_INET6 ? "-6" : "-4");
    }

    /** The rules of IPv4 in words, except those that the kernel makes. */
    static List<String> lines() {
        return Iproute.lines("rule").stream()
                .map(line -> line.replace(":\t", ": ").strip())
                .filter(line -> !line.matches("(0|32766|32767): from all lookup (local|main|default)"))
                .toList();
    }

    /** A view of a spec, as if the kernel had reported it. */
    static Rule read(RuleSpec spec) {
        MessageWriter writer = new MessageWriter();
        writer.begin(RuleAttr.RTM_NEWRULE, 0, 1);
        spec.writeTo(writer);
        writer.finish();
        return new Rule(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    /** Adds a rule even if an equal one exists. */
    public static void addAgain(RtNetlink nl, RuleSpec rule) {
        nl.client().execute(Request.of(RuleAttr.RTM_NEWRULE, Netlink.NLM_F_CREATE, rule::writeTo, rule::toString));
    }

    /** Adds a rule; skips the test, with the reason, when the running kernel does not support its attributes. */
    static void addOrSkip(RtNetlink nl, RuleSpec rule) {
        try {
            nl.rules().add(rule);
        } catch (KernelException e) {
            if (e.error() != Errno.EOPNOTSUPP && e.error() != Errno.EINVAL) {
                throw e;
            }
            throw new TestAbortedException("this kernel has no such rules: " + e.getMessage(), e);
        }
    }
}
