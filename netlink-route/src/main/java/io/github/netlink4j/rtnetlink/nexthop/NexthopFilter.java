package io.github.netlink4j.rtnetlink.nexthop;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which nexthop objects a listing shows: all unless narrowed, without counters. Immutable: each method returns another copy. The
 * kernel filters by family, link, master and whether it is a group, which is checked here again except for the master, and by
 * nothing else.
 */
public final class NexthopFilter implements ObjectFilter<NexthopView> {
    static final String UNSUPPORTED = "this kernel has no nexthop objects, which require Linux 5.3";

    static final String NO_STATS = "this kernel has no counters of nexthop objects, which require Linux 6.9";
    static final String NO_BUCKETS = "this kernel has no resilient groups of nexthop objects, which require Linux 5.13";

    private static final NexthopFilter ALL =
            new NexthopFilter(AddressFamily.AF_UNSPEC, Place.ANY, false, false, 0, nexthop -> true, "");

    private final int family;
    private final Place place;
    private final boolean onlyGroups;
    private final boolean onlyFdb;
    private final long opFlags;
    /** What the kernel does not filter by, and its words. */
    private final Predicate<NexthopView> condition;

    private final String words;

    private NexthopFilter(
            int family,
            Place place,
            boolean onlyGroups,
            boolean onlyFdb,
            long opFlags,
            Predicate<NexthopView> condition,
            String words) {
        this.family = family;
        this.place = place;
        this.onlyGroups = onlyGroups;
        this.onlyFdb = onlyFdb;
        this.opFlags = opFlags;
        this.condition = condition;
        this.words = words;
    }

    /** Returns the filter that matches every nexthop object. Equivalent to: {@code ip nexthop}. */
    public static NexthopFilter all() {
        return ALL;
    }

    private NexthopFilter and(String word, Predicate<NexthopView> test) {
        return new NexthopFilter(family, place, onlyGroups, onlyFdb, opFlags, condition.and(test), words + " " + word);
    }

    /** Matches those of IPv4, but no groups. Equivalent to: {@code ip -4 nexthop}. */
    public NexthopFilter ipv4() {
        return family(AddressFamily.AF_INET);
    }

    /** Matches those of IPv6, but no groups. Equivalent to: {@code ip -6 nexthop}. */
    public NexthopFilter ipv6() {
        return family(AddressFamily.AF_INET6);
    }

    private NexthopFilter family(int wanted) {
        return new NexthopFilter(wanted, place, onlyGroups, onlyFdb, opFlags, condition, words);
    }

    /** Matches those of a link, but no groups. Equivalent to: {@code ip nexthop show dev LINK}. */
    public NexthopFilter device(LinkRef wanted) {
        return new NexthopFilter(family, place.device(wanted), onlyGroups, onlyFdb, opFlags, condition, words);
    }

    /** Matches those of the link of this name; see {@link #device(LinkRef)}. */
    public NexthopFilter device(String wanted) {
        return device(LinkRef.of(wanted));
    }

    /**
     * Matches those whose link has this master, such as a VRF or a bridge, but no groups. Equivalent to: {@code ip nexthop show
     * master LINK} and {@code ip nexthop show vrf LINK}.
     */
    public NexthopFilter master(LinkRef wanted) {
        return new NexthopFilter(family, place.master(wanted), onlyGroups, onlyFdb, opFlags, condition, words);
    }

    /** Matches those whose link has the master of this name; see {@link #master(LinkRef)}. */
    public NexthopFilter master(String wanted) {
        return master(LinkRef.of(wanted));
    }

    /** Matches groups. Equivalent to: {@code ip nexthop show groups}. */
    public NexthopFilter groups() {
        return new NexthopFilter(family, place, true, onlyFdb, opFlags, condition, words);
    }

    /**
     * Matches groups that have the object of this number as a member.
     *
     * @throws IllegalArgumentException when it is not 1 to 2^32 - 1
     */
    public NexthopFilter member(long id) {
        NexthopAttr.ID.check(id);
        return groups().and("member " + id, nexthop -> nexthop.hasMember(id));
    }

    /** Matches the object of this number. */
    NexthopFilter id(long id) {
        return and("id " + id, nexthop -> nexthop.id() == id);
    }

