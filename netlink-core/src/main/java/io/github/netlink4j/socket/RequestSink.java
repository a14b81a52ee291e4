package io.github.netlink4j.socket;

import io.github.netlink4j.NetnsRef;
import java.util.List;

/** Where requests for changes go: to the kernel at once, or into a {@link RequestBuffer}. */
@FunctionalInterface
public interface RequestSink {
    /**
     * Carries out a change, now or together with others.
     *
     * @throws IllegalArgumentException when it cannot be written
     */
    void accept(Request change);

    /**
     * Carries out a change whose message names network namespaces by their descriptors, which stay open until it is sent.
     *
     * @throws IllegalStateException when one of them is closed
     */
    default void accept(Request change, List<NetnsRef> namespaces) {
        NetnsUses uses = NetnsUses.of(namespaces);
        try {
            accept(change);
        } finally {
            uses.close();
        }
    }
}
