package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An address as it was when the kernel told: an immutable {@link AddressView} that never expires.
 *
 * <p>The static methods do one thing each in the network namespace of the calling thread: they open a socket, act, and
 * close it. For several things in a row, or for another namespace, open an {@code RtNetlink} and use its
 * {@link Addresses}, where the same verbs are explained.
 */
public final class Address extends AddressView {
    Address(byte[] message) {
        super(message);
    }

    /** This: it stays valid anyway. */
    @Override
    public Address copy() {
        return this;
    }

    /** Gives a link an address; see {@link Addresses#add(String, String)}. */
    public static void add(String link, String prefix) {
        act(addresses -> addresses.add(link, prefix));
    }

    /** All addresses; see {@link Addresses#list()}. */
    public static List<Address> list() {
        return here(Addresses::list);
    }

    /** The addresses of a link; see {@link Addresses#list(String)}. */
    public static List<Address> list(String link) {
        return here(addresses -> addresses.list(link));
    }

    /** Takes an address from a link; see {@link Addresses#delete(String, String)}. */
    public static void delete(String link, String prefix) {
        act(addresses -> addresses.delete(link, prefix));
    }

    private static void act(Consumer<Addresses> action) {
        here(addresses -> {
            action.accept(addresses);
            return true;
        });
    }

    private static <T> T here(Function<Addresses, T> action) {
        try (NetlinkClient client = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults())) {
            return action.apply(new Addresses(client));
        }
    }
}
