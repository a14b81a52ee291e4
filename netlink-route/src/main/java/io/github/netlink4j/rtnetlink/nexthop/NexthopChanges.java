package io.github.netlink4j.rtnetlink.nexthop;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.Errno;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.nexthop.NexthopAttr.Member;
import io.github.netlink4j.socket.Diagnosis;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestSink;
import io.github.netlink4j.sys.Ipv6Support;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the nexthop objects of one network namespace: carried out at once by {@link Nexthops}, or together with others in a
 * batch. What the kernel refuses is a {@link KernelException}, thrown at once or reported by the batch.
 */
public sealed class NexthopChanges permits Nexthops {
    private final RequestSink sink;
    private final LinkResolver links;

    /**
     * Creates changes that are given to the sink.
     *
     * @param links finds the links that are referred to
     */
    public NexthopChanges(RequestSink sink, LinkResolver links) {
        this.sink = sink;
        this.links = links;
    }

    /**
     * Adds a nexthop object. Equivalent to: {@code ip nexthop add …}.
     *
     * @throws KernelException EEXIST when there is one of this number; EINVAL when a member of a group does not exist, which the
     *     exception names, or the kernel does not support a part of it; ENETDOWN when the link is down or has no carrier;
     *     ENETUNREACH when the link does not lead to the gateway
     * @throws IllegalArgumentException when two parts of it exclude each other, or something is missing
     */
    public void add(NexthopSpec nexthop) {
        put(Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, nexthop);
    }

    /**
     * Adds a nexthop object, or replaces the one of this number, for all routes and groups that use it. Equivalent to: {@code ip
     * nexthop replace …}.
     *
     * @throws KernelException EINVAL when a group is to replace a single one, a single one a group, or a group one of another type;
     *     else as with {@link #add}
     * @throws IllegalArgumentException when two parts of it exclude each other, or something is missing
     */
    public void replace(NexthopSpec nexthop) {
        put(Netlink.NLM_F_CREATE | Netlink.NLM_F_REPLACE, nexthop);
    }

    private void put(int flags, NexthopSpec nexthop) {
        sink.accept(request(flags, nexthop, links));
    }

    static Request request(int flags, NexthopSpec nexthop, LinkResolver links) {
        nexthop.check();
        int link = nexthop.linkIndex(links);
        return Request.of(
                        NexthopAttr.RTM_NEWNEXTHOP,
                        flags,
                        writer -> nexthop.writeTo(writer, link),
                        () -> "nexthop " + nexthop)
                .hint(new Refusal(nexthop));
    }

    /**
     * Deletes the nexthop object of this number. The kernel deletes the routes that use it as well, without a notification, and
     * removes it from its groups; a group without members is deleted. Equivalent to: {@code ip nexthop del id ID}.
     *
     * @throws KernelException ENOENT when there is none
     * @throws IllegalArgumentException when the number is not 1 to 2^32 - 1
     */
    public void delete(long id) {
        NexthopAttr.ID.check(id);
        sink.accept(Request.of(NexthopAttr.RTM_DELNEXTHOP, 0, writer -> writer.put(NexthopAttr.ID, id), () -> name(id))
                .hintIfUnexplained(NexthopChanges::hintOfOne));
    }

    static String name(long id) {
        return "nexthop id " + id;
    }

    /** Returns the reason for a refusal that concerns one object by its number. */
    static @Nullable String hintOfOne(int errno) {
        return switch (Errno.of(errno)) {
            case ENOENT -> "there is no nexthop object of this number";
            case EOPNOTSUPP -> NexthopFilter.UNSUPPORTED;
            default -> null;
        };
    }

    /** Explains why the kernel has refused to add or replace an object. */
    private record Refusal(NexthopSpec nexthop) implements Request.Hint {
        /** As many as are named. */
        private static final int SHOWN = 5;

        /** Before Linux 6.12. */
        private static final int LARGEST_OLD_WEIGHT = 255;

        @Override
        public @Nullable String about(int errno, @Nullable ExtendedAck ack) {
            Errno error = Errno.of(errno);
            String text = ack == null ? null : ack.message();
            if (error == Errno.EEXIST) {
                return "there is a nexthop object of this number; replace() changes it";
            }
            if (error == Errno.EINVAL
                    && nexthop.members().stream().anyMatch(member -> member.weight() > LARGEST_OLD_WEIGHT)
                    && text != null
                    && (text.contains("weight") || text.contains("Reserved"))) {
                return "a weight above " + LARGEST_OLD_WEIGHT + " requires Linux 6.12";
            }
            if (text != null) {
                return null;
            }
            return error == Errno.EOPNOTSUPP && nexthop.family() != AddressFamily.AF_INET6
                    ? NexthopFilter.UNSUPPORTED
                    : nexthop.family() == AddressFamily.AF_INET6 ? Ipv6Support.hint(errno) : null;
        }

        /** Finds the members that do not exist, which the kernel does not name. */
        @Override
        public @Nullable Diagnosis diagnose(NetlinkClient client, KernelException refusal) {
            if (refusal.error() != Errno.EINVAL || nexthop.members().isEmpty()) {
                return null;
            }
            Set<Long> present = new HashSet<>();
            try {
                new Nexthops(client).list().forEach(other -> present.add(other.id()));
            } catch (NetlinkException e) {
                return null;
            }
            List<Long> missing = nexthop.members().stream()
                    .map(Member::id)
                    .filter(id -> !present.contains(id))
                    .toList();
            return missing.isEmpty() ? null : Diagnosis.rejected("there is no nexthop object " + text(missing));
        }

        private static String text(List<Long> ids) {
            String first = ids.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
            return first + (ids.size() > SHOWN ? " and " + (ids.size() - SHOWN) + " more" : "");
        }
    }
}
