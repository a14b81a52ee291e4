package io.github.netlink4j.rtnetlink.vlan;

import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Nest;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.codec.Wire;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

// Hot path: getters of numbers and the comparisons allocate nothing.

/**
 * VLANs of a bridge or port, as one message contains them. struct br_vlan_msg + BRIDGE_VLANDB_*, linux/if_bridge.h.
 *
 * <p>Valid until the visitor that receives it returns; {@link #copy()} keeps it as a {@link LinkVlans}.
 */
public sealed class VlanView extends MessageView permits LinkVlans {
    /** Reused, so that a search allocates nothing; the state is that of the search. */
    private @Nullable Search search;

    /** Creates a view that shows nothing yet; {@link #wrap} points it at a message. */
    public VlanView() {
        super(VlanAttr.SET);
    }

    VlanView(byte[] message) {
        super(VlanAttr.SET, message);
    }

    VlanView(VlanView original) {
        super(original);
    }

    /** Returns a copy that stays valid. */
    public LinkVlans copy() {
        return new LinkVlans(this);
    }

    /** Returns the index of the bridge or port. */
    public final int linkIndex() {
        return header32(4);
    }

    /** Returns whether it contains a VLAN; allocates nothing. */
    public final boolean contains(int vid) {
        Search reused = search;
        if (reused == null) {
            reused = new Search();
            search = reused;
        }
        return reused.find(this, vid);
    }

    /** Returns the VLANs, in ranges that are alike; none when the message has only global options. */
    public final List<Range> ranges() {
        return all(VlanAttr.ENTRY, Range::new);
    }

    /** Returns the global options of VLANs of a bridge, in ranges that are alike; none unless they were requested. */
    public final List<Globals> globals() {
        return all(VlanAttr.GLOBAL_OPTIONS, Globals::new);
    }

    private <P> List<P> all(Nest nest, BiFunction<Integer, AttrView, P> part) {
        int link = linkIndex();
        return AttrView.all(this, nest).stream()
                .map(attributes -> part.apply(link, attributes))
                .toList();
    }

    /** Searches the ranges of a message for a VLAN, in place. */
    private static final class Search {
        private int wanted;
        private int first;
        private int last;
        private boolean found;

        boolean find(VlanView view, int vid) {
            wanted = vid;
            found = false;
            view.forEachAttribute(this::nest);
            return found;
        }

        private void nest(int type, byte[] bytes, int at, int length) {
            first = 0;
            last = 0;
            if (type == VlanAttr.ENTRY.type()) {
                scan(bytes, at, at + length, VlanAttr.ENTRY_INFO.type(), 2, VlanAttr.ENTRY_RANGE.type());
            } else if (type == VlanAttr.GLOBAL_OPTIONS.type()) {
                scan(bytes, at, at + length, VlanAttr.GOPTS_ID.type(), 0, VlanAttr.GOPTS_RANGE.type());
            }
            found |= first != 0 && wanted >= first && wanted <= Math.max(first, last);
        }

        /** Reads the first VLAN, at an offset in its attribute, and the last; ends at the first malformed attribute. */
        private void scan(byte[] bytes, int from, int to, int firstType, int offset, int lastType) {
            for (int at = from; to - at >= Wire.ATTR_HEADER; ) {
                int length = Wire.u16(bytes, at);
                int type = Wire.u16(bytes, at + 2) & Wire.TYPE_MASK;
                if (length < Wire.ATTR_HEADER || length > to - at) {
                    return;
                }
                if (type == firstType && length >= Wire.ATTR_HEADER + offset + 2) {
                    first = Wire.u16(bytes, at + Wire.ATTR_HEADER + offset);
                } else if (type == lastType && length >= Wire.ATTR_HEADER + 2) {
                    last = Wire.u16(bytes, at + Wire.ATTR_HEADER);
                }
                at += Wire.align(length);
            }
        }
    }

    /**
     * A part of a message: a range of VLANs that are alike. Valid as long as the message. Equal by content.
     */
    public abstract static sealed class Part permits Range, Globals {
        private final int linkIndex;
        private final AttrView attributes;

        Part(int linkIndex, AttrView attributes) {
            this.linkIndex = linkIndex;
            this.attributes = attributes;
        }

        /** Returns the index of the bridge or port. */
        public final int linkIndex() {
            return linkIndex;
        }

        /** Returns all that is reported of it, by the keys of {@link VlanAttr#ENTRIES} or {@link VlanAttr#GLOBALS}. */
        public final AttrView attributes() {
            return attributes;
        }

        @Override
        public final boolean equals(@Nullable Object other) {
            return other instanceof Part part && part.linkIndex == linkIndex && part.attributes.equals(attributes);
        }

        @Override
        public final int hashCode() {
            return 31 * linkIndex + first();
        }

