package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Wire;

/** A mapping from one priority to another. struct ifla_vlan_qos_mapping. */
public record VlanQos(int from, int to) {
    static final Layout<VlanQos> LAYOUT =
            new Layout<>("struct ifla_vlan_qos_mapping", "host", 8, VlanQos::read, VlanQos::write);

    private static VlanQos read(byte[] bytes, int at) {
        return new VlanQos(Wire.s32(bytes, at), Wire.s32(bytes, at + 4));
    }

    private void write(byte[] bytes, int at) {
        Wire.put32(bytes, at, from);
        Wire.put32(bytes, at + 4, to);
    }
}
