package io.github.netlink4j.rtnetlink.vni;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.AttrView;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * VNIs that a VXLAN accepts, as one message contains them. struct tunnel_msg + VXLAN_VNIFILTER_*, linux/if_link.h.
 *
 * <p>Valid until the visitor that receives it returns; {@link #copy()} keeps it as a {@link LinkVnis}.
 */
public sealed class VniView extends MessageView permits LinkVnis {
    /** Creates a view that shows nothing yet; {@link #wrap} points it at a message. */
    public VniView() {
        super(VniAttr.SET);
    }

    VniView(byte[] message) {
        super(VniAttr.SET, message);
    }

    VniView(VniView original) {
        super(original);
    }

    /** Returns a copy that stays valid. */
    public LinkVnis copy() {
        return new LinkVnis(this);
    }

    /** Returns the index of the VXLAN. */
    public final int linkIndex() {
        return header32(4);
    }

    /** Returns the VNIs, in ranges that are alike. */
    public final List<Range> ranges() {
        return AttrView.all(this, VniAttr.ENTRY).stream().map(Range::of).toList();
    }

    /**
     * VNIs that are alike.
     *
     * @param first the first VNI
     * @param last the last VNI; the first one when it is only one
     * @param group the remote end, or the multicast group of all remote ends; null for that of the link
     * @param stats the counters; null unless they were requested
     */
    public record Range(
            long first,
            long last,
            @Nullable IpAddress group,
            @Nullable Stats stats) {
        private static Range of(AttrView entry) {
            long first = entry.get(VniAttr.START, 0);
            return new Range(first, entry.get(VniAttr.END, first), entry.get(VniAttr.GROUP), Stats.of(entry));
        }

        /** Returns it as {@code bridge vni} shows it: {@code 100-199 239.1.1.1}. */
        @Override
        public String toString() {
            return Text.range(first, last) + (group == null ? "" : " " + group);
        }
    }

    /**
     * Counters of a VNI.
     *
     * @param rxBytes bytes received
     * @param rxPackets packets received
     * @param rxDropped received packets that were dropped
     * @param rxErrors received packets that were wrong
     * @param txBytes bytes sent
     * @param txPackets packets sent
     * @param txDropped packets that were dropped instead of sent
     * @param txErrors packets that could not be sent
     */
    public record Stats(
            long rxBytes,
            long rxPackets,
            long rxDropped,
            long rxErrors,
            long txBytes,
            long txPackets,
            long txDropped,
            long txErrors) {
        private static @Nullable Stats of(AttrView entry) {
            return entry.has(VniAttr.STATS)
                    ? new Stats(
                            entry.get(VniAttr.RX_BYTES, 0),
                            entry.get(VniAttr.RX_PKTS, 0),
                            entry.get(VniAttr.RX_DROPS, 0),
                            entry.get(VniAttr.RX_ERRORS, 0),
                            entry.get(VniAttr.TX_BYTES, 0),
                            entry.get(VniAttr.TX_PKTS, 0),
                            entry.get(VniAttr.TX_DROPS, 0),
                            entry.get(VniAttr.TX_ERRORS, 0))
                    : null;
        }
    }

    @Override
    protected final String headerText() {
        return "family " + header8(0) + " ifindex " + linkIndex();
    }

    /** Returns the link and its VNIs: {@code dev #3 vni 100-199 239.1.1.1, 300}, and how many ranges more. */
    @Override
    protected final String line() {
        StringBuilder text = new StringBuilder("dev #").append(linkIndex());
        Text.appendList(text, " vni ", ranges(), Range::toString);
        return text.toString();
    }
}
