package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.object.TargetNetns;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.sys.NetnsCookie;
import java.util.Optional;

/**
 * Reads the links of another network namespace, which is identified by its id and not entered: {@code nl.links().in(7)}. The id
 * must be one in the namespace of the handle, and the reader requires CAP_NET_ADMIN over the other namespace.
 *
 * <p>What is read belongs to that namespace: the library refuses a {@link Link} from here where a link of the handle's own
 * namespace is expected. A listing that is interrupted is repeated until the timeout. The kernel refuses an id that no namespace
 * has with EINVAL, and a missing privilege with EACCES.
 */
public final class NetnsLinks implements ObjectReader<LinkFilter, LinkView, Link> {
    private final int netnsId;
    private final long cookie;
    private final Dumps<LinkFilter, LinkView, Link> dumps;

    /**
     * Creates a reader.
     *
     * @param netnsId the id of the namespace in that of the client
     * @throws IllegalArgumentException when it is negative
     */
    public NetnsLinks(NetlinkClient client, int netnsId) {
        this.netnsId = TargetNetns.check(netnsId);
        this.cookie = NetnsCookie.ofId(client.netnsCookie(), netnsId);
        this.dumps = new Dumps<>(client, Link.TYPE, LinkFilter.all(), filter -> filter.in(this));
    }

    /** Returns the id of the namespace. */
    public int netnsId() {
        return netnsId;
    }

    @Override
    public Dumps<LinkFilter, LinkView, Link> dumps() {
        return dumps;
    }

    /**
     * Returns a link as it is now.
     *
     * @throws KernelException ENODEV when there is none; EINVAL when no namespace has the id
     * @throws IllegalArgumentException when the link was read in another namespace than this one
     */
    public Link get(LinkRef link) {
        checkOrigin(link);
        return dumps.get(LinkRequests.get(link, netnsId));
    }

    /** Returns the link of this name or alternative name; see {@link #get(LinkRef)}. */
    public Link get(String name) {
        return get(LinkRef.of(name));
    }

    /** Returns a link as it is now, empty when there is none; see {@link #get(LinkRef)}. */
    public Optional<Link> find(LinkRef link) {
        try {
            return Optional.of(get(link));
        } catch (KernelException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Returns the link of this name or alternative name, empty when there is none. */
    public Optional<Link> find(String name) {
        return find(LinkRef.of(name));
    }

    /**
     * Returns the index of a link in that namespace; asks the kernel only for a link identified by name.
     *
     * @throws KernelException ENODEV when there is none
     * @throws IllegalArgumentException when the link was read in another namespace than this one
     */
    public int indexOf(LinkRef link) {
        if (link instanceof LinkRef.ByName) {
            return get(link).index();
        }
        checkOrigin(link);
        return link.index();
    }

    private void checkOrigin(LinkRef link) {
        if (NetnsCookie.differ(link.netnsCookie(), cookie) && link.netnsCookie() != 0) {
            throw new IllegalArgumentException(
                    "link " + link.text() + " was not read in the network namespace with the id " + netnsId
                            + ", where its index may stand for another link; identify the link by name");
        }
    }
}
