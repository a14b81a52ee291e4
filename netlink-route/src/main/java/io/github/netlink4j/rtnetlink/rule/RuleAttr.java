package io.github.netlink4j.rtnetlink.rule;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.Raw;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.Struct;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U64;
import io.github.netlink4j.codec.U8;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.object.RtmKind;

/** Attributes of a rule. enum FRA_*, linux/fib_rules.h. Sent with struct fib_rule_hdr in front. */
public final class RuleAttr {
    /** All attributes of a rule. */
    public static final AttrSet SET = AttrSet.ofMessage("rule", "FRA_", 12);

    /** Destination, without the length of its prefix; absent when any matches. */
    public static final Ip DST = SET.ip(1, "DST");
    /** Source, without the length of its prefix; absent when any matches. */
    public static final Ip SRC = SET.ip(2, "SRC");
    /** Name of the link that packets come in by, 1 to 15 bytes; {@code lo} for those of this machine. */
    public static final Str IIFNAME = SET.string(3, "IIFNAME", 15);
    /** Priority of the rule to go on with. */
    public static final U32 GOTO = SET.u32(4, "GOTO").min(1);
    /** Not used by the kernel. */
    public static final Raw UNUSED2 = SET.raw(5, "UNUSED2");
    /** Priority: the lowest is looked at first. Absent when it is 0. */
    public static final U32 PRIORITY = SET.u32(6, "PRIORITY");
    /** Not used by the kernel. */
    public static final Raw UNUSED3 = SET.raw(7, "UNUSED3");
    /** Not used by the kernel. */
    public static final Raw UNUSED4 = SET.raw(8, "UNUSED4");
    /** Not used by the kernel. */
    public static final Raw UNUSED5 = SET.raw(9, "UNUSED5");
    /** Firewall mark of packets. */
    public static final U32 FWMARK = SET.u32(10, "FWMARK");
    /** Realms that the rule assigns: from in the high half, to in the low one. IPv4 only. */
    public static final U32 FLOW = SET.u32(11, "FLOW");
    /** Identifier of the tunnel that packets come from; 0 when any matches. */
    public static final U64 TUN_ID = SET.be64(12, "TUN_ID");
    /** Routes by a link of this group do not count; 4294967295 when all count. */
    public static final U32 SUPPRESS_IFGROUP = SET.u32(13, "SUPPRESS_IFGROUP");
    /** Routes with a prefix of at most this length do not count; 4294967295 when all count. */
    public static final U32 SUPPRESS_PREFIXLEN = SET.u32(14, "SUPPRESS_PREFIXLEN");
    /** Table; the structure in front has space for those below 256. 0 when the rule leads to no table, or l3mdev chooses it. */
    public static final U32 TABLE = SET.u32(15, "TABLE");
    /** Bits of the firewall mark that count. */
    public static final U32 FWMASK = SET.u32(16, "FWMASK");
    /** Name of the link that packets go out by, which a program has chosen, 1 to 15 bytes. */
    public static final Str OIFNAME = SET.string(17, "OIFNAME", 15);
    /** Padding, for alignment. */
    public static final Raw PAD = SET.raw(18, "PAD");
    /** 1 when the table is that of the packet's layer 3 master device (VRF). */
    public static final U8 L3MDEV = SET.u8(19, "L3MDEV").min(1).max(1);
    /** Users whose packets match. */
    public static final Struct<UidRange> UID_RANGE = SET.struct(20, "UID_RANGE", UidRange.LAYOUT);
    /** Originator of the rule, RTPROT_*; not a property of packets. */
    public static final U8 PROTOCOL = SET.u8(21, "PROTOCOL");
    /** Transport protocol of packets, IPPROTO_*; 0 when any matches. */
    public static final U8 IP_PROTO = SET.u8(22, "IP_PROTO");
    /** Source ports of packets. */
    public static final Struct<PortRange> SPORT_RANGE = SET.struct(23, "SPORT_RANGE", PortRange.LAYOUT);
    /** Destination ports of packets. */
    public static final Struct<PortRange> DPORT_RANGE = SET.struct(24, "DPORT_RANGE", PortRange.LAYOUT);
    /** Differentiated services code point of packets. Linux 6.12. */
    public static final U8 DSCP = SET.u8(25, "DSCP").max(RuleView.ALL_DSCP_BITS);
    /** Flow label of packets, 20 bits. IPv6 only. Linux 6.14. */
    public static final U32 FLOWLABEL = SET.be32(26, "FLOWLABEL").max(RuleView.ALL_FLOW_LABEL_BITS);
    /** Bits of the flow label that count. IPv6 only. Linux 6.14. */
    public static final U32 FLOWLABEL_MASK = SET.be32(27, "FLOWLABEL_MASK").max(RuleView.ALL_FLOW_LABEL_BITS);
    /** Bits of the source port that count. Linux 6.15. */
    public static final U16 SPORT_MASK = SET.u16(28, "SPORT_MASK");
    /** Bits of the destination port that count. Linux 6.15. */
    public static final U16 DPORT_MASK = SET.u16(29, "DPORT_MASK");
    /** Bits of the differentiated services code point that count. Linux 6.15. */
    public static final U8 DSCP_MASK = SET.u8(30, "DSCP_MASK").max(RuleView.ALL_DSCP_BITS);

    /** Adds a rule, or reports one. */
    public static final MessageType RTM_NEWRULE = RtmKind.RULE.added(SET);
    /** Deletes a rule. */
    public static final MessageType RTM_DELRULE = RtmKind.RULE.deleted(SET);
    /** Requests rules. */
    public static final MessageType RTM_GETRULE = RtmKind.RULE.get(SET);

    private RuleAttr() {}

    /**
     * Some ports, from the first to the last. struct fib_rule_port_range.
     *
     * @param first the first, 1 to 65534
     * @param last the last, 1 to 65534
     */
    public record PortRange(int first, int last) {
        static final Layout<PortRange> LAYOUT =
                new Layout<>("struct fib_rule_port_range", "host", 4, PortRange::read, PortRange::write);

        /** Returns whether it is a single port. */
        public boolean isSingle() {
            return first == last;
        }

        private static PortRange read(byte[] bytes, int at) {
            return new PortRange(Wire.u16(bytes, at), Wire.u16(bytes, at + 2));
        }

        private void write(byte[] bytes, int at) {
            Wire.put16(bytes, at, first);
            Wire.put16(bytes, at + 2, last);
        }

        /** Returns the words of {@code ip rule}: {@code 80} or {@code 1000-2000}. */
        @Override
        public String toString() {
            return isSingle() ? Integer.toString(first) : first + "-" + last;
        }
    }

    /**
     * Some users, from the first to the last. struct fib_rule_uid_range.
     *
     * @param first the first, 0 to 2^32 - 2
     * @param last the last, 0 to 2^32 - 2
     */
    public record UidRange(long first, long last) {
        static final Layout<UidRange> LAYOUT =
                new Layout<>("struct fib_rule_uid_range", "host", 8, UidRange::read, UidRange::write);

        private static UidRange read(byte[] bytes, int at) {
            return new UidRange(Wire.u32(bytes, at), Wire.u32(bytes, at + 4));
        }

        private void write(byte[] bytes, int at) {
            Wire.put32(bytes, at, (int) first);
            Wire.put32(bytes, at + 4, (int) last);
        }

        /** Returns the words of {@code ip rule}, as {@code 1000-2000}. */
        @Override
        public String toString() {
            return first + "-" + last;
        }
    }
}
