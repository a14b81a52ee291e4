package io.github.netlink4j.socket;

import io.github.netlink4j.NetnsRef;
import java.util.List;

/** Accepts requests for changes: sends them to the kernel at once, or collects them in a {@link RequestBuffer}. */
@FunctionalInterface
public interface RequestSink {
    /**
     * Carries out a change, now or later together with others.
     *
     * @throws IllegalArgumentException when it is invalid
     */
    void accept(Request change);

    /**
     * Carries out a change whose message names network namespaces by their descriptors. They are kept open while it is sent.
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
