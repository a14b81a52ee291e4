package io.github.netlink4j.rtnetlink.neighbour;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import org.jspecify.annotations.Nullable;

/**
 * Which neighbours a listing shows: all unless narrowed, whatever their state, but no proxy entries. Immutable: each method
 * returns a narrower copy. The kernel filters by family, link and master of the link, and lists neighbours or proxy entries;
 * all but the master is checked here again.
 */
public final class NeighbourFilter implements ObjectFilter<NeighbourView> {
    private static final int ANY = -1;
    /** Stands for {@link NeighbourView#NUD_NONE} in a set of states, as in {@code ip neighbour}. */
    private static final int NONE_BIT = 0x100;

    private static final NeighbourFilter ALL =
            new NeighbourFilter(AddressFamily.AF_UNSPEC, null, null, ANY, null, ANY, false, false);

    private final int family;
    private final @Nullable LinkRef link;
    private final @Nullable LinkRef master;
    private final int states;
    private final @Nullable IpPrefix prefix;
    private final int protocol;
    private final boolean unused;
    private final boolean proxies;

    private NeighbourFilter(
            int family,
            @Nullable LinkRef link,
            @Nullable LinkRef master,
            int states,
            @Nullable IpPrefix prefix,
            int protocol,
            boolean unused,
            boolean proxies) {
        this.family = family;
        this.link = link;
        this.master = master;
        this.states = states;
        this.prefix = prefix;
        this.protocol = protocol;
        this.unused = unused;
        this.proxies = proxies;
    }

    /** Returns the filter that matches every IPv4 and IPv6 neighbour. Equivalent to: {@code ip neighbour show nud all}. */
    public static NeighbourFilter all() {
        return ALL;
    }

    /** Matches those of a family, AF_*; of AF_UNSPEC, all. */
    NeighbourFilter family(int wanted) {
        return new NeighbourFilter(wanted, link, master, states, prefix, protocol, unused, proxies);
    }

    /** Matches IPv4 neighbours. Equivalent to: {@code ip -4 neighbour}. */
    public NeighbourFilter ipv4() {
        return family(AddressFamily.AF_INET);
    }

    /** Matches IPv6 neighbours. Equivalent to: {@code ip -6 neighbour}. */
    public NeighbourFilter ipv6() {
        return family(AddressFamily.AF_INET6);
    }

    /** Matches those of a link. Equivalent to: {@code ip neighbour show dev eth0}. */
    public NeighbourFilter link(LinkRef wanted) {
        return new NeighbourFilter(family, wanted, master, states, prefix, protocol, unused, proxies);
    }

    /** Matches those of the link of this name. */
    public NeighbourFilter link(String wanted) {
        return link(LinkRef.of(wanted));
    }

    /**
     * Matches those of the links that have this master, such as a bridge or VRF. Only the kernel knows: a message does not state
     * the master. Equivalent to: {@code ip neighbour show vrf NAME}.
     */
    public NeighbourFilter master(LinkRef wanted) {
        return new NeighbourFilter(family, link, wanted, states, prefix, protocol, unused, proxies);
    }

    /** Matches those of the links that have the master of this name; see {@link #master(LinkRef)}. */
    public NeighbourFilter master(String wanted) {
        return master(LinkRef.of(wanted));
    }

    /**
     * Matches those in one of these states, NUD_*. Equivalent to: {@code ip neighbour show nud stale nud reachable}.
     *
     * @throws IllegalArgumentException when one is not 0 to 0xff
     */
    public NeighbourFilter state(int state, int... others) {
        int wanted = bit(state);
        for (int other : others) {
            wanted |= bit(other);
        }
        return new NeighbourFilter(family, link, master, wanted, prefix, protocol, unused, proxies);
    }

    private static int bit(int state) {
        if (state < 0 || state >= NONE_BIT) {
            throw new IllegalArgumentException(
                    "the state of a neighbour must be 0 to 0xff: 0x" + Integer.toHexString(state));
        }
        return state == NeighbourView.NUD_NONE ? NONE_BIT : state;
    }

