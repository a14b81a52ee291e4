package io.github.netlink4j.rtnetlink.nexthop;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrMask;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.nexthop.NexthopAttr.Member;
import io.github.netlink4j.rtnetlink.object.Encap;
import io.github.netlink4j.rtnetlink.object.NextHopFlags;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A nexthop object to be added or replaced: a next hop, one that drops packets, or a group of others. What is not set is not sent.
 *
 * <!-- sample: NexthopSamplesTest specs -->
 * <pre>{@code
 * nl.nexthops().add(NexthopSpec.of(1).via("192.168.0.2").device("eth0"));
 * nl.nexthops().add(NexthopSpec.of(2).via("fd00::2").device("eth0"));
 * nl.nexthops().add(NexthopSpec.of(3).blackhole());
 * nl.nexthops().add(NexthopSpec.of(10).group(1).resilient().buckets(32).idleTimer(Duration.ofSeconds(60)));
 * }</pre>
 */
public final class NexthopSpec extends AttrSpec<NexthopSpec> {
    private static final int UNSET = -1;

    /** What only a resilient group has. */
    private static final AttrMask OF_RESILIENT = AttrMask.of(
            NexthopAttr.RES_GROUP_BUCKETS, NexthopAttr.RES_GROUP_IDLE_TIMER, NexthopAttr.RES_GROUP_UNBALANCED_TIMER);
    /** What only a group has. */
    private static final AttrMask OF_GROUPS =
            AttrMask.of(NexthopAttr.GROUP_TYPE, NexthopAttr.HW_STATS_ENABLE).and(OF_RESILIENT);
    /** What a request for a listing or the kernel's answers have, and the kernel refuses in a change. rtm_nh_policy_new */
    private static final AttrMask REPORTED = AttrMask.of(
                    NexthopAttr.GROUPS, NexthopAttr.MASTER, NexthopAttr.OP_FLAGS, NexthopAttr.HW_STATS_USED)
            .and(AttrMask.of(NexthopAttr.RES_GROUP_UNBALANCED_TIME));
    /** What is no part of a group. */
    private static final AttrMask OF_SINGLE = AttrMask.of(
            NexthopAttr.BLACKHOLE,
            NexthopAttr.OIF,
            NexthopAttr.GATEWAY,
            NexthopAttr.ENCAP,
            NexthopAttr.ENCAP_TYPE,
            NexthopAttr.DST_PORT);

    private static final List<Attr> COPIED = List.of(
            NexthopAttr.GROUP,
            NexthopAttr.BLACKHOLE,
            NexthopAttr.GATEWAY,
            NexthopAttr.ENCAP,
            NexthopAttr.ENCAP_TYPE,
            NexthopAttr.FDB,
            NexthopAttr.DST_PORT);

    private final long id;
    private int family = UNSET;
    private int protocol = UNSET;
    private boolean onlink;
    private @Nullable LinkRef device;

    private NexthopSpec(long id) {
        super(NexthopAttr.SET);
        this.id = NexthopAttr.ID.check(id);
        set(NexthopAttr.ID, id);
    }

    /**
     * Returns a description of the nexthop object of this number.
     *
     * @param id 1 to 2^32 - 1
     * @throws IllegalArgumentException when it is out of range
     */
    public static NexthopSpec of(long id) {
        return new NexthopSpec(id);
    }

    /**
     * Returns a description of all that a nexthop object was given, so that it can be added again, or changed first. The link is
     * the one of the network namespace that the object was read in, and refused elsewhere; {@link #device} sets another one.
     */
    public static NexthopSpec of(NexthopView nexthop) {
        NexthopSpec spec = of(nexthop.id());
        spec.family = nexthop.isGroup() ? UNSET : nexthop.family();
        spec.protocol = nexthop.protocol();
        spec.onlink = nexthop.isOnlink();
        if (nexthop.linkIndex() != 0) {
            spec.device(LinkRef.of(nexthop.linkIndex(), nexthop.netnsCookie()));
        }
        COPIED.forEach(key -> spec.copy(key, nexthop));
        if (nexthop.isResilient()) {
            spec.resilient();
            NexthopAttr.RES_GROUPS.attributes().stream()
                    .filter(OF_RESILIENT::contains)
                    .forEach(key -> spec.copy(key, nexthop));
        }
        if (nexthop.get(NexthopAttr.HW_STATS_ENABLE, false)) {
            spec.hardwareStats(true);
        }
        return spec;
    }

