package io.github.netlink4j.rtnetlink.rule;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.route.RouteView;
import io.github.netlink4j.rtnetlink.rule.RuleAttr.PortRange;
import io.github.netlink4j.rtnetlink.rule.RuleAttr.UidRange;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

// Hot path: getters of numbers and the comparisons allocate nothing.

/**
 * A rule of policy routing. struct fib_rule_hdr + FRA_*, linux/fib_rules.h.
 *
 * <p>Valid until the visitor that receives it returns; {@link #copy()} keeps it as a {@link Rule}.
 */
public sealed class RuleView extends MessageView permits Rule {
    /** Cannot be deleted. */
    public static final int FIB_RULE_PERMANENT = 0x1;
    /** Applies to the packets that do not match. */
    public static final int FIB_RULE_INVERT = 0x2;
    /** State: there is no rule of the priority to go on with. */
    public static final int FIB_RULE_UNRESOLVED = 0x4;
    /** State: there is no link with the name that packets come in by. */
    public static final int FIB_RULE_IIF_DETACHED = 0x8;
    /** State: there is no link with the name that packets go out by. */
    public static final int FIB_RULE_OIF_DETACHED = 0x10;
    /** Of IPv6: matches packets whose source address is not chosen yet, and is compared with the one chosen by the route. */
    public static final int FIB_RULE_FIND_SADDR = 0x1_0000;

    /** Only these are state that the kernel reports; all others are part of the rule. */
    static final int STATE_FLAGS = FIB_RULE_UNRESOLVED | FIB_RULE_IIF_DETACHED | FIB_RULE_OIF_DETACHED;

    static final int FLAGS_OFFSET = 8;
    static final long ALL_MARK_BITS = 0xffff_ffffL;
    static final int ALL_PORT_BITS = 0xffff;
    static final int ALL_DSCP_BITS = 0x3f;
    static final long ALL_FLOW_LABEL_BITS = 0xf_ffffL;
    /** What the kernel reports of a rule that suppresses nothing: -1. */
    private static final long SUPPRESSES_NOTHING = 0xffff_ffffL;

    private static final int NONE = -1;

    /** What happens to packets that match a rule. FR_ACT_*, linux/fib_rules.h. */
    public enum Action {
        /** They are looked up in a table; when it has no route for them, the next rule decides. */
        LOOKUP(1),
        /** The rule of another priority decides. */
        GOTO(2),
        /** Nothing: the next rule decides. */
        NOP(3),
        /** They are dropped without a reply. */
        BLACKHOLE(6),
        /** They are dropped, and the sender gets the reply that the destination cannot be reached. */
        UNREACHABLE(7),
        /** They are dropped, and the sender gets the reply that this is forbidden. */
        PROHIBIT(8),
        /** An action that this library does not know; see {@link RuleView#actionNumber()}. */
        OTHER(-1);

        private static final Action[] VALUES = values();

        private final int number;

        Action(int number) {
            this.number = number;
        }

        /** Returns the kernel's number, -1 of {@link #OTHER}. */
        public int number() {
            return number;
        }

        /** Returns the action with the kernel's number. */
        public static Action of(int number) {
            for (Action action : VALUES) {
                if (action.number == number) {
                    return action;
                }
            }
            return OTHER;
        }

        /** Returns what {@code ip} calls it, such as {@code blackhole}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Creates a view that shows nothing yet; {@link #wrap} points it at a message. */
    public RuleView() {
        super(RuleAttr.SET);
    }

    RuleView(byte[] message) {
        super(RuleAttr.SET, message);
    }

    RuleView(RuleView original) {
        super(original);
    }

    /** Returns a copy that stays valid. */
    public Rule copy() {
        return new Rule(this);
    }

    /** Returns the kernel's number of its family: {@link AddressFamily#AF_INET} or {@link AddressFamily#AF_INET6}. */
    public final int family() {
        return header8(0);
    }

    /** Returns whether it is for IPv6; else it is for IPv4. */
    public final boolean isIpv6() {
        return family() == AddressFamily.AF_INET6;
    }

    /** Returns its priority, 0 to 2^32 - 1: the lowest is looked at first. */
    public final long priority() {
        return get(RuleAttr.PRIORITY, 0);
    }

