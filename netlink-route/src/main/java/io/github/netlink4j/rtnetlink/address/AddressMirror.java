package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.mirror.Holding;
import io.github.netlink4j.rtnetlink.mirror.Mirrored;
import io.github.netlink4j.rtnetlink.mirror.Store;
import io.github.netlink4j.rtnetlink.object.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.function.Function;

/**
 * The addresses that a mirror holds. Safe for any thread; each answer is consistent in itself.
 *
 * <p>Lifetimes are those that were told last, and run on from then.
 */
public final class AddressMirror {
    /** The addresses, for a mirror to hold. */
    public static final Mirrored<AddressMirror> ADDRESS = new Mirrored<>("address", AddressShelf.GROUPS) {
        @Override
        protected Holding<AddressMirror> hold(ReadWriteLock lock) {
            Family ipv4 = new Family(lock);
            Family ipv6 = new Family(lock);
            return new Holding<>(
                    new AddressMirror(ipv4, ipv6),
                    List.of(new AddressShelf(IpAddress.AF_INET, ipv4), new AddressShelf(IpAddress.AF_INET6, ipv6)));
        }
    };

    private final Family ipv4;
    private final Family ipv6;

    private AddressMirror(Family ipv4, Family ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    /** The addresses of one family. */
    static final class Family {
        final Store<AddressKey, Address> store;
        final Index<Integer, Address> byLink;
        final Index<IpAddress, Address> byAddress;

        Family(ReadWriteLock lock) {
            store = new Store<>(lock);
            byLink = store.index(address -> List.of(address.linkIndex()));
            byAddress = store.index(address -> List.of(address.address()));
        }
    }

    /** All addresses, those of IPv4 first. */
    public List<Address> list() {
        return both(family -> family.store.list());
    }

    /** The addresses of a link, those of IPv4 first. */
    public List<Address> list(int linkIndex) {
        return both(family -> family.store.by(family.byLink, linkIndex));
    }

    /** The addresses of a link, those of IPv4 first. */
    public List<Address> list(Link link) {
        return list(link.index());
    }

    private List<Address> both(Function<Family, List<Address>> part) {
        return ipv4.store.read(() -> {
            List<Address> all = new ArrayList<>(part.apply(ipv4));
            all.addAll(part.apply(ipv6));
            return List.copyOf(all);
        });
    }

    /** How many there are. */
    public int size() {
        return ipv4.store.read(() -> ipv4.store.size() + ipv6.store.size());
    }

    /** The address with this key, empty when there is none. */
    public Optional<Address> find(AddressKey key) {
        return (key.address().isIpv6() ? ipv6 : ipv4).store.at(key).stream().findFirst();
    }

    /** An address of any link, empty when none has it. */
    public Optional<Address> find(IpAddress address) {
        Family family = address.isIpv6() ? ipv6 : ipv4;
        return family.store.by(family.byAddress, address).stream().findFirst();
    }
}
