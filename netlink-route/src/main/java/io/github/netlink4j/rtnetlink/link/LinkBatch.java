package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestSink;

/**
 * Links to be created, changed and deleted in one batch.
 *
 * <p>Each method adds a request to the batch and returns nothing of its outcome. Where the kernel requires an index, as of a
 * master or a parent, a link that is identified by name is looked up at once: it must exist before the batch is sent. A link
 * that the batch itself creates can be identified by an index that is chosen for it, or by name where it is the link to be
 * changed.
 */
public final class LinkBatch extends LinkChanges {
    private final RequestSink sink;
    private final Links links;

    /** Creates a batch that passes its requests to the sink; the service looks up links. */
    public LinkBatch(RequestSink sink, Links links) {
        super(sink, links.resolver());
        this.sink = sink;
        this.links = links;
    }

    /**
     * Creates a link. Equivalent to: {@code ip link add …}.
     *
     * @throws IllegalArgumentException when it has no name or no kind, or something is set that requires a second request:
     *     create the link first, and change it with the next entry
     */
    public void create(LinkSpec<?> spec) {
        if (spec.needsSecondMessage()) {
            throw new IllegalArgumentException(spec
                    + ": an alias, a carrier, options of a port or a peer that is up cannot be had at creation; create the"
                    + " link, and then change it by the next request of the batch");
        }
        sink.accept(creation().request(spec), spec.namespaces());
    }

    /**
     * Creates a veth pair: each end receives what the other sends. Equivalent to: {@code ip link add A type veth peer name
     * B}.
     */
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
