package io.github.netlink4j.rtnetlink.nexthop;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.Raw;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U64;
import io.github.netlink4j.codec.ValueAttr;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import java.util.ArrayList;
import java.util.List;

/** Attributes of a nexthop object. enum NHA_*, linux/nexthop.h. Sent with struct nhmsg in front. */
public final class NexthopAttr {
    /** Of {@link #GROUP_TYPE}: a packet's flow is hashed to a member by the weights. */
    public static final int NEXTHOP_GRP_TYPE_MPATH = 0;
    /** Of {@link #GROUP_TYPE}: a packet's flow is hashed to a bucket, which keeps its member while it is in use. Linux 5.13. */
    public static final int NEXTHOP_GRP_TYPE_RES = 1;

    /** Of {@link #OP_FLAGS}, requests {@link #GROUP_STATS}. */
    public static final long NHA_OP_FLAG_DUMP_STATS = 1;
    /** Of {@link #OP_FLAGS}, requests the counters of hardware as well. */
    public static final long NHA_OP_FLAG_DUMP_HW_STATS = 2;
    /** Of {@link #OP_FLAGS}, reported: what struct nexthop_grp reserves is 0. Linux 6.12. */
    public static final long NHA_OP_FLAG_RESP_GRP_RESVD_0 = 1L << 31;

    /** All attributes of a nexthop object. */
    public static final AttrSet SET = AttrSet.ofMessage("nexthop", "NHA_", 8);

    /** Number of the object. */
    public static final U32 ID = SET.u32(1, "ID").min(1);
    /** Members of a group. */
    public static final ValueAttr<List<Member>> GROUP = SET.declare(new Members(SET, 2, "GROUP"));
    /** Type of a group, NEXTHOP_GRP_TYPE_*. */
    public static final U16 GROUP_TYPE = SET.u16(3, "GROUP_TYPE").max(NEXTHOP_GRP_TYPE_RES);
    /** Drops packets. */
    public static final Bool BLACKHOLE = SET.flag(4, "BLACKHOLE");
    /** Index of the link. In a request for a listing, lists those of this link. */
    public static final U32 OIF = SET.u32(5, "OIF");
    /** Next router, of the object's family; of one for forwarding entries, the remote end of the tunnel. */
    public static final Ip GATEWAY = SET.ip(6, "GATEWAY");
    /** Type of the encapsulation, LWTUNNEL_ENCAP_*. */
    public static final U16 ENCAP_TYPE = SET.u16(7, "ENCAP_TYPE").min(1);
    /** Encapsulation, whose attributes depend on {@link #ENCAP_TYPE}. */
    public static final Raw ENCAP = SET.raw(8, "ENCAP").nested();
    /** In a request for a listing: lists groups only. */
    public static final Bool GROUPS = SET.flag(9, "GROUPS");
    /** In a request for a listing: lists those whose link has the master of this index. */
    public static final U32 MASTER = SET.u32(10, "MASTER");
    /** Is for forwarding entries, not for routes. Linux 5.8. */
    public static final Bool FDB = SET.flag(11, "FDB");
    /** Options of a resilient group: {@link #RES_GROUPS}. Linux 5.13. */
    public static final Nest RES_GROUP = SET.flaggedNest(12, "RES_GROUP");
    /** A bucket of a resilient group: {@link #RES_BUCKETS}. Linux 5.13. */
    public static final Nest RES_BUCKET = SET.flaggedNest(13, "RES_BUCKET");
    /** What to report, or how it was reported, NHA_OP_FLAG_*. Linux 6.9. */
    public static final U32 OP_FLAGS = SET.u32(14, "OP_FLAGS");
    /** Counters of the members of a group: {@link #STATS}. Reported only, where requested. Linux 6.9. */
    public static final Nest GROUP_STATS = SET.flaggedNest(15, "GROUP_STATS");
    /** Whether hardware counts packets. Reported where counters were requested. Linux 6.9. */
    public static final Bool HW_STATS_ENABLE = SET.bool32(16, "HW_STATS_ENABLE");
    /** Whether any hardware does. Reported only, where counters were requested. Linux 6.9. */
    public static final Bool HW_STATS_USED = SET.bool32(17, "HW_STATS_USED");
    /** UDP port of the remote end, of one for forwarding entries. Linux 7.3. */
    public static final U16 DST_PORT = SET.be16(18, "DST_PORT").min(1);

    /** Options of a resilient group; times in 1/100 s. */
    public static final AttrSet RES_GROUPS = RES_GROUP.contents("resilient group", "NHA_RES_GROUP_");
    /** Padding without content. */
    public static final Raw RES_GROUP_PAD = RES_GROUPS.raw(0, "PAD");
    /** Number of buckets. It cannot be changed. */
    public static final U16 RES_GROUP_BUCKETS = RES_GROUPS.u16(1, "BUCKETS").min(1);
    /** How long a bucket without packets is regarded as in use. */
    public static final U32 RES_GROUP_IDLE_TIMER = RES_GROUPS.u32(2, "IDLE_TIMER");
    /** How long members may have another share of the buckets than that of their weights; 0 for as long as needed. */
    public static final U32 RES_GROUP_UNBALANCED_TIMER = RES_GROUPS.u32(3, "UNBALANCED_TIMER");
    /** For how long they have had it. Reported only. */
    public static final U64 RES_GROUP_UNBALANCED_TIME = RES_GROUPS.u64(4, "UNBALANCED_TIME");

