package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.sys.NetnsCookie;
import java.util.function.Supplier;

/**
 * Finds the indexes of the links that requests refer to, in one network namespace. The same index identifies another link in
 * another namespace: what was read there is refused before anything is sent, as far as it is known where it was read.
 */
public final class LinkResolver {
    private static final String HERE = "this network namespace";
    private static final String TARGET = "the network namespace that the link is put into";

    private final long netnsCookie;
    private final Dumps<LinkFilter, LinkView, Link> links;
    private final String place;

    /** Creates a resolver for the network namespace that a client reaches. */
    public LinkResolver(NetlinkClient client) {
        this(client, HERE);
    }

    private LinkResolver(NetlinkClient client, String place) {
        this.netnsCookie = client.netnsCookie();
        this.links = new Dumps<>(client, Link.TYPE, LinkFilter.all(), filter -> filter);
        this.place = place;
    }

    /** Returns a resolver for the namespace that a link is put into by a request made in another one. */
    static LinkResolver ofTarget(NetlinkClient client) {
        return new LinkResolver(client, TARGET);
    }

    /**
     * Returns the index of a link that a request refers to; asks the kernel only for a link identified by name.
     *
     * @param role what the link is in the request, such as {@code master}, for messages
     * @param request the request, such as {@code RTM_NEWADDR 10.0.0.1/24 dev "eth0"}, for messages
     * @throws KernelException ENODEV when there is no link of this name; it names the request and the role
     * @throws IllegalArgumentException when the link was read in another network namespace
     */
    public int index(LinkRef link, String role, Supplier<String> request) {
        if (!(link instanceof LinkRef.ByName)) {
            checkOrigin(link, role, request);
            return link.index();
        }
        try {
            return links.get(LinkRequests.get(link)).index();
        } catch (KernelException e) {
            if (e.error() != Errno.ENODEV) {
                throw e;
            }
            String reason = role + ": there is no link " + link.text() + " in " + place;
            throw new KernelException(request.get(), e.errno(), e.extendedAck(), reason, e.outcome());
        }
    }

    private void checkOrigin(LinkRef link, String role, Supplier<String> request) {
        if (NetnsCookie.differ(link.netnsCookie(), netnsCookie)) {
            String index = link instanceof Link ? " (#" + link.index() + ")" : "";
            throw new IllegalArgumentException(request.get() + ": " + role + " " + link.text() + index
                    + " was read in another network namespace; in " + place
                    + " its index may stand for another link; identify the link by name");
        }
    }

    /** Returns the cookie of the network namespace; 0 when it is not known. */
    public long netnsCookie() {
        return netnsCookie;
    }

    /**
     * Returns a link that a request identifies as it is, by name or by index.
     *
     * @throws IllegalArgumentException when it was read in another network namespace
     */
    LinkRef checked(LinkRef link, Supplier<String> request) {
        checkOrigin(link, "link", request);
        return link;
    }

    /**
     * Returns a request that identifies a link as it is, by name or by index.
     *
     * @throws IllegalArgumentException when the link was read in another network namespace
     */
    Request about(LinkRef link, Request request) {
        checkOrigin(link, "link", request::describe);
        return request;
    }
}
