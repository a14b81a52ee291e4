package io.github.netlink4j.rtnetlink.rule;

import io.github.netlink4j.Errno;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.LongAttr;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rules of policy routing of one network namespace, IPv4 and IPv6.
 *
 * <p>What the kernel refuses is a {@link KernelException}: EEXIST when there is such a rule, ENOENT when there is none, EINVAL
 * with the reason when it does not support a part of one, EPERM without CAP_NET_ADMIN.
 *
 * <p>A deletion names no rule: the kernel deletes the first one that has all that the request states, and perhaps more.
 * {@link #delete(Rule)} and {@link #delete(RuleSpec)} list the rules first, send all that the kernel compares, and refuse when
 * it would hit another rule nevertheless. Between the listing and the deletion another process may add such a rule: processes
 * that use priorities of their own are safe from each other.
 */
public final class Rules extends RuleChanges implements ObjectReader<RuleFilter, RuleView, Rule> {
    private static final int FLUSH_ROUNDS = 10;
    /** Attributes that kernels before Linux 6.12, 6.14 or 6.15 do not know. */
    private static final List<Attr> NEWER = List.of(
            RuleAttr.DSCP,
            RuleAttr.FLOWLABEL,
            RuleAttr.FLOWLABEL_MASK,
            RuleAttr.SPORT_MASK,
            RuleAttr.DPORT_MASK,
            RuleAttr.DSCP_MASK);

    private final NetlinkClient client;
    private final Dumps<RuleFilter, RuleView, Rule> dumps;

    /** Creates a service for the rules that this handle reaches. */
    public Rules(NetlinkClient client) {
        super(client::execute);
        this.client = client;
        this.dumps = new Dumps<>(client, Rule.TYPE, RuleFilter.all(), UnaryOperator.identity());
    }

    // Adding

    /**
     * Adds a rule, behind those of its priority; see {@link RuleChanges#add}. What only newer kernels know is refused when the
     * running one does not: it would ignore that without an error, and the rule would match more packets.
     *
     * @throws KernelException EOPNOTSUPP when the kernel does not know an attribute; else as there
     */
    @Override
    public void add(RuleSpec rule) {
        checkKnown(rule);
        super.add(rule);
    }

    /**
     * Adds a rule unless there is one that states the same, which is then left as it is. Without a priority, one of any
     * priority is accepted; without a protocol, one of any protocol. Two processes that ensure the same rule at the same
     * time may both add it.
     *
     * @return the rule, new or not
     * @throws KernelException EOPNOTSUPP when the kernel does not know an attribute, as with {@link #add}
     * @throws IllegalArgumentException when two parts of it exclude each other, or the kernel would ignore one
     * @throws IllegalStateException when another process deleted it at once
     */
    public Rule ensure(RuleSpec rule) {
        checkKnown(rule);
        Optional<Rule> there = find(rule);
        if (there.isPresent()) {
            return there.get();
        }
        // With NLM_F_EXCL the kernel would refuse it because of rules that are not equal. rule_exists()
        client.execute(addition(Netlink.NLM_F_CREATE, rule));
        return find(rule).orElseThrow(() -> new IllegalStateException("another process has deleted the rule " + rule));
    }

    /** Refuses what the kernel does not know: it does not read attributes beyond its last one. nlmsg_parse_deprecated() */
    private void checkKnown(RuleSpec rule) {
        rule.check();
        for (Attr key : NEWER) {
            if (rule.isSet(key) && !isKnown(key, rule.isIpv6())) {
                throw new KernelException(
                        RuleAttr.RTM_NEWRULE.kernelName() + " " + rule,
                        Errno.EOPNOTSUPP.number(),
                        null,
                        "this kernel would ignore " + key.kernelName() + ", and the rule would match more packets",
                        Outcome.REJECTED);
            }
        }
    }

    /**
     * Sends what no kernel accepts, a goto to itself, with an empty attribute. A kernel that knows the attribute complains about
     * that first.
     */
    private boolean isKnown(Attr key, boolean toIpv6) {
        Request impossible = Request.of(
                RuleAttr.RTM_NEWRULE,
                Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL,
                writer -> {
                    (toIpv6 ? RuleSpec.ipv6() : RuleSpec.ipv4())
                            .priority(1)
                            .goTo(1)
                            .writeTo(writer);
                    writer.putRaw(RuleAttr.SET, key.type(), new byte[0]);
                },
                () -> "probe for " + key.kernelName());
        try {
            client.execute(impossible);
            return true;
        } catch (KernelException e) {
            ExtendedAck ack = e.extendedAck();
            String reason = ack == null ? null : ack.message();
            return reason == null || !reason.contains("goto");
        }
    }

    // Deleting

    /**
     * Deletes the rule that {@link #add} makes of this, and no other: what is not set here, the rule does not have either.
     * Without a priority, it is the first such rule of any priority; without a protocol, of any protocol.
     *
     * @throws KernelException ENOENT when there is none; EPERM when it is permanent
     * @throws IllegalArgumentException when two parts exclude each other, or the kernel would ignore one
     * @throws IllegalStateException when the kernel would delete another rule instead
     */
    public void delete(RuleSpec rule) {
        rule.check();
        deleteExactly(rule.family(), sameAs(rule), rule);
    }

    /**
     * Deletes this rule, and no other; of equal ones, the first.
     *
     * @throws KernelException ENOENT when it is gone; EPERM when it is permanent
     * @throws IllegalArgumentException when it was read in another network namespace
     * @throws IllegalStateException when the kernel would delete another rule instead: one of the same priority that stands
     *     before it, has all that this one has, and more
     */
    public void delete(Rule rule) {
        Rule.TYPE.checkOrigin(RuleAttr.RTM_DELRULE, rule, client.netnsCookie());
        Rule.Key key = Rule.TYPE.key(rule);
        deleteExactly(rule.family(), other -> Rule.TYPE.key(other).equals(key), rule);
    }

    /**
     * Deletes the first rule of the family that has all that is set here, and perhaps more; see {@link RuleChanges#deleteFirst}.
     *
     * @throws KernelException EOPNOTSUPP when the kernel does not know an attribute, as with {@link #add}; else as there
     */
    @Override
    public void deleteFirst(RuleSpec rule) {
        checkKnown(rule);
        super.deleteFirst(rule);
    }

    private void deleteExactly(int family, Predicate<? super Rule> wanted, Object subject) {
        List<Rule> all = list(RuleFilter.all().family(family));
        Rule found = all.stream().filter(wanted).findFirst().orElseThrow(() -> notFound(subject));
        Rule hit = hitBy(found, all);
        if (!Rule.TYPE.key(hit).equals(Rule.TYPE.key(found))) {
            throw hitsAnother(found, hit);
        }
        client.execute(deletion(found));
    }

    /**
     * Deletes all rules but those of priority 0. Equivalent to: {@code ip rule flush}, with {@code -6} as well. The rules of
     * the tables main and default go too: no packet is routed by these tables any more.
     *
     * @throws IllegalStateException when another process keeps adding rules
     */
    public void flush() {
        flush(RuleFilter.all());
    }

    /**
     * Deletes the rules that match, but those of priority 0, as {@code ip rule flush} does: the rule of the table local is
     * spared. Equivalent to: {@code ip rule flush table 100}.
     *
     * @throws IllegalStateException when the kernel would delete another rule instead of one of them, or another process keeps
     *     adding rules
     */
    public void flush(RuleFilter filter) {
        Predicate<Rule> wanted = rule -> rule.priority() != 0 && filter.matches(rule);
        List<Rule> left = list();
        for (int round = 0; left.stream().anyMatch(wanted); round++) {
            if (round == FLUSH_ROUNDS) {
                throw new IllegalStateException("another process keeps adding rules that match " + filter);
            }
            flush(left, wanted);
            left = list();
        }
    }

    /** Deletes those of the listed rules that are wanted, in the order in which the kernel hits them. */
    private void flush(List<Rule> listed, Predicate<Rule> wanted) {
        List<Rule> left = new ArrayList<>(listed);
        for (Rule rule : listed) {
            while (wanted.test(rule) && left.contains(rule)) {
                Rule hit = hitBy(rule, left);
                if (!wanted.test(hit)) {
                    throw hitsAnother(rule, hit);
                }
                deleteIfThere(rule);
                left.remove(hit);
            }
        }
    }

    private void deleteIfThere(Rule rule) {
        try {
            client.execute(deletion(rule));
        } catch (KernelException e) {
            if (e.error() != Errno.ENOENT) {
                throw e;
            }
        }
    }

    private static IllegalStateException hitsAnother(Rule rule, Rule hit) {
        return new IllegalStateException("cannot delete \"" + rule + "\": the kernel would delete \"" + hit
                + "\" instead, which stands before it and has all that the kernel compares");
    }

    /** Returns the answer of the kernel to the deletion of a rule that does not exist. fib_delrule() */
    private static KernelException notFound(Object rule) {
        return new KernelException(
                RuleAttr.RTM_DELRULE.kernelName() + " " + rule,
                Errno.ENOENT.number(),
                null,
                "there is no such rule",
                Outcome.REJECTED);
    }

    // Looking up

    @Override
    public Dumps<RuleFilter, RuleView, Rule> dumps() {
        return dumps;
    }

    /**
     * Returns all rules, IPv4 and IPv6, in the order in which the kernel looks at those of a family. Equivalent to:
     * {@code ip rule}, with {@code -6} as well.
     *
     * <p>Complete as far as the kernel reports. When rules come or go while it lists more of them than one datagram of 32 KiB
     * holds, about 400, it may leave out one that was there all the time, or show one twice, as for any program that lists
     * rules, and does not report it. Two equal listings prove nothing: periodic changes may affect both in the same way.
     * {@code Mirror.read} finds out, and repeats.
     */
    @Override
    public List<Rule> list() {
        return list(RuleFilter.all());
    }

    /** Returns the first rule that {@link #add} makes of this, as {@link #delete(RuleSpec)} finds it; empty when there is none. */
    public Optional<Rule> find(RuleSpec rule) {
        return list(RuleFilter.all().family(rule.family())).stream()
                .filter(sameAs(rule))
                .findFirst();
    }

    // What the kernel compares

    /** A part of a rule, and its value when the rule does not state it. */
    private record Part(
            Function<RuleView, @Nullable Object> value,
            @Nullable Object unset) {
        boolean isSame(RuleView one, RuleView other) {
            return Objects.equals(value.apply(one), value.apply(other));
        }

        boolean isUnset(RuleView rule) {
            return Objects.equals(value.apply(rule), unset);
        }

        static Part of(LongAttr key, long unset) {
            return new Part(rule -> rule.get(key, unset), unset);
        }
    }

    private static final Part PRIORITY = Part.of(RuleAttr.PRIORITY, 0L);
    private static final Part PROTOCOL = new Part(RuleView::protocol, 0);

    /** What a deletion compares if the request states it. rule_find(), fib4_rule_compare(), fib6_rule_compare() */
    private static final List<Part> COMPARED = List.of(
            new Part(RuleView::actionNumber, 0),
            new Part(RuleView::table, 0L),
            new Part(RuleView::iif, null),
            new Part(RuleView::oif, null),
            new Part(RuleView::mark, 0L),
            new Part(RuleView::markMask, 0L),
            new Part(RuleView::suppressIfGroup, -1L),
            new Part(RuleView::suppressPrefixLength, -1L),
            new Part(RuleView::tunnelId, 0L),
            new Part(RuleView::isL3mdev, false),
            new Part(RuleView::uidRange, null),
            new Part(RuleView::ipProtocol, 0),
            new Part(RuleView::sourcePorts, null),
            new Part(RuleView::sourcePortMask, 0),
            new Part(RuleView::destinationPorts, null),
            new Part(RuleView::destinationPortMask, 0),
            new Part(RuleView::from, null),
            new Part(RuleView::to, null),
            new Part(RuleView::tos, 0),
            new Part(RuleView::dscp, -1),
            new Part(RuleView::dscpMask, 0),
            Part.of(RuleAttr.FLOW, 0),
            Part.of(RuleAttr.FLOWLABEL, 0),
            Part.of(RuleAttr.FLOWLABEL_MASK, 0));

    /** What a deletion never compares. */
    private static final List<Part> NOT_COMPARED =
            List.of(new Part(RuleView::target, 0L), new Part(rule -> rule.flags() & ~RuleView.STATE_FLAGS, 0));

    /** Returns the first rule that the kernel matches with this one, which is among them. The priority is always sent. */
    private static Rule hitBy(Rule rule, List<Rule> all) {
        return all.stream()
                .filter(other -> other.family() == rule.family()
                        && other.priority() == rule.priority()
                        && (PROTOCOL.isUnset(rule) || PROTOCOL.isSame(rule, other))
                        && COMPARED.stream().allMatch(part -> part.isUnset(rule) || part.isSame(rule, other)))
                .findFirst()
                .orElse(rule);
    }

    private static Predicate<Rule> sameAs(RuleSpec spec) {
        Rule wanted = spec.asRule();
        return other -> other.family() == wanted.family()
                && (!spec.isSet(RuleAttr.PRIORITY) || PRIORITY.isSame(wanted, other))
                && (!spec.isSet(RuleAttr.PROTOCOL) || PROTOCOL.isSame(wanted, other))
                && COMPARED.stream().allMatch(part -> part.isSame(wanted, other))
                && NOT_COMPARED.stream().allMatch(part -> part.isSame(wanted, other));
    }
}
