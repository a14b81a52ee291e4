package io.github.netlink4j.rtnetlink.rule;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrMask;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.route.RouteView;
import io.github.netlink4j.rtnetlink.rule.RuleAttr.PortRange;
import io.github.netlink4j.rtnetlink.rule.RuleAttr.UidRange;
import io.github.netlink4j.rtnetlink.rule.RuleView.Action;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A rule to be added, or one to be deleted. What is not set is not sent, and then matches every packet; the table is main
 * unless set, as with {@code ip rule add}.
 *
 * <!-- sample: ObjectSamplesTest rules -->
 * <pre>{@code
 * Rules rules = nl.rules();
 * rules.add(RuleSpec.ipv4().from("10.1.0.0/16").lookup(100).priority(1000));
 * rules.add(RuleSpec.ipv6().mark(0x10, 0xf0).iif("eth0").lookup(200));
 * rules.add(RuleSpec.ipv4().ipProtocol(6).destinationPorts(1000, 2000).prohibit());
 * }</pre>
 */
public final class RuleSpec extends AttrSpec<RuleSpec> {
    /** The kernel's u8 in the structure in front. */
    private static final int LARGEST_SMALL_TABLE = 255;

    private static final int UNSET = -1;

    /** fib_nl2rule() does not read these. */
    private static final AttrMask IGNORED =
            AttrMask.of(RuleAttr.UNUSED2, RuleAttr.UNUSED3, RuleAttr.UNUSED4, RuleAttr.UNUSED5, RuleAttr.PAD);
    /** What is in the structure in front, or is written together with something that is. */
    private static final AttrMask IN_FRONT = AttrMask.of(RuleAttr.DST, RuleAttr.SRC, RuleAttr.TABLE, RuleAttr.GOTO);

    private static final AttrMask FLOW_LABEL = AttrMask.of(RuleAttr.FLOWLABEL, RuleAttr.FLOWLABEL_MASK);

    private final int family;
    private @Nullable IpPrefix from;
    private @Nullable IpPrefix to;
    private int tos;
    private long table = UNSET;
    private int action = Action.LOOKUP.number();
    private long target;
    private int flags;

    private RuleSpec(int family) {
        super(RuleAttr.SET);
        this.family = family;
    }

    /** Returns a rule for IPv4. Equivalent to: {@code ip -4 rule add}. */
    public static RuleSpec ipv4() {
        return new RuleSpec(AddressFamily.AF_INET);
    }

    /** Returns a rule for IPv6. Equivalent to: {@code ip -6 rule add}. */
    public static RuleSpec ipv6() {
        return new RuleSpec(AddressFamily.AF_INET6);
    }

    /**
     * Returns a description of all that a rule states, so that it can be added again, here or elsewhere, or changed first.
     * Its state is left out, as is a mask of all bits, which older kernels do not know.
     */
    public static RuleSpec of(RuleView rule) {
        return copy(rule, false);
    }

    /** Returns all that the kernel has reported except state: whatever it compares. */
    static RuleSpec exactly(RuleView rule) {
        return copy(rule, true);
    }

    private static RuleSpec copy(RuleView rule, boolean withFullMasks) {
        RuleSpec spec = new RuleSpec(rule.family());
        spec.from = rule.from();
        spec.to = rule.to();
        spec.tos = rule.tos();
        spec.table = rule.table();
        spec.action = rule.actionNumber();
        spec.target = rule.target();
        spec.flags = rule.flags() & ~RuleView.STATE_FLAGS;
        spec.priority(rule.priority());
        rule.forEachAttribute((type, bytes, at, length) -> {
            Attr key = RuleAttr.SET.attribute(type);
            if (key == null) {
                spec.raw(RuleAttr.SET, type, Arrays.copyOfRange(bytes, at, at + length));
            } else if (!IGNORED.contains(key)
                    && !IN_FRONT.contains(key)
                    && (withFullMasks || !isFullMask(key, rule))
                    && !suppressesNothing(key, rule)) {
                spec.copy(key, rule);
            }
        });
        return spec;
    }

    private static boolean isFullMask(Attr key, RuleView rule) {
        return key == RuleAttr.FWMASK && rule.mark() != 0 && rule.markMask() == RuleView.ALL_MARK_BITS
                || key == RuleAttr.SPORT_MASK && rule.sourcePortMask() == RuleView.ALL_PORT_BITS
                || key == RuleAttr.DPORT_MASK && rule.destinationPortMask() == RuleView.ALL_PORT_BITS
                || key == RuleAttr.DSCP_MASK && rule.dscpMask() == RuleView.ALL_DSCP_BITS;
    }