    // A single one

    /**
     * Sets the next router, IPv4 or IPv6; of one for forwarding entries ({@link #fdb}), the remote end of the tunnel. Equivalent
     * to: {@code … via 192.168.0.1}.
     */
    public NexthopSpec via(IpAddress gateway) {
        return set(NexthopAttr.GATEWAY, gateway);
    }

    /** Sets the next router, as text; see {@link #via(IpAddress)}. */
    public NexthopSpec via(String gateway) {
        return via(IpAddress.parse(gateway));
    }

    /** Sets the link, which must be up and have a carrier. Equivalent to: {@code … dev eth0}. */
    public NexthopSpec device(LinkRef link) {
        this.device = link;
        return this;
    }

    /** Sets the link, by its name, which is looked up when the request is made. */
    public NexthopSpec device(String link) {
        return device(LinkRef.of(link));
    }

    /** States that the gateway is on the link, whatever its address is. Equivalent to: {@code … onlink}. */
    public NexthopSpec onlink() {
        this.onlink = true;
        return this;
    }

    /** Makes it drop packets. Equivalent to: {@code … blackhole}. */
    public NexthopSpec blackhole() {
        return set(NexthopAttr.BLACKHOLE, true);
    }

    /**
     * Makes it one for IPv6 routes, which is required where there is no gateway: an IPv6 route cannot use one of IPv4. Without a
     * gateway and this, it is for IPv4. Equivalent to: {@code ip -6 nexthop add …}.
     */
    public NexthopSpec ipv6() {
        family = AddressFamily.AF_INET6;
        return this;
    }

    /** Sets the encapsulation of packets. Equivalent to: {@code … encap …}. */
    public NexthopSpec encap(Encap encap) {
        return set(NexthopAttr.ENCAP, encap.attributes()).set(NexthopAttr.ENCAP_TYPE, encap.type());
    }

    /**
     * Makes it one for forwarding entries of tunnels, by an address of a remote end or as a group of such. Linux 5.8. Equivalent
     * to: {@code … fdb}.
     */
    public NexthopSpec fdb() {
        return set(NexthopAttr.FDB, true);
    }

    /** Sets the UDP port of the remote end, 1 to 65535, of one for forwarding entries. Linux 7.3. */
    public NexthopSpec dstPort(int port) {
        return set(NexthopAttr.DST_PORT, port);
    }

    /**
     * Sets the originator, such as {@link RouteProtocol#RTPROT_STATIC}. Equivalent to: {@code … proto static}.
     *
     * @throws IllegalArgumentException when it is not 0 to 255
     */
    public NexthopSpec protocol(int protocol) {
        this.protocol = checkProtocol(protocol);
        return this;
    }

    /** @throws IllegalArgumentException when it is not 0 to 255 */
    static int checkProtocol(int protocol) {
        if (protocol < 0 || protocol > 0xff) {
            throw new IllegalArgumentException("the protocol of a nexthop object must be 0 to 255: " + protocol);
        }
        return protocol;
    }

    // A group

    /**
     * Makes it a group of these objects, which get equal shares. All must exist, each once, and none be a group. Equivalent to:
     * {@code … group 1/2}.
     *
     * @param ids 1 to 4,000 numbers; longer groups make the listings of all programs fail
     * @throws IllegalArgumentException when there are none or more, or one is not 1 to 2^32 - 1
     */
    public NexthopSpec group(long... ids) {
        return set(
                NexthopAttr.GROUP,
                Arrays.stream(ids).mapToObj(member -> new Member(member, 1)).toList());
    }

    /**
     * Makes it a group, and adds a member with a share of packets. Equivalent to: {@code … group 1,5}.
     *
     * @param weight 1 to 65535; before Linux 6.12 at most 255
     * @throws IllegalArgumentException when one is out of range, or there are 4,000 members already
     */
    public NexthopSpec member(long id, int weight) {
        List<Member> members = new ArrayList<>(members());
        members.add(new Member(id, weight));
        return set(NexthopAttr.GROUP, List.copyOf(members));
    }

