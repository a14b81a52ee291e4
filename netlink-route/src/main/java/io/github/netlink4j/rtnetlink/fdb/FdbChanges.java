package io.github.netlink4j.rtnetlink.fdb;

import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourAttr;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestSink;
import io.github.netlink4j.sys.Privilege;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the forwarding entries of one network namespace: carried out at once by {@link Fdb}, or together with others in a
 * batch. What the kernel refuses is a {@link KernelException}, thrown at once or reported by the batch.
 */
public sealed class FdbChanges permits Fdb {
    private final RequestSink sink;
    private final LinkResolver links;

    /**
     * Creates changes that are given to the sink.
     *
     * @param links finds the links that are referred to
     */
    public FdbChanges(RequestSink sink, LinkResolver links) {
        this.sink = sink;
        this.links = links;
    }

    /**
     * Adds a forwarding entry. Equivalent to: {@code bridge fdb add …}.
     *
     * @throws KernelException EEXIST when the table has one of this address; EOPNOTSUPP when the link is no port of a bridge
     *     ({@code master}); EPERM when it ages and the port is neither learning nor forwarding; EINVAL when an Ethernet link is to have one that is not permanent
     * @throws IllegalArgumentException when it has no link, or the kernel would ignore something of it
     */
    public void add(FdbSpec entry) {
        put(Netlink.NLM_F_CREATE | Netlink.NLM_F_EXCL, entry);
    }

    /**
     * Adds a remote end to the entry of a tunnel for unknown addresses (all zero) or for a multicast address, which may have
     * several; of others, the kernel changes nothing. Equivalent to: {@code bridge fdb append …}.
     */
    public void append(FdbSpec entry) {
        put(Netlink.NLM_F_CREATE | Netlink.NLM_F_APPEND, entry);
    }

    /**
     * Adds a forwarding entry, or changes the one of this address. Equivalent to: {@code bridge fdb replace …}.
     *
     * @throws KernelException EOPNOTSUPP as with {@link #add}, and when a tunnel is to replace the entry of all zero or of a
     *     multicast address
     */
    public void replace(FdbSpec entry) {
        put(Netlink.NLM_F_CREATE | Netlink.NLM_F_REPLACE, entry);
    }

    private void put(int flags, FdbSpec entry) {
        entry.checkNew();
        MessageType type = NeighbourAttr.RTM_NEWNEIGH;
        FdbSpec.Links indexes = entry.links(links, type);
        sink.accept(Request.of(type, flags, writer -> entry.writeTo(writer, indexes), entry::toString)
                .hintIfUnexplained(errno -> hint(errno, entry)));
    }

    /**
     * Deletes a forwarding entry, identified by its address, link and table, VLAN, and of a tunnel what it has of a remote end;
     * nothing else of the spec counts. Of an entry with several remote ends, one must be set. Equivalent to:
     * {@code bridge fdb del …}.
     *
     * @throws KernelException ENOENT when there is none
     * @throws IllegalArgumentException when it has no link
     */
    public void delete(FdbSpec entry) {
        entry.checkTarget();
        MessageType type = NeighbourAttr.RTM_DELNEIGH;
        FdbSpec.Links indexes = entry.links(links, type);
        sink.accept(Request.of(type, 0, writer -> entry.writeMatchTo(writer, indexes), entry::name)
                .hintIfUnexplained(errno -> hint(errno, entry)));
    }

    /**
     * Deletes this forwarding entry; see {@link #delete(FdbSpec)}.
     *
     * @throws IllegalArgumentException when it was read in another network namespace
     */
    public void delete(FdbEntry entry) {
        delete(FdbSpec.of(entry));
    }

    /**
     * Deletes all forwarding entries of a bridge or tunnel that match, by one request. Linux 5.19, tunnels Linux 6.7.
     * Equivalent to: {@code bridge fdb flush …}.
     *
     * @throws KernelException EOPNOTSUPP when the kernel cannot do this for the link; EINVAL from a kernel that knows no such
     *     request, which then misses an address
     */
    public void flush(FdbFlush entries) {
        MessageType type = NeighbourAttr.RTM_DELNEIGH;
        int link = entries.linkIndex(links, type);
        int port = entries.portIndex(links, type);
        sink.accept(
                Request.of(type, Netlink.NLM_F_BULK, writer -> entries.writeTo(writer, link, port), entries::toString)
                        .hint((errno, ack) -> switch (Errno.of(errno)) {
                            case EOPNOTSUPP ->
                                "the kernel flushes forwarding entries only of bridges, since Linux 5.19, and of"
                                        + " VXLAN tunnels, since Linux 6.7";
                            // A kernel that does not know the flag reads the request as one for a single entry.
                            case EINVAL ->
                                ack != null && "invalid address".equals(ack.message())
                                        ? "the kernel flushes forwarding entries since Linux 5.19"
                                        : null;
                            default -> null;
                        }));
    }

    private static @Nullable String hint(int errno, FdbSpec entry) {
        return switch (Errno.of(errno)) {
            case EEXIST -> "the table has an entry of this address already";
            case ENOENT -> "the table has no such entry";
            case EOPNOTSUPP -> entry.isOfMaster() ? "the link is no port of a bridge" : null;
            // fdb_add_entry()
            case EPERM ->
                entry.isOfMaster() && entry.ages()
                        ? Privilege.NET_ADMIN.hint()
                                + "; or the port is neither learning nor forwarding, such as one without a carrier, and takes no entry"
                                + " that ages"
                        : null;
            default -> null;
        };
    }
}