    private static boolean suppressesNothing(Attr key, RuleView rule) {
        return key == RuleAttr.SUPPRESS_PREFIXLEN && rule.suppressPrefixLength() == UNSET
                || key == RuleAttr.SUPPRESS_IFGROUP && rule.suppressIfGroup() == UNSET;
    }

    // Which packets match

    /** Applies the rule to the packets that do not match. Equivalent to: {@code ip rule add not …}. */
    public RuleSpec not() {
        return flag(RuleView.FIB_RULE_INVERT);
    }

    /**
     * Matches packets from this network. Equivalent to: {@code … from 10.1.0.0/16}.
     *
     * @throws IllegalArgumentException when it is of the other family
     */
    public RuleSpec from(IpPrefix prefix) {
        from = requireFamily(prefix);
        return this;
    }

    /** Matches packets from this network or address, such as {@code 10.1.0.0/16}; see {@link #from(IpPrefix)}. */
    public RuleSpec from(String prefix) {
        return from(IpPrefix.parse(prefix));
    }

    /**
     * Matches packets to this network. Equivalent to: {@code … to 10.2.0.0/16}.
     *
     * @throws IllegalArgumentException when it is of the other family
     */
    public RuleSpec to(IpPrefix prefix) {
        to = requireFamily(prefix);
        return this;
    }

    /** Matches packets to this network or address, such as {@code 10.2.0.0/16}; see {@link #to(IpPrefix)}. */
    public RuleSpec to(String prefix) {
        return to(IpPrefix.parse(prefix));
    }

    private IpPrefix requireFamily(IpPrefix prefix) {
        if (prefix.address().family() != family) {
            throw new IllegalArgumentException(
                    prefix + " does not fit a rule for " + AddressFamily.name(family) + ": " + this);
        }
        return prefix;
    }

    /**
     * Matches packets that come in by the link of this name, 1 to 15 bytes, whether or not there is one; {@code lo} for those
     * that this machine sends. Equivalent to: {@code … iif eth0}.
     */
    public RuleSpec iif(String link) {
        return set(RuleAttr.IIFNAME, checkLink(RuleAttr.IIFNAME, link));
    }

    /**
     * Matches packets of sockets that are bound to the link of this name, 1 to 15 bytes, whether or not there is one.
     * Equivalent to: {@code … oif eth0}.
     */
    public RuleSpec oif(String link) {
        return set(RuleAttr.OIFNAME, checkLink(RuleAttr.OIFNAME, link));
    }

    /** @throws IllegalArgumentException when no link can have this name */
    static String checkLink(Str key, String name) {
        key.check(name);
        if (name.isEmpty()) {
            throw new IllegalArgumentException(key.kernelName() + " must be the name of a link of 1 to 15 bytes: \"\"");
        }
        return name;
    }

    /** Matches packets with this firewall mark, 1 to 2^32 - 1. Equivalent to: {@code … fwmark 0x1}. */
    public RuleSpec mark(long mark) {
        return set(RuleAttr.FWMARK, mark);
    }

    /**
     * Matches packets with this firewall mark in these bits, 0 to 2^32 - 1. Bits of the mark outside the mask do not count.
     * Equivalent to: {@code … fwmark 0x1/0xff}.
     */
    public RuleSpec mark(long mark, long mask) {
        return set(RuleAttr.FWMARK, mark).set(RuleAttr.FWMASK, mask);
    }

    /**
     * Matches packets with this type of service, 4 to 28 in steps of 4, of IPv6 to 252; 0 matches any. Excludes
     * {@link #dscp(int)}. Equivalent to: {@code … tos 0x10}.
     *
     * @throws IllegalArgumentException when it is not 0 to 255; the kernel refuses other numbers that it does not support
     */
    public RuleSpec tos(int tos) {
        if (tos < 0 || tos > 0xff) {
            throw new IllegalArgumentException("the type of service of a rule must be 0 to 255: " + tos);
        }
        this.tos = tos;
        return this;
    }

    /** Matches packets with this differentiated services code point, 0 to 63. Linux 6.12. Equivalent to: {@code … dscp 46}. */
    public RuleSpec dscp(int dscp) {
        return set(RuleAttr.DSCP, dscp);
    }

    /**
     * Matches packets with this differentiated services code point in these bits, 0 to 63. Linux 6.15. Equivalent to:
     * {@code … dscp 0x28/0x38}.
     *
     * @throws IllegalArgumentException when one is out of range, or the point has bits outside the mask
     */
    public RuleSpec dscp(int dscp, int mask) {
        checkMask("the code point", RuleAttr.DSCP.check(dscp), RuleAttr.DSCP_MASK.check(mask));
        return dscp(dscp).set(RuleAttr.DSCP_MASK, mask);
    }

