package io.github.netlink4j.benchmarks.yardstick;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.rtnetlink.address.AddressFilter;
import io.github.netlink4j.rtnetlink.address.AddressSpec;
import io.github.netlink4j.rtnetlink.address.AddressView;
import io.github.netlink4j.rtnetlink.address.Addresses;
import java.util.Map;

/** Operations on IPv4 addresses: lists, adds and deletes them. */
final class AddressTasks {
    private static final AddressFilter IPV4 = AddressFilter.all().ipv4();

    private final Yard yard;
    private final Addresses addresses;
    private long seen;

    AddressTasks(Yard yard) {
        this.yard = yard;
        this.addresses = yard.nl.addresses();
    }

    Map<String, Task> all() {
        return Map.of(
                "addresses-visit", Task.of(this::visit),
                "addresses-copy", Task.of(this::copy),
                "address-add", Task.of(Task.NOTHING, this::add, this::delete),
                "address-delete", Task.of(this::add, this::delete, Task.NOTHING));
    }

    /** Returns the address with a number; the first million addresses are inside 172.16.0.0/12. */
    static AddressSpec address(int number) {
        return AddressSpec.of(
                IpAddress.ipv4((172 << 24 | 16 << 16) + number + 1).asPrefix());
    }

    private long visit(int count) {
        seen = 0;
        for (int i = 0; i < count; i++) {
            addresses.forEach(IPV4, this::visit);
        }
        return seen;
    }

    private void visit(AddressView address) {
        seen += address.linkIndex() + address.prefixLength() + address.flags() + address.scope();
    }

    private long copy(int count) {
        long found = 0;
        for (int i = 0; i < count; i++) {
            found += addresses.list(IPV4).size();
        }
        return found;
    }

    private long add(int count) {
        for (int i = 0; i < count; i++) {
            addresses.add(yard.near(), address(i));
        }
        return count;
    }

    private long delete(int count) {
        for (int i = 0; i < count; i++) {
            addresses.delete(yard.near(), address(i));
        }
        return count;
    }
}