    /** Attributes of a bucket. */
    public static final AttrSet RES_BUCKETS = RES_BUCKET.contents("nexthop bucket", "NHA_RES_BUCKET_");
    /** Padding without content. */
    public static final Raw RES_BUCKET_PAD = RES_BUCKETS.raw(0, "PAD");
    /** Position in the group, from 0. */
    public static final U16 RES_BUCKET_INDEX = RES_BUCKETS.u16(1, "INDEX");
    /** Time since the last packet, in 1/100 s. Reported only. */
    public static final U64 RES_BUCKET_IDLE_TIME = RES_BUCKETS.u64(2, "IDLE_TIME");
    /** Member that has the bucket. */
    public static final U32 RES_BUCKET_NH_ID = RES_BUCKETS.u32(3, "NH_ID");

    /** Counters of the members of a group. */
    public static final AttrSet STATS = GROUP_STATS.contents("nexthop statistics", "NHA_GROUP_STATS_");
    /** Counters of a member: {@link #STATS_ENTRIES}. Repeated. */
    public static final Nest STATS_ENTRY = STATS.flaggedNest(1, "ENTRY");

    /** Counters of a member of a group. */
    public static final AttrSet STATS_ENTRIES =
            STATS_ENTRY.contents("statistics of a nexthop", "NHA_GROUP_STATS_ENTRY_");
    /** Number of the member. */
    public static final U32 STATS_ENTRY_ID = STATS_ENTRIES.u32(1, "ID");
    /** Packets that the group has sent by it, in hardware as well where that is known. */
    public static final U64 STATS_ENTRY_PACKETS =
            STATS_ENTRIES.u64(2, "PACKETS").orFourBytes();
    /** Packets of these that were sent by hardware. */
    public static final U64 STATS_ENTRY_PACKETS_HW =
            STATS_ENTRIES.u64(3, "PACKETS_HW").orFourBytes();

    /** Adds or changes a nexthop object, or reports one. */
    public static final MessageType RTM_NEWNEXTHOP = RtmKind.NEXTHOP.added(SET);
    /** Deletes a nexthop object. */
    public static final MessageType RTM_DELNEXTHOP = RtmKind.NEXTHOP.deleted(SET);
    /** Requests nexthop objects. */
    public static final MessageType RTM_GETNEXTHOP = RtmKind.NEXTHOP.get(SET);
    /** Requests buckets of resilient groups. Linux 5.13. */
    public static final MessageType RTM_GETNEXTHOPBUCKET = RtmKind.NEXTHOPBUCKET.get(SET);

    private NexthopAttr() {}

    /**
     * A member of a group. struct nexthop_grp.
     *
     * @param id the number of its object
     * @param weight its share of packets, 1 to 65535; before Linux 6.12 at most 255
     */
    public record Member(long id, int weight) {
        static final int BYTES = 8;

        private static final int LARGEST_WEIGHT = 0xffff;

        static Member read(byte[] bytes, int at) {
            return new Member(Wire.u32(bytes, at), (Wire.u8(bytes, at + 4) | Wire.u8(bytes, at + 5) << 8) + 1);
        }

        private void write(byte[] bytes, int at) {
            Wire.put32(bytes, at, (int) id);
            Wire.put8(bytes, at + 4, (weight - 1) & 0xff);
            Wire.put8(bytes, at + 5, (weight - 1) >>> 8);
        }

        /** @throws IllegalArgumentException when the kernel would not accept it */
        Member check() {
            ID.check(id);
            if (weight < 1 || weight > LARGEST_WEIGHT) {
                throw new IllegalArgumentException(
                        "the weight of member " + id + " of a group must be 1 to " + LARGEST_WEIGHT + ": " + weight);
            }
            return this;
        }

        /** Returns it as {@code ip nexthop} shows it: {@code 1}, or {@code 1,5} with a weight other than 1. */
        @Override
        public String toString() {
            return weight == 1 ? Long.toString(id) : id + "," + weight;
        }
    }

    /** Returns members as {@code ip nexthop} shows them, the first of very many. */
    static String text(List<Member> members) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < members.size(); i++) {
            if (text.length() > Members.LINE) {
                return text + " and " + (members.size() - i) + " more";
            }
            text.append(i == 0 ? "" : "/").append(members.get(i));
        }
        return text.toString();
    }

    /** The members of a group: an array of struct nexthop_grp. */
    private static final class Members extends ValueAttr<List<Member>> {
        /**
         * A group with more members than this is longer than a part of a listing, and makes the listings of all programs fail or
         * end before it. rtm_dump_nexthop()
         */
        private static final int MOST = 4000;

        /** The length of a text after which no further member is shown. */
        private static final int LINE = 80;

        Members(AttrSet set, int type, String name) {
            super(set, type, name);
        }

        @Override
        public String valueType() {
            return "list of struct nexthop_grp";
        }

        @Override
        public String byteOrder() {
            return "host";
        }

        @Override
        public void check(List<Member> value) {
            if (value.isEmpty() || value.size() > MOST) {
                throw refused(value.size() + " members", "must have 1 to " + MOST + " members");
            }
            value.forEach(Member::check);
        }

        @Override
        protected List<Member> decode(byte[] bytes, int at, int length) {
            List<Member> members = new ArrayList<>(length / Member.BYTES);
            for (int pos = at; at + length - pos >= Member.BYTES; pos += Member.BYTES) {
                members.add(Member.read(bytes, pos));
            }
            return List.copyOf(members);
        }

        @Override
        protected int size(List<Member> value) {
            return value.size() * Member.BYTES;
        }

        @Override
        protected void encode(List<Member> value, byte[] bytes, int at) {
            int pos = at;
            for (Member member : value) {
                member.write(bytes, pos);
                pos += Member.BYTES;
            }
        }

        @Override
        protected String show(List<Member> value) {
            return text(value);
        }
    }
}
