package io.github.netlink4j.rtnetlink.neighbour;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.codec.Layout;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import org.jspecify.annotations.Nullable;

// Hot path: getters of numbers and the comparisons allocate nothing.

/**
 * A neighbour: an IP address on a link, and the link-layer address that it has. struct ndmsg + NDA_*, linux/neighbour.h.
 *
 * <p>Valid until the visitor that receives it returns; {@link #copy()} keeps it as a {@link Neighbour}.
 */
public sealed class NeighbourView extends MessageView permits Neighbour {
    /** No state yet: nothing has been asked. */
    public static final int NUD_NONE = 0;
    /** The first request has been sent, and there is no answer yet. */
    public static final int NUD_INCOMPLETE = 0x01;
    /** It was reachable not long ago. */
    public static final int NUD_REACHABLE = 0x02;
    /** It is not known whether it is still reachable; nothing was sent to it since. */
    public static final int NUD_STALE = 0x04;
    /** Something was sent to it; some seconds later it is probed, unless a confirmation arrives before. */
    public static final int NUD_DELAY = 0x08;
    /** A request has been sent to find out whether it is still reachable. */
    public static final int NUD_PROBE = 0x10;
    /** It has not answered. */
    public static final int NUD_FAILED = 0x20;
    /** It needs no resolution, such as a multicast address; never asked, never removed for its age. */
    public static final int NUD_NOARP = 0x40;
    /** It was set by an administrator; never asked, never removed for its age. */
    public static final int NUD_PERMANENT = 0x80;

    /** Of a request: is used now, so that the kernel resolves it. */
    public static final int NTF_USE = 0x01;
    /** Is in the link's own forwarding table. Forwarding entries only. */
    public static final int NTF_SELF = 0x02;
    /** Is in the forwarding table of the link's master. Forwarding entries only. */
    public static final int NTF_MASTER = 0x04;
    /** Is a proxy entry: the machine answers for this address. */
    public static final int NTF_PROXY = 0x08;
    /** Was learned by a program, and is not removed for its age. */
    public static final int NTF_EXT_LEARNED = 0x10;
    /** Is handled by hardware. */
    public static final int NTF_OFFLOADED = 0x20;
    /** Stays at its port. Forwarding entries only. */
    public static final int NTF_STICKY = 0x40;
    /** Is an IPv6 router. */
    public static final int NTF_ROUTER = 0x80;

    /** The kernel keeps it resolved. Linux 5.16. */
    public static final int NTF_EXT_MANAGED = 0x1;
    /** Is not learned at another port. Forwarding entries only. Linux 6.2. */
    public static final int NTF_EXT_LOCKED = 0x2;
    /** A program has checked it, so that the kernel neither marks it as failed nor removes it. Linux 6.18. */
    public static final int NTF_EXT_EXT_VALIDATED = 0x4;

    /** Creates a view that shows nothing yet; {@link #wrap} points it at a message. */
    public NeighbourView() {
        super(NeighbourAttr.SET);
    }

    NeighbourView(byte[] message) {
        super(NeighbourAttr.SET, message);
    }

    NeighbourView(NeighbourView original) {
        super(original);
    }

    /**
     * Ages of an entry in 1/100 s, and its users. struct nda_cacheinfo, linux/neighbour.h.
     *
     * @param confirmed time since it was last known to be reachable
     * @param used time since something was last sent to it
     * @param updated time since its state or link-layer address last changed
     * @param references how many parts of the kernel use it, the table itself not counted
     */
    public record CacheInfo(long confirmed, long used, long updated, long references) {
        static final int REFERENCES_OFFSET = 12;

        static final Layout<CacheInfo> LAYOUT =
                new Layout<>("struct nda_cacheinfo", "host", 16, CacheInfo::read, CacheInfo::write);

