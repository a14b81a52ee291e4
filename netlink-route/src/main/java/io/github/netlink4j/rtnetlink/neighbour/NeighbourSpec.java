package io.github.netlink4j.rtnetlink.neighbour;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrMask;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.object.RouteProtocol;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A neighbour or proxy entry to be added, changed or deleted. What is not set is not sent; the state, which the kernel must be
 * given, is permanent unless set, as with {@code ip neighbour}.
 *
 * <!-- sample: ObjectSamplesTest neighbour-specs -->
 * <pre>{@code
 * Neighbours neighbours = nl.neighbours();
 * neighbours.add(NeighbourSpec.of("10.0.0.2").device("eth0").lladdr("02:00:00:00:00:02"));
 * neighbours.add(NeighbourSpec.of("fe80::2")
 *         .device("eth0")
 *         .lladdr("02:00:00:00:00:02")
 *         .reachable()
 *         .router());
 * neighbours.add(NeighbourSpec.of("10.0.0.3").device("eth0").managed()); // Linux 5.16
 * neighbours.add(NeighbourSpec.of("10.0.0.9").device("eth0").proxy());
 * }</pre>
 */
public final class NeighbourSpec extends AttrSpec<NeighbourSpec> {
    private static final int UNSET = -1;
    private static final int LARGEST_FLAGS = 0xff;

    /** What the kernel sets or reports, or has for forwarding entries only; neigh_add() does not read it. */
    private static final AttrMask IGNORED = AttrMask.of(
            NeighbourAttr.CACHEINFO,
            NeighbourAttr.PROBES,
            NeighbourAttr.VLAN,
            NeighbourAttr.PORT,
            NeighbourAttr.VNI,
            NeighbourAttr.IFINDEX,
            NeighbourAttr.MASTER,
            NeighbourAttr.LINK_NETNSID,
            NeighbourAttr.SRC_VNI,
            NeighbourAttr.NH_ID,
            NeighbourAttr.FDB_EXT_ATTRS,
            NeighbourAttr.NDM_STATE_MASK,
            NeighbourAttr.NDM_FLAGS_MASK);
    /** What identifies an entry; everything else of it can be changed. */
    private static final AttrMask IDENTITY = AttrMask.of(NeighbourAttr.DST);

    private final IpAddress address;
    private @Nullable LinkRef device;
    private int state = UNSET;
    private int flags;
    private int extFlags;
    private int protocol = UNSET;

    private NeighbourSpec(IpAddress address) {
        super(NeighbourAttr.SET);
        this.address = address;
        set(NeighbourAttr.DST, address);
    }

    /** Returns a description of the neighbour that has this address. */
    public static NeighbourSpec of(IpAddress address) {
        return new NeighbourSpec(address);
    }

    /**
     * Returns a description of the neighbour that has this address, as {@code 10.0.0.2} or {@code fe80::2}.
     *
     * @throws IllegalArgumentException when it is no address
     */
    public static NeighbourSpec of(String address) {
        return of(IpAddress.parse(address));
    }

    /**
     * Returns a description by which an entry like this one can be added, without what the kernel keeps of it: ages, requests,
     * whether hardware handles it; and of a managed one without the link-layer address, which the kernel finds out. One that
     * has no usable state, such as {@code INCOMPLETE}, becomes one without a state, and one that the kernel is checking or about
     * to check ({@code DELAY}, {@code PROBE}) a stale one. The link is the one of the network namespace that the neighbour was
     * read in, and refused elsewhere; {@link #device} sets another one.
     */
    public static NeighbourSpec of(NeighbourView neighbour) {
        NeighbourSpec spec = of(neighbour.address());
        MacAddress lladdr = neighbour.lladdr();
        if (neighbour.linkIndex() != 0) {
            spec.device(LinkRef.of(neighbour.linkIndex(), neighbour.netnsCookie()));
        }
        spec.flags = neighbour.flags() & ~NeighbourView.NTF_OFFLOADED;
        if (neighbour.extFlags() != 0) {
            spec.extFlag(neighbour.extFlags());
        }
        if (neighbour.protocol() != RouteProtocol.RTPROT_UNSPEC) {
            spec.protocol(neighbour.protocol());
        }
        if (!neighbour.isProxy() && !neighbour.isManaged()) {
            spec.state(settableState(neighbour.state()));
            if (lladdr != null) {
                spec.lladdr(lladdr);
            }
        }
        return spec;
    }

    /**
     * Returns a state that can be set. Requests under way are state of that entry: another one with it would send them as
     * well.
     */
    private static int settableState(int state) {
        return state == NeighbourView.NUD_DELAY || state == NeighbourView.NUD_PROBE
                ? NeighbourView.NUD_STALE
                : NeighbourView.isValid(state) ? state : NeighbourView.NUD_NONE;
    }

    /** Sets the link that it is reached by. Equivalent to: {@code … dev eth0}. */
    public NeighbourSpec device(LinkRef link) {
        this.device = link;
        return this;
    }