    /**
     * Matches those for forwarding entries. Equivalent to: {@code ip nexthop show fdb}, which shows the others as well, because no
     * kernel filters by this.
     */
    public NexthopFilter fdb() {
        return new NexthopFilter(family, place, onlyGroups, true, opFlags, condition, words);
    }

    /**
     * Matches those of an originator, such as {@link RouteProtocol#RTPROT_STATIC}. Equivalent to: {@code ip nexthop show
     * protocol 4}.
     *
     * @throws IllegalArgumentException when it is not 0 to 255
     */
    public NexthopFilter protocol(int wanted) {
        NexthopSpec.checkProtocol(wanted);
        return and("proto " + RouteProtocol.name(wanted), nexthop -> nexthop.protocol() == wanted);
    }

    /**
     * Adds the counters of the members of groups ({@link NexthopView#stats()}). A group of more than about 1,000 members is then
     * too long for a listing, which fails with EMSGSIZE; {@link Nexthops#stats} reads it. Linux 6.9. Equivalent to:
     * {@code ip -s nexthop}.
     */
    public NexthopFilter withStats() {
        return with(NexthopAttr.NHA_OP_FLAG_DUMP_STATS);
    }

    /** Adds the counters of the members of groups, those of hardware included; see {@link #withStats}. */
    public NexthopFilter withHardwareStats() {
        return with(NexthopAttr.NHA_OP_FLAG_DUMP_STATS | NexthopAttr.NHA_OP_FLAG_DUMP_HW_STATS);
    }

    private NexthopFilter with(long flags) {
        return new NexthopFilter(family, place, onlyGroups, onlyFdb, opFlags | flags, condition, words);
    }

    /** Returns the same filter with links as indexes. */
    NexthopFilter resolve(LinkResolver links) {
        Place resolved = place.resolve(links, NexthopAttr.RTM_GETNEXTHOP, this);
        return new NexthopFilter(family, resolved, onlyGroups, onlyFdb, opFlags, condition, words);
    }

    /** Which link, or master of the link, is wanted; null for any. */
    private record Place(@Nullable LinkRef device, @Nullable LinkRef master) {
        static final Place ANY = new Place(null, null);

        Place device(LinkRef wanted) {
            return new Place(wanted, master);
        }

        Place master(LinkRef wanted) {
            return new Place(device, wanted);
        }

        Place resolve(LinkResolver links, MessageType type, Object filter) {
            Supplier<String> request = () -> type.kernelName() + " " + filter;
            return new Place(
                    device == null ? null : LinkRef.of(links.index(device, "device", request)),
                    master == null ? null : LinkRef.of(links.index(master, "master", request)));
        }

        void writeTo(MessageWriter writer) {
            if (device != null) {
                writer.put(NexthopAttr.OIF, device.index());
            }
            if (master != null) {
                writer.put(NexthopAttr.MASTER, master.index());
            }
        }

        @Override
        public String toString() {
            return (device == null ? "" : " dev " + device.text()) + (master == null ? "" : " master " + master.text());
        }
    }

    @Override
    public void writeTo(MessageWriter writer) {
        writer.header8(NexthopView.FAMILY, family);
        place.writeTo(writer);
        if (onlyGroups) {
            writer.put(NexthopAttr.GROUPS, true);
        }
        if (onlyFdb) {
            writer.put(NexthopAttr.FDB, true);
        }
        if (opFlags != 0) {
            writer.put(NexthopAttr.OP_FLAGS, opFlags);
        }
    }

    // Hot path: allocates nothing.
    @Override
    public boolean matches(NexthopView nexthop) {
        return (family == AddressFamily.AF_UNSPEC || nexthop.family() == family)
                && (place.device == null || nexthop.linkIndex() == place.device.index())
                && (!onlyGroups || nexthop.isGroup())
                && (!onlyFdb || nexthop.isFdb())
                && condition.test(nexthop);
    }

    @Override
    public @Nullable String explain(KernelException refusal) {
        return switch (refusal.error()) {
            case EOPNOTSUPP -> UNSUPPORTED;
            case EMSGSIZE ->
                "a group has too many members for a listing"
                        + (opFlags == 0 ? "" : " with counters; stats() reads those of one group");
            case EINVAL -> opFlags == 0 ? null : NO_STATS;
            default -> null;
        };
    }