        private static CacheInfo read(byte[] bytes, int at) {
            return new CacheInfo(
                    Wire.u32(bytes, at),
                    Wire.u32(bytes, at + 4),
                    Wire.u32(bytes, at + 8),
                    Wire.u32(bytes, at + REFERENCES_OFFSET));
        }

        private void write(byte[] bytes, int at) {
            Wire.put32(bytes, at, (int) confirmed);
            Wire.put32(bytes, at + 4, (int) used);
            Wire.put32(bytes, at + 8, (int) updated);
            Wire.put32(bytes, at + REFERENCES_OFFSET, (int) references);
        }

        /** Returns the numbers in the order of {@code ip -s neighbour}. */
        @Override
        public String toString() {
            return "ref " + references + " used " + used + "/" + confirmed + "/" + updated;
        }
    }

    /** Returns a copy that stays valid. */
    public Neighbour copy() {
        return new Neighbour(this);
    }

    /** Returns the family of its address: {@link AddressFamily#AF_INET} or {@link AddressFamily#AF_INET6}. */
    public final int family() {
        return header8(0);
    }

    /** Returns the index of the link that it is reached by; 0 of a proxy entry for all links. */
    public final int linkIndex() {
        return header32(4);
    }

    /** Returns its state, one of NUD_*; {@link #NUD_NONE} of a proxy entry. */
    public final int state() {
        return header16(8);
    }

    /** Returns its flags, NTF_*. */
    public final int flags() {
        return header8(10);
    }

    /** Returns the flags that have no place in struct ndmsg, NTF_EXT_*. Linux 5.16. */
    public final int extFlags() {
        return (int) get(NeighbourAttr.FLAGS_EXT, 0);
    }

    /** Returns the type of its address, RTN_*: 1 unicast, 2 local, 3 broadcast, 4 anycast, 5 multicast. */
    public final int typeNumber() {
        return header8(11);
    }

    /**
     * Returns its address.
     *
     * @throws MalformedMessageException when the message has none
     */
    public final IpAddress address() {
        IpAddress address = get(NeighbourAttr.DST, family() == AddressFamily.AF_INET6);
        if (address == null) {
            throw new MalformedMessageException("a neighbour without NDA_DST");
        }
        return address;
    }

    /** Returns whether its address is this one; allocates nothing. */
    public final boolean matches(IpAddress address) {
        return matches(NeighbourAttr.DST, address);
    }

    /** Returns its link-layer address, null while it is not known, and of a proxy entry. */
    public final @Nullable MacAddress lladdr() {
        return get(NeighbourAttr.LLADDR);
    }

    /** Returns its originator, RTPROT_*, such as {@link RouteProtocol#RTPROT_STATIC}; 0 when none was set. */
    public final int protocol() {
        return get(NeighbourAttr.PROTOCOL, RouteProtocol.RTPROT_UNSPEC);
    }

    /** Returns how many requests have been sent without an answer. */
    public final long probes() {
        return get(NeighbourAttr.PROBES, 0);
    }

    /** Returns its ages and users, null of a proxy entry. */
    public final @Nullable CacheInfo cacheInfo() {
        return get(NeighbourAttr.CACHEINFO);
    }

    /** Returns whether no part of the kernel uses it, so that it may be removed. */
    public final boolean isUnused() {
        return u32In(NeighbourAttr.CACHEINFO, CacheInfo.REFERENCES_OFFSET, 0) == 0;
    }

    private boolean hasFlag(int flag) {
        return (flags() & flag) != 0;
    }

    /** Returns whether it was set by an administrator, or by a program that learned it. */
    public final boolean isPermanent() {
        return state() == NUD_PERMANENT;
    }

    /** Returns whether it was reachable not long ago. */
    public final boolean isReachable() {
        return state() == NUD_REACHABLE;
    }

    /** Returns whether its link-layer address is known, so that packets can be sent to it. NUD_VALID. */
    public final boolean isValid() {
        return isValid(state());
    }

    static boolean isValid(int state) {
        return (state & (NUD_REACHABLE | NUD_STALE | NUD_DELAY | NUD_PROBE | NUD_NOARP | NUD_PERMANENT)) != 0;
    }

