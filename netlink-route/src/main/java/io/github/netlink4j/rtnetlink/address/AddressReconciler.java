package io.github.netlink4j.rtnetlink.address;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.rtnetlink.link.LinkStates;
import io.github.netlink4j.rtnetlink.object.MirrorState;
import io.github.netlink4j.rtnetlink.object.NotifiedReconciler;
import io.github.netlink4j.rtnetlink.object.Reconciler;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.object.RtmKind;
import io.github.netlink4j.rtnetlink.object.SharedState;
import java.util.EnumSet;
import java.util.Set;

/**
 * Applies messages to the IPv6 addresses of a mirror. The kernel notifies of every change of IPv4 addresses.
 *
 * <p>When a link comes up or a router advertises a network, the kernel itself makes an IPv6 address. It notifies of that
 * only after duplicate address detection has succeeded, more than a second later. An address that a link keeps when it goes
 * down (keep_addr_on_down) becomes tentative without a notification. addrconf_add_linklocal(), addrconf_ifdown()
 */
final class AddressReconciler extends NotifiedReconciler<AddressKey, AddressView, Address> {
    private final LinkStates links;

    private AddressReconciler(LinkStates links) {
        super(Address.TYPE, AddressFamily.AF_INET6);
        this.links = links;
    }

    static Reconciler<AddressKey, Address> of(int family, SharedState.Registry shared) {
        return family == AddressFamily.AF_INET6
                ? new AddressReconciler(shared.get(LinkStates.KEY))
                : new NotifiedReconciler<>(Address.TYPE, family);
    }

    @Override
    public Set<RtmKind> receives() {
        return EnumSet.of(RtmKind.ADDR, RtmKind.PREFIX, RtmKind.LINK);
    }

    @Override
    public void onMessage(RtMessage message, MirrorState<AddressKey, Address> state) {
        RtmKind kind = message.kind();
        if (kind == RtmKind.ADDR) {
            super.onMessage(message, state);
        } else if (kind == RtmKind.PREFIX || links.hasChanged() && links.isUp()) {
            state.recheckAll();
        } else if (links.hasChanged()) {
            state.recheck(Address.BY_LINK, links.index());
        }
    }

    /** The kernel does not notify either when an address is changed while it is still being checked. inet6_addr_modify() */
    @Override
    public void beforeQuiesce(MirrorState<AddressKey, Address> state) {
        state.recheckAll();
    }
}
