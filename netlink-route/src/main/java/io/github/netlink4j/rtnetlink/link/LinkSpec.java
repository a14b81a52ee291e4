package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.MacAddress;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.Attr;
import io.github.netlink4j.codec.AttrMask;
import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.Bool;
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
 * A link to be created, or changes to one. What is not set is not sent. Each kind extends this class with its own setters;
 * in addition, any attribute can be set by key in any spec: {@code spec.set(LinkAttr.GSO_MAX_SIZE, 65536)}.
 *
 * <p>The factory {@code of} of a kind, such as {@link Bridge#of}, returns a spec with all settings of a link, so that the
 * same link can be created again after it is deleted, or under another name. Left out are the index, what the kernel only
 * reports, alternative names, programs and settings of address families; and a parent that is in another network namespace.
 * A reference to another link is refused in another namespace than the one where the link was read.
 *
 * @param <S> the type that setters return
 */
public abstract class LinkSpec<S extends LinkSpec<S>> extends AttrSpec<S> {
    /** Ignored by rtnl_newlink_create() without an error: these can only be set once the link exists. */
    static final AttrMask IGNORED_OF_NEW = AttrMask.of(
                    LinkAttr.IFALIAS,
                    LinkAttr.CARRIER,
                    LinkAttr.PROTO_DOWN,
                    LinkAttr.PROTO_DOWN_REASON,
                    LinkAttr.XDP,
                    LinkAttr.AF_SPEC,
                    LinkAttr.PROP_LIST)
            .and(LinkValidator.PORT_OPTIONS);

    /** Settings of a link of any kind, which the kernel also reports. */
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
    /** The links that attributes refer to. Their indexes are found when the request is made. */
    private final LinkReferences links = new LinkReferences();

    /** Creates changes to a link of any kind. */
    protected LinkSpec() {
        super(LinkAttr.SET);
        this.kind = null;
    }

    /** Creates a spec of a link of this kind, or of changes to one. */
    @SuppressWarnings("this-escape") // set() is final, and passes this to no other code
    protected LinkSpec(LinkKind kind) {
        super(LinkAttr.SET);
        this.kind = kind;
        set(LinkInfo.KIND, kind.kind());
    }

    /**
     * Sets its name, 1 to 15 bytes; the new name when a link is changed. IFLA_IFNAME.
     *
     * @throws IllegalArgumentException when the kernel would not accept it; the text states the reason
     */
    public S name(String name) {
        return set(LinkAttr.IFNAME, name);
    }

    /**
     * Sets the index of a new link, positive; the kernel refuses one that is in use with EEXIST. ifi_index.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public S index(int index) {
        LinkRef.of(index);
        this.index = index;
        return self();
    }

    /**
     * Sets the largest packet in bytes, without the link-layer header. IFLA_MTU. Equivalent to: {@code ip link set … mtu
     * 1450}.
     *
     * <p>When the driver does not support it, the request fails with EINVAL, and the kernel's text states the limit.
     */
    public S mtu(int bytes) {
        return set(LinkAttr.MTU, bytes);
    }

    /** Sets the hardware address. IFLA_ADDRESS. Equivalent to: {@code ip link set … address 02:00:00:00:00:01}. */
    public S address(MacAddress address) {
        return set(LinkAttr.ADDRESS, address);
    }

    /** Sets the hardware address, as text; see {@link #address(MacAddress)}. */
    public S address(String address) {
        return address(MacAddress.parse(address));
    }

    /** Sets the hardware address for broadcasts. IFLA_BROADCAST. */
    public S broadcast(MacAddress address) {
        return set(LinkAttr.BROADCAST, address);
    }

    /** Sets the length of its transmit queue in packets. IFLA_TXQLEN. */
    public S txQueueLength(int packets) {
        return set(LinkAttr.TXQLEN, packets);
    }

    /** Sets the number of transmit queues, 1 to 4096; of a new link only. IFLA_NUM_TX_QUEUES. */
    public S txQueues(int queues) {
        return set(LinkAttr.NUM_TX_QUEUES, queues);
    }

    /** Sets the number of receive queues, 1 to 4096; of a new link only. IFLA_NUM_RX_QUEUES. */
    public S rxQueues(int queues) {
        return set(LinkAttr.NUM_RX_QUEUES, queues);
    }

    /**
     * Sets the largest packet in bytes that the network stack gives it to be segmented, at most
     * {@link LinkView#tsoMaxSize}. IFLA_GSO_MAX_SIZE. Equivalent to: {@code ip link set … gso_max_size 65536}.
     */
    public S gsoMaxSize(long bytes) {
        return set(LinkAttr.GSO_MAX_SIZE, bytes);
    }

    /**
     * Sets {@link #gsoMaxSize} for IPv4. IFLA_GSO_IPV4_MAX_SIZE. Linux 6.3. Equivalent to: {@code … gso_ipv4_max_size
     * 65536}.
     */
    public S gsoIpv4MaxSize(long bytes) {
        return set(LinkAttr.GSO_IPV4_MAX_SIZE, bytes);
    }

    /**
     * Sets the largest number of segments of a packet that the network stack gives it to be segmented, 1 to
     * {@link LinkView#tsoMaxSegs}. IFLA_GSO_MAX_SEGS. Equivalent to: {@code ip link set … gso_max_segs 65535}.
     */
    public S gsoMaxSegs(long segments) {
        return set(LinkAttr.GSO_MAX_SEGS, segments);
    }

    /**
     * Sets the largest packet in bytes that the network stack joins from received ones. IFLA_GRO_MAX_SIZE. Linux 5.19.
     * Equivalent to: {@code ip link set … gro_max_size 65536}.
     */
    public S groMaxSize(long bytes) {
        return set(LinkAttr.GRO_MAX_SIZE, bytes);
    }

    /**
     * Sets {@link #groMaxSize} for IPv4. IFLA_GRO_IPV4_MAX_SIZE. Linux 6.3. Equivalent to: {@code … gro_ipv4_max_size
     * 65536}.
     */
    public S groIpv4MaxSize(long bytes) {
        return set(LinkAttr.GRO_IPV4_MAX_SIZE, bytes);
    }

    /**
     * Sets whether it has a carrier. The driver must support that, as that of {@link Dummy} does; else the kernel answers
     * EOPNOTSUPP. IFLA_CARRIER. Equivalent to: {@code ip link set … carrier off}.
     */
    public S carrier(boolean on) {
        return set(LinkAttr.CARRIER, on);
    }

    /**
     * Sets whether a protocol holds it down. The driver must support that. IFLA_PROTO_DOWN. Equivalent to: {@code …
     * protodown on}.
     */
    public S protoDown(boolean on) {
        return set(LinkAttr.PROTO_DOWN, on);
    }

    /** Sets the group, a number by which several links can be addressed together; 0 is the default group. IFLA_GROUP. */
    public S group(int group) {
        return set(LinkAttr.GROUP, group);
    }

    /** Sets a text for people, up to 255 bytes; empty removes it. IFLA_IFALIAS. */
    public S alias(String text) {
        return set(LinkAttr.IFALIAS, text);
    }

    /**
     * Sets the link below it, such as the parent of a VLAN or macvlan. IFLA_LINK. Equivalent to: {@code ip link add link
     * eth0 …}.
     */
    public S parent(LinkRef parent) {
        return link(LinkAttr.LINK, parent, "parent");
    }

    /** Sets the link below it, by name. */
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

    /** Removes it from its master; does nothing when it has none. Equivalent to: {@code ip link set … nomaster}. */
    public S noMaster() {
        return noLink(LinkAttr.MASTER);
    }

    /** Switches it on. IFF_UP. Equivalent to: {@code ip link set … up}. */
    public S up() {
        return flag(LinkView.IFF_UP, true);
    }

    /** Switches it off. The kernel deletes its routes. Equivalent to: {@code ip link set … down}. */
    public S down() {
        return flag(LinkView.IFF_UP, false);
    }

    /** Sets whether it receives all packets. IFF_PROMISC. Equivalent to: {@code ip link set … promisc on}. */
    public S promiscuous(boolean on) {
        return flag(LinkView.IFF_PROMISC, on);
    }

    /** Sets whether it receives all multicast packets. IFF_ALLMULTI. Equivalent to: {@code ip link set … allmulticast on}. */
    public S allMulticast(boolean on) {
        return flag(LinkView.IFF_ALLMULTI, on);
    }

    /** Sets whether it supports multicast. IFF_MULTICAST. Equivalent to: {@code ip link set … multicast off}. */
    public S multicast(boolean on) {
        return flag(LinkView.IFF_MULTICAST, on);
    }

    /** Sets whether it resolves addresses. IFF_NOARP is the opposite. Equivalent to: {@code ip link set … arp off}. */
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
     * Puts it into another network namespace, under the name that {@link #name} sets, if any. IFLA_NET_NS_FD. Equivalent to:
     * {@code ip link set … netns pb name eth0}.
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

    /** Sets an attribute that holds the index of a link, such as {@code IFLA_LINK}, to a link identified in any way. */
    public S link(U32 key, LinkRef link) {
        return link(key, link, key.kernelName());
    }

    final S link(U32 key, LinkRef link, String role) {
        links.put(key, link, role);
        // The index of a link identified by name is found later; its attribute keeps its place.
        return set(key, link instanceof LinkRef.ByName ? 0 : link.index());
    }

    /** Sets an attribute that holds the index of a link to 0, which is no link. */
    final S noLink(U32 key) {
        links.remove(key);
        return set(key, 0);
    }

    /**
     * Copies all settings of a link, to create one like it.
     *
     * @param state attributes of the kind that the kernel only reports, or that the caller copies
     * @throws IllegalArgumentException when the link is of another kind
     */
    final S copyOf(LinkView link, Set<Attr> state) {
        LinkKind itsKind = Objects.requireNonNull(kind);
        if (!link.isKind(itsKind)) {
            throw new IllegalArgumentException("the link " + Text.quote(link.name()) + " is of kind "
                    + Text.quote(link.kind()) + ", not " + Text.quote(itsKind.kind()));
        }
        copyAll(itsKind.declared(), state, link);
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
        } else if (link.isSelected(BondPort.KIND)) {
            BondPort.copy(link, this);
            // A new link is switched on before it gets its master. A bond refuses that, and switches its ports on
            // itself.
            changedFlags &= ~LinkView.IFF_UP;
            flags &= ~LinkView.IFF_UP;
        }
        return self();
    }

    /**
     * Returns these changes together with the present values of the attributes that they do not contain.
     *
     * @param itsKind the kind that declares the attributes of the link, which the kernel resets otherwise
     */
    LinkChange completed(LinkKind itsKind, LinkView present) {
        LinkChange whole = new LinkChange();
        LinkSpec<?> same = whole;
        same.copyAll(this);
        same.index = index;
        same.flags = flags;
        same.changedFlags = changedFlags;
        for (Attr key : itsKind.attributes()) {
            // A flag means a tunnel that routes and filters decide about: the kernel keeps it, and refuses to change
            // it.
            if (!isSet(key) && !(key instanceof Bool bool && bool.isFlag())) {
                whole.copy(key, present);
            }
        }
        return whole;
    }

    /** Copies the settings that a link of any kind can be created with. */
    final void copySettings(LinkView link) {
        SETTINGS.forEach(key -> copy(key, link));
        changedFlags = LinkView.SETTABLE_FLAGS;
        flags = link.flags() & LinkView.SETTABLE_FLAGS;
    }

    /** Copies the attributes of a set that a link has, except these. */
    final void copyAll(AttrSet attributes, Set<Attr> butThese, LinkView link) {
        for (Attr key : attributes.attributes()) {
            if (!butThese.contains(key)) {
                copy(key, link);
            }
        }
    }

    /** Copies an attribute that holds the index of a link, unless that link is in another network namespace. */
    final void copyLink(U32 key, LinkView link, String role) {
        int to = (int) link.get(key, 0);
        boolean isElsewhere =
                key.set().parent() != LinkInfo.SLAVE_DATA && key != LinkAttr.MASTER && link.parentNamespaceId() >= 0;
        if (to > 0 && !isElsewhere) {
            links.put(key, LinkRef.of(to, link.netnsCookie()), role);
            set(key, to);
        }
    }

    /** Returns its kind, null when it changes links of any kind. */
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

    /** Returns the namespaces that its message identifies by their descriptors. */
    List<NetnsRef> namespaces() {
        NetnsRef namespace = netnsIfSet();
        return namespace == null ? List.of() : List.of(namespace);
    }

    /** Returns the process whose namespace it is put into, 0 when none is set. */
    final int netnsPidIfSet() {
        return (int) value(LinkAttr.NET_NS_PID, 0);
    }

    /** Returns the privilege that the caller may lack when the kernel reports only EPERM. */
    Privilege needs() {
        return isPutElsewhere() ? Privilege.NET_ADMIN_OVER_BOTH : Privilege.NET_ADMIN;
    }

    /** Returns whether it is put into another network namespace. */
    final boolean isPutElsewhere() {
        return netnsIfSet() != null || netnsPidIfSet() != 0;
    }

    /** Returns what may be taken already when the kernel reports only EEXIST. */
    String takenHint() {
        return index == 0 ? "the name is taken" : "the name or the index is taken";
    }

    /** Returns whether an index is set. */
    final boolean hasIndex() {
        return index != 0;
    }

    /** Returns whether it is to be a port of a master. */
    final boolean hasMaster() {
        return links.has(LinkAttr.MASTER) || value(LinkAttr.MASTER, 0) != 0;
    }

    /** Returns whether a new link of this kind requires a link below. */
    final boolean needsParent() {
        return kind != null && kind.isOnParent();
    }

    /** Returns whether a link of this kind is known to have hardware addresses of Ethernet. */
    final boolean isEthernet() {
        return kind != null && kind.isEthernet() && LinkKinds.named(kind.kind()) != null;
    }

    /** Checks the further requirements of a new link of this kind; see {@link LinkValidator#checkNew}. */
    void checkNew() {}

    /** Checks values that were set by key, of a new link and of changes, against what this kind permits. */
    void check() {}

    /** Returns whether links have to be found in the network namespace that the link is put into, when that is another one. */
    final boolean refersToTarget() {
        return isPutElsewhere() && links.haveTarget();
    }

    /** Finds the indexes of the links that it refers to; see {@link LinkReferences#resolve}. */
    final void resolve(LinkResolver here, LinkResolver there, Supplier<String> request) {
        links.resolve(this, here, there, request);
    }

    /** Writes it as changes to the link of this index, 0 when another attribute identifies the link. */
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

    /** Writes the options of a port that {@link #writeChangesTo} left out because the link was to become a port first. */
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

    /** Returns whether something is set that the kernel accepts only once the link exists. */
    boolean needsSecondMessage() {
        return firstOf(IGNORED_OF_NEW) != null;
    }

    /**
     * Sets what the kernel accepts only once the link exists.
     *
     * @param there the links of the namespace that it was put into
     * @param here the links of the namespace where it was requested
     */
    void configure(Links there, Links here, Link made) {
        if (firstOf(IGNORED_OF_NEW) != null) {
            there.execute(LinkRequests.configure(this, made));
        }
    }

    /** Writes what {@link #writeNewTo} left out, as changes to the new link. */
    final void writeSecondTo(MessageWriter writer, int newIndex) {
        writer.header32(4, newIndex);
        writeOnly(IGNORED_OF_NEW, writer);
    }

    /** Writes it as the content of a nest that begins with struct ifinfomsg, without switching the link on. */
    final void writeInsideTo(MessageWriter writer) {
        writer.nestHeader32(4, index);
        writer.nestHeader32(8, flags & ~LinkView.IFF_UP);
        writer.nestHeader32(12, changedFlags & ~LinkView.IFF_UP);
        writeAttributes(writer);
    }

    /** Returns whether the link is to be switched on. */
    final boolean isUp() {
        return (flags & LinkView.IFF_UP) != 0;
    }

    /** Returns the kind and the name, as in {@code vxlan "vx2"}. */
    @Override
    public String toString() {
        String name = nameIfSet();
        String text = kind == null ? "link" : Text.quoteIfNeeded(kind.kind());
        return name == null ? text : text + " " + Text.quote(name);
    }
}
