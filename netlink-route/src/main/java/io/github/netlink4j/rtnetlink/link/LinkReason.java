package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.ChangeParts;
import io.github.netlink4j.Errno;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.PathSearch;
import io.github.netlink4j.codec.SentAttr;
import io.github.netlink4j.codec.Text;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The usual reasons for which the kernel refuses a link with an error number but no message. Each check reads from the
 * kernel what it requires.
 */
final class LinkReason {
    /** ARPHRD_ETHER, linux/if_arp.h. */
    private static final int ETHERNET = 1;

    private static final int ETHERNET_ADDRESS = 6;
    /** ETH_MIN_MTU and ETH_MAX_MTU, the limits of a link whose driver has none of its own. linux/if_ether.h. */
    private static final int MIN_MTU = 68;

    private static final int MAX_MTU = 0xffff;

    private final Links links;
    private final LinkSpec<?> spec;
    private final @Nullable Errno error;

    private LinkReason(Links links, LinkSpec<?> spec, int errno) {
        this.links = links;
        this.spec = spec;
        this.error = Errno.of(errno);
    }

    /** Returns the reason that the error number alone implies, null when there is none. */
    static @Nullable String known(LinkSpec<?> spec, int errno) {
        Errno error = Errno.of(errno);
        if (error == Errno.EADDRNOTAVAIL && spec.isSet(LinkAttr.ADDRESS)) {
            return "the address of a link must be neither a multicast one nor all zeros";
        }
        if (error == Errno.ESRCH && spec.netnsPidIfSet() != 0) {
            return "there is no process " + spec.netnsPidIfSet();
        }
        if (error == Errno.EPERM && Bond.hasDelays(spec) && !spec.isSet(Bond.MIIMON)) {
            return Bond.DELAYS_NEED_MIIMON + "; or " + spec.needs().hint();
        }
        if (error == Errno.EEXIST && spec instanceof TunnelSpec) {
            return spec.nameIfSet() == null ? TunnelSpec.TAKEN : spec.takenHint();
        }
        return error == Errno.EPERM ? spec.needs().hint() : null;
    }

    /** Returns why a link was not changed, null when none of the usual reasons is found. */
    static @Nullable String ofChange(Links links, Link link, LinkSpec<?> changes, ChangeParts state, int errno) {
        LinkReason reason = new LinkReason(links, changes, errno);
        return first(
                reason.ofKind(link),
                reason.ofForwardDelay(),
                reason.ofPort(link),
                state.inEffect().contains(LinkAttr.ADDRESS.path()) ? null : reason.ofAddress(link),
                reason.ofMove(link),
                reason.ofRename(link),
                state.inEffect().contains(LinkAttr.MASTER.path()) ? null : reason.ofMaster(link),
                reason.ofParentMtu(link.parentNamespaceId() < 0 ? link.parent() : 0),
                reason.ofCarrier());
    }

    /** Returns why a link was not created, null when none of the usual reasons is found. */
    static @Nullable String ofCreation(Links links, LinkSpec<?> spec, int errno) {
        LinkReason reason = new LinkReason(links, spec, errno);
        return first(
                reason.ofNewAddress(),
                reason.ofParent(),
                reason.ofParentMtu((int) Math.max(spec.numberIfSet(LinkAttr.LINK), 0)),
                reason.ofNewMtu(),
                reason.ofMaster(null),
                reason.ofFiltering(null),
                reason.ofEncap());
    }

