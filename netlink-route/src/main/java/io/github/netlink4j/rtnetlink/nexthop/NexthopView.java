package io.github.netlink4j.rtnetlink.nexthop;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.nexthop.NexthopAttr.Member;
import io.github.netlink4j.rtnetlink.object.Encap;
import io.github.netlink4j.rtnetlink.object.NextHopFlags;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import io.github.netlink4j.rtnetlink.object.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

// Hot path: getters of numbers and the comparisons allocate nothing.

/**
 * A nexthop object. struct nhmsg + NHA_*, linux/nexthop.h.
 *
 * <p>Valid until the visitor that receives it returns; {@link #copy()} keeps it as a {@link Nexthop}.
 */
public sealed class NexthopView extends MessageView permits Nexthop {
    /** What the kernel counts times in. */
    static final Duration CENTISECOND = Duration.ofMillis(10);

    static final int FAMILY = 0;
    static final int PROTOCOL = 2;
    static final int FLAGS = 4;

    private static final byte[] NOTHING = {};

    /** Creates a view that shows nothing yet; {@link #wrap} points it at a message. */
    public NexthopView() {
        super(NexthopAttr.SET);
    }

    NexthopView(byte[] message) {
        super(NexthopAttr.SET, message);
    }

    NexthopView(NexthopView original) {
        super(original);
    }

    /** Returns a copy that stays valid. */
    public Nexthop copy() {
        return new Nexthop(this);
    }

    /** Returns its number, 1 to 2^32 - 1. */
    public final long id() {
        return get(NexthopAttr.ID, 0);
    }

    /**
     * Returns its family: {@link AddressFamily#AF_INET}, {@link AddressFamily#AF_INET6}, or {@link AddressFamily#AF_UNSPEC} for a
     * group.
     */
    public final int family() {
        return header8(FAMILY);
    }

    /** Returns its scope, such as {@link Scope#RT_SCOPE_LINK}, which the kernel derives from gateway and link. */
    public final int scope() {
        return header8(1);
    }

    /** Returns its originator, such as {@link RouteProtocol#RTPROT_STATIC}; 0 when none was specified. */
    public final int protocol() {
        return header8(PROTOCOL);
    }

    /** Returns its flags, {@link NextHopFlags#RTNH_F_ONLINK} and those of hardware. */
    public final int flags() {
        return header32(FLAGS);
    }

    /** Returns whether a flag, or one of several, is set. */
    public final boolean hasFlag(int flags) {
        return (flags() & flags) != 0;
    }

    /** Returns whether its gateway is on the link, whatever its address is. */
    public final boolean isOnlink() {
        return hasFlag(NextHopFlags.RTNH_F_ONLINK);
    }

    /** Returns the next router, or the remote end of a tunnel ({@link #isFdb()}); null when there is none. */
    public final @Nullable IpAddress gateway() {
        return get(NexthopAttr.GATEWAY);
    }

    /** Returns the index of its link; 0 when it has none: a group, one that drops packets, or one for forwarding entries. */
    public final int linkIndex() {
        return (int) get(NexthopAttr.OIF, 0);
    }

    /** Returns whether it drops packets. */
    public final boolean isBlackhole() {
        return has(NexthopAttr.BLACKHOLE);
    }

    /** Returns whether it is for forwarding entries of tunnels, and not for routes. Linux 5.8. */
    public final boolean isFdb() {
        return has(NexthopAttr.FDB);
    }

    /** Returns the UDP port of the remote end; 0 when it is that of the tunnel. Linux 7.3. */
    public final int dstPort() {
        return get(NexthopAttr.DST_PORT, 0);
    }

    /** Returns the encapsulation of packets, null for none. */
    public final @Nullable Encap encap() {
        int type = get(NexthopAttr.ENCAP_TYPE, 0);
        return type == 0 ? null : new Encap(type, get(NexthopAttr.ENCAP, NOTHING));
    }

    /** Returns whether it is a group of others. */
    public final boolean isGroup() {
        return has(NexthopAttr.GROUP);
    }

    /** Returns the members of a group in the order of their numbers; none when it is no group. */
    public final List<Member> members() {
        return get(NexthopAttr.GROUP, List.of());
    }

    /** Returns whether it is a group that has the object of this number as a member. Allocates nothing. */
    public final boolean hasMember(long id) {
        for (int at = 0; ; at += Member.BYTES) {
            long member = u32In(NexthopAttr.GROUP, at, 0);
            if (member == 0 || member == id) {
                return member != 0;
            }
        }
    }

    /** Returns whether it is a group with buckets. Linux 5.13. */
    public final boolean isResilient() {
        return get(NexthopAttr.GROUP_TYPE, NexthopAttr.NEXTHOP_GRP_TYPE_MPATH) == NexthopAttr.NEXTHOP_GRP_TYPE_RES;
    }

    /** Returns the number of buckets of a resilient group, 0 of others. */
    public final int buckets() {
        return get(NexthopAttr.RES_GROUP_BUCKETS, 0);
    }

    /** Returns how long a bucket without packets is regarded as in use; null when it is no resilient group. */
    public final @Nullable Duration idleTimer() {
        return get(NexthopAttr.RES_GROUP_IDLE_TIMER, CENTISECOND);
    }

    /**
     * Returns how long the members of a resilient group may have another share of the buckets than that of their weights, zero
     * for as long as needed; null when it is no resilient group.
     */
    public final @Nullable Duration unbalancedTimer() {
        return get(NexthopAttr.RES_GROUP_UNBALANCED_TIMER, CENTISECOND);
    }

