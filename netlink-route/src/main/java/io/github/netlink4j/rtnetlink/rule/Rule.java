package io.github.netlink4j.rtnetlink.rule;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.codec.Comparison;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.Index;
import io.github.netlink4j.rtnetlink.object.MessagePlace;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rule of policy routing as it was when the kernel reported it: an immutable {@link RuleView} that never expires.
 *
 * <p>The static methods do one thing each in the network namespace of the calling thread: they open a socket, act, and
 * close it. For several things in a row, or for another namespace, open an {@code RtNetlink} and use its {@link Rules}.
 */
public final class Rule extends RuleView {
    /** Finds rules in a mirror by the table that they lead to. */
    public static final Index<Long, Rule> BY_TABLE = Index.of("table", rule -> List.of(rule.table()));
    /** Finds rules in a mirror by their priority. */
    public static final Index<Long, Rule> BY_PRIORITY = Index.of("priority", rule -> List.of(rule.priority()));

    /**
     * Rules of policy routing. RTM_NEWRULE, linux/fib_rules.h.
     *
     * <p>A mirror does not keep state up to date of which the kernel does not notify: whether there is a link of the name that
     * a rule states ({@link #isIifDetached()}, {@link #isOifDetached()}), and whether there is a rule to go on with
     * ({@link #isUnresolved()}). It holds each as it was reported last.
     */
    public static final RtObjectType<Key, RuleView, Rule> TYPE = RtObjectType.named(
                    "rule", RtmKind.RULE, RuleAttr.SET, RuleView::new, RuleView::copy, Key::of)
            .groups(Group.IPV4_RULE, Group.IPV6_RULE)
            .where(rule -> AddressFamily.isWanted(rule.family(), AddressFamily.AF_UNSPEC))
            .allOf(RuleFilter.all()::family, AddressFamily.AF_INET, AddressFamily.AF_INET6)
            // All but state is part of the key.
            .comparing(
                    () -> Comparison.ignoring(RuleAttr.PAD).ignoringHeader(FLAGS_OFFSET, FLAGS_OFFSET + Integer.BYTES))
            .keysMayRepeat()
            .indexes(BY_TABLE, BY_PRIORITY)
            .tableAt(MessagePlace.octet(4).unless(RuleAttr.TABLE))
            .declare();

    Rule(byte[] message) {
        super(message);
    }

    Rule(RuleView original) {
        super(original);
    }

    /** Returns this, which stays valid. */
    @Override
    public Rule copy() {
        return this;
    }

    /** Adds a rule; see {@link Rules#add(RuleSpec)}. */
    public static void add(RuleSpec rule) {
        here(rules -> {
            rules.add(rule);
            return true;
        });
    }

    /** Returns all rules; see {@link Rules#list()}. */
    public static List<Rule> list() {
        return here(Rules::list);
    }

    /** Returns the rules that match; see {@link Rules#list()}. */
    public static List<Rule> list(RuleFilter filter) {
        return here(rules -> rules.list(filter));
    }

    /** Deletes a rule; see {@link Rules#delete(RuleSpec)}. */
    public static void delete(RuleSpec rule) {
        here(rules -> {
            rules.delete(rule);
            return true;
        });
    }

    private static <T> T here(Function<Rules, T> action) {
        return NetlinkClient.once(Netlink.NETLINK_ROUTE, client -> action.apply(new Rules(client)));
    }

    /**
     * What distinguishes a rule from all others: everything that it states, except its state flags. The kernel has no other
     * identity of a rule; equal rules have equal keys.
     */
    public static final class Key {
        /** The fixed structure, with the flags of state cleared, and the attributes except padding. */
        private final byte[] content;

        private final int hash;
        private final String text;

        private Key(byte[] content, String text) {
            this.content = content;
            this.hash = Arrays.hashCode(content);
            this.text = text;
        }

        /** Returns the key of this rule. */
        public static Key of(RuleView rule) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] header = Arrays.copyOfRange(rule.toBytes(), Wire.HEADER, Wire.HEADER + RuleAttr.SET.headerLength());
            Wire.put32(header, FLAGS_OFFSET, rule.flags() & ~STATE_FLAGS);
            content.writeBytes(header);
            rule.forEachAttribute((type, bytes, at, length) -> {
                // Where a number of eight bytes must be aligned, padding depends on the place in the datagram.
                if (type != RuleAttr.PAD.type()) {
                    content.write(type);
                    content.write(length);
                    content.write(bytes, at, length);
                }
            });
            return new Key(content.toByteArray(), rule.toString());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && hash == key.hash && Arrays.equals(content, key.content);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        /** Returns the rule in the words of {@code ip rule}. */
        @Override
        public String toString() {
            return text;
        }
    }
}
