package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.S32;

/** A notification of the kernel that a setting was changed. struct netconfmsg + NETCONFA_*, linux/netconf.h. */
final class NetConf extends MessageView {
    /** Stands for all links in place of an index. */
    static final int ALL = -1;

    private static final AttrSet SET = AttrSet.ofMessage("setting", "NETCONFA_", 1);

    static final S32 IFINDEX = SET.s32(1, "IFINDEX");
    static final S32 IGNORE_ROUTES_WITH_LINKDOWN = SET.s32(6, "IGNORE_ROUTES_WITH_LINKDOWN");

    NetConf() {
        super(SET);
    }
}
