package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.Wire;

/**
 * The range of source ports of a tunnel, both ends included. struct ifla_vxlan_port_range; struct ifla_geneve_port_range is
 * the same.
 */
public record VxlanPorts(int low, int high) {
    static final Layout<VxlanPorts> LAYOUT = layout("struct ifla_vxlan_port_range");
    static final Layout<VxlanPorts> GENEVE_LAYOUT = layout("struct ifla_geneve_port_range");

    /** @throws IllegalArgumentException when a port is not 0 to 65535 */
    public VxlanPorts {
        if (low < 0 || low > 0xffff || high < 0 || high > 0xffff) {
            throw new IllegalArgumentException("ports must be 0 to 65535: " + low + " to " + high);
        }
    }

    /** Returns the source ports as a range, refusing one whose ends are in the wrong order. */
    static VxlanPorts ordered(int low, int high) {
        if (low > high) {
            throw new IllegalArgumentException("the lower port comes first: " + low + " to " + high);
        }
        return new VxlanPorts(low, high);
    }

    private static Layout<VxlanPorts> layout(String name) {
        return new Layout<>(name, "network", 4, VxlanPorts::read, VxlanPorts::write);
    }

    private static VxlanPorts read(byte[] bytes, int at) {
        return new VxlanPorts(Wire.be16(bytes, at), Wire.be16(bytes, at + 2));
    }

    private void write(byte[] bytes, int at) {
        Wire.putBe16(bytes, at, low);
        Wire.putBe16(bytes, at + 2, high);
    }
}