    /** Sets the link that it is reached by, by its name, which is looked up when the request is made. */
    public NeighbourSpec device(String link) {
        return device(LinkRef.of(link));
    }

    /**
     * Sets its link-layer address, 1 to 32 bytes: 6 on Ethernet, 20 on InfiniBand. The kernel refuses one that is shorter than
     * those of the link, and cuts off the end of a longer one. Equivalent to: {@code … lladdr 02:00:00:00:00:02}.
     */
    public NeighbourSpec lladdr(MacAddress address) {
        return set(NeighbourAttr.LLADDR, address);
    }

    /**
     * Sets its link-layer address, as text; see {@link #lladdr(MacAddress)}.
     *
     * @throws IllegalArgumentException when it is not 1 to 32 hexadecimal bytes with colons
     */
    public NeighbourSpec lladdr(String address) {
        return lladdr(MacAddress.parse(address));
    }

    /** Sets the remote end that a tunnel over IP uses as link-layer address. Equivalent to: {@code … lladdr 192.0.2.1}. */
    public NeighbourSpec lladdr(IpAddress tunnelEnd) {
        return lladdr(MacAddress.of(tunnelEnd.toBytes()));
    }

    /**
     * Sets its state; permanent unless set. Equivalent to: {@code … nud stale}.
     *
     * @param state one of {@link NeighbourView#NUD_NONE} to {@link NeighbourView#NUD_PERMANENT}
     * @throws IllegalArgumentException when it is none of these
     */
    public NeighbourSpec state(int state) {
        if (state < NeighbourView.NUD_NONE || state > NeighbourView.NUD_PERMANENT || Integer.bitCount(state) > 1) {
            throw new IllegalArgumentException(
                    "the state of a neighbour must be one of NUD_NONE (0) to NUD_PERMANENT (0x80),"
                            + " a single bit: 0x" + Integer.toHexString(state));
        }
        this.state = state;
        return this;
    }

    /** Makes it stay until it is deleted or the link goes down; the default. Equivalent to: {@code … nud permanent}. */
    public NeighbourSpec permanent() {
        return state(NeighbourView.NUD_PERMANENT);
    }

    /** Makes it need no resolution. Equivalent to: {@code … nud noarp}. */
    public NeighbourSpec noarp() {
        return state(NeighbourView.NUD_NOARP);
    }

    /** Makes it reachable for a while, as if it had just answered. Equivalent to: {@code … nud reachable}. */
    public NeighbourSpec reachable() {
        return state(NeighbourView.NUD_REACHABLE);
    }

    /** Makes the kernel check it when it is next used. Equivalent to: {@code … nud stale}. */
    public NeighbourSpec stale() {
        return state(NeighbourView.NUD_STALE);
    }

    /** Marks it as an IPv6 router. Equivalent to: {@code … router}. */
    public NeighbourSpec router() {
        return flag(NeighbourView.NTF_ROUTER);
    }

    /**
     * Makes the kernel resolve it at once, as if a packet were sent to it; state and link-layer address cannot be set then. A
     * permanent entry loses both by it. Equivalent to: {@code … use}.
     */
    public NeighbourSpec use() {
        return flag(NeighbourView.NTF_USE);
    }

    /**
     * Makes the kernel resolve it and keep it resolved; state and link-layer address cannot be set then. Linux 5.16; older
     * kernels refuse it or create an entry without a state. Equivalent to: {@code … managed}.
     */
    public NeighbourSpec managed() {
        return extFlag(NeighbourView.NTF_EXT_MANAGED);
    }

    /** States that a program has learned it; it is then not removed for its age. Equivalent to: {@code … extern_learn}. */
    public NeighbourSpec externLearn() {
        return flag(NeighbourView.NTF_EXT_LEARNED);
    }

    /**
     * States that a program has checked it: the kernel then neither marks it as failed nor removes it. It requires
     * {@code lladdr} and a state in which that is used, such as {@link #stale}. Linux 6.18. Equivalent to:
     * {@code … extern_valid}.
     */
    public NeighbourSpec externValid() {
        return extFlag(NeighbourView.NTF_EXT_EXT_VALIDATED);
    }

    /**
     * Makes it a proxy entry: the machine answers requests for this address on the link, or, without a link, on all links. It
     * has neither state nor link-layer address. Equivalent to: {@code … proxy 10.0.0.9}.
     */
    public NeighbourSpec proxy() {
        return flag(NeighbourView.NTF_PROXY);
    }

    /** Sets its originator, RTPROT_*, 0 to 255. Equivalent to: {@code … protocol static}. */
    public NeighbourSpec protocol(int protocol) {
        this.protocol = NeighbourAttr.PROTOCOL.check(protocol);
        return set(NeighbourAttr.PROTOCOL, protocol);
    }

