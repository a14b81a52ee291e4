package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.S32;
import io.github.netlink4j.codec.U32;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The links that the attributes of a spec refer to, and the network namespace in which the kernel will look for each. */
final class LinkReferences {
    private final Map<U32, Reference> byKey = new LinkedHashMap<>();

    /** A link, and its role in the request. */
    private record Reference(LinkRef link, String role) {
        /** Returns whether it can neither be looked up nor checked. */
        boolean isIndexOnly() {
            return link instanceof LinkRef.ByIndex && link.netnsCookie() == 0;
        }
    }

    void put(U32 key, LinkRef link, String role) {
        byKey.put(key, new Reference(link, role));
    }

    void remove(U32 key) {
        byKey.remove(key);
    }

    boolean has(U32 key) {
        return byKey.containsKey(key);
    }

    /** Returns whether one has to be found, or checked, in the network namespace that the link is put into. */
    boolean haveTarget() {
        return byKey.entrySet().stream()
                .anyMatch(entry ->
                        isReadInTarget(entry.getKey()) && !entry.getValue().isIndexOnly());
    }

    /**
     * Sets the attributes to the indexes of the links.
     *
     * @param here finds those of the network namespace where the request is made
     * @param there finds those of the network namespace that the link is put into
     * @param request the request, for messages
     * @throws IllegalArgumentException when a link can be found in neither, because the kernel looks for it in a third one
     */
    void resolve(LinkSpec<?> spec, LinkResolver here, LinkResolver there, Supplier<String> request) {
        byKey.forEach((key, reference) -> {
            boolean inTarget = isReadInTarget(key);
            S32 elsewhere = inTarget ? LinkAttr.TARGET_NETNSID : LinkAttr.LINK_NETNSID;
            if (spec.isSet(elsewhere) && !reference.isIndexOnly()) {
                throw new IllegalArgumentException(
                        request.get() + ": with " + elsewhere.kernelName() + " the " + reference.role()
                                + " is looked for in that network namespace; identify it by its index there");
            }
            LinkResolver resolver = inTarget ? there : here;
            spec.set(key, resolver.index(reference.link(), reference.role(), request));
        });
    }

    /**
     * Returns whether the kernel looks for the link in the network namespace that the changed link is put into:
     * do_set_master() looks there for the master, and the master for what its port refers to. All others, such as the
     * parent, are looked for where the request is made.
     */
    private static boolean isReadInTarget(U32 key) {
        return key == LinkAttr.MASTER || key.set().parent() == LinkInfo.SLAVE_DATA;
    }
}
