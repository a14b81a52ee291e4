package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestSink;

/**
 * Links to be created, changed and deleted in one batch.
 *
 * <p>The verbs put a request into the batch and tell nothing of what comes of it. A link that is told by name where the
 * kernel wants its index, as a master or a parent, is looked up at once: it must exist before the batch is sent. A link
 * that the batch itself creates can be told by an index that it is given, or by name where it is the one to be changed.
 */
public final class LinkBatch extends LinkChanges {
    private final RequestSink sink;
    private final Links links;

    /** Changes that go there; links are looked up by the service. */
    public LinkBatch(RequestSink sink, Links links) {
        super(sink, links.resolver());
        this.sink = sink;
        this.links = links;
    }

    /**
     * Creates a link. Equivalent to: {@code ip link add …}.
     *
     * @throws IllegalArgumentException when it has no name or no kind, or something is set that takes a second request:
     *     create it, and change it with the next entry
     */
    public void create(LinkSpec<?> spec) {
        if (spec.needsSecondMessage()) {
            throw new IllegalArgumentException(spec
                    + ": an alias, a carrier, options of a port or a peer that is up cannot be had at creation; create the"
                    + " link, and then change it by the next request of the batch");
        }
        sink.accept(creation().request(spec), spec.namespaces());
    }

    /** Creates a pair of links joined like by a cable. Equivalent to: {@code ip link add A type veth peer name B}. */
    public void createVeth(String name, String peer) {
        create(Veth.named(name).peer(peer));
    }

    @Override
    void acceptPort(Request port, Request options) {
        throw new IllegalArgumentException(port.subject().get()
                + ": a master and options of a port take two requests; set the master, and then the options by the next"
                + " request of the batch");
    }

    @Override
    LinkCreation creation() {
        return links.creation();
    }
}
