package io.github.netlink4j.rtnetlink.route;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.S32;

/** What the kernel tells of a setting that was changed. struct netconfmsg + NETCONFA_*, linux/netconf.h. */
final class NetConf extends MessageView {
    /** In place of a link: the setting of all of them. */
    static final int ALL = -1;

    private static final AttrSet SET = AttrSet.ofMessage("setting", "NETCONFA_", 1);

    static final S32 IFINDEX = SET.s32(1, "IFINDEX");
    static final S32 IGNORE_ROUTES_WITH_LINKDOWN = SET.s32(6, "IGNORE_ROUTES_WITH_LINKDOWN");

    NetConf() {
        super(SET);
    }
}
