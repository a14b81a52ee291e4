package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.rtnetlink.Script;
import io.github.netlink4j.rtnetlink.event.Told;
import io.github.netlink4j.socket.Datagram;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.SocketOptions;
import io.github.netlink4j.socket.Transport;
import io.github.netlink4j.testing.Answer;
import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.Sent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A kernel that does at random everything that makes it hard to follow: it notifies before it makes the change, removes IPv4
 * routes without a notification, omits unchanged objects from listings while others change, and has a small queue for
 * messages.
 */
final class WildKernel {
    private static final int GETLINK = 18;
    private static final int GETROUTE = 26;
    private static final int ENODEV = 19;
    private static final int UP = 1;

    /** The index of a link, and the metric of routes through it, that never change. */
    static final int STEADY = 7;

    /** A route; its position among those with the same key matters. */
    record Way(boolean ipv6, int n, int metric, int link) {
        boolean hasKeyOf(Way other) {
            return ipv6 == other.ipv6 && n == other.n && metric == other.metric;
        }

        byte[] message(int type, int flags) {
            return ModelKernel.route(type, flags, ipv6, n, metric, link);
        }
    }

    private final Random random;
    private final TreeMap<Integer, Integer> mtuOfLinks = new TreeMap<>();
    private final List<Integer> down = new ArrayList<>();
    private final List<Way> routes = new ArrayList<>();
    /** Changes of which it has sent the notification and which it has still to make, under its lock. */
    private final Queue<Runnable> underTheLock = new ArrayDeque<>();
    /** The objects that have changed since a listing began. */
    private final List<Object> changed = new ArrayList<>();

    final Queueing events;
    private final FakeKernel socket = FakeKernel.script().then(this::answer);
    /** The number of changes that may still happen during requests. */
    private int left = Integer.MAX_VALUE;

    WildKernel(Random random) {
        this.random = random;
        this.events = new Queueing(random.nextBoolean() ? 2 + random.nextInt(40) : 1000);
        mtuOfLinks.put(STEADY, 1500);
        for (int n = 1; n <= 3; n++) {
            routes.add(new Way(false, n, STEADY, STEADY));
            routes.add(new Way(true, n, STEADY, STEADY));
        }
    }

    NetlinkClient client() {
        return new NetlinkClient(socket, SocketOptions.defaults());
    }

    /** A socket's queue, as af_netlink.c has it. */
    static final class Queueing implements Transport {
        private final int room;
        private final Queue<byte[]> queue = new ArrayDeque<>();
        private boolean congested;
        private boolean error;
        private long drops;

        Queueing(int room) {
            this.room = room;
        }

        void tell(byte[] message) {
            if (congested || queue.size() >= room) {
                error |= !congested;
                congested = true;
                drops++;
            } else {
                queue.add(message);
            }
        }

        @Override
        public int receive(Datagram into) {
            if (error) {
                error = false;
                return -Script.ENOBUFS;
            }
            byte[] next = queue.poll();
            congested &= !queue.isEmpty();
            if (next == null) {
                return -11;
            }
            System.arraycopy(next, 0, into.bytes(), 0, next.length);
            into.received(next.length, 0, 1);
            return 0;
        }

        @Override
        public long drops() {
            return drops;
        }

        @Override
        public int send(byte[] bytes, int length) {
            throw new AssertionError("a socket that listens does not send");
        }

        @Override
        public Wait await(long nanos) {
            return queue.isEmpty() && !error ? Wait.TIMED_OUT : Wait.READY;
        }

        @Override
        public int port() {
            return 1;
        }

        @Override
        public void close() {}
    }

    /** From now on changes happen only during requests, and at most this number. */
    void calm(int more) {
        left = more;
        unlock();
    }

    private void unlock() {
        for (Runnable next = underTheLock.poll(); next != null; next = underTheLock.poll()) {
            next.run();
        }
    }

    /** Makes a random change, after those that are pending, for there is only one lock. */
    void happen() {
        unlock();
        int link = 2 + random.nextInt(4);
        Way way = new Way(random.nextBoolean(), 1 + random.nextInt(3), random.nextInt(2), link);
        switch (random.nextInt(9)) {
            case 0 -> newLink(link);
            case 1 -> deleteLink(link);
            case 2 -> goDown(link);
            case 3, 4 -> add(way);
            case 5 -> replace(way);
            case 6, 7 -> delete(way);
            default -> deleteKey(way);
        }
    }

    private void newLink(int link) {
        mtuOfLinks.put(link, 1300 + random.nextInt(3));
        down.remove((Integer) link);
        changed.add(link);
        tellLink(link);
    }

    private void tellLink(int link) {
        events.tell(linkMessage(Told.NEWLINK, link));
    }

    private byte[] linkMessage(int type, int link) {
        int flags = down.contains(link) ? 0 : UP;
        return ModelKernel.link(
                type, link, flags, ModelKernel.linkAttributes("eth" + link, mtuOfLinks.getOrDefault(link, 1500)));
    }

    /**
     * Notifies that the link is down before its IPv4 routes are removed, without a notification; IPv6 notifies of each
     * route.
     */
    private void goDown(int link) {
        if (mtuOfLinks.containsKey(link) && !down.contains(link)) {
            down.add(link);
            tellLink(link);
            underTheLock.add(() -> flush(link));
        }
    }

    private void flush(int link) {
        remove(way -> !way.ipv6 && way.link == link);
        for (Way way : List.copyOf(routes)) {
            if (way.ipv6 && way.link == link) {
                remove(way::equals);
                events.tell(way.message(Told.DELROUTE, 0));
            }
        }
    }

