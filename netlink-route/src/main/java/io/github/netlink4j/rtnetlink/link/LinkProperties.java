package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Str;

/** The alternative names of a link: the attributes of enum IFLA_* inside IFLA_PROP_LIST, linux/if_link.h. */
public final class LinkProperties {
    /** All attributes inside {@link LinkAttr#PROP_LIST}. */
    public static final AttrSet SET = AttrSet.inside(LinkAttr.PROP_LIST, "link properties", "IFLA_");

    /** An alternative name, 1 to 127 bytes; occurs once for each. */
    public static final Str ALT_IFNAME = SET.string(53, "ALT_IFNAME", 127);

    private LinkProperties() {}
}