    /**
     * Makes the group a resilient one: its flows keep their member when others come and go, as far as possible. Requires
     * {@link #buckets} when it is added. Linux 5.13. Equivalent to: {@code … type resilient}.
     */
    public NexthopSpec resilient() {
        return set(NexthopAttr.GROUP_TYPE, NexthopAttr.NEXTHOP_GRP_TYPE_RES);
    }

    /** Sets the number of buckets of a resilient group, 1 to 65535, which cannot be changed. Equivalent to: {@code … buckets 32}. */
    public NexthopSpec buckets(int count) {
        return set(NexthopAttr.RES_GROUP_BUCKETS, count);
    }

    /**
     * Sets how long a bucket of a resilient group without packets is regarded as in use, in steps of 10 ms; 120 seconds unless
     * set. Equivalent to: {@code … idle_timer 60}.
     *
     * @throws IllegalArgumentException when it is no whole number of steps, or is negative or too long
     */
    public NexthopSpec idleTimer(Duration time) {
        return set(NexthopAttr.RES_GROUP_IDLE_TIMER, time, NexthopView.CENTISECOND);
    }

    /**
     * Sets how long the members of a resilient group may have another share of the buckets than that of their weights, in steps of
     * 10 ms; zero, the default, for as long as needed. Equivalent to: {@code … unbalanced_timer 300}.
     *
     * @throws IllegalArgumentException when it is no whole number of steps, or is negative or too long
     */
    public NexthopSpec unbalancedTimer(Duration time) {
        return set(NexthopAttr.RES_GROUP_UNBALANCED_TIMER, time, NexthopView.CENTISECOND);
    }

    /** Sets whether hardware counts the packets of a group. Linux 6.9. Equivalent to: {@code … hw_stats on}. */
    public NexthopSpec hardwareStats(boolean on) {
        return set(NexthopAttr.HW_STATS_ENABLE, on);
    }

    // Read by NexthopChanges and Nexthops

    long id() {
        return id;
    }

    List<Member> members() {
        List<Member> members = value(NexthopAttr.GROUP);
        return members == null ? List.of() : members;
    }

    private boolean isGroup() {
        return isSet(NexthopAttr.GROUP);
    }

    /** Returns the kernel's number of its family; {@link AddressFamily#AF_UNSPEC} for a group. */
    int family() {
        IpAddress gateway = value(NexthopAttr.GATEWAY);
        if (isGroup()) {
            return AddressFamily.AF_UNSPEC;
        }
        return gateway != null ? gateway.family() : family == UNSET ? AddressFamily.AF_INET : family;
    }

    /** Returns the index of the link, 0 when none is set. */
    int linkIndex(LinkResolver links) {
        return device == null
                ? 0
                : links.index(device, "device", () -> NexthopAttr.RTM_NEWNEXTHOP.kernelName() + " " + this);
    }

    /** @throws IllegalArgumentException when two parts exclude each other, or something is missing */
    void check() {
        Attr reported = firstOf(REPORTED);
        if (reported != null) {
            throw wrong(reported.kernelName() + " is reported or requested, and cannot be set");
        }
        if (isSet(NexthopAttr.OIF)) {
            throw wrong("NHA_OIF is set by device()");
        }
        if (isGroup()) {
            checkGroup();
        } else {
            checkSingle();
        }
    }

    private void checkGroup() {
        Attr single = firstOf(OF_SINGLE);
        if (single != null || device != null || onlink) {
            throw wrong("a group has no gateway, link, encapsulation or port of its own, and is no blackhole");
        }
        Attr resilient = firstOf(OF_RESILIENT);
        if (resilient != null
                && value(NexthopAttr.GROUP_TYPE, NexthopAttr.NEXTHOP_GRP_TYPE_MPATH)
                        != NexthopAttr.NEXTHOP_GRP_TYPE_RES) {
            throw wrong("only a resilient group has " + resilient.kernelName());
        }
    }

