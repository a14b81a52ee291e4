package io.github.netlink4j.benchmarks;

import io.github.netlink4j.Errno;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.rtnetlink.address.AddressFilter;
import io.github.netlink4j.rtnetlink.address.Addresses;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.Links;
import io.github.netlink4j.rtnetlink.link.Macvlan;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.route.RouteFilter;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.rtnetlink.route.RouteView;
import io.github.netlink4j.rtnetlink.route.Routes;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to read a message of each object type, as a view and as a snapshot, and to create the exception for a
 * refusal? The answers of the kernel are recorded once and replayed, so that only the time of the library is measured. Listings
 * report the time for one object. To be run in a network namespace of its own, see the README.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecodeBenchmark {
    private static final int OBJECTS = 100;
    private static final int GROUP = 7;

    private final RouteFilter main = RouteFilter.all().ipv4().table(RouteView.RT_TABLE_MAIN);
    private AddressFilter ofPeer;
    private NetlinkClient live;
    private Links links;
    private Routes routes;
    private Addresses addresses;
    private Links refused;
    private Link macvlan;
    private long sum;

    /** Creates a hundred objects of each type, and records the kernel's answers about them. */
    @Setup
    public void begin() {
        live = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults());
        Links liveLinks = new Links(live);
        // The loopback link and a macvlan are counted too.
        for (int i = 0; liveLinks.list().size() < OBJECTS - 1; i++) {
            liveLinks.create(Veth.named("bench" + i).group(GROUP).peer("peer" + i));
        }
        macvlan = liveLinks.create(Macvlan.named("bench").parent("bench0"));
        liveLinks.up("bench0");
        liveLinks.up("peer0");
        LinkRef bench = liveLinks.get("bench0");
        LinkRef peer = liveLinks.get("peer0");
        for (int i = 0; i < OBJECTS; i++) {
            new Routes(live)
                    .add(RouteSpec.to("10.1." + i + ".0/24").device(bench).metric(100));
            new Addresses(live).add(peer, "10.2.0." + (i + 1) + "/32");
        }
        ofPeer = AddressFilter.all().ipv4().link(peer);
        links = new Links(recorded(client -> new Links(client).list().size()));
        routes = new Routes(recorded(client -> new Routes(client).list(main).size()));
        addresses = new Addresses(
                recorded(client -> new Addresses(client).list(ofPeer).size()));
        refused = new Links(recorded(client -> refusal(new Links(client)).error() == Errno.ENODEV ? OBJECTS : 0));
    }

    private static NetlinkClient recorded(ToIntFunction<NetlinkClient> question) {
        Replay replay = new Replay(NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults()));
        NetlinkClient client = new NetlinkClient(replay, SocketOptions.defaults());
        int answers = question.applyAsInt(client);
        if (answers != OBJECTS) {
            throw new IllegalStateException("listed " + answers + " objects; this is no fresh network namespace");
        }
        replay.begin();
        return client;
    }

    private static KernelException refusal(Links links) {
        try {
            links.delete(LinkRef.of(Integer.MAX_VALUE));
            throw new IllegalStateException("a link that is not there was deleted");
        } catch (KernelException e) {
            return e;
        }
    }

    /** Deletes the links, and with them the peers and the macvlan. */
    @TearDown
    public void delete() {
        new Links(live).deleteGroup(GROUP);
        live.close();
    }

    /** Measures reading index, MTU, master and state of a link from a view. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public long linkInPlace() {
        sum = 0;
        links.forEach(link -> sum += link.index() + link.mtu() + link.master() + (link.isUp() ? 1 : 0));
        return sum;
    }

    /** Measures creating a snapshot of a link. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public int linkAsObject() {
        return links.list().size();
    }

    /** Measures reading prefix length, link, metric and table of a route from a view. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public long routeInPlace() {
        sum = 0;
        routes.forEach(main, route -> sum += route.prefixLength() + route.linkIndex() + route.metric() + route.table());
        return sum;
    }

    /** Measures creating a snapshot of a route. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public int routeAsObject() {
        return routes.list(main).size();
    }

    /** Measures reading link, prefix length and flags of an address from a view. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public long addressInPlace() {
        sum = 0;
        addresses.forEach(ofPeer, address -> sum += address.linkIndex() + address.prefixLength() + address.flags());
        return sum;
    }

    /** Measures creating a snapshot of an address. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public int addressAsObject() {
        return addresses.list(ofPeer).size();
    }

    /** Measures reading a number from a snapshot, which searches its bytes. */
    @Benchmark
    public long attribute() {
        return macvlan.get(LinkAttr.MTU, 0);
    }

    /** Measures reading a number inside two nests from a snapshot. */
    @Benchmark
    public long attributeOfKind() {
        return macvlan.get(Macvlan.MODE, 0);
    }

    /** Measures reading a number that is not present. */
    @Benchmark
    public long attributeAbsent() {
        return macvlan.get(LinkAttr.TARGET_NETNSID, -1);
    }

    /** Measures creating the exception for a refused request, including its message. */
    @Benchmark
    public String error() {
        return refusal(refused).getMessage();
    }
}
