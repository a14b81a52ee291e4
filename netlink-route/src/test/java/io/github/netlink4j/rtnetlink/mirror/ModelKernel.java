package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.rtnetlink.Script;
import io.github.netlink4j.rtnetlink.event.Told;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.testing.Answer;
import io.github.netlink4j.testing.Bytes;
import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.Sent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * A kernel with links and routes that a test changes, with or without a notification. What is to happen in the middle of a
 * listing can be set before.
 */
final class ModelKernel {
    private static final int GETLINK = 18;
    private static final int GETROUTE = 26;
    private static final int ENODEV = 19;

    final Script events = new Script();
    private final Map<Integer, byte[]> links = new LinkedHashMap<>();
    private final Map<String, byte[]> routes = new LinkedHashMap<>();
    private final Queue<Runnable> afterListings = new ArrayDeque<>();
    private final Queue<Runnable> beforeListings = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private int interrupted;
    private final FakeKernel socket = FakeKernel.script().then(this::answer);

    /** A client that sends its requests to this kernel. */
    NetlinkClient client() {
        return new NetlinkClient(socket, SocketOptions.defaults().timeout(Duration.ofSeconds(5)));
    }

    /** A client of this kernel that can receive its notifications as well. */
    NetlinkClient listeningClient() {
        socket.listener(events);
        return client();
    }

    /** The requests so far, in order: {@code fence}, {@code link 3}, {@code links}, {@code routes 2}, {@code routes 10}. */
    List<String> asked() {
        List<String> all = List.copyOf(asked);
        asked.clear();
        return all;
    }

    /** Runs when the next listing has been read, and before its answer arrives; further calls: at the listing after that. */
    ModelKernel afterListing(Runnable event) {
        afterListings.add(event);
        return this;
    }

    /** Runs before the next listing is read. */
    ModelKernel beforeListing(Runnable event) {
        beforeListings.add(event);
        return this;
    }

    /** Marks this number of listings as interrupted (NLM_F_DUMP_INTR). */
    ModelKernel interrupt(int listings) {
        interrupted = listings;
        return this;
    }

    // Links

    static Bytes linkAttributes(String name, int mtu) {
        return Bytes.of().attr(3, Bytes.of().text(name)).attr(4, Bytes.of().u32(mtu));
    }

    /** Adds or changes a link, without a notification. */
    ModelKernel link(int index, int flags, int mtu) {
        links.put(index, link(Told.NEWLINK, index, flags, linkAttributes("eth" + index, mtu)));
        return this;
    }

    static byte[] link(int type, int index, int flags, Bytes attributes) {
        Bytes body = Bytes.of().u8(0).u8(0).u16(1).u32(index).u32(flags).u32(0).raw(attributes.toArray());
        return Bytes.of().message(type, 0, 0, 0, body.toArray()).toArray();
    }

    /** Adds or changes a link, with a notification. */
    ModelKernel tellLink(int index, int flags, int mtu) {
        link(index, flags, mtu);
        events.kernel(links.get(index));
        return this;
    }

    /** Removes a link, without a notification. */
    ModelKernel dropLink(int index) {
        links.remove(index);
        return this;
    }

    /** Removes a link, with a notification. */
    ModelKernel tellGone(int index) {
        links.remove(index);
        events.kernel(link(Told.DELLINK, index, 0, linkAttributes("eth" + index, 1500)));
        return this;
    }

    // Routes

    /** A route through a link: of IPv4 to 10.n.0.0/16, of IPv6 to fd0n::/16. */
    static byte[] route(int type, int flags, boolean ipv6, int n, int metric, int link) {
        Bytes destination = ipv6
                ? Bytes.of().u8(0xfd).u8(n).raw(new byte[14])
                : Bytes.of().u8(10).u8(n).u8(0).u8(0);
        Bytes body = Bytes.of()
                .u8(ipv6 ? 10 : 2)
                .u8(16)
                .u8(0)
                .u8(0)
                .u8(254)
                .u8(3)
                .u8(0)
                .u8(1)
                .u32(0)
                .attr(15, Bytes.of().u32(254))
                .attr(1, destination)
                .attr(6, Bytes.of().u32(metric))
                .attr(4, Bytes.of().u32(link));
        return Bytes.of().message(type, flags, 0, 0, body.toArray()).toArray();
    }

    /** Adds a route, without a notification. */
    ModelKernel route(boolean ipv6, int n, int metric, int link) {
        routes.put(name(ipv6, n, metric, link), route(Told.NEWROUTE, 0, ipv6, n, metric, link));
        return this;
    }

    /** Adds a route, with a notification. */
    ModelKernel tellRoute(int flags, boolean ipv6, int n, int metric, int link) {
        route(ipv6, n, metric, link);
        events.kernel(route(Told.NEWROUTE, flags, ipv6, n, metric, link));
        return this;
    }

    /** Removes a route, without a notification. */
    ModelKernel dropRoute(boolean ipv6, int n, int metric, int link) {
        routes.remove(name(ipv6, n, metric, link));
        return this;
    }

    /** Removes a route, with a notification. */
    ModelKernel tellRouteGone(boolean ipv6, int n, int metric, int link) {
        dropRoute(ipv6, n, metric, link);
        events.kernel(route(Told.DELROUTE, 0, ipv6, n, metric, link));
        return this;
    }

    private static String name(boolean ipv6, int n, int metric, int link) {
        return (ipv6 ? "10 " : "2 ") + n + " metric " + metric + " dev " + link;
    }

    // Answers

    private void answer(Sent request) {
        if (request.type() == GETLINK && !request.isDump()) {
            oneLink(request);
            return;
        }
        int family = request.bytes()[16];
        asked.add(request.type() == GETROUTE ? "routes " + family : "links");
        run(beforeListings);
        Answer answer = request.answer();
        if (request.type() == GETLINK) {
            links.values().forEach(link -> answer.object(payload(link)));
        } else {
            routes.forEach((name, route) -> {
                if (name.startsWith(family + " ")) {
                    answer.object(payload(route));
                }
            });
        }
        // H4: the flag is on the first message after the change, even if that is the last one.
        answer.flags(interrupted-- > 0 ? Answer.INTERRUPTED : 0).done();
        run(afterListings);
        answer.send();
    }

    private void oneLink(Sent request) {
        int index = request.bytes()[20];
        // The fence asks for index 1.
        asked.add(index == 1 ? "fence" : "link " + index);
        byte[] link = links.get(index);
        if (link == null) {
            request.error(ENODEV);
        } else {
            request.object(payload(link));
        }
    }

    private static void run(Queue<Runnable> happenings) {
        Runnable next = happenings.poll();
        if (next != null) {
            next.run();
        }
    }

    private static byte[] payload(byte[] message) {
        return Arrays.copyOfRange(message, 16, message.length);
    }
}
