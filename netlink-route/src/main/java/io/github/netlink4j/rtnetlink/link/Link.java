package io.github.netlink4j.rtnetlink.link;

import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.Text;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A link as it was when the kernel told: an immutable {@link LinkView} that never expires.
 *
 * <p>The static methods do one thing each in the network namespace of the calling thread: they open a socket, act, and
 * close it. For several things in a row, or for another namespace, open an {@code RtNetlink} and use its {@link Links},
 * where the same verbs are explained.
 */
public final class Link extends LinkView implements LinkRef {
    Link(byte[] message) {
        super(message);
    }

    /** This: it stays valid anyway. */
    @Override
    public Link copy() {
        return this;
    }

    @Override
    public String describe() {
        return Text.quote(name());
    }

    /** Creates a pair of links joined like by a cable. Equivalent to: {@code ip link add A type veth peer name B}. */
    public static VethPair createVeth(String name, String peer) {
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

    /** The link of this name; see {@link Links#get(String)}. */
    public static Link get(String name) {
        return here(links -> links.get(name));
    }

    /** The link of this name, empty when there is none; see {@link Links#find(String)}. */
    public static Optional<Link> find(String name) {
        return here(links -> links.find(name));
    }

    /** All links; see {@link Links#list()}. */
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
        try (NetlinkClient client = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
            return action.apply(new Links(client));
        }
    }
}