    /**
     * Matches packets with this flow label in these bits, 0 to 0xfffff. IPv6 only. Linux 6.14. Equivalent to:
     * {@code … flowlabel 0x12300/0xfff00}.
     *
     * @throws IllegalArgumentException when one is out of range, or the label has bits outside the mask
     */
    public RuleSpec flowLabel(long label, long mask) {
        checkMask("the flow label", RuleAttr.FLOWLABEL.check(label), RuleAttr.FLOWLABEL_MASK.check(mask));
        return set(RuleAttr.FLOWLABEL, label).set(RuleAttr.FLOWLABEL_MASK, mask);
    }

    /** Matches packets with this flow label, 0 to 0xfffff. IPv6 only. Linux 6.14. Equivalent to: {@code … flowlabel 0x12345}. */
    public RuleSpec flowLabel(long label) {
        return flowLabel(label, RuleView.ALL_FLOW_LABEL_BITS);
    }

    private static void checkMask(String what, long value, long mask) {
        if ((value & ~mask) != 0) {
            throw new IllegalArgumentException(
                    what + " 0x" + Long.toHexString(value) + " has bits outside its mask 0x" + Long.toHexString(mask));
        }
    }

    /**
     * Matches packets of these users, 0 to 2^32 - 2, as the user namespace of the network namespace numbers them. Equivalent
     * to: {@code … uidrange 1000-2000}.
     *
     * @throws IllegalArgumentException when the first is after the last, or one is out of range
     */
    public RuleSpec uidRange(long first, long last) {
        if (first < 0 || first > last || last > 0xffff_fffeL) {
            throw new IllegalArgumentException(
                    "FRA_UID_RANGE must be within 0 to 4294967294, the smaller first: " + first + "-" + last);
        }
        return set(RuleAttr.UID_RANGE, new UidRange(first, last));
    }

    /** Matches packets of this transport protocol, IPPROTO_*, such as 6 for TCP. Equivalent to: {@code … ipproto tcp}. */
    public RuleSpec ipProtocol(int protocol) {
        return set(RuleAttr.IP_PROTO, protocol);
    }

    /** Matches packets from this port, 1 to 65534. Equivalent to: {@code … sport 80}. */
    public RuleSpec sourcePort(int port) {
        return sourcePorts(port, port);
    }

    /**
     * Matches packets from a port with this number in these bits. Linux 6.15. Equivalent to: {@code … sport 0x100/0xff00}.
     *
     * @throws IllegalArgumentException when it is not 1 to 65534, or has bits outside the mask
     */
    public RuleSpec sourcePort(int port, int mask) {
        return masked(RuleAttr.SPORT_RANGE, port, mask).set(RuleAttr.SPORT_MASK, mask);
    }

    /**
     * Matches packets from these ports. Equivalent to: {@code … sport 1000-2000}.
     *
     * @throws IllegalArgumentException when the first is after the last, or one is not 1 to 65534
     */
    public RuleSpec sourcePorts(int first, int last) {
        return ports(RuleAttr.SPORT_RANGE, first, last);
    }

    /** Matches packets to this port, 1 to 65534. Equivalent to: {@code … dport 80}. */
    public RuleSpec destinationPort(int port) {
        return destinationPorts(port, port);
    }

    /**
     * Matches packets to a port with this number in these bits. Linux 6.15. Equivalent to: {@code … dport 0x100/0xff00}.
     *
     * @throws IllegalArgumentException when it is not 1 to 65534, or has bits outside the mask
     */
    public RuleSpec destinationPort(int port, int mask) {
        return masked(RuleAttr.DPORT_RANGE, port, mask).set(RuleAttr.DPORT_MASK, mask);
    }

    /**
     * Matches packets to these ports. Equivalent to: {@code … dport 1000-2000}.
     *
     * @throws IllegalArgumentException when the first is after the last, or one is not 1 to 65534
     */
    public RuleSpec destinationPorts(int first, int last) {
        return ports(RuleAttr.DPORT_RANGE, first, last);
    }

    private RuleSpec masked(Struct<PortRange> key, int port, int mask) {
        checkMask("the port", port, RuleAttr.SPORT_MASK.check(mask));
        return ports(key, port, port);
    }