    /** Returns what happens to packets that match. */
    public final Action action() {
        return Action.of(actionNumber());
    }

    /** Returns the kernel's number of the action, FR_ACT_*. */
    public final int actionNumber() {
        return header8(7);
    }

    /**
     * Returns the table that packets are looked up in, such as {@link RouteView#RT_TABLE_MAIN}; 0 when in none, or in that of
     * the packet's layer 3 master device, see {@link #isL3mdev()}.
     */
    public final long table() {
        return get(RuleAttr.TABLE, header8(4));
    }

    /** Returns the priority of the rule to go on with, 0 unless the action is {@link Action#GOTO}. */
    public final long target() {
        return get(RuleAttr.GOTO, 0);
    }

    /** Returns its flags, FIB_RULE_*. A mirror does not keep those up to date that are state; see {@link Rule#TYPE}. */
    public final int flags() {
        return header32(FLAGS_OFFSET);
    }

    /** Returns whether a flag, or one of several, is set. */
    public final boolean hasFlag(int flags) {
        return (flags() & flags) != 0;
    }

    /** Returns whether it applies to the packets that do not match. {@code ip rule} shows {@code not}. */
    public final boolean isInverted() {
        return hasFlag(FIB_RULE_INVERT);
    }

    /** Returns the sources that match, null for all. */
    public final @Nullable IpPrefix from() {
        return prefix(RuleAttr.SRC, header8(2));
    }

    /** Returns the destinations that match, null for all. */
    public final @Nullable IpPrefix to() {
        return prefix(RuleAttr.DST, header8(1));
    }

    private @Nullable IpPrefix prefix(Ip key, int length) {
        IpAddress address = length == 0 ? null : get(key, isIpv6());
        if (address != null && length > address.bits()) {
            throw new MalformedMessageException("a rule for " + address + " claims a prefix of " + length + " bits");
        }
        return address == null ? null : new IpPrefix(address, length);
    }

    /** Returns whether {@link #from()} is this prefix. Allocates nothing. */
    public final boolean matchesFrom(IpPrefix prefix) {
        return matches(RuleAttr.SRC, header8(2), prefix);
    }

    /** Returns whether {@link #to()} is this prefix. Allocates nothing. */
    public final boolean matchesTo(IpPrefix prefix) {
        return matches(RuleAttr.DST, header8(1), prefix);
    }

    private boolean matches(Ip key, int length, IpPrefix prefix) {
        return length == prefix.length()
                && family() == prefix.address().family()
                && (length == 0 || matches(key, prefix.address()));
    }

    /** Returns the name of the link that packets come in by, {@code lo} for those of this machine; null for any. */
    public final @Nullable String iif() {
        return get(RuleAttr.IIFNAME);
    }

    /** Returns the name of the link that a program has bound its socket to; null for any. */
    public final @Nullable String oif() {
        return get(RuleAttr.OIFNAME);
    }

    /** Returns whether no link has the name {@link #iif()}, so that nothing matches. */
    public final boolean isIifDetached() {
        return hasFlag(FIB_RULE_IIF_DETACHED);
    }

    /** Returns whether no link has the name {@link #oif()}, so that nothing matches. */
    public final boolean isOifDetached() {
        return hasFlag(FIB_RULE_OIF_DETACHED);
    }

    /** Returns whether there is no rule of the priority {@link #target()}, so that the next rule decides. */
    public final boolean isUnresolved() {
        return hasFlag(FIB_RULE_UNRESOLVED);
    }

    /** Returns the firewall mark of packets that match, in the bits of {@link #markMask()}. */
    public final long mark() {
        return get(RuleAttr.FWMARK, 0);
    }

    /** Returns the bits of the firewall mark that count, 0 when any mark matches. */
    public final long markMask() {
        return get(RuleAttr.FWMASK, mark() == 0 ? 0 : ALL_MARK_BITS);
    }

    /** Returns the type of service of packets that match, 0 for any. A rule with a {@link #dscp()} has none. */
    public final int tos() {
        return header8(3);
    }

    /** Returns the differentiated services code point of packets that match, 0 to 63; -1 for any. Linux 6.12. */
    public final int dscp() {
        return get(RuleAttr.DSCP, NONE);
    }

