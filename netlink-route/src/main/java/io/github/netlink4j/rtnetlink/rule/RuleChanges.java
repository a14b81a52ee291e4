package io.github.netlink4j.rtnetlink.rule;

import io.github.netlink4j.Errno;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestSink;
import io.github.netlink4j.sys.Ipv6Support;
import io.github.netlink4j.sys.Privilege;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the rules of one network namespace: carried out at once by {@link Rules}, or together with others in a batch.
 * What the kernel refuses is a {@link KernelException}, thrown at once or reported by the batch.
 */
public sealed class RuleChanges permits Rules {
    private static final String TAKEN =
            "there is such a rule of this priority, or one that the kernel takes for it: it differs"
                    + " in 'not' or 'goto' only, or has more of 'from', 'to', 'tos', 'dscp', 'realms' and 'flowlabel';"
                    + " ensure() adds the rule in that case";

    /** The description states all that is known of the rule that is hit. */
    private static final String NOT_PERMITTED =
            "the rule is permanent and cannot be deleted, or " + Privilege.NET_ADMIN.hint();

    private final RequestSink sink;

    /** Creates changes that are given to the sink. */
    public RuleChanges(RequestSink sink) {
        this.sink = sink;
    }

    /**
     * Adds a rule, after those of its priority. Equivalent to: {@code ip rule add …}.
     *
     * <p>The kernel considers a rule of the same priority equal, and refuses with EEXIST, when the two differ only in {@code
     * not} or the target of {@code goto}, or when the existing one also has a source, destination, type of service, code
     * point, realm or flow label; {@link Rules#ensure} does not. A kernel ignores without an error an attribute that is
     * newer than itself. A batch then adds a rule that matches more packets, which {@link Rules#add} refuses.
     *
     * @throws KernelException EEXIST when there is such a rule; EINVAL when the kernel does not support a part of it, which
     *     the text then names
     * @throws IllegalArgumentException when two parts of it exclude each other, or the kernel would ignore one
     */
    public void add(RuleSpec rule) {
        sink.accept(addition(Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, rule));
    }

    /**
     * Deletes the first rule of the family that has all that is set here, and perhaps more. Nothing is listed first, which
     * makes this method suitable for batches. Where rules share a priority, {@link Rules#delete(RuleSpec)} ensures that no
     * other rule is deleted. Equivalent to: {@code ip rule delete …}.
     *
     * @throws KernelException ENOENT when there is none; EPERM when the rule is permanent
     * @throws IllegalArgumentException when two parts of it exclude each other, or {@code not} or {@code goto} is set, which
     *     the kernel does not compare
     */
    public void deleteFirst(RuleSpec rule) {
        rule.check();
        if (rule.isInverted() || rule.isGoTo()) {
            throw new IllegalArgumentException(
                    rule + ": the kernel does not compare 'not' and the target of 'goto' when it"
                            + " deletes; leave them out, or use delete(), which looks first");
        }
        sink.accept(Request.of(RuleAttr.RTM_DELRULE, 0, rule::writeMatchTo, rule::toString)
                .hintIfUnexplained(errno -> errno == Errno.EPERM.number() ? NOT_PERMITTED : hintOfDeletion(errno)));
    }

    static Request addition(int flags, RuleSpec rule) {
        rule.check();
        return Request.of(RuleAttr.RTM_NEWRULE, flags, rule::writeTo, rule::toString)
                .hint((errno, ack) -> hint(rule, errno, ack));
    }

    private static @Nullable String hint(RuleSpec rule, int errno, @Nullable ExtendedAck ack) {
        boolean unexplained = ack == null || ack.message() == null;
        if (errno == Errno.EEXIST.number()) {
            return unexplained ? TAKEN : null;
        }
        // Newer kernels report an extended ack for a family without rules, but not for the cause.
        return rule.isIpv6() ? Ipv6Support.hint(errno) : null;
    }

    /** Returns the request that deletes the first rule that the kernel matches with this one, by all that it compares. */
    static Request deletion(Rule rule) {
        RuleSpec all = RuleSpec.exactly(rule);
        Request request = deletion(Request.of(RuleAttr.RTM_DELRULE, 0, all::writeTo, rule::toString));
        return rule.hasFlag(RuleView.FIB_RULE_PERMANENT)
                ? request.hint((errno, ack) -> "the rule is permanent")
                : request;
    }

    private static Request deletion(Request request) {
        return request.hintIfUnexplained(RuleChanges::hintOfDeletion);
    }

    private static @Nullable String hintOfDeletion(int errno) {
        return errno == Errno.ENOENT.number() ? "there is no such rule" : null;
    }
}
