package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.IpAddress;
import io.github.netlink4j.codec.Comparison;
import io.github.netlink4j.rtnetlink.link.LinkStates;
import io.github.netlink4j.rtnetlink.mirror.Listed;
import io.github.netlink4j.rtnetlink.mirror.Notice;
import io.github.netlink4j.rtnetlink.mirror.Shelf;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import java.util.List;
import java.util.function.Consumer;

/** What the kernel's messages mean for the addresses of one family in a mirror. */
final class AddressShelf extends Shelf<AddressKey, Address> {
    private static final int RTNLGRP_LINK = 1;
    private static final int RTNLGRP_IPV4_IFADDR = 5;
    private static final int RTNLGRP_IPV6_IFADDR = 9;
    private static final int RTNLGRP_IPV6_PREFIX = 18;
    static final List<Integer> GROUPS =
            List.of(RTNLGRP_LINK, RTNLGRP_IPV4_IFADDR, RTNLGRP_IPV6_IFADDR, RTNLGRP_IPV6_PREFIX);

    private static final int RTM_NEWPREFIX = 52;

    private static final Comparison COMPARISON = Comparison.ignoring(AddressAttr.CACHEINFO);

    private final int family;
    private final AddressMirror.Family addresses;
    private final LinkStates links = new LinkStates();
    private final AddressView view = new AddressView();

    AddressShelf(int family, AddressMirror.Family addresses) {
        super(addresses.store);
        this.family = family;
        this.addresses = addresses;
    }

    @Override
    protected void hear(Notice notice) {
        boolean gone = notice.type() == AddressAttr.RTM_DELADDR.number();
        if (gone || notice.type() == AddressAttr.RTM_NEWADDR.number()) {
            if (notice.family() == family) {
                AddressView told = notice.in(view);
                put(AddressKey.of(told), gone ? List.of() : List.of(told.copy()));
            }
        } else if (family == IpAddress.AF_INET6) {
            silentChanges(notice);
        }
    }

    /**
     * An IPv6 address that the kernel makes itself, when a link comes up or a router announces a network, is told only when
     * nobody else turned out to have it, more than a second later. And one that a link keeps when it goes down
     * (keep_addr_on_down) becomes tentative without a word. addrconf_add_linklocal(), addrconf_ifdown()
     */
    private void silentChanges(Notice notice) {
        if (notice.type() == RTM_NEWPREFIX) {
            suspectAll();
        } else if (links.learns(notice)) {
            if (links.isUp()) {
                suspectAll();
            } else {
                suspect(addresses.byLink, links.index());
            }
        }
    }

    /** Nor is it told when an address is changed while the kernel still checks it. inet6_addr_modify() */
    @Override
    protected void distrustSilence() {
        if (family == IpAddress.AF_INET6) {
            suspectAll();
        }
    }

    @Override
    protected void forget() {
        links.forget();
    }

    @Override
    protected boolean list(NetlinkClient client, Consumer<? super Address> found) {
        AddressFilter filter = family == IpAddress.AF_INET6
                ? AddressFilter.all().ipv6()
                : AddressFilter.all().ipv4();
        Request question = AddressRequests.list(filter, filter);
        return Listed.once(client, question, AddressAttr.RTM_NEWADDR, new AddressView(), address -> {
            if (filter.lets(address)) {
                found.accept(address.copy());
            }
        });
    }

    @Override
    protected AddressKey key(Address address) {
        return AddressKey.of(address);
    }

    @Override
    protected boolean saysSame(Address one, Address other) {
        return COMPARISON.same(one, other);
    }
}
