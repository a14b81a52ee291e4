package io.github.netlink4j.rtnetlink.nexthop;

import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.nexthop.NexthopView.Bucket;
import io.github.netlink4j.rtnetlink.nexthop.NexthopView.Stats;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestBuffer;
import java.util.List;
import java.util.Optional;

/**
 * The nexthop objects of one network namespace. Linux 5.3.
 *
 * <p>What the kernel refuses is a {@link KernelException}: EEXIST when there is such an object, ENOENT when there is none,
 * EINVAL with the reason, EPERM without CAP_NET_ADMIN.
 *
 * <p>A group of more members than {@link NexthopSpec#group} accepts is longer than a part of a listing: when another program has
 * added one, listings fail with EMSGSIZE. {@link #get(long)} returns it.
 */
public final class Nexthops extends NexthopChanges implements ObjectReader<NexthopFilter, NexthopView, Nexthop> {
    private final NetlinkClient client;
    private final LinkResolver links;
    private final Dumps<NexthopFilter, NexthopView, Nexthop> dumps;
    private final Dumps<NexthopFilter.Buckets, Bucket, Bucket> buckets;

    /** Creates a service for the nexthop objects that this handle reaches. */
    public Nexthops(NetlinkClient client) {
        this(client, new LinkResolver(client));
    }

    private Nexthops(NetlinkClient client, LinkResolver links) {
        super(client::execute, links);
        this.client = client;
        this.links = links;
        this.dumps = new Dumps<>(client, Nexthop.TYPE, NexthopFilter.all(), filter -> filter.resolve(links));
        this.buckets =
                new Dumps<>(client, Nexthop.BUCKET_TYPE, NexthopFilter.Buckets.all(), filter -> filter.resolve(links));
    }

    // Changing

    /**
     * Adds a nexthop object unless there is one of this number that is as specified already, which is then left as it is. Of one
     * that exists, what is set in the spec counts; of an encapsulation its type, and the attributes that are set.
     *
     * @return the object, new or not
     * @throws IllegalStateException when there is another one of this number; {@link #replace} changes it
     * @throws KernelException as with {@link #add}, but for EEXIST
     */
    public Nexthop ensure(NexthopSpec nexthop) {
        try {
            client.execute(request(Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, nexthop, links));
        } catch (KernelException e) {
            if (!e.isExists()) {
                throw e;
            }
        }
        Nexthop now = get(nexthop.id());
        if (!nexthop.isMetBy(now, nexthop.linkIndex(links))) {
            throw new IllegalStateException("there is another nexthop object, " + now + ", than " + nexthop);
        }
        return now;
    }

    /**
     * Deletes the nexthop object of this number; see {@link #delete(long)}.
     *
     * @throws IllegalArgumentException when it was read in another network namespace
     */
    public void delete(Nexthop nexthop) {
        Nexthop.TYPE.checkOrigin(NexthopAttr.RTM_DELNEXTHOP, nexthop, client.netnsCookie());
        delete(nexthop.id());
    }

    /**
     * Deletes all nexthop objects, and with them the routes that use one; see {@link #flush(NexthopFilter)}.
     *
     * @return how many were deleted
     */
    public int flush() {
        return flush(NexthopFilter.all());
    }

    /**
     * Deletes the nexthop objects that match, and with them the routes that use one. Those that appear meanwhile stay. Equivalent
     * to: {@code ip nexthop flush …}.
     *
     * @return how many were deleted; one that is gone already, as a group that has lost its members, is not counted
     * @throws KernelException when the kernel refuses to delete one; the others are deleted
     */
    public int flush(NexthopFilter filter) {
        RequestBuffer requests = new RequestBuffer();
        NexthopChanges deletions = new NexthopChanges(requests, links);
        list(filter).forEach(nexthop -> deletions.delete(nexthop.id()));
        return client.executeAll(requests, true).carriedOut(KernelException::isNotFound);
    }

    // Looking up

    @Override
    public Dumps<NexthopFilter, NexthopView, Nexthop> dumps() {
        return dumps;
    }

    /** Returns all nexthop objects, in the order of their numbers. Equivalent to: {@code ip nexthop}. */
    @Override
    public List<Nexthop> list() {
        return list(NexthopFilter.all());
    }

