package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.MacAddress;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.AttrMask;
import io.github.netlink4j.codec.AttrSpec;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.Str;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.codec.U32;
import io.github.netlink4j.sys.Privilege;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A link to be created, or changes to one. What is not set is not sent. Each kind extends it with setters of its own;
 * every key works with {@code set} besides, in any spec: {@code spec.set(LinkAttr.GSO_MAX_SIZE, 65536)}.
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
        links.remove(LinkAttr.MASTER);
        return set(LinkAttr.MASTER, 0);
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