        /** Returns the first VLAN. */
        public abstract int first();

        /** Returns the last VLAN; the first one when it is only one. */
        public abstract int last();
    }

    /** VLANs that are alike. */
    public static final class Range extends Part {
        private static final VlanAttr.Info NONE = new VlanAttr.Info(0, 0);

        /** Read once: nearly every getter needs it. */
        private VlanAttr.@Nullable Info info;

        Range(int linkIndex, AttrView attributes) {
            super(linkIndex, attributes);
        }

        private VlanAttr.Info info() {
            VlanAttr.Info read = info;
            if (read == null) {
                read = attributes().get(VlanAttr.ENTRY_INFO, NONE);
                info = read;
            }
            return read;
        }

        @Override
        public int first() {
            return info().vid();
        }

        @Override
        public int last() {
            return attributes().get(VlanAttr.ENTRY_RANGE, first());
        }

        /** Returns its flags, BRIDGE_VLAN_INFO_*. */
        public int flags() {
            return info().flags();
        }

        /** Returns whether it is the VLAN of packets that arrive untagged. */
        public boolean isPvid() {
            return (flags() & VlanAttr.BRIDGE_VLAN_INFO_PVID) != 0;
        }

        /** Returns whether packets leave untagged. */
        public boolean isUntagged() {
            return (flags() & VlanAttr.BRIDGE_VLAN_INFO_UNTAGGED) != 0;
        }

        /** Returns the state of the spanning tree: 0 disabled, 1 listening, 2 learning, 3 forwarding, 4 blocking. */
        public int state() {
            return attributes().get(VlanAttr.ENTRY_STATE, 3);
        }

        /** Returns whether multicast routers are behind it: 0 no, 1 while one is seen, 2 always; -1 when not reported. */
        public int mcastRouter() {
            return attributes().get(VlanAttr.ENTRY_MCAST_ROUTER, -1);
        }

        /** Returns whether the bridge answers ARP and neighbour requests in the place of hosts. Linux 6.4. */
        public boolean isNeighSuppressed() {
            return attributes().get(VlanAttr.ENTRY_NEIGH_SUPPRESS, false);
        }

        /** Returns the tunnel of the first VLAN; each further VLAN has the next. 0 when there is none. */
        public long tunnelId() {
            return attributes().get(VlanAttr.TINFO_ID, 0);
        }

        /** Returns the counters, null unless they were requested. */
        public @Nullable Stats stats() {
            return attributes().has(VlanAttr.ENTRY_STATS)
                    ? new Stats(
                            attributes().get(VlanAttr.STATS_RX_BYTES, 0),
                            attributes().get(VlanAttr.STATS_RX_PACKETS, 0),
                            attributes().get(VlanAttr.STATS_TX_BYTES, 0),
                            attributes().get(VlanAttr.STATS_TX_PACKETS, 0))
                    : null;
        }

        /** Returns it as {@code bridge vlan} shows it: {@code 10-20 PVID Egress Untagged}. */
        @Override
        public String toString() {
            return Text.range(first(), last())
                    + (isPvid() ? " PVID" : "")
                    + (isUntagged() ? " Egress Untagged" : "")
                    + (tunnelId() == 0 ? "" : " tunnel_id " + Text.range(tunnelId(), tunnelId() + last() - first()))
                    + (state() == 3 ? "" : " state " + state());
        }
    }

    /** Global options of VLANs of a bridge, which are alike. */
    public static final class Globals extends Part {
        Globals(int linkIndex, AttrView attributes) {
            super(linkIndex, attributes);
        }

        @Override
        public int first() {
            return attributes().get(VlanAttr.GOPTS_ID, 0);
        }

        @Override
        public int last() {
            return attributes().get(VlanAttr.GOPTS_RANGE, first());
        }

        /** Returns the VLANs and the options by their kernel names. */
        @Override
        public String toString() {
            return Text.range(first(), last()) + " " + attributes();
        }
    }

    /**
     * Counters of a VLAN.
     *
     * @param rxBytes bytes received
     * @param rxPackets packets received
     * @param txBytes bytes sent
     * @param txPackets packets sent
     */
    public record Stats(long rxBytes, long rxPackets, long txBytes, long txPackets) {}

    @Override
    protected final String headerText() {
        return "family " + header8(0) + " ifindex " + linkIndex();
    }

    /** Returns the link and its VLANs: {@code dev #3 vlan 1 PVID Egress Untagged, 10-20}, and how many ranges more. */
    @Override
    protected final String line() {
        StringBuilder text = new StringBuilder("dev #").append(linkIndex());
        Text.appendList(text, " vlan ", ranges(), Range::toString);
        Text.appendList(text, " global ", globals(), globals -> Text.range(globals.first(), globals.last()));
        return text.toString();
    }
}
