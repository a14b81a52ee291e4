package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.U32;

/** What the kernel reports of a port of a {@link Vrf}. enum IFLA_VRF_PORT_*, linux/if_link.h. */
public final class VrfPort {
    /** Its kind, with its attributes. */
    public static final LinkKind KIND = LinkKind.ofPort("vrf", "IFLA_VRF_PORT_");

    /** Routing table of the VRF. Only reported. */
    public static final U32 TABLE = KIND.u32(1, "TABLE");

    private VrfPort() {}
}
