package io.github.netlink4j.fuzz;

import io.github.netlink4j.codec.AttrSet;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.address.AddressAttr;
import io.github.netlink4j.rtnetlink.address.AddressView;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkKinds;
import io.github.netlink4j.rtnetlink.link.LinkView;
import io.github.netlink4j.rtnetlink.route.RouteAttr;
import io.github.netlink4j.rtnetlink.route.RouteView;
import java.util.ArrayList;
import java.util.List;

/** The decodings of all rooms. */
final class Decodings {
    private Decodings() {}

    static Decoding<LinkView> link() {
        List<AttrSet> kinds = new ArrayList<>(LinkKinds.all());
        kinds.addAll(LinkKinds.ports());
        return new Decoding<>(Views.link(), Views.link(), LinkView::copy, Decoding.setsWithin(LinkAttr.SET, kinds));
    }

    static Decoding<AddressView> address() {
        return new Decoding<>(
                Views.address(), Views.address(), AddressView::copy, Decoding.setsWithin(AddressAttr.SET, List.of()));
    }

    static Decoding<RouteView> route() {
        return new Decoding<>(
                Views.route(), Views.route(), RouteView::copy, Decoding.setsWithin(RouteAttr.SET, List.of()));
    }

    /** A view of the room that captures of this name are of. */
    static MessageView view(String about) {
        return switch (about) {
            case "link" -> Views.link();
            case "address" -> Views.address();
            case "route" -> Views.route();
            default -> throw new IllegalArgumentException(about);
        };
    }

    /** The decoding of the room that captures of this name are of. */
    static Decoding<?> of(String about) {
        return switch (about) {
            case "link" -> link();
            case "address" -> address();
            case "route" -> route();
            default -> throw new IllegalArgumentException(about);
        };
    }
}
