package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.NetnsUses;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.sys.NetnsFile;
import io.github.netlink4j.sys.Sys;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Creates links, in this network namespace or another one. What the kernel ignores in a request for a new link is sent in a
 * second message once the link exists; when that is refused, the link is deleted again.
 */
final class LinkCreation {
    private final Links here;

    LinkCreation(Links here) {
        this.here = here;
    }

    Link create(LinkSpec<?> spec) {
        LinkValidator.checkNew(spec);
        NetnsUses uses = NetnsUses.of(spec.namespaces());
        try {
            // Enter the other namespace first: when that is not permitted, no unreachable link is created.
            return inNamespaceOf(spec, there -> {
                Request request = LinkRequests.create(spec);
                spec.resolve(here.resolver(), there.resolver(), request::describe);
                return configured(spec, there, made(spec, request, there));
            });
        } finally {
            uses.close();
        }
    }

    /** Returns the request that creates a link. */
    Request request(LinkSpec<?> spec) {
        LinkValidator.checkNew(spec);
        Request request = LinkRequests.create(spec);
        resolve(spec, request::describe);
        return request;
    }

    /** Finds the indexes of the links that a spec refers to, each in the namespace where the kernel will look for it. */
    void resolve(LinkSpec<?> spec, Supplier<String> request) {
        if (spec.refersToTarget()) {
            inNamespaceOf(spec, there -> {
                spec.resolve(here.resolver(), there.resolver(), request);
                return spec;
            });
        } else {
            spec.resolve(here.resolver(), here.resolver(), request);
        }
    }

    /** Returns a link that is to be changed, as it is now. */
    Link present(LinkRef link) {
        return here.get(link);
    }

    private Link made(LinkSpec<?> spec, Request request, Links there) {
        LinkRef name = LinkRef.of(Objects.requireNonNull(spec.nameIfSet()));
        if (there.equals(here)) {
            return here.dumps().executeThenGet(request, LinkRequests.get(name));
        }
        here.execute(request);
        return there.get(name);
    }

    private Link configured(LinkSpec<?> spec, Links there, Link made) {
        if (!spec.needsSecondMessage()) {
            return made;
        }
        try {
            spec.configure(there, here, made);
        } catch (RuntimeException | Error e) {
            try {
                there.delete(made);
            } catch (RuntimeException | Error alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
        return there.get(made);
    }

    LinkPair createPair(PairSpec<?> pair) {
        LinkChange peer = pair.peer();
        // Without attributes of the other end, the kernel uses the settings of the near end for both, including its
        // namespace: veth_newlink().
        return inNamespaceOf(peer == null ? pair : peer, far -> pair(pair, far));
    }

    private LinkPair pair(PairSpec<?> pair, Links far) {
        Link link = create(pair);
        return new LinkPair(link, far.get(pair.peerOf(link)));
    }

    Link ensure(LinkSpec<?> spec) {
        try {
            return create(spec);
        } catch (KernelException e) {
            String name = spec.nameIfSet();
            LinkKind kind = spec.kind();
            if (!e.isExists() || name == null || kind == null) {
                throw e;
            }
            // What is taken may also be the index, or the name of the other end.
            Link existing = inNamespaceOf(spec, there -> there.find(name)).orElseThrow(() -> e);
            if (!existing.isKind(kind)) {
                throw new IllegalStateException("there is a link " + Text.quote(name) + " already, and it is "
                        + (existing.kind().isEmpty()
                                ? "no virtual one"
                                : "of kind " + Text.quoteIfNeeded(existing.kind()))
                        + ", not "
                        + Text.quoteIfNeeded(kind.kind()));
            }
            return existing;
        }
    }

    /** Applies a function to the links of the namespace that a link is put into: this one unless the spec sets another. */
    <T> T inNamespaceOf(LinkSpec<?> link, Function<Links, T> work) {
        NetnsRef namespace = link.netnsIfSet();
        int pid = link.netnsPidIfSet();
        if (namespace == null && pid == 0) {
            return work.apply(here);
        }
        return namespace == null ? inNamespaceOf(pid, work) : inNamespace(namespace, work);
    }

    private static <T> T inNamespaceOf(int pid, Function<Links, T> work) {
        int fd = NetnsFile.ofProcess(pid);
        try {
            return inNamespace(() -> fd, work);
        } finally {
            Sys.libc().close(fd);
        }
    }

    private static <T> T inNamespace(NetnsRef namespace, Function<Links, T> work) {
        try (NetlinkClient there = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults(), namespace)) {
            return work.apply(Links.ofTarget(there));
        }
    }
}
