package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.addrlabel.AddressLabel;
import io.github.netlink4j.rtnetlink.fdb.FdbEntry;
import io.github.netlink4j.rtnetlink.link.BridgePort;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.neighbour.Neighbour;
import io.github.netlink4j.rtnetlink.netconf.NetConf;
import io.github.netlink4j.rtnetlink.nexthop.Nexthop;
import io.github.netlink4j.rtnetlink.nsid.NetnsId;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.rule.Rule;
import io.github.netlink4j.rtnetlink.vlan.LinkVlans;
import io.github.netlink4j.rtnetlink.vni.LinkVnis;
import java.util.List;

/**
 * The object types that this library declares, for tools that treat all of them alike, such as tests and tables. Later
 * versions may declare more; a program that follows changes should name the types that it handles.
 */
public final class RtObjectTypes {
    private static final List<RtObjectType<?, ?, ?>> ALL = List.of(
            Link.TYPE,
            BridgePort.TYPE,
            Link.PART_TYPE,
            Address.TYPE,
            Route.TYPE,
            Rule.TYPE,
            Neighbour.TYPE,
            FdbEntry.TYPE,
            LinkVlans.TYPE,
            LinkVnis.TYPE,
            NetnsId.TYPE,
            NetConf.TYPE,
            AddressLabel.TYPE,
            Nexthop.TYPE,
            Nexthop.BUCKET_TYPE);

    private RtObjectTypes() {}

    /**
     * Returns all types. Among types that share their messages, the one that is usually meant comes first, for example
     * the link before the bridge port.
     */
    public static List<RtObjectType<?, ?, ?>> all() {
        return ALL;
    }
}
