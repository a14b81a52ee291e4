package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.Comparison;
import io.github.netlink4j.rtnetlink.object.Group;
import io.github.netlink4j.rtnetlink.object.Index;
import io.github.netlink4j.rtnetlink.object.MessagePlace;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An address as it was when the kernel reported it: an immutable {@link AddressView} that never expires.
 *
 * <p>The static methods do one thing each in the network namespace of the calling thread: they open a socket, act, and
 * close it. For several things in a row, or for another namespace, open an {@code RtNetlink} and use its
 * {@link Addresses}, where the same verbs are explained.
 */
public final class Address extends AddressView {
    /** Finds addresses in a mirror by the index of their link. */
    public static final Index<Integer, Address> BY_LINK = Index.of("link", address -> List.of(address.linkIndex()));
    /** Finds addresses in a mirror by the address itself, whichever link has it. */
    public static final Index<IpAddress, Address> BY_ADDRESS =
            Index.of("address", address -> List.of(address.address()));

    /** Addresses of links. RTM_NEWADDR, linux/if_addr.h. A mirror holds lifetimes as they were reported last. */
    public static final RtObjectType<AddressKey, AddressView, Address> TYPE = RtObjectType.named(
                    "address", RtmKind.ADDR, AddressAttr.SET, AddressView::new, AddressView::copy, AddressKey::of)
            .groups(Group.IPV4_IFADDR, Group.IPV6_IFADDR)
            .where(address -> AddressFamily.isWanted(address.family(), AddressFamily.AF_UNSPEC))
            .allOf(AddressFilter.all()::family, AddressFamily.AF_INET, AddressFamily.AF_INET6)
            .comparing(() -> Comparison.ignoring(AddressAttr.CACHEINFO))
            .reportsInterruptedDumps()
            .indexes(BY_LINK, BY_ADDRESS)
            .linkAt(MessagePlace.word(4))
            .reconciler(AddressReconciler::of, Group.LINK, Group.IPV6_PREFIX)
            .declare();

    Address(byte[] message) {
        super(message);
    }

    Address(AddressView original) {
        super(original);
    }

    /** Returns this. */
    @Override
    public Address copy() {
        return this;
    }

    /** Adds an address to a link; see {@link Addresses#add(String, String)}. */
    public static void add(String link, String prefix) {
        act(addresses -> addresses.add(link, prefix));
    }

    /** Returns all addresses; see {@link Addresses#list()}. */
    public static List<Address> list() {
        return here(Addresses::list);
    }

    /** Returns the addresses of a link; see {@link Addresses#list(String)}. */
    public static List<Address> list(String link) {
        return here(addresses -> addresses.list(link));
    }

    /** Removes an address from a link; see {@link Addresses#delete(String, String)}. */
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
        return NetlinkClient.once(Netlink.NETLINK_ROUTE, client -> action.apply(new Addresses(client)));
    }
}
