package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Wire;

/** The range of source ports of a tunnel, both ends included. struct ifla_vxlan_port_range. */
public record VxlanPorts(int low, int high) {
    static final Layout<VxlanPorts> LAYOUT =
            new Layout<>("struct ifla_vxlan_port_range", "network", 4, VxlanPorts::read, VxlanPorts::write);

    /** @throws IllegalArgumentException when a port is not 0 to 65535 */
    public VxlanPorts {
        if (low < 0 || low > 0xffff || high < 0 || high > 0xffff) {
            throw new IllegalArgumentException("ports must be 0 to 65535: " + low + " to " + high);
        }
    }

    private static VxlanPorts read(byte[] bytes, int at) {
        return new VxlanPorts(Wire.be16(bytes, at), Wire.be16(bytes, at + 2));
    }

    private void write(byte[] bytes, int at) {
        Wire.putBe16(bytes, at, low);
        Wire.putBe16(bytes, at + 2, high);
    }
}
