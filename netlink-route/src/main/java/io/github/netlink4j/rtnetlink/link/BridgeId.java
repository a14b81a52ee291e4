package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Wire;
import java.util.Arrays;

/** Identifier of a bridge in the spanning tree: the bridge with the lowest becomes the root. struct ifla_bridge_id. */
public record BridgeId(int priority, MacAddress address) {
    static final Layout<BridgeId> LAYOUT =
            new Layout<>("struct ifla_bridge_id", "network", 8, BridgeId::read, BridgeId::write);

    private static BridgeId read(byte[] bytes, int at) {
        return new BridgeId(Wire.be16(bytes, at), MacAddress.of(Arrays.copyOfRange(bytes, at + 2, at + 8)));
    }

    private void write(byte[] bytes, int at) {
        Wire.putBe16(bytes, at, priority);
        address.copyTo(bytes, at + 2);
    }

    /** Returns it as {@code ip -d link} shows it: {@code 8000.2:0:0:0:0:1}. */
    @Override
    public String toString() {
        return Integer.toHexString(priority) + "." + address;
    }
}