    /** Returns the bits of the differentiated services code point that count, 0 when any matches. Linux 6.15; else all. */
    public final int dscpMask() {
        return get(RuleAttr.DSCP_MASK, dscp() == NONE ? 0 : ALL_DSCP_BITS);
    }

    /** Returns the flow label of packets that match, in the bits of {@link #flowLabelMask()}. IPv6 only. Linux 6.14. */
    public final long flowLabel() {
        return get(RuleAttr.FLOWLABEL, 0);
    }

    /** Returns the bits of the flow label that count, 0 when any matches. IPv6 only. Linux 6.14. */
    public final long flowLabelMask() {
        return get(RuleAttr.FLOWLABEL_MASK, 0);
    }

    /** Returns the users whose packets match, null for all. */
    public final @Nullable UidRange uidRange() {
        return get(RuleAttr.UID_RANGE);
    }

    /** Returns the transport protocol of packets that match, IPPROTO_*, such as 6 for TCP; 0 for any. */
    public final int ipProtocol() {
        return get(RuleAttr.IP_PROTO, 0);
    }

    /** Returns the source ports of packets that match, null for all. */
    public final @Nullable PortRange sourcePorts() {
        return get(RuleAttr.SPORT_RANGE);
    }

    /** Returns the bits of the source port that count when it is a single one, else 0. Linux 6.15; else all. */
    public final int sourcePortMask() {
        int first = u16In(RuleAttr.SPORT_RANGE, 0, 0);
        boolean single = first != 0 && first == u16In(RuleAttr.SPORT_RANGE, 2, 0);
        return get(RuleAttr.SPORT_MASK, single ? ALL_PORT_BITS : 0);
    }

    /** Returns the destination ports of packets that match, null for all. */
    public final @Nullable PortRange destinationPorts() {
        return get(RuleAttr.DPORT_RANGE);
    }

    /** Returns the bits of the destination port that count when it is a single one, else 0. Linux 6.15; else all. */
    public final int destinationPortMask() {
        int first = u16In(RuleAttr.DPORT_RANGE, 0, 0);
        boolean single = first != 0 && first == u16In(RuleAttr.DPORT_RANGE, 2, 0);
        return get(RuleAttr.DPORT_MASK, single ? ALL_PORT_BITS : 0);
    }

    /** Returns the identifier of the tunnel that packets come from, as an unsigned number; 0 for any. */
    public final long tunnelId() {
        return get(RuleAttr.TUN_ID, 0);
    }

    /** Returns whether the table is that of the packet's layer 3 master device (VRF). */
    public final boolean isL3mdev() {
        return get(RuleAttr.L3MDEV, 0) != 0;
    }

    /** Returns the prefix length up to which routes are ignored, 0 for default routes; -1 when none are ignored. */
    public final long suppressPrefixLength() {
        return suppressed(get(RuleAttr.SUPPRESS_PREFIXLEN, SUPPRESSES_NOTHING));
    }

    /** Returns the group of links whose routes are ignored, 0 to 2^32 - 2; -1 when none are ignored. */
    public final long suppressIfGroup() {
        return suppressed(get(RuleAttr.SUPPRESS_IFGROUP, SUPPRESSES_NOTHING));
    }

    private static long suppressed(long number) {
        return number == SUPPRESSES_NOTHING ? NONE : number;
    }

    /** Returns the realm that sources get, 0 for none. IPv4 only. */
    public final int realmFrom() {
        return (int) (get(RuleAttr.FLOW, 0) >>> 16);
    }

    /** Returns the realm that destinations get, 0 for none. IPv4 only. */
    public final int realmTo() {
        return (int) (get(RuleAttr.FLOW, 0) & 0xffff);
    }

    /** Returns its originator, such as {@link RouteProtocol#RTPROT_KERNEL}; 0 when none was specified. */
    public final int protocol() {
        return get(RuleAttr.PROTOCOL, 0);
    }

    @Override
    protected final String headerText() {
        return "family " + family() + " dst_len " + header8(1) + " src_len " + header8(2) + " tos " + tos() + " table "
                + header8(4) + " action " + actionNumber() + " flags 0x" + Integer.toHexString(header32(8));
    }

