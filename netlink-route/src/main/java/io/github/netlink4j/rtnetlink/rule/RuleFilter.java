package io.github.netlink4j.rtnetlink.rule;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.Errno;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.rule.RuleView.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which rules a listing shows: all IPv4 and IPv6 ones unless narrowed. Immutable: each method returns a narrower copy. The
 * kernel filters by family only; everything else is checked here.
 */
public final class RuleFilter implements ObjectFilter<RuleView> {
    private static final RuleFilter ALL = new RuleFilter(AddressFamily.AF_UNSPEC, List.of(), "");

    private final int family;
    private final List<Predicate<RuleView>> conditions;
    private final String words;

    private RuleFilter(int family, List<Predicate<RuleView>> conditions, String words) {
        this.family = family;
        this.conditions = conditions;
        this.words = words;
    }

    private RuleFilter and(String condition, Predicate<RuleView> test) {
        List<Predicate<RuleView>> all = new ArrayList<>(conditions);
        all.add(test);
        return new RuleFilter(family, List.copyOf(all), words + ' ' + condition);
    }

    /** Matches every IPv4 and IPv6 rule. Rules of other families, as those of multicast routing, are left out. */
    public static RuleFilter all() {
        return ALL;
    }

    /** Matches IPv4 rules. Equivalent to: {@code ip -4 rule}. */
    public RuleFilter ipv4() {
        return family(AddressFamily.AF_INET);
    }

    /** Matches IPv6 rules. Equivalent to: {@code ip -6 rule}. */
    public RuleFilter ipv6() {
        return family(AddressFamily.AF_INET6);
    }

    /**
     * Matches those of a family, AF_*; of AF_UNSPEC, all.
     *
     * @throws IllegalArgumentException when the filter has been narrowed to another family
     */
    RuleFilter family(int wanted) {
        if (family != AddressFamily.AF_UNSPEC && family != wanted) {
            throw new IllegalArgumentException(
                    AddressFamily.name(wanted) + " is not the family of the filter: " + this);
        }
        return new RuleFilter(wanted, conditions, words);
    }

    /**
     * Matches those that lead to a table. Equivalent to: {@code ip rule list table 100}.
     *
     * @throws IllegalArgumentException when it is not 1 to 2^32 - 1
     */
    public RuleFilter table(long table) {
        RuleSpec.checkTable(table);
        return and("lookup " + table, rule -> rule.table() == table);
    }

    /**
     * Matches those of a priority, 0 to 2^32 - 1. Equivalent to: {@code ip rule list priority 1000}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public RuleFilter priority(long priority) {
        RuleAttr.PRIORITY.check(priority);
        return and("priority " + priority, rule -> rule.priority() == priority);
    }

    /** Matches those for packets that come in by the link of this name. Equivalent to: {@code ip rule list iif eth0}. */
    public RuleFilter iif(String link) {
        return named(RuleAttr.IIFNAME, "iif", link);
    }

    /** Matches those for packets that go out by the link of this name. Equivalent to: {@code ip rule list oif eth0}. */
    public RuleFilter oif(String link) {
        return named(RuleAttr.OIFNAME, "oif", link);
    }

    private RuleFilter named(Str key, String word, String link) {
        byte[] name = Text.encode(RuleSpec.checkLink(key, link));
        return and(word + ' ' + Text.quoteIfNeeded(link), rule -> rule.matches(key, name));
    }

    /**
     * Matches those from exactly this network; those from everywhere for a prefix of length 0.
     *
     * @throws IllegalArgumentException when the filter has been narrowed to the other family
     */
    public RuleFilter from(IpPrefix prefix) {
        return family(prefix.address().family()).and("from " + prefix, rule -> rule.matchesFrom(prefix));
    }

    /** Matches those from exactly this network, such as {@code 10.1.0.0/16}; see {@link #from(IpPrefix)}. */
    public RuleFilter from(String prefix) {
        return from(IpPrefix.parse(prefix));
    }

    /**
     * Matches those to exactly this network; those to everywhere for a prefix of length 0.
     *
     * @throws IllegalArgumentException when the filter has been narrowed to the other family
     */
    public RuleFilter to(IpPrefix prefix) {
        return family(prefix.address().family()).and("to " + prefix, rule -> rule.matchesTo(prefix));
    }

    /** Matches those to exactly this network, such as {@code 10.1.0.0/16}; see {@link #to(IpPrefix)}. */
    public RuleFilter to(String prefix) {
        return to(IpPrefix.parse(prefix));
    }

    /**
     * Matches those for packets with this firewall mark, whichever of its bits count. Equivalent to:
     * {@code ip rule list fwmark 0x1}.
     *
     * @throws IllegalArgumentException when it is not 0 to 2^32 - 1
     */
    public RuleFilter mark(long mark) {
        RuleAttr.FWMARK.check(mark);
        return and("fwmark 0x" + Long.toHexString(mark), rule -> rule.mark() == mark);
    }

    /**
     * Matches those for packets with this firewall mark in these bits. Equivalent to: {@code ip rule list fwmark 0x1/0xff}.
     *
     * @throws IllegalArgumentException when one is not 0 to 2^32 - 1
     */
    public RuleFilter mark(long mark, long mask) {
        RuleAttr.FWMASK.check(mask);
        return mark(mark).and("mask 0x" + Long.toHexString(mask), rule -> rule.markMask() == mask);
    }

    /**
     * Matches those of an originator, such as {@link RouteProtocol#RTPROT_STATIC}. Equivalent to: {@code ip rule list proto
     * static}.
     *
     * @throws IllegalArgumentException when it is not 0 to 255
     */
    public RuleFilter protocol(int protocol) {
        RuleAttr.PROTOCOL.check(protocol);
        return and("proto " + RouteProtocol.name(protocol), rule -> rule.protocol() == protocol);
    }

    /**
     * Matches those of an action.
     *
     * @throws IllegalArgumentException when it is {@link Action#OTHER}
     */
    public RuleFilter action(Action action) {
        if (action == Action.OTHER) {
            throw new IllegalArgumentException("an action that is not known cannot be looked for");
        }
        return and("action " + action, rule -> rule.actionNumber() == action.number());
    }

    /** A kernel without a family, such as one started with {@code ipv6.disable=1}, has no rules of it. fib_nl_dumprule() */
    @Override
    public boolean meansNone(KernelException refusal) {
        return refusal.error() == Errno.EAFNOSUPPORT;
    }

    /** Writes only the family: with strict checking, the kernel refuses a request that has more. fib_valid_dumprule_req() */
    @Override
    public void writeTo(MessageWriter writer) {
        writer.header8(0, family);
    }

    // Hot path: allocates nothing.

    @Override
    public boolean matches(RuleView rule) {
        if (!AddressFamily.isWanted(rule.family(), family)) {
            return false;
        }
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).test(rule)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the words of {@code ip rule list}, or {@code all}. */
    @Override
    public String toString() {
        return AddressFamily.name(family) + words;
    }
}
