package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.MacAddress;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrMask;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.sys.Privilege;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A link to be created, or changes to one. What is not set is not sent. Each kind extends it with setters of its own;
 * every key works with {@code set} besides, in any spec: {@code spec.set(LinkAttr.GSO_MAX_SIZE, 65536)}.
 *
 * <p>The factory {@code of} of a kind, as {@link Bridge#of}, makes a spec of a link: all that the link was given, so that the
 * same can be created again after it is deleted, or under another name. Left out are the index, what the kernel only reports,
 * alternative names, programs and settings of address families; and a parent that is in another network namespace. What refers
 * to another link is refused in another namespace than the one where the link was read.
 *
 * @param <S> the type that setters return
 */
public abstract class LinkSpec<S extends LinkSpec<S>> extends AttrSpec<S> {
    /** What rtnl_newlink_create() passes over without a word: it can only be set when the link exists. */
    static final AttrMask IGNORED_OF_NEW = AttrMask.of(
                    LinkAttr.IFALIAS,
                    LinkAttr.CARRIER,
                    LinkAttr.PROTO_DOWN,
                    LinkAttr.PROTO_DOWN_REASON,
                    LinkAttr.XDP,
                    LinkAttr.AF_SPEC,
                    LinkAttr.PROP_LIST)
            .and(LinkValidator.PORT_OPTIONS);

    /** What a link of any kind is given, and reports. */
    private static final List<Attr> SETTINGS = List.of(
            LinkAttr.IFNAME,
            LinkAttr.ADDRESS,
            LinkAttr.BROADCAST,
            LinkAttr.MTU,
            LinkAttr.TXQLEN,
            LinkAttr.LINKMODE,
            LinkAttr.GROUP,
            LinkAttr.NUM_TX_QUEUES,
            LinkAttr.NUM_RX_QUEUES,
            LinkAttr.GSO_MAX_SEGS,
            LinkAttr.GSO_MAX_SIZE,
            LinkAttr.GRO_MAX_SIZE,
            LinkAttr.GSO_IPV4_MAX_SIZE,
            LinkAttr.GRO_IPV4_MAX_SIZE);

    private final @Nullable LinkKind kind;
    private int index;
    private int flags;
    private int changedFlags;
    /** The indexes of links are found when the request is made. */
    private final LinkReferences links = new LinkReferences();

    /** Changes to a link of any kind. */
    protected LinkSpec() {
        super(LinkAttr.SET);
        this.kind = null;
    }

    /** A link of this kind, or changes to one. */
    @SuppressWarnings("this-escape") // set() is final, and gives this to nobody but the caller
    protected LinkSpec(LinkKind kind) {
        super(LinkAttr.SET);
        this.kind = kind;
        set(LinkInfo.KIND, kind.selector());
    }

    /**
     * Its name, 1 to 15 bytes; the new name when a link is changed. IFLA_IFNAME.
     *
     * @throws IllegalArgumentException when the kernel would not take it; the text says why
     */
    public S name(String name) {
        return set(LinkAttr.IFNAME, name);
    }

    /** Index to be given to a new link, positive; the kernel refuses one that is in use with EEXIST. ifi_index. */
    public S index(int index) {
        LinkRef.of(index);
        this.index = index;
        return self();
    }

    /**
     * Largest packet in bytes, without the link-layer header. IFLA_MTU. Equivalent to: {@code ip link set … mtu 1450}.
     *
     * <p>When the driver cannot do it, the request fails with EINVAL, and the kernel's text tells the limit.
     */
    public S mtu(int bytes) {
        return set(LinkAttr.MTU, bytes);
    }

    /** Hardware address. IFLA_ADDRESS. Equivalent to: {@code ip link set … address 02:00:00:00:00:01}. */
    public S address(MacAddress address) {
        return set(LinkAttr.ADDRESS, address);
    }

    /** Hardware address, as text; see {@link #address(MacAddress)}. */
    public S address(String address) {
        return address(MacAddress.parse(address));
    }

    /** Hardware address for broadcasts. IFLA_BROADCAST. */
    public S broadcast(MacAddress address) {
        return set(LinkAttr.BROADCAST, address);
    }

    /** Packets that its queue takes. IFLA_TXQLEN. */
    public S txQueueLength(int packets) {
        return set(LinkAttr.TXQLEN, packets);
    }

    /** Transmit queues, 1 to 4096; only of a new link. IFLA_NUM_TX_QUEUES. */
    public S txQueues(int queues) {
        return set(LinkAttr.NUM_TX_QUEUES, queues);
    }

    /** Receive queues, 1 to 4096; only of a new link. IFLA_NUM_RX_QUEUES. */
    public S rxQueues(int queues) {
        return set(LinkAttr.NUM_RX_QUEUES, queues);
    }

    /**
     * Sets the most bytes of a packet that the network stack gives it to be segmented, to {@link LinkView#tsoMaxSize}.
     * IFLA_GSO_MAX_SIZE. Equivalent to: {@code ip link set … gso_max_size 65536}.
     */
    public S gsoMaxSize(long bytes) {
        return set(LinkAttr.GSO_MAX_SIZE, bytes);
    }

    /** Sets {@link #gsoMaxSize} for IPv4. IFLA_GSO_IPV4_MAX_SIZE. Linux 6.3. Equivalent to: {@code … gso_ipv4_max_size 65536}. */
    public S gsoIpv4MaxSize(long bytes) {
        return set(LinkAttr.GSO_IPV4_MAX_SIZE, bytes);
    }

    /**
     * Sets the most segments of a packet that the network stack gives it to be segmented, 1 to {@link LinkView#tsoMaxSegs}.
     * IFLA_GSO_MAX_SEGS. Equivalent to: {@code ip link set … gso_max_segs 65535}.
     */
    public S gsoMaxSegs(long segments) {
        return set(LinkAttr.GSO_MAX_SEGS, segments);
    }

    /**
     * Sets the most bytes of a packet that the network stack joins from received ones. IFLA_GRO_MAX_SIZE. Linux 5.19.
     * Equivalent to: {@code ip link set … gro_max_size 65536}.
     */
    public S groMaxSize(long bytes) {
        return set(LinkAttr.GRO_MAX_SIZE, bytes);
    }

    /** Sets {@link #groMaxSize} for IPv4. IFLA_GRO_IPV4_MAX_SIZE. Linux 6.3. Equivalent to: {@code … gro_ipv4_max_size 65536}. */
    public S groIpv4MaxSize(long bytes) {
        return set(LinkAttr.GRO_IPV4_MAX_SIZE, bytes);
    }

    /**
     * Sets whether it has a carrier, where its driver takes that, as that of {@link Dummy}; else the kernel answers EOPNOTSUPP.
     * IFLA_CARRIER. Equivalent to: {@code ip link set … carrier off}.
     */
    public S carrier(boolean on) {
        return set(LinkAttr.CARRIER, on);
    }

    /** Sets whether a protocol holds it down, where its driver knows that. IFLA_PROTO_DOWN. Equivalent to: {@code … protodown on}. */
    public S protoDown(boolean on) {
        return set(LinkAttr.PROTO_DOWN, on);
    }

    /** Group, which makes links addressable together; 0 is the default one. IFLA_GROUP. */
    public S group(int group) {
        return set(LinkAttr.GROUP, group);
    }

    /** Text for people, up to 255 bytes; empty removes it. IFLA_IFALIAS. */
    public S alias(String text) {
        return set(LinkAttr.IFALIAS, text);
    }

    /**
     * The link it stands on, as a VLAN or macvlan does. IFLA_LINK. Equivalent to: {@code ip link add link eth0 …}.
     */
    public S parent(LinkRef parent) {
        return link(LinkAttr.LINK, parent, "parent");
    }

    /** The link it stands on, by name. */
    public S parent(String parent) {
        return parent(LinkRef.of(parent));
    }

    /** Makes it a port of a bridge, bond, team or VRF. IFLA_MASTER. Equivalent to: {@code ip link set … master brd1}. */
    public S master(LinkRef master) {
        return link(LinkAttr.MASTER, master, "master");
    }

    /** Makes it a port of the link of this name. */
    public S master(String master) {
        return master(LinkRef.of(master));
    }

    /** Takes it out of its master; does nothing when it has none. Equivalent to: {@code ip link set … nomaster}. */
    public S noMaster() {
        return noLink(LinkAttr.MASTER);
    }

    /** Switches it on. IFF_UP. Equivalent to: {@code ip link set … up}. */
    public S up() {
        return flag(LinkView.IFF_UP, true);
    }

    /** Switches it off. Its routes go with it. Equivalent to: {@code ip link set … down}. */
    public S down() {
        return flag(LinkView.IFF_UP, false);
    }

    /** Whether it takes every packet. IFF_PROMISC. Equivalent to: {@code ip link set … promisc on}. */
    public S promiscuous(boolean on) {
        return flag(LinkView.IFF_PROMISC, on);
    }

    /** Whether it takes every multicast packet. IFF_ALLMULTI. Equivalent to: {@code ip link set … allmulticast on}. */
    public S allMulticast(boolean on) {
        return flag(LinkView.IFF_ALLMULTI, on);
    }

    /** Whether it can multicast. IFF_MULTICAST. Equivalent to: {@code ip link set … multicast off}. */
    public S multicast(boolean on) {
        return flag(LinkView.IFF_MULTICAST, on);
    }

    /** Whether it resolves addresses. IFF_NOARP is the opposite. Equivalent to: {@code ip link set … arp off}. */
    public S arp(boolean on) {
        return flag(LinkView.IFF_NOARP, !on);
    }

    /** Sets or clears flags, IFF_*. */
    public S flag(int bits, boolean on) {
        changedFlags |= bits;
        flags = on ? flags | bits : flags & ~bits;
        return self();
    }

    /**
     * Puts it into another network namespace; together with {@link #name} it gets that name there.
     * IFLA_NET_NS_FD. Equivalent to: {@code ip link set … netns pb name eth0}.
     */
    public S netns(NetnsRef namespace) {
        return set(LinkAttr.NET_NS_FD, namespace);
    }

    /**
     * Puts it into the network namespace of a process. IFLA_NET_NS_PID. Equivalent to: {@code ip link set … netns 4711}.
     */
    public S netns(int pid) {
        return set(LinkAttr.NET_NS_PID, pid);
    }

    /** Sets an attribute that holds the index of a link, such as {@code IFLA_LINK}, by any way to say which link. */
    public S link(U32 key, LinkRef link) {
        return link(key, link, key.kernelName());
    }

    final S link(U32 key, LinkRef link, String role) {
        links.put(key, link, role);
        // The index of a link given by name comes later; its attribute stands where it was set.
        return set(key, link instanceof LinkRef.ByName ? 0 : link.index());
    }

    /** Sets an attribute that holds the index of a link to that of none. */
    final S noLink(U32 key) {
        links.remove(key);
        return set(key, 0);
    }

    /**
     * Sets all that a link was given, to create one like it.
     *
     * @param state attributes of the kind that the kernel reports only, or that a caller copies
     * @throws IllegalArgumentException when the link is of another kind
     */
    final S copyOf(LinkView link, Set<Attr> state) {
        LinkKind itsKind = Objects.requireNonNull(kind);
        if (!link.isKind(itsKind)) {
            throw new IllegalArgumentException("the link " + Text.quote(link.name()) + " is of kind "
                    + Text.quote(link.kind()) + ", not " + Text.quote(itsKind.name()));
        }
        copyAll(itsKind, state, link);
        copySettings(link);
        copy(LinkAttr.IFALIAS, link);
        if (link.isProtoDown()) {
            protoDown(true);
        }
        if (needsParent()) {
            copyLink(LinkAttr.LINK, link, "parent");
        }
        copyLink(LinkAttr.MASTER, link, "master");
        if (link.isSelected(BridgePort.KIND)) {
            BridgePort.copy(link, this);
        }
        return self();
    }

    /** Sets what a link of any kind is given when it is created. */
    final void copySettings(LinkView link) {
        SETTINGS.forEach(key -> copy(key, link));
        changedFlags = LinkView.SETTABLE_FLAGS;
        flags = link.flags() & LinkView.SETTABLE_FLAGS;
    }

    /** Sets the attributes of a set that a link has, but these. */
    final void copyAll(AttrSet attributes, Set<Attr> butThese, LinkView link) {
        for (Attr key : attributes.attributes()) {
            if (!butThese.contains(key)) {
                copy(key, link);
            }
        }
    }

    /** Sets an attribute that holds the index of a link, unless that link is in another network namespace. */
    final void copyLink(U32 key, LinkView link, String role) {
        int to = (int) link.get(key, 0);
        boolean isElsewhere =
                key.set().parent() != LinkInfo.SLAVE_DATA && key != LinkAttr.MASTER && link.parentNamespaceId() >= 0;
        if (to > 0 && !isElsewhere) {
            links.put(key, LinkRef.of(to, link.netnsCookie()), role);
            set(key, to);
        }
    }

    /** Its kind, null when it changes links of any kind. */
    final @Nullable LinkKind kind() {
        return kind;
    }

    final @Nullable String nameIfSet() {
        return value(LinkAttr.IFNAME);
    }

    final @Nullable NetnsRef netnsIfSet() {
        return value(LinkAttr.NET_NS_FD);
    }

    /** Returns the text that is set for a key, null when none is. */
    final @Nullable String textIfSet(Str key) {
        return value(key);
    }

    /** Returns the number that is set for a key, -1 when none is. */
    final long numberIfSet(U32 key) {
        return value(key, -1);
    }

    final @Nullable MacAddress addressIfSet() {
        return value(LinkAttr.ADDRESS);
    }

    final int flags() {
        return flags;
    }

    final int changedFlags() {
        return changedFlags;
    }

    /** The namespaces that its message names by their descriptors. */
    List<NetnsRef> namespaces() {
        NetnsRef namespace = netnsIfSet();
        return namespace == null ? List.of() : List.of(namespace);
    }

    /** The process whose namespace it is put into, 0 when none is set. */
    final int netnsPidIfSet() {
        return (int) value(LinkAttr.NET_NS_PID, 0);
    }

    /** What the caller may lack when the kernel says no more than EPERM. */
    Privilege needs() {
        return isPutElsewhere() ? Privilege.NET_ADMIN_OVER_BOTH : Privilege.NET_ADMIN;
    }

    /** Whether it is put into another network namespace. */
    final boolean isPutElsewhere() {
        return netnsIfSet() != null || netnsPidIfSet() != 0;
    }

    /** What can be taken already when the kernel says no more than EEXIST. */
    String takenHint() {
        return index == 0 ? "the name is taken" : "the name or the index is taken";
    }

    /** Whether an index is set. */
    final boolean hasIndex() {
        return index != 0;
    }

    /** Whether it is to be a port of a master. */
    final boolean hasMaster() {
        return links.has(LinkAttr.MASTER) || value(LinkAttr.MASTER, 0) != 0;
    }

    /** Whether a new link of this kind cannot be without a link below. */
    boolean needsParent() {
        return false;
    }

    /** Checks what must hold of a new link of this kind besides; see {@link LinkValidator#checkNew}. */
    void checkNew() {}

    /** Whether links are to be found in the network namespace that the link is put into, which is another one. */
    final boolean refersToTarget() {
        return isPutElsewhere() && links.haveTarget();
    }

    /** Finds the indexes of the links that it refers to; see {@link LinkReferences#resolve}. */
    final void resolve(LinkResolver here, LinkResolver there, Supplier<String> request) {
        links.resolve(this, here, there, request);
    }

    /** Writes it as changes to the link of this index, 0 when another attribute tells which one. */
    final void writeChangesTo(MessageWriter writer, int aboutIndex) {
        writeHeader(writer, aboutIndex);
        if (hasMaster()) {
            writeAllBut(LinkValidator.PORT_OPTIONS, writer);
        } else {
            writeAttributes(writer);
        }
    }

    /** Writes all that is set, in one message. */
    final void writeAllTo(MessageWriter writer) {
        writeHeader(writer, 0);
        writeAttributes(writer);
    }

    /** Writes the options of a port that {@link #writeChangesTo} has left out because the link was to become a port first. */
    final void writePortOptionsTo(MessageWriter writer, int aboutIndex) {
        writer.header32(4, aboutIndex);
        writeOnly(LinkValidator.PORT_OPTIONS, writer);
    }

    /** Writes it as a new link, without what the kernel would ignore. */
    final void writeNewTo(MessageWriter writer) {
        writeHeader(writer, index);
        writeAllBut(IGNORED_OF_NEW, writer);
    }

    private void writeHeader(MessageWriter writer, int aboutIndex) {
        writer.header32(4, aboutIndex);
        writer.header32(8, flags);
        writer.header32(12, changedFlags);
    }

    /** Whether something is set that a link can be given only once it exists. */
    boolean needsSecondMessage() {
        return firstOf(IGNORED_OF_NEW) != null;
    }

    /**
     * Gives a new link what it can be given only once it exists.
     *
     * @param there the links of the namespace that it was put into
     * @param here those of the namespace where it was asked for
     */
    void configure(Links there, Links here, Link made) {
        if (firstOf(IGNORED_OF_NEW) != null) {
            there.execute(LinkRequests.configure(this, made));
        }
    }

    /** Writes what {@link #writeNewTo} has left out, as changes to the new link. */
    final void writeSecondTo(MessageWriter writer, int newIndex) {
        writer.header32(4, newIndex);
        writeOnly(IGNORED_OF_NEW, writer);
    }

    /** Writes it as the content of a nest that begins with struct ifinfomsg, without switching on. */
    final void writeInsideTo(MessageWriter writer) {
        writer.nestHeader32(4, index);
        writer.nestHeader32(8, flags & ~LinkView.IFF_UP);
        writer.nestHeader32(12, changedFlags & ~LinkView.IFF_UP);
        writeAttributes(writer);
    }

    /** Whether the link is to be switched on. */
    final boolean isUp() {
        return (flags & LinkView.IFF_UP) != 0;
    }

    /** Kind and name, as in {@code vxlan "vx2"}. */
    @Override
    public String toString() {
        String name = nameIfSet();
        String text = kind == null ? "link" : Text.quoteIfNeeded(kind.name());
        return name == null ? text : text + " " + Text.quote(name);
    }
}