    /** Returns whether it is a proxy entry: not a neighbour, but an address that the machine answers for. */
    public final boolean isProxy() {
        return hasFlag(NTF_PROXY);
    }

    /** Returns whether it is an IPv6 router, or was set to be one. */
    public final boolean isRouter() {
        return hasFlag(NTF_ROUTER);
    }

    /** Returns whether it was learned by a program. */
    public final boolean isExternLearned() {
        return hasFlag(NTF_EXT_LEARNED);
    }

    /** Returns whether hardware handles it. */
    public final boolean isOffloaded() {
        return hasFlag(NTF_OFFLOADED);
    }

    /** Returns whether the kernel keeps it resolved. Linux 5.16. */
    public final boolean isManaged() {
        return (extFlags() & NTF_EXT_MANAGED) != 0;
    }

    /** Returns whether a program has checked it. Linux 6.18. */
    public final boolean isExternValidated() {
        return (extFlags() & NTF_EXT_EXT_VALIDATED) != 0;
    }

    /** Returns whether it is a neighbour, no forwarding entry or entry of another protocol, and no proxy entry. */
    final boolean isNeighbour() {
        return AddressFamily.isWanted(family(), AddressFamily.AF_UNSPEC) && !isProxy();
    }

    /** Returns what {@code ip neighbour} calls a state, such as {@code REACHABLE}; else the number in hexadecimal. */
    public static String stateName(int state) {
        return switch (state) {
            case NUD_NONE -> "NONE";
            case NUD_INCOMPLETE -> "INCOMPLETE";
            case NUD_REACHABLE -> "REACHABLE";
            case NUD_STALE -> "STALE";
            case NUD_DELAY -> "DELAY";
            case NUD_PROBE -> "PROBE";
            case NUD_FAILED -> "FAILED";
            case NUD_NOARP -> "NOARP";
            case NUD_PERMANENT -> "PERMANENT";
            default -> "0x" + Integer.toHexString(state);
        };
    }

    @Override
    protected final String headerText() {
        return "ndm_family " + family() + " ndm_ifindex " + linkIndex() + " ndm_state 0x" + Integer.toHexString(state())
                + " ndm_flags 0x" + Integer.toHexString(flags()) + " ndm_type " + typeNumber();
    }

    /** Returns it as {@code ip neighbour} shows it: {@code 10.0.0.2 dev #3 lladdr 02:00:00:00:00:02 REACHABLE}. */
    @Override
    protected final String line() {
        IpAddress address = get(NeighbourAttr.DST, family() == AddressFamily.AF_INET6);
        MacAddress lladdr = lladdr();
        int state = state();
        int protocol = protocol();
        return (address == null ? AddressFamily.name(family()) : address)
                + (linkIndex() == 0 ? "" : " dev #" + linkIndex())
                + (lladdr == null ? "" : " lladdr " + lladdr)
                + flagWords(flags(), extFlags())
                + (isProxy() && state == NUD_NONE ? "" : " " + stateName(state))
                + (protocol == RouteProtocol.RTPROT_UNSPEC ? "" : " proto " + RouteProtocol.name(protocol));
    }

    /** Returns the words of {@code ip neighbour} for flags, in its order, each after a space. */
    static String flagWords(int flags, int extFlags) {
        return word(flags, NTF_USE, " use")
                + word(flags, NTF_ROUTER, " router")
                + word(flags, NTF_PROXY, " proxy")
                + word(extFlags, NTF_EXT_MANAGED, " managed")
                + word(extFlags, NTF_EXT_EXT_VALIDATED, " extern_valid")
                + word(flags, NTF_EXT_LEARNED, " extern_learn")
                + word(flags, NTF_OFFLOADED, " offload");
    }

    private static String word(int flags, int flag, String word) {
        return (flags & flag) == 0 ? "" : word;
    }
}