    private static @Nullable String first(@Nullable String... reasons) {
        for (String reason : reasons) {
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    private boolean isAny(Errno... errors) {
        return error != null && List.of(errors).contains(error);
    }

    /** Checks whether the options are of the kind that the link has: rtnl_changelink() passes them to that kind. */
    private @Nullable String ofKind(Link link) {
        String kind = spec.textIfSet(LinkInfo.KIND);
        if (kind == null || !isAny(Errno.EOPNOTSUPP)) {
            return null;
        }
        if (!link.kind().equals(kind)) {
            return named(link) + (link.kind().isEmpty() ? " is no virtual link" : " is of kind " + link.kind())
                    + ", and has no options of kind " + kind;
        }
        LinkKind declared = LinkKinds.named(kind);
        return declared != null && declared.isUnchangeable()
                ? "a " + kind + " cannot be changed; create another one"
                : ofFiltering(link);
    }

    /**
     * Checks the limits of the forward delay, which apply only while the bridge takes part in the spanning tree:
     * br_set_forward_delay().
     */
    private @Nullable String ofForwardDelay() {
        return isAny(Errno.ERANGE) && spec.isSet(Bridge.FORWARD_DELAY)
                ? "the forward delay must be 2 to 30 seconds while the spanning tree protocol is on"
                : null;
    }

    /**
     * Checks for VLAN filtering. A kernel without it has br_vlan_filter_toggle() as a stub, and does not report the protocol
     * of VLANs.
     */
    private @Nullable String ofFiltering(@Nullable Link bridge) {
        return isAny(Errno.EOPNOTSUPP)
                        && spec.isSet(Bridge.VLAN_FILTERING)
                        && (bridge == null || !bridge.has(Bridge.VLAN_PROTOCOL))
                ? "this kernel has no VLAN filtering (CONFIG_BRIDGE_VLAN_FILTERING)"
                : null;
    }

    /** Checks for the UDP header of a tunnel. A kernel without it refuses any: ip_tunnel_encap_setup(). */
    private @Nullable String ofEncap() {
        return isAny(Errno.EINVAL) && spec instanceof IpTunnelSpec<?> tunnel && tunnel.isEncapsulated()
                ? "an option is wrong, or this kernel has no FOU and GUE (CONFIG_NET_FOU_IP_TUNNELS)"
                : null;
    }

    /** Checks the options of a port: rtnl_changelink() passes them to the master that the link has before the change. */
    private @Nullable String ofPort(Link link) {
        String kind = spec.textIfSet(LinkInfo.SLAVE_KIND);
        // Together with a master, the options are sent once the link is its port.
        if (kind == null || spec.hasMaster() || !isAny(Errno.EOPNOTSUPP, Errno.EINVAL)) {
            return null;
        }
        if (link.get(LinkInfo.SLAVE_KIND) == null) {
            return named(link) + " is no port of a " + kind + ", which it must be before it can have options of one";
        }
        return link.get(LinkInfo.SLAVE_KIND, "").equals(kind)
                ? null
                : named(link) + " is a port of a " + link.get(LinkInfo.SLAVE_KIND) + ", not of a " + kind;
    }

    private @Nullable String ofAddress(Link link) {
        MacAddress wanted = spec.addressIfSet();
        MacAddress present = link.address();
        if (wanted == null) {
            return null;
        }
        if (isAny(Errno.EINVAL) && present != null && wanted.length() != present.length()) {
            return wrongLength(wanted.length(), present.length());
        }
        if (isAny(Errno.EOPNOTSUPP)) {
            return "the hardware address of " + named(link) + " cannot be changed";
        }
        return isAny(Errno.EBUSY) && link.isUp() ? "the link must be down for another hardware address" : null;
    }

    private static String wrongLength(int bytes, int needed) {
        return "the hardware address must have " + needed + " bytes, not " + bytes;
    }

    /** Checks a move to another namespace. Newer kernels report the reason themselves: __dev_change_net_namespace(). */
    private @Nullable String ofMove(Link link) {
        if (!spec.isPutElsewhere()) {
            return null;
        }
        if (isAny(Errno.EEXIST)) {
            String newName = spec.nameIfSet();
            return newName == null
                    ? "the name " + named(link) + " is taken there"
                    : "the names " + named(link) + " and " + Text.quote(newName) + " are taken there";
        }
        if (isAny(Errno.EINVAL)) {
            return link.isLoopback()
                    ? "the loopback link cannot leave its network namespace"
                    : "the link cannot leave its network namespace, or the descriptor is not that of a network namespace";
        }
        return null;
    }

    private @Nullable String ofRename(Link link) {
        return spec.nameIfSet() != null && isAny(Errno.EBUSY) && link.isUp()
                ? "the link must be down to be renamed, on kernels before 6.2"
                : null;
    }

    private @Nullable String ofMaster(@Nullable Link link) {
        int index = (int) Math.max(spec.numberIfSet(LinkAttr.MASTER), 0);
        if (index == 0 || !isAny(Errno.EINVAL, Errno.EOPNOTSUPP)) {
            return null;
        }
        Optional<Link> master = links.find(index);
        if (master.isEmpty()) {
            return "there is no link #" + index + " to be the master";
        }
        if (link != null && link.isLoopback()) {
            return "the loopback link cannot be a port";
        }
        if (link != null && error == Errno.EINVAL && link.hardwareType() != ETHERNET) {
            return named(link) + " is no Ethernet link, as a port of a "
                    + master.get().kind() + " must be";
        }
        return error == Errno.EOPNOTSUPP ? named(master.get()) + " takes no ports" + ofItsKind(master.get()) : null;
    }

    private @Nullable String ofCarrier() {
        return spec.isSet(LinkAttr.CARRIER) && isAny(Errno.EOPNOTSUPP)
                ? "the carrier of this link cannot be set"
                : null;
    }

    /** Checks the addresses of a new link and of its other end. */
    private @Nullable String ofNewAddress() {
        if (isAny(Errno.EINVAL) && spec.isEthernet()) {
            for (SentAttr sent : values()) {
                if (LinkAttr.ADDRESS.equals(sent.key()) && sent.length() != ETHERNET_ADDRESS) {
                    return wrongLength(sent.length(), ETHERNET_ADDRESS);
                }
            }
        }
        return null;
    }

    private List<SentAttr> values() {
        return PathSearch.values(LinkAttr.RTM_NEWLINK, spec::writeNewTo);
    }

    private @Nullable String ofNewMtu() {
        if (isAny(Errno.EINVAL)) {
            for (SentAttr sent : values()) {
                long mtu = LinkAttr.MTU.equals(sent.key()) ? sent.number(MIN_MTU) : MIN_MTU;
                if (mtu < MIN_MTU || mtu > MAX_MTU) {
                    return "the MTU " + mtu + " is out of range, which is " + MIN_MTU + " to " + MAX_MTU
                            + " for most kinds (at " + sent.path() + ")";
                }
            }
        }
        return null;
    }

    private @Nullable String ofParent() {
        // A spec of such a kind need not be of the class of that kind.
        LinkKind itsKind = spec.kind();
        LinkKind kind = itsKind == null ? null : LinkKinds.named(itsKind.kind());
        if (kind == null || !kind.isOnParent()) {
            return null;
        }
        long index = spec.numberIfSet(LinkAttr.LINK);
        if (index <= 0) {
            return isAny(Errno.EINVAL, Errno.ENODEV) ? "a " + kind.kind() + " needs a parent" : null;
        }
        if (!isAny(Errno.ENODEV, Errno.EINVAL, Errno.EBUSY, Errno.EOPNOTSUPP)) {
            return null;
        }
        Optional<Link> parent = links.find((int) index);
        if (parent.isEmpty()) {
            return "there is no link #" + index + " to be the parent";
        }
        if (error == Errno.EBUSY) {
            return named(parent.get()) + " is in use, as by a bridge, and cannot be the parent of a " + kind.kind();
        }
        return parent.get().isLoopback() || parent.get().hardwareType() != ETHERNET
                ? named(parent.get()) + " cannot be the parent of a " + kind.kind()
                        + (parent.get().isLoopback() ? ": it is the loopback" : ": it is no Ethernet link")
                : null;
    }

    /** Checks the MTU, which cannot be greater than that of the link below. */
    private @Nullable String ofParentMtu(int parent) {
        long mtu = spec.numberIfSet(LinkAttr.MTU);
        if (mtu <= 0 || parent == 0 || !isAny(Errno.EINVAL, Errno.ERANGE)) {
            return null;
        }
        return links.find(parent)
                .filter(below -> below.mtu() < mtu)
                .map(below -> "the MTU " + mtu + " is greater than that of " + named(below) + " below, " + below.mtu())
                .orElse(null);
    }

    private static String named(Link link) {
        return Text.quote(link.name());
    }

    private static String ofItsKind(Link link) {
        return link.isLoopback()
                ? ": it is the loopback"
                : link.kind().isEmpty() ? ": it is no virtual link" : ": it is of kind " + link.kind();
    }
}