    /**
     * Returns for how long the members of a resilient group have had another share of the buckets, zero when they do not; null
     * when it is no resilient group. A mirror does not keep it up to date.
     */
    public final @Nullable Duration unbalancedTime() {
        return get(NexthopAttr.RES_GROUP_UNBALANCED_TIME, CENTISECOND);
    }

    /**
     * Returns the counters of the members of a group; none unless they were requested. Linux 6.9.
     *
     * @throws MalformedMessageException when the group has more than about 3,000 members, with the counters of hardware 2,000: then
     *     the counters are longer than an attribute can be, and the kernel sends a message that is malformed
     */
    public final List<Stats> stats() {
        AttrView all = get(NexthopAttr.GROUP_STATS);
        List<Stats> found = new ArrayList<>();
        if (all != null) {
            all.forEachAttribute((type, bytes, at, length) -> {
                if (type == NexthopAttr.STATS_ENTRY.type()) {
                    found.add(Stats.of(new AttrView(NexthopAttr.STATS_ENTRIES, bytes, at, at + length)));
                }
            });
        }
        // nla_nest_end() does not check that the length fits 16 bits.
        if (all != null && found.size() != members().size()) {
            throw new MalformedMessageException(
                    "the counters do not match the members: those of a very large group are longer than an attribute can be");
        }
        return List.copyOf(found);
    }

    /**
     * Counters of a member of a group.
     *
     * @param id the number of the member
     * @param packets the packets that the group has sent by it, as an unsigned number
     * @param hardwarePackets those of them that were sent by hardware, as an unsigned number; 0 unless requested
     */
    public record Stats(long id, long packets, long hardwarePackets) {
        private static Stats of(AttrView entry) {
            return new Stats(
                    entry.get(NexthopAttr.STATS_ENTRY_ID, 0),
                    entry.get(NexthopAttr.STATS_ENTRY_PACKETS, 0),
                    entry.get(NexthopAttr.STATS_ENTRY_PACKETS_HW, 0));
        }
    }

    @Override
    protected final String headerText() {
        return "nh_family " + family() + " nh_scope " + scope() + " nh_protocol " + protocol() + " nh_flags 0x"
                + Integer.toHexString(flags());
    }

    /** Returns it as {@code ip nexthop} shows it: {@code id 1 via 10.0.0.2 dev #3 scope link proto static}. */
    @Override
    protected final String line() {
        return text(linkIndex() == 0 ? "" : " dev #" + linkIndex())
                + (scope() == Scope.RT_SCOPE_UNIVERSE ? "" : " scope " + Scope.name(scope()))
                + (protocol() == 0 ? "" : " proto " + RouteProtocol.name(protocol()))
                + (isOnlink() ? " onlink" : "")
                + (hasFlag(NextHopFlags.RTNH_F_OFFLOAD) ? " offload" : "")
                + (hasFlag(NextHopFlags.RTNH_F_TRAP) ? " trap" : "");
    }

    /** Returns what {@code ip nexthop} shows of the attributes, with this text for the link. */
    final String text(String device) {
        IpAddress gateway = gateway();
        Encap encap = encap();
        return "id " + id()
                + (isGroup() ? " group " + NexthopAttr.text(members()) : "")
                + (isResilient() ? " type resilient" : "")
                + (buckets() == 0 ? "" : " buckets " + buckets())
                + seconds(" idle_timer ", idleTimer())
                + seconds(" unbalanced_timer ", unbalancedTimer())
                + (encap == null ? "" : " encap " + encap)
                + (gateway == null ? "" : " via " + gateway)
                + device
                + (isBlackhole() ? " blackhole" : "")
                + (isFdb() ? " fdb" : "")
                + (dstPort() == 0 ? "" : " dst_port " + dstPort());
    }

    private static String seconds(String word, @Nullable Duration time) {
        return time == null
                ? ""
                : word + time.toSeconds() + (time.toMillisPart() == 0 ? "" : "." + time.toMillisPart() / 10);
    }

    /**
     * A bucket of a resilient group, and the member that has it. RTM_NEWNEXTHOPBUCKET, linux/nexthop.h. Linux 5.13.
     *
     * <p>Valid until the visitor that receives it returns; {@link #copy()} keeps it. Those of a list stay valid.
     */
    public static final class Bucket extends MessageView {
        /** Creates a view that shows nothing yet; {@link #wrap} points it at a message. */
        public Bucket() {
            super(NexthopAttr.SET);
        }

        private Bucket(Bucket original) {
            super(original);
        }

        /** Returns a copy that stays valid. */
        public Bucket copy() {
            return new Bucket(this);
        }

        /** Returns the number of the group. */
        public long id() {
            return get(NexthopAttr.ID, 0);
        }

        /** Returns its position in the group, from 0. */
        public int index() {
            return get(NexthopAttr.RES_BUCKET_INDEX, 0);
        }

        /** Returns the number of the member that has the bucket. */
        public long nhid() {
            return get(NexthopAttr.RES_BUCKET_NH_ID, 0);
        }

        /** Returns the time since the last packet. */
        public Duration idleTime() {
            Duration time = get(NexthopAttr.RES_BUCKET_IDLE_TIME, CENTISECOND);
            return time == null ? Duration.ZERO : time;
        }

        @Override
        protected String headerText() {
            return "nh_family " + header8(FAMILY) + " nh_flags 0x" + Integer.toHexString(header32(FLAGS));
        }

        /** Returns it as {@code ip nexthop bucket} shows it: {@code id 12 index 1 idle_time 1.52 nhid 2}. */
        @Override
        protected String line() {
            return "id " + id() + " index " + index() + seconds(" idle_time ", idleTime()) + " nhid " + nhid();
        }
    }
}
