package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.Index;
import io.github.netlink4j.rtnetlink.object.MessagePlace;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A link as it was when the kernel reported it: an immutable {@link LinkView} that stays valid.
 *
 * <p>Each static method does one thing in the network namespace of the calling thread, with a socket that it opens and
 * closes. For several things in a row, or for another namespace, open an {@code RtNetlink} and use its {@link Links}, where
 * the same methods are documented.
 */
public final class Link extends LinkView implements LinkRef {
    /** Size of the largest possible link, one with 496 alternative names: no listing has to restart because of it. */
    private static final int LARGEST = 256 * 1024;

    /** Finds links in a mirror by their name and alternative names. */
    public static final Index<String, Link> BY_NAME = Index.of("name", Link::names);
    /** Finds links in a mirror by the index of the bridge, bond, team or VRF that they belong to. */
    public static final Index<Integer, Link> BY_MASTER = Index.of("master", link -> unlessZero(link.master()));
    /** Finds links in a mirror by the index of the link below, or of the other end of a pair, in any namespace. */
    static final Index<Integer, Link> BY_PARENT = Index.of("parent", link -> unlessZero(link.parent()));

    /**
     * Links: network interfaces. RTM_NEWLINK, linux/if_link.h. Events are {@code NEW_OR_CHANGED} or {@code REMOVED}; a link
     * that moves to another namespace is reported as removed here, and then {@code link.has(LinkAttr.NEW_NETNSID)} is true.
     *
     * <p>A mirror does not keep up to date what the kernel counts, because the kernel does not notify of it:
     * {@link #stats()}, the number of users of promiscuous mode, timers of bridges. The same applies to what the kernel does
     * not report when it changes: the queueing discipline of a link, the settings of address families ({@link
     * LinkAttr#AF_SPEC}), and which other network namespace its other end is in.
     */
    public static final RtObjectType<Integer, LinkView, Link> TYPE = RtObjectType.<Integer, LinkView, Link>named(
                    "link", RtmKind.LINK, LinkAttr.SET, LinkView::new, LinkView::copy, LinkView::index)
            .groups(Group.LINK)
            .where(LinkView::isComplete)
            .allOf(family -> LinkFilter.all().withoutStats())
            .comparing(() -> LinkReconciler.COMPARISON)
            .reportsInterruptedDumps()
            .largest(LARGEST)
            .indexes(BY_NAME, BY_MASTER, BY_PARENT)
            .linkAt(MessagePlace.word(4))
            .reconciler((family, shared) -> new LinkReconciler(family))
            .declare();

    /**
     * Parts of links, for events: the state that a family other than the bridge keeps of a link, such as that of IPv6
     * ({@link Group#IPV6_IFINFO}), or an event of wireless extensions. They do not describe the link as a whole, and a
     * removed one does not mean that the link is removed; {@link #family()} returns the family that reports it.
     */
    public static final RtObjectType<Integer, LinkView, Link> PART_TYPE = RtObjectType.<Integer, LinkView, Link>named(
                    "link part", RtmKind.LINK, LinkAttr.SET, LinkView::new, LinkView::copy, LinkView::index)
            .groups(Group.LINK, Group.IPV6_IFINFO)
            .where(link -> !link.isComplete() && link.family() != AddressFamily.AF_BRIDGE)
            .linkAt(MessagePlace.word(4))
            .declare();

    Link(LinkView original) {
        super(original);
    }

    /** Returns this. */
    @Override
    public Link copy() {
        return this;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(alternativeNames());
        names.add(name());
        return names;
    }

    private static List<Integer> unlessZero(int index) {
        return index == 0 ? List.of() : List.of(index);
    }

    @Override
    public String text() {
        return Text.quote(name());
    }

    /**
     * Creates a veth pair: each end receives what the other sends. Equivalent to: {@code ip link add A type veth peer name
     * B}.
     */
    public static LinkPair createVeth(String name, String peer) {
        return here(links -> links.createVeth(name, peer));
    }

    /** Creates a bridge. Equivalent to: {@code ip link add NAME type bridge}. */
    public static Link createBridge(String name) {
        return create(Bridge.named(name));
    }

    /** Creates a VXLAN tunnel. Equivalent to: {@code ip link add NAME type vxlan id VNI dstport 4789}. */
    public static Link createVxlan(String name, int vni) {
        return create(Vxlan.named(name).vni(vni).port(Vxlan.IANA_PORT));
    }

    /** Creates a link; see {@link Links#create(LinkSpec)}. */
    public static Link create(LinkSpec<?> spec) {
        return here(links -> links.create(spec));
    }

    /** Returns the link of this name; see {@link Links#get(String)}. */
    public static Link get(String name) {
        return here(links -> links.get(name));
    }

    /** Returns the link of this name, empty when there is none; see {@link Links#find(String)}. */
    public static Optional<Link> find(String name) {
        return here(links -> links.find(name));
    }

    /** Returns all links; see {@link Links#list()}. */
    public static List<Link> list() {
        return here(Links::list);
    }

    /** Switches a link on; see {@link Links#up(String)}. */
    public static void up(String name) {
        act(links -> links.up(name));
    }

    /** Switches a link off; see {@link Links#down(String)}. */
    public static void down(String name) {
        act(links -> links.down(name));
    }

    /** Changes a link; see {@link Links#change(String, Consumer)}. */
    public static void change(String name, Consumer<? super LinkChange> changes) {
        act(links -> links.change(name, changes));
    }

    /** Moves a link into another network namespace; see {@link Links#move(String, NetnsRef)}. */
    public static void move(String name, NetnsRef namespace) {
        act(links -> links.move(name, namespace));
    }

    /** Deletes a link; see {@link Links#delete(String)}. */
    public static void delete(String name) {
        act(links -> links.delete(name));
    }

    private static void act(Consumer<Links> action) {
        here(links -> {
            action.accept(links);
            return true;
        });
    }

    private static <T> T here(Function<Links, T> action) {
        return NetlinkClient.once(Netlink.NETLINK_ROUTE, client -> action.apply(new Links(client)));
    }
}