    /** Sets a range of ports. The kernel refuses 65535. fib_rule_port_range_valid() */
    private RuleSpec ports(Struct<PortRange> key, int first, int last) {
        if (first < 1 || first > last || last > 0xfffe) {
            throw new IllegalArgumentException(
                    key.kernelName() + " must be within 1 to 65534, the smaller first: " + new PortRange(first, last));
        }
        return set(key, new PortRange(first, last));
    }

    /** Matches packets from the tunnel of this identifier, an unsigned number but 0. Equivalent to: {@code … tun_id 5}. */
    public RuleSpec tunnelId(long id) {
        return set(RuleAttr.TUN_ID, id);
    }

    // What becomes of them

    /** Sets the priority, 0 to 2^32 - 1: the lowest is looked at first. Unless set, the kernel puts it before all but the first. */
    public RuleSpec priority(long priority) {
        return set(RuleAttr.PRIORITY, priority);
    }

    /**
     * Looks packets up in this table, 1 to 2^32 - 1. Equivalent to: {@code … lookup 100}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public RuleSpec lookup(long table) {
        this.table = checkTable(table);
        return action(Action.LOOKUP, 0);
    }

    /** @throws IllegalArgumentException when it is not 1 to 2^32 - 1 */
    static long checkTable(long table) {
        RuleAttr.TABLE.check(table);
        if (table == 0) {
            throw new IllegalArgumentException("FRA_TABLE must be 1 to 4294967295: 0");
        }
        return table;
    }

    /** Looks packets up in the table of their layer 3 master device (VRF). Equivalent to: {@code … l3mdev}. */
    public RuleSpec l3mdev() {
        return set(RuleAttr.L3MDEV, 1).action(Action.LOOKUP, 0);
    }

    /**
     * Goes on with the rule of this priority, 1 to 2^32 - 1, which must be a higher one than the rule's own. Equivalent to:
     * {@code … goto 2000}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public RuleSpec goTo(long priority) {
        return action(Action.GOTO, RuleAttr.GOTO.check(priority));
    }

    /** Does nothing: the next rule decides. Equivalent to: {@code … nop}. */
    public RuleSpec nop() {
        return action(Action.NOP, 0);
    }

    /** Drops packets without a reply. Equivalent to: {@code … blackhole}. */
    public RuleSpec blackhole() {
        return action(Action.BLACKHOLE, 0);
    }

    /** Drops packets, and replies that the destination cannot be reached. Equivalent to: {@code … unreachable}. */
    public RuleSpec unreachable() {
        return action(Action.UNREACHABLE, 0);
    }

    /** Drops packets, and replies that this is forbidden. Equivalent to: {@code … prohibit}. */
    public RuleSpec prohibit() {
        return action(Action.PROHIBIT, 0);
    }

    private RuleSpec action(Action wanted, long goesOnWith) {
        action = wanted.number();
        target = goesOnWith;
        table = wanted == Action.LOOKUP ? table : UNSET;
        return this;
    }

    /**
     * Ignores routes with a prefix of at most this length, 0 to 128: 0 ignores default routes. Equivalent to: {@code …
     * suppress_prefixlength 0}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public RuleSpec suppressPrefixLength(int length) {
        if (length < 0 || length > 128) {
            throw new IllegalArgumentException("FRA_SUPPRESS_PREFIXLEN must be 0 to 128: " + length);
        }
        return set(RuleAttr.SUPPRESS_PREFIXLEN, length);
    }

    /**
     * Ignores routes by links of this group, 0 to 2^32 - 2. Equivalent to: {@code … suppress_ifgroup 5}.
     *
     * @throws IllegalArgumentException when it is out of range
     */
    public RuleSpec suppressIfGroup(long group) {
        if (group < 0 || group > 0xffff_fffeL) {
            throw new IllegalArgumentException("FRA_SUPPRESS_IFGROUP must be 0 to 4294967294: " + group);
        }
        return set(RuleAttr.SUPPRESS_IFGROUP, group);
    }

    /**
     * Assigns realms to sources and destinations, 0 to 65535, by which traffic is classified. IPv4 only. Equivalent to:
     * {@code … realms 3/4}.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public RuleSpec realms(int from, int to) {
        if (from < 0 || from > 0xffff || to < 0 || to > 0xffff) {
            throw new IllegalArgumentException("the realms of FRA_FLOW must be 0 to 65535: " + from + "/" + to);
        }
        return set(RuleAttr.FLOW, (long) from << 16 | to);
    }

    /** Sets its originator, such as {@link RouteProtocol#RTPROT_STATIC}, 0 to 255. Equivalent to: {@code … protocol static}. */
    public RuleSpec protocol(int protocol) {
        return set(RuleAttr.PROTOCOL, protocol);
    }

