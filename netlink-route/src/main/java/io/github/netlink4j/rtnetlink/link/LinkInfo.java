package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.Raw;
import io.github.netlink4j.codec.Str;

/** The kind of a link and the attributes of that kind. enum IFLA_INFO_*, linux/if_link.h. */
public final class LinkInfo {
    /** All attributes inside {@link LinkAttr#LINKINFO}. */
    public static final AttrSet SET = AttrSet.inside(LinkAttr.LINKINFO, "link kind", "IFLA_INFO_");

    /** Kind, such as {@code veth}. */
    public static final Str KIND = SET.text(1, "KIND", 55);
    /** Attributes of the kind: {@link Vxlan}, {@link Bridge} and so on. */
    public static final Nest DATA = SET.nest(2, "DATA").chosenBy(KIND, LinkKinds::attributes);
    /** Further statistics of the kind. */
    public static final Raw XSTATS = SET.raw(3, "XSTATS");
    /** Kind of the master that the link is a port of, such as {@code bridge}. */
    public static final Str SLAVE_KIND = SET.text(4, "SLAVE_KIND", 55);
    /** Attributes of the link as a port of that master: {@link BridgePort}. */
    public static final Nest SLAVE_DATA = SET.nest(5, "SLAVE_DATA").chosenBy(SLAVE_KIND, LinkKinds::portAttributes);

    private LinkInfo() {}
}
