package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.Bool;
import io.github.netlink4j.codec.Ip;
import io.github.netlink4j.codec.U16;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.codec.U8;

/** The attributes that the kinds of IP tunnel have in common, and which each enum of the kernel numbers in its own way. */
record TunnelKeys(Ends ends, U8 ttl, U8 tos, Bool pmtuDisc, U8 encapLimit, U32 flowInfo, Encap encap, Bool external) {
    /** The ends of a tunnel, and its route. */
    record Ends(U32 link, Ip local, Ip remote, U32 fwmark) {}

    /** The UDP header around a tunnel. */
    record Encap(U16 type, U16 flags, U16 sourcePort, U16 destinationPort) {}
}