    /** Returns the words of {@code ip rule}, such as {@code 32766: from all lookup main}. */
    @Override
    protected final String line() {
        return priority() + ": " + words();
    }

    /** Returns the same words without the priority. */
    final String words() {
        StringBuilder text = new StringBuilder(isInverted() ? "not from " : "from ");
        IpPrefix from = from();
        IpPrefix to = to();
        text.append(from == null ? "all" : text(from));
        append(text, "to", to == null ? null : text(to));
        appendHex(text, "tos", tos(), 0);
        if (markMask() != 0 || mark() != 0) {
            appendHex(text, "fwmark", mark(), NONE);
            appendMask(text, markMask(), ALL_MARK_BITS);
        }
        append(text, "iif", iif());
        text.append(isIifDetached() ? " [detached]" : "");
        append(text, "oif", oif());
        text.append(isOifDetached() ? " [detached]" : "");
        append(text, "uidrange", uidRange());
        append(text, "ipproto", ipProtocol() == 0 ? null : ipProtocolName());
        append(text, "sport", sourcePorts());
        appendMask(text, sourcePortMask(), ALL_PORT_BITS);
        append(text, "dport", destinationPorts());
        appendMask(text, destinationPortMask(), ALL_PORT_BITS);
        append(text, "tun_id", tunnelId() == 0 ? null : Long.toUnsignedString(tunnelId()));
        append(text, "dscp", dscp() == NONE ? null : dscp());
        appendMask(text, dscpMask(), ALL_DSCP_BITS);
        appendHex(text, "flowlabel", flowLabelMask() == 0 ? NONE : flowLabel(), NONE);
        appendMask(text, flowLabelMask(), ALL_FLOW_LABEL_BITS);
        appendAction(text);
        append(text, "proto", protocol() == 0 ? null : RouteProtocol.name(protocol()));
        return text.toString();
    }

    /** A prefix of all bits is an address. */
    private static Object text(IpPrefix prefix) {
        return prefix.length() == prefix.address().bits() ? prefix.address() : prefix;
    }

    private void appendAction(StringBuilder text) {
        if (isL3mdev()) {
            text.append(" lookup [l3mdev-table]");
        } else if (table() != 0) {
            text.append(" lookup ").append(tableName());
        }
        append(text, "suppress_prefixlength", suppressPrefixLength() == NONE ? null : suppressPrefixLength());
        append(text, "suppress_ifgroup", suppressIfGroup() == NONE ? null : suppressIfGroup());
        if (realmFrom() != 0 || realmTo() != 0) {
            text.append(" realms ")
                    .append(realmFrom() == 0 ? "" : realmFrom() + "/")
                    .append(realmTo());
        }
        switch (action()) {
            case LOOKUP -> {}
            case GOTO -> text.append(" goto ").append(target()).append(isUnresolved() ? " [unresolved]" : "");
            case OTHER -> text.append(" action ").append(actionNumber());
            default -> text.append(' ').append(action());
        }
    }

    private String tableName() {
        long table = table();
        return table == RouteView.RT_TABLE_MAIN
                ? "main"
                : table == RouteView.RT_TABLE_LOCAL
                        ? "local"
                        : table == RouteView.RT_TABLE_DEFAULT ? "default" : Long.toString(table);
    }

    private String ipProtocolName() {
        return switch (ipProtocol()) {
            case 1 -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 58 -> "ipv6-icmp";
            case 132 -> "sctp";
            default -> Integer.toString(ipProtocol());
        };
    }

    private static void append(StringBuilder text, String word, @Nullable Object value) {
        if (value != null) {
            text.append(' ').append(word).append(' ');
            text.append(value instanceof String name ? Text.quoteIfNeeded(name) : value);
        }
    }

    private static void appendHex(StringBuilder text, String word, long value, long absent) {
        if (value != absent) {
            text.append(' ').append(word).append(value == 0 ? " " : " 0x").append(Long.toHexString(value));
        }
    }

    private static void appendMask(StringBuilder text, long mask, long all) {
        if (mask != 0 && mask != all) {
            text.append("/0x").append(Long.toHexString(mask));
        }
    }
}