    /**
     * Returns the nexthop object of this number. Equivalent to: {@code ip nexthop get id ID}.
     *
     * @throws KernelException ENOENT when there is none
     * @throws IllegalArgumentException when the number is not 1 to 2^32 - 1
     */
    public Nexthop get(long id) {
        try {
            return dumps.get(question(id, 0));
        } catch (KernelException e) {
            if (e.error() != Errno.EMSGSIZE) {
                throw e;
            }
            // Older kernels answer with at most about 470 members; a listing has space for more. rtm_get_nexthop()
            return find(NexthopFilter.all().groups().id(id)).orElseThrow(() -> e);
        }
    }

    /** Returns the nexthop object of this number, empty when there is none. */
    public Optional<Nexthop> find(long id) {
        try {
            return Optional.of(get(id));
        } catch (KernelException e) {
            if (e.error() == Errno.ENOENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Returns the counters of the members of a group; none when it is no group. Linux 6.9. Equivalent to: {@code ip -s nexthop get
     * id ID}.
     *
     * @throws KernelException ENOENT when there is no such object; EINVAL when the kernel has no counters
     * @throws io.github.netlink4j.MalformedMessageException when the group has more members than the kernel can report counters of;
     *     see {@link NexthopView#stats}
     */
    public List<Stats> stats(long group) {
        return dumps.get(question(group, NexthopAttr.NHA_OP_FLAG_DUMP_STATS)).stats();
    }

    /** Returns the counters of the members of a group, those of hardware included; see {@link #stats}. */
    public List<Stats> hardwareStats(long group) {
        return dumps.get(question(group, NexthopAttr.NHA_OP_FLAG_DUMP_STATS | NexthopAttr.NHA_OP_FLAG_DUMP_HW_STATS))
                .stats();
    }

    private static Request question(long id, long opFlags) {
        NexthopAttr.ID.check(id);
        return Request.of(
                        NexthopAttr.RTM_GETNEXTHOP,
                        0,
                        writer -> {
                            writer.put(NexthopAttr.ID, id);
                            if (opFlags != 0) {
                                writer.put(NexthopAttr.OP_FLAGS, opFlags);
                            }
                        },
                        () -> name(id) + (opFlags == 0 ? "" : " stats"))
                .hint((errno, ack) ->
                        opFlags != 0 && errno == Errno.EINVAL.number() ? NexthopFilter.NO_STATS : hintOfOne(errno));
    }

    // Buckets

    /**
     * Returns the reader of the buckets of resilient groups: {@code buckets().list(Buckets.all().id(12))}. Linux 5.13. Equivalent
     * to: {@code ip nexthop bucket}.
     */
    public ObjectReader<NexthopFilter.Buckets, Bucket, Bucket> buckets() {
        return () -> buckets;
    }

    /** Returns the buckets of a resilient group in their order. Equivalent to: {@code ip nexthop bucket show id ID}. */
    public List<Bucket> buckets(long group) {
        return buckets().list(NexthopFilter.Buckets.all().id(group));
    }

    /**
     * Returns a bucket of a resilient group. Linux 5.13. Equivalent to: {@code ip nexthop bucket get id ID index INDEX}.
     *
     * @param index its position, from 0
     * @throws KernelException ENOENT when there is no such object, or the group has fewer buckets; EINVAL when it is no resilient
     *     group
     * @throws IllegalArgumentException when a number is out of range
     */
    public Bucket bucket(long group, int index) {
        NexthopAttr.ID.check(group);
        NexthopAttr.RES_BUCKET_INDEX.check(index);
        return buckets.get(Request.of(
                        NexthopAttr.RTM_GETNEXTHOPBUCKET,
                        0,
                        writer -> {
                            writer.put(NexthopAttr.ID, group);
                            writer.nest(NexthopAttr.RES_BUCKET);
                            writer.put(NexthopAttr.RES_BUCKET_INDEX, index);
                            writer.end();
                        },
                        () -> name(group) + " bucket index " + index)
                .hintIfUnexplained(
                        errno -> errno == Errno.EOPNOTSUPP.number() ? NexthopFilter.NO_BUCKETS : hintOfOne(errno)));
    }
}
