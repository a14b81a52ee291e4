package io.github.netlink4j.fuzz;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.address.AddressView;
import io.github.netlink4j.rtnetlink.address.Addresses;
import io.github.netlink4j.rtnetlink.link.LinkView;
import io.github.netlink4j.rtnetlink.link.Links;
import io.github.netlink4j.rtnetlink.route.RouteView;
import io.github.netlink4j.rtnetlink.route.Routes;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.FakeKernel;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Views to be pointed at any bytes. The rooms make them; so one listing of one object is played to get each. */
final class Views {
    private Views() {}

    static LinkView link() {
        return seen(16, (client, visitor) -> new Links(client).forEach(visitor));
    }

    static AddressView address() {
        return seen(8, (client, visitor) -> new Addresses(client).forEach(visitor));
    }

    static RouteView route() {
        return seen(12, (client, visitor) -> new Routes(client).forEach(visitor));
    }

    private static <V extends MessageView> V seen(int bytes, BiConsumer<NetlinkClient, Consumer<V>> listing) {
        byte[] object = new byte[bytes];
        object[0] = 2;
        AtomicReference<V> seen = new AtomicReference<>();
        FakeKernel kernel = FakeKernel.script(request -> request.object(object).done());
        try (NetlinkClient client = new NetlinkClient(kernel, SocketOptions.defaults())) {
            listing.accept(client, seen::set);
        }
        return seen.get();
    }
}