    private void checkSingle() {
        Attr ofGroups = firstOf(OF_GROUPS);
        IpAddress gateway = value(NexthopAttr.GATEWAY);
        boolean isBlackhole = isSet(NexthopAttr.BLACKHOLE);
        boolean hasEncap = isSet(NexthopAttr.ENCAP) || isSet(NexthopAttr.ENCAP_TYPE);
        if (ofGroups != null) {
            throw wrong("only a group has " + ofGroups.kernelName());
        }
        if (gateway != null && family != UNSET && family != gateway.family()) {
            throw wrong("the gateway is of another family");
        }
        if (onlink && gateway == null) {
            throw wrong("only a gateway is onlink");
        }
        if (isSet(NexthopAttr.FDB)) {
            if (gateway == null || isBlackhole || hasEncap || onlink || device != null) {
                throw wrong(
                        "one for forwarding entries has the address of a remote end (via), and no link, encapsulation,"
                                + " onlink or blackhole");
            }
            return;
        }
        if (isSet(NexthopAttr.DST_PORT)) {
            throw wrong("only one for forwarding entries has a port");
        }
        if (isBlackhole ? gateway != null || hasEncap || device != null : device == null) {
            throw wrong(
                    isBlackhole
                            ? "a blackhole has no gateway, link or encapsulation"
                            : "it needs a link, unless it is a group, a blackhole or for forwarding entries");
        }
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("nexthop " + this + ": " + why);
    }

    void writeTo(MessageWriter writer, int linkIndex) {
        writer.header8(NexthopView.FAMILY, family());
        writer.header8(NexthopView.PROTOCOL, Math.max(protocol, 0));
        writer.header32(NexthopView.FLAGS, onlink ? NextHopFlags.RTNH_F_ONLINK : 0);
        if (linkIndex != 0) {
            writer.put(NexthopAttr.OIF, linkIndex);
        }
        writeAttributes(writer);
    }

    /** Returns the object that would be added, but for what the kernel chooses. */
    private Nexthop asNexthop(int linkIndex) {
        MessageWriter writer = new MessageWriter();
        writer.begin(NexthopAttr.RTM_NEWNEXTHOP, 0, 0);
        writeTo(writer, linkIndex);
        writer.finish();
        return new Nexthop(Arrays.copyOf(writer.bytes(), writer.length()));
    }

    /** Returns whether an object has all that is set here. */
    boolean isMetBy(Nexthop other, int linkIndex) {
        Nexthop wanted = asNexthop(linkIndex);
        return wanted.family() == other.family()
                && (protocol == UNSET || protocol == other.protocol())
                && wanted.isOnlink() == other.isOnlink()
                && linkIndex == other.linkIndex()
                && Objects.equals(wanted.gateway(), other.gateway())
                && wanted.isBlackhole() == other.isBlackhole()
                && wanted.isFdb() == other.isFdb()
                && (!isSet(NexthopAttr.DST_PORT) || wanted.dstPort() == other.dstPort())
                && wanted.members().equals(other.members())
                && wanted.isResilient() == other.isResilient()
                && (!isSet(NexthopAttr.RES_GROUP_BUCKETS) || wanted.buckets() == other.buckets())
                && (wanted.idleTimer() == null || wanted.idleTimer().equals(other.idleTimer()))
                && (wanted.unbalancedTimer() == null || wanted.unbalancedTimer().equals(other.unbalancedTimer()))
                && isEncapMetBy(wanted.encap(), other.encap());
    }

    private static boolean isEncapMetBy(@Nullable Encap wanted, @Nullable Encap other) {
        return wanted == null ? other == null : other != null && other.includes(wanted);
    }

    /** Returns all that will be sent, in the words of {@code ip nexthop}: {@code id 1 via 10.0.0.2 dev "eth0"}. */
    @Override
    public String toString() {
        Nexthop sent = asNexthop(0);
        return sent.text(device == null ? "" : " dev " + device.text())
                + (sent.isGroup() || sent.gateway() != null || family != AddressFamily.AF_INET6 ? "" : " IPv6")
                + (protocol == UNSET ? "" : " proto " + RouteProtocol.name(protocol))
                + (onlink ? " onlink" : "")
                + (isSet(NexthopAttr.HW_STATS_ENABLE)
                        ? " hw_stats " + (value(NexthopAttr.HW_STATS_ENABLE, false) ? "on" : "off")
                        : "");
    }
}