    /** Matches those whose address is in this network. Equivalent to: {@code ip neighbour show to 10.0.0.0/8}. */
    public NeighbourFilter to(IpPrefix network) {
        return new NeighbourFilter(
                network.address().family(), link, master, states, network, protocol, unused, proxies);
    }

    /** Matches those whose address is in this network, or is this address; see {@link #to(IpPrefix)}. */
    public NeighbourFilter to(String network) {
        return to(IpPrefix.parse(network));
    }

    /** Matches those that have this address, on any link. */
    public NeighbourFilter address(IpAddress address) {
        return to(address.asPrefix());
    }

    /**
     * Matches those of an originator, RTPROT_*; 0 those without one. Equivalent to: {@code ip neighbour show protocol static}.
     *
     * @throws IllegalArgumentException when it is not 0 to 255
     */
    public NeighbourFilter protocol(int wanted) {
        NeighbourAttr.PROTOCOL.check(wanted);
        return new NeighbourFilter(family, link, master, states, prefix, wanted, unused, proxies);
    }

    /** Matches those that no part of the kernel uses. Equivalent to: {@code ip neighbour show unused}. */
    public NeighbourFilter unused() {
        return new NeighbourFilter(family, link, master, states, prefix, protocol, true, proxies);
    }

    /** Matches proxy entries, and no neighbours. Equivalent to: {@code ip neighbour show proxy}. */
    public NeighbourFilter proxies() {
        return new NeighbourFilter(family, link, master, states, prefix, protocol, unused, true);
    }

    /** Returns whether states are given; otherwise a flush spares some. */
    boolean hasStates() {
        return states != ANY;
    }

    /** Returns the same filter with links as indexes. */
    NeighbourFilter resolve(LinkResolver links) {
        NeighbourFilter resolved = link == null ? this : link(LinkRef.of(links.index(link, "device", this::request)));
        return master == null ? resolved : resolved.master(LinkRef.of(links.index(master, "master", this::request)));
    }

    private String request() {
        return NeighbourAttr.RTM_GETNEIGH.kernelName() + " " + this;
    }

    @Override
    public void writeTo(MessageWriter writer) {
        writer.header8(0, family);
        writer.header8(10, proxies ? NeighbourView.NTF_PROXY : 0);
        if (link != null) {
            writer.put(NeighbourAttr.IFINDEX, link.index());
        }
        if (master != null) {
            writer.put(NeighbourAttr.MASTER, master.index());
        }
    }

    // Hot path: allocates nothing.
    @Override
    public boolean matches(NeighbourView neighbour) {
        return AddressFamily.isWanted(neighbour.family(), family)
                && neighbour.isProxy() == proxies
                && (link == null || neighbour.linkIndex() == link.index())
                && (states == ANY || hasState(neighbour.state()))
                && (prefix == null || neighbour.matches(NeighbourAttr.DST, prefix.address(), prefix.length()))
                && (protocol == ANY || neighbour.protocol() == protocol)
                && (!unused || neighbour.isUnused());
    }

    private boolean hasState(int state) {
        return (states & (state == NeighbourView.NUD_NONE ? NONE_BIT : state)) != 0;
    }

    /** Returns the words of {@code ip neighbour show}, or {@code all}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(AddressFamily.name(family));
        if (proxies) {
            text.append(" proxy");
        }
        if (prefix != null) {
            text.append(" to ").append(prefix);
        }
        if (link != null) {
            text.append(" dev ").append(link.text());
        }
        if (master != null) {
            text.append(" vrf ").append(master.text());
        }
        for (int bit = 1; states != ANY && bit <= NONE_BIT; bit <<= 1) {
            if ((states & bit) != 0) {
                text.append(" nud ").append(NeighbourView.stateName(bit & ~NONE_BIT));
            }
        }
        if (protocol != ANY) {
            text.append(" protocol ").append(protocol);
        }
        return text.append(unused ? " unused" : "").toString();
    }
}