    /**
     * Sets flags, NTF_*.
     *
     * @throws IllegalArgumentException when they are not 0 to 255
     */
    public NeighbourSpec flag(int bits) {
        if (bits < 0 || bits > LARGEST_FLAGS) {
            throw new IllegalArgumentException(
                    "the flags of a neighbour must be 0 to 0xff: 0x" + Integer.toHexString(bits));
        }
        flags |= bits;
        return this;
    }

    /** Sets flags, NTF_EXT_*. Linux 5.16. */
    public NeighbourSpec extFlag(int bits) {
        extFlags |= bits;
        return set(NeighbourAttr.FLAGS_EXT, Integer.toUnsignedLong(extFlags));
    }

    IpAddress address() {
        return address;
    }

    boolean isProxy() {
        return (flags & NeighbourView.NTF_PROXY) != 0;
    }

    /** Returns whether the kernel resolves it, and then ignores state and link-layer address. __neigh_update() */
    private boolean isResolved() {
        return (flags & NeighbourView.NTF_USE) != 0 || (extFlags & NeighbourView.NTF_EXT_MANAGED) != 0;
    }

    /** Returns whether the kernel refuses it for a neighbour that has no link-layer address yet. */
    boolean lacksLladdr() {
        return !isSet(NeighbourAttr.LLADDR) && NeighbourView.isValid(stateToSend());
    }

    private int stateToSend() {
        return isResolved() ? NeighbourView.NUD_NONE : state == UNSET ? NeighbourView.NUD_PERMANENT : state;
    }

    /** Checks what any request requires. */
    void check() {
        if (device == null && !isProxy()) {
            throw new IllegalArgumentException("a neighbour needs a link: " + this);
        }
    }

    /** Checks an entry to be added or changed, and for what the kernel would ignore. */
    void checkNew() {
        check();
        Attr ignored = firstOf(IGNORED);
        if (ignored != null) {
            throw ignored(ignored.kernelName(), "a neighbour");
        }
        if (isProxy() || isResolved()) {
            String kind = isProxy() ? "a proxy entry" : "a neighbour that it resolves (use, managed)";
            if (isSet(NeighbourAttr.LLADDR)) {
                throw ignored(NeighbourAttr.LLADDR.kernelName(), kind);
            }
            if (state != UNSET) {
                throw ignored("the state", kind);
            }
        }
    }

    private IllegalArgumentException ignored(String what, String of) {
        return new IllegalArgumentException("the kernel ignores " + what + " of " + of + ": " + this);
    }

    /** Returns whether an entry that exists is as specified; states that change by themselves do not count. */
    boolean isMetBy(NeighbourView there) {
        boolean lasts = state == UNSET || state == NeighbourView.NUD_PERMANENT || state == NeighbourView.NUD_NOARP;
        int kept = flags & ~NeighbourView.NTF_USE;
        MacAddress lladdr = value(NeighbourAttr.LLADDR);
        return (isProxy() || isResolved() || !lasts || there.state() == stateToSend())
                && (lladdr == null || Objects.equals(lladdr, there.lladdr()))
                && (there.flags() & kept) == kept
                && (there.extFlags() & extFlags) == extFlags
                && (protocol == UNSET || protocol == there.protocol());
    }

    /** Returns the index of its link, which is looked up for a request of this type; 0 when it has none. */
    int linkIndex(LinkResolver links, MessageType type) {
        return device == null ? 0 : links.index(device, "device", () -> type.kernelName() + " " + name());
    }

    void writeTo(MessageWriter writer, int linkIndex) {
        writeHeader(writer, linkIndex, stateToSend(), flags);
        writeAttributes(writer);
    }

    /** Writes only what identifies the entry. */
    void writeMatchTo(MessageWriter writer, int linkIndex) {
        writeHeader(writer, linkIndex, NeighbourView.NUD_NONE, flags & NeighbourView.NTF_PROXY);
        writeOnly(IDENTITY, writer);
    }

    private void writeHeader(MessageWriter writer, int linkIndex, int stateSent, int flagsSent) {
        writer.header8(0, address.family());
        writer.header32(4, linkIndex);
        writer.header16(8, stateSent);
        writer.header8(10, flagsSent);
    }

    /** Returns what identifies the entry, as {@code ip neighbour} has it: {@code 10.0.0.2 dev "eth0"}. */
    String name() {
        return (isProxy() ? "proxy " : "") + address + (device == null ? "" : " dev " + device.text());
    }

    /** Returns all that will be sent, as {@code ip neighbour} has it: {@code 10.0.0.2 dev "eth0" lladdr 02:… nud stale}. */
    @Override
    public String toString() {
        MacAddress lladdr = value(NeighbourAttr.LLADDR);
        return name()
                + (lladdr == null ? "" : " lladdr " + lladdr)
                + NeighbourView.flagWords(flags & ~NeighbourView.NTF_PROXY, extFlags)
                + (isProxy() || isResolved()
                        ? ""
                        : " nud " + NeighbourView.stateName(stateToSend()).toLowerCase(Locale.ROOT))
                + (protocol == UNSET ? "" : " protocol " + RouteProtocol.name(protocol));
    }
}