    /** Returns the words of {@code ip nexthop show}, or {@code all}. */
    @Override
    public String toString() {
        String text = (family == AddressFamily.AF_UNSPEC ? "" : " " + AddressFamily.name(family))
                + place
                + (onlyGroups ? " groups" : "")
                + (onlyFdb ? " fdb" : "")
                + words
                + (opFlags == 0 ? "" : " stats");
        return text.isEmpty() ? "nexthop all" : "nexthop" + text;
    }

    /**
     * Which buckets of resilient groups a listing shows: all unless narrowed. Immutable: each method returns another copy. The
     * kernel filters by everything, and what a bucket shows is checked here again.
     */
    public static final class Buckets implements ObjectFilter<NexthopView.Bucket> {
        private static final Buckets ALL_BUCKETS = new Buckets(0, 0, Place.ANY);

        private final long id;
        private final long nhid;
        private final Place place;

        private Buckets(long id, long nhid, Place place) {
            this.id = id;
            this.nhid = nhid;
            this.place = place;
        }

        /** Returns the filter that matches every bucket of every group. Equivalent to: {@code ip nexthop bucket}. */
        public static Buckets all() {
            return ALL_BUCKETS;
        }

        /**
         * Matches those of a group. Equivalent to: {@code ip nexthop bucket show id 12}.
         *
         * @throws IllegalArgumentException when it is not 1 to 2^32 - 1
         */
        public Buckets id(long group) {
            return new Buckets(NexthopAttr.ID.check(group), nhid, place);
        }

        /**
         * Matches those that a member has. Equivalent to: {@code ip nexthop bucket show nhid 2}.
         *
         * @throws IllegalArgumentException when it is not 1 to 2^32 - 1
         */
        public Buckets nhid(long member) {
            return new Buckets(id, NexthopAttr.ID.check(member), place);
        }

        /** Matches those whose member has this link. Equivalent to: {@code ip nexthop bucket show dev LINK}. */
        public Buckets device(LinkRef wanted) {
            return new Buckets(id, nhid, place.device(wanted));
        }

        /** Matches those whose member has the link of this name. */
        public Buckets device(String wanted) {
            return device(LinkRef.of(wanted));
        }

        /** Matches those whose member's link has this master. Equivalent to: {@code ip nexthop bucket show master LINK}. */
        public Buckets master(LinkRef wanted) {
            return new Buckets(id, nhid, place.master(wanted));
        }

        /** Matches those whose member's link has the master of this name. */
        public Buckets master(String wanted) {
            return master(LinkRef.of(wanted));
        }

        /** Returns the same filter with links as indexes. */
        Buckets resolve(LinkResolver links) {
            return new Buckets(id, nhid, place.resolve(links, NexthopAttr.RTM_GETNEXTHOPBUCKET, this));
        }

        @Override
        public void writeTo(MessageWriter writer) {
            if (id != 0) {
                writer.put(NexthopAttr.ID, id);
            }
            place.writeTo(writer);
            if (nhid != 0) {
                writer.nest(NexthopAttr.RES_BUCKET);
                writer.put(NexthopAttr.RES_BUCKET_NH_ID, nhid);
                writer.end();
            }
        }

        // Hot path: allocates nothing.
        @Override
        public boolean matches(NexthopView.Bucket bucket) {
            return (id == 0 || bucket.id() == id) && (nhid == 0 || bucket.nhid() == nhid);
        }

        @Override
        public @Nullable String explain(KernelException refusal) {
            return switch (refusal.error()) {
                case EOPNOTSUPP -> NO_BUCKETS;
                case ENOENT -> "there is no nexthop object of this number";
                case EINVAL -> id == 0 ? null : "the nexthop object is no resilient group";
                default -> null;
            };
        }

        /** Returns the words of {@code ip nexthop bucket show}, or {@code all}. */
        @Override
        public String toString() {
            String text = (id == 0 ? "" : " id " + id) + place + (nhid == 0 ? "" : " nhid " + nhid);
            return text.isEmpty() ? "nexthop bucket all" : "nexthop bucket" + text;
        }
    }
}
