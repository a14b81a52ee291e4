package io.github.netlink4j.socket;

import io.github.netlink4j.NetnsRef;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps network namespaces open while a message that names them by their descriptors is being sent: otherwise a descriptor
 * could be closed and its number reused for another namespace before the kernel reads the message.
 */
public final class NetnsUses implements AutoCloseable {
    private final List<NetnsRef.Use> uses;

    private NetnsUses(int count) {
        this.uses = new ArrayList<>(count);
    }

    /**
     * Begins a use of each namespace.
     *
     * @throws IllegalStateException when one of them is closed
     */
    public static NetnsUses of(List<NetnsRef> namespaces) {
        NetnsUses all = new NetnsUses(namespaces.size());
        try {
            namespaces.forEach(namespace -> all.uses.add(namespace.use()));
            return all;
        } catch (RuntimeException | Error e) {
            all.close();
            throw e;
        }
    }

    /** Ends all uses. */
    @Override
    public void close() {
        uses.forEach(NetnsRef.Use::close);
    }
}