    private void remove(Predicate<Way> which) {
        routes.stream().filter(which).forEach(changed::add);
        routes.removeIf(which);
    }

    private void deleteLink(int link) {
        if (mtuOfLinks.containsKey(link)) {
            goDown(link);
            unlock();
            flush(link);
            byte[] message = linkMessage(Told.DELLINK, link);
            mtuOfLinks.remove(link);
            changed.add(link);
            events.tell(message);
        }
    }

    private boolean isUsable(Way way) {
        return mtuOfLinks.containsKey(way.link) && !down.contains(way.link);
    }

    private int firstWithKeyOf(Way way) {
        for (int i = 0; i < routes.size(); i++) {
            if (routes.get(i).hasKeyOf(way)) {
                return i;
            }
        }
        return -1;
    }

    private void add(Way way) {
        if (!isUsable(way) || routes.contains(way)) {
            return;
        }
        boolean behind = way.ipv6 || random.nextBoolean();
        boolean alone = firstWithKeyOf(way) < 0;
        routes.add(behind ? routes.size() : 0, way);
        changed.add(way);
        events.tell(way.message(Told.NEWROUTE, alone ? 0x600 : behind && !way.ipv6 ? 0xc00 : 0x400));
    }

    private void replace(Way way) {
        int first = firstWithKeyOf(way);
        if (first >= 0 && isUsable(way) && !routes.contains(way)) {
            changed.add(way);
            routes.set(first, way);
            events.tell(way.message(Told.NEWROUTE, 0x100));
        }
    }

    /** Notifies of the deletion of an IPv4 route before it is deleted. */
    private void delete(Way way) {
        if (routes.contains(way)) {
            if (way.ipv6) {
                remove(way::equals);
            } else {
                underTheLock.add(() -> remove(way::equals));
            }
            events.tell(way.message(Told.DELROUTE, 0));
        }
    }

    private void deleteKey(Way way) {
        int first = firstWithKeyOf(way);
        if (first >= 0) {
            delete(routes.get(first));
        }
    }

    // Answers

    private void answer(Sent request) {
        if (request.type() == GETLINK) {
            unlock();
            if (!request.isDump()) {
                oneLink(request);
                return;
            }
        }
        changed.clear();
        Answer answer = request.answer();
        boolean sound = request.type() == GETROUTE ? listRoutes(request, answer) : listLinks(answer);
        answer.flags(sound ? 0 : Answer.INTERRUPTED).done().send();
        happenAtTimes();
    }

    private void happenAtTimes() {
        while (left > 0 && random.nextInt(3) == 0) {
            left--;
            happen();
        }
    }

    private void oneLink(Sent request) {
        int link = request.bytes()[20];
        if (mtuOfLinks.containsKey(link)) {
            request.object(payload(linkMessage(Told.NEWLINK, link)));
        } else {
            request.error(ENODEV);
        }
    }

    /** Lists in two parts; if links change between them, the second part may omit any link. */
    private boolean listLinks(Answer answer) {
        List<Integer> first =
                mtuOfLinks.keySet().stream().filter(link -> link % 2 == 0).toList();
        first.forEach(link -> answer.object(payload(linkMessage(Told.NEWLINK, link))));
        happenAtTimes();
        boolean sound = changed.stream().noneMatch(Integer.class::isInstance);
        mtuOfLinks.keySet().stream()
                .filter(link -> link % 2 == 1 && (sound || random.nextBoolean()))
                .forEach(link -> answer.object(payload(linkMessage(Told.NEWLINK, link))));
        return sound;
    }

    private boolean listRoutes(Sent request, Answer answer) {
        boolean ipv6 = request.bytes()[16] == 10;
        int onlyLink = linkOf(request);
        List<Way> before = List.copyOf(routes);
        List<Way> shown = new ArrayList<>(before.stream()
                .filter(way -> way.ipv6 == ipv6 && random.nextBoolean())
                .toList());
        happenAtTimes();
        for (Way way : routes) {
            if (way.ipv6 == ipv6 && !shown.contains(way) && !mayBeMissed(way, before)) {
                shown.add(way);
            }
        }
        shown.stream()
                .filter(way -> onlyLink == 0 || way.link == onlyLink)
                .forEach(way -> answer.object(payload(way.message(Told.NEWROUTE, 0))));
        return true;
    }

    /** Whether a listing omits an unchanged route because others have changed meanwhile (H3). */
    private boolean mayBeMissed(Way way, List<Way> before) {
        return before.contains(way)
                && random.nextBoolean()
                && changed.stream()
                        .anyMatch(other ->
                                other instanceof Way route && route.ipv6 == way.ipv6 && (way.ipv6 || route.n == way.n));
    }

    /** The link in a request's RTA_OIF, 0 when there is none. */
    private static int linkOf(Sent request) {
        byte[] bytes = request.bytes();
        for (int at = 28; at + 8 <= bytes.length; at += bytes[at] + 3 & -4) {
            if (bytes[at + 2] == 4) {
                return bytes[at + 4];
            }
        }
        return 0;
    }

    private static byte[] payload(byte[] message) {
        return Arrays.copyOfRange(message, 16, message.length);
    }

    /** What remains once all changes that it notified of are made, in the words of {@link MirrorModelTest}. */
    List<String> contents() {
        unlock();
        List<String> all = new ArrayList<>();
        mtuOfLinks.forEach((link, mtu) -> all.add("eth" + link + " " + mtu + (down.contains(link) ? " down" : " up")));
        for (Way way : routes) {
            all.add((way.ipv6 ? "fd0" + way.n + "::/16" : "10." + way.n + ".0.0/16") + " metric " + way.metric + " dev "
                    + way.link);
        }
        return all;
    }
}