    /**
     * Sets flags, FIB_RULE_*.
     *
     * @throws IllegalArgumentException when they are state, which the kernel would report from then on whether or not it is so
     */
    public RuleSpec flag(int bits) {
        if ((bits & RuleView.STATE_FLAGS) != 0) {
            throw new IllegalArgumentException(
                    "FIB_RULE_UNRESOLVED, IIF_DETACHED and OIF_DETACHED are state: 0x" + Integer.toHexString(bits));
        }
        flags |= bits;
        return this;
    }

    // Read by RuleChanges and Rules

    int family() {
        return family;
    }

    boolean isIpv6() {
        return family == AddressFamily.AF_INET6;
    }

    boolean isInverted() {
        return (flags & RuleView.FIB_RULE_INVERT) != 0;
    }

    boolean isGoTo() {
        return action == Action.GOTO.number();
    }

    /** @throws IllegalArgumentException when two parts exclude each other, or the kernel would ignore one */
    void check() {
        boolean ipv6 = isIpv6();
        refuse(IGNORED, "the kernel ignores %s of a rule");
        refuse(IN_FRONT, "%s is set by the method of its name, which writes what belongs to it as well");
        if (ipv6 && isSet(RuleAttr.FLOW)) {
            throw wrong("the kernel ignores FRA_FLOW of an IPv6 rule");
        }
        if (!ipv6 && firstOf(FLOW_LABEL) != null) {
            throw wrong("only an IPv6 rule has a flow label");
        }
        if (tos != 0 && isSet(RuleAttr.DSCP)) {
            throw wrong("it has a type of service or a code point, not both");
        }
        if (isSet(RuleAttr.L3MDEV) && table > 0) {
            throw wrong("l3mdev chooses the table itself");
        }
        if (isGoTo() && isSet(RuleAttr.PRIORITY) && target <= value(RuleAttr.PRIORITY, 0)) {
            throw wrong("it can only go on with a rule of a higher priority than its own");
        }
    }

    private void refuse(AttrMask keys, String why) {
        Attr key = firstOf(keys);
        if (key != null) {
            throw wrong(String.format(why, key.kernelName()));
        }
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(this + ": " + why);
    }

    /** Returns the rule that would be added, but for what the kernel chooses. */
    Rule asRule() {
        MessageWriter writer = new MessageWriter();
        writer.begin(RuleAttr.RTM_NEWRULE, 0, 0);
        writeTo(writer);
        writer.finish();
        return new Rule(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    /** Writes what makes the rule; a table that is not set is chosen as {@code ip rule} does. */
    void writeTo(MessageWriter writer) {
        boolean chosen = table != UNSET || action != Action.LOOKUP.number() || isSet(RuleAttr.L3MDEV);
        write(writer, action, chosen ? Math.max(table, 0) : RouteView.RT_TABLE_MAIN);
    }

    /**
     * Writes what a rule to be deleted has; unset fields match anything. Like {@code ip rule}, it does not write the action
     * "lookup".
     */
    void writeMatchTo(MessageWriter writer) {
        write(writer, action == Action.LOOKUP.number() ? 0 : action, Math.max(table, 0));
    }

    private void write(MessageWriter writer, int byAction, long inTable) {
        writer.header8(0, family);
        writer.header8(1, to == null ? 0 : to.length());
        writer.header8(2, from == null ? 0 : from.length());
        writer.header8(3, tos);
        writer.header8(4, inTable > LARGEST_SMALL_TABLE ? 0 : (int) inTable);
        writer.header8(7, byAction);
        writer.header32(RuleView.FLAGS_OFFSET, flags);
        if (to != null && to.length() > 0) {
            writer.put(RuleAttr.DST, to.address());
        }
        if (from != null && from.length() > 0) {
            writer.put(RuleAttr.SRC, from.address());
        }
        if (inTable > LARGEST_SMALL_TABLE) {
            writer.put(RuleAttr.TABLE, inTable);
        }
        if (target != 0) {
            writer.put(RuleAttr.GOTO, target);
        }
        writeAttributes(writer);
    }

    /** Returns the words of {@code ip rule}, such as {@code 1000: from 10.1.0.0/16 lookup 100}, with the priority if set. */
    @Override
    public String toString() {
        Rule rule = asRule();
        String priority = isSet(RuleAttr.PRIORITY) ? rule.priority() + ": " : "";
        return (rule.isIpv6() ? "IPv6 " : "") + priority + rule.words();
    }
}
