package io.github.netlink4j.rtnetlink.nexthop;

import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;

/** A group of more members than the library adds. */
final class TooLong {
    private TooLong() {}

    /** Replaces a group for forwarding entries by one with the members from 1 to a number. */
    static void replace(NetlinkClient client, long id, int members) {
        byte[] group = new byte[members * NexthopAttr.Member.BYTES];
        for (int i = 0; i < members; i++) {
            Wire.put32(group, i * NexthopAttr.Member.BYTES, i + 1);
        }
        client.execute(Request.of(
                NexthopAttr.RTM_NEWNEXTHOP,
                Netlink.NLM_F_CREATE | Netlink.NLM_F_REPLACE,
                writer -> {
                    writer.put(NexthopAttr.ID, id);
                    writer.put(NexthopAttr.FDB, true);
                    writer.putRaw(NexthopAttr.SET, NexthopAttr.GROUP.type(), group);
                },
                () -> "a group of " + members));
    }
}
