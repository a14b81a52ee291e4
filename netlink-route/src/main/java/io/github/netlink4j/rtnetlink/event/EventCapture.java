package io.github.netlink4j.rtnetlink.event;

import io.github.netlink4j.rtnetlink.address.AddressView;
import io.github.netlink4j.rtnetlink.link.LinkView;
import io.github.netlink4j.rtnetlink.object.RtMessage;
import io.github.netlink4j.rtnetlink.route.RouteView;
import org.jspecify.annotations.Nullable;

/** Makes an {@link RtEvent} of what it is shown. */
final class EventCapture implements RtHandler {
    private @Nullable RtEvent event;

    /** What it was shown last, once; null when it was shown nothing since. */
    @Nullable
    RtEvent take() {
        RtEvent taken = event;
        event = null;
        return taken;
    }

    @Override
    public void link(Change change, LinkView link, int namespaceId) {
        event = new LinkEvent(change, link.copy(), namespaceId);
    }

    @Override
    public void address(Change change, AddressView address, int namespaceId) {
        event = new AddressEvent(change, address.copy(), namespaceId);
    }

    @Override
    public void route(Change change, RouteView route, int namespaceId) {
        event = new RouteEvent(change, route.copy(), namespaceId);
    }

    @Override
    public void bridgePort(Change change, LinkView port, int namespaceId) {
        event = new BridgePortEvent(change, port.copy(), namespaceId);
    }

    @Override
    public void partialLink(Change change, LinkView part, int namespaceId) {
        event = new PartialLinkEvent(change, part.copy(), namespaceId);
    }

    @Override
    public void raw(RtMessage message, int namespaceId) {
        event = new RawEvent(message.copy(), namespaceId);
    }

    @Override
    public void overrun(Overrun overrun) {
        event = overrun;
    }
}
