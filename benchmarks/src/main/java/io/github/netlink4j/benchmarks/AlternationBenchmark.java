package io.github.netlink4j.benchmarks;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.address.Address;
import io.github.netlink4j.rtnetlink.address.AddressFilter;
import io.github.netlink4j.rtnetlink.address.AddressView;
import io.github.netlink4j.rtnetlink.address.Addresses;
import io.github.netlink4j.rtnetlink.event.RtHandler;
import io.github.netlink4j.rtnetlink.event.RtMonitor;
import io.github.netlink4j.rtnetlink.link.Link;
import io.github.netlink4j.rtnetlink.link.LinkFilter;
import io.github.netlink4j.rtnetlink.link.LinkView;
import io.github.netlink4j.rtnetlink.link.Links;
import io.github.netlink4j.rtnetlink.link.Macvlan;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.neighbour.Neighbour;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourFilter;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourSpec;
import io.github.netlink4j.rtnetlink.neighbour.NeighbourView;
import io.github.netlink4j.rtnetlink.neighbour.Neighbours;
import io.github.netlink4j.rtnetlink.route.Route;
import io.github.netlink4j.rtnetlink.route.RouteFilter;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.rtnetlink.route.RouteView;
import io.github.netlink4j.rtnetlink.route.Routes;
import io.github.netlink4j.rtnetlink.rule.Rule;
import io.github.netlink4j.rtnetlink.rule.RuleFilter;
import io.github.netlink4j.rtnetlink.rule.RuleSpec;
import io.github.netlink4j.rtnetlink.rule.RuleView;
import io.github.netlink4j.rtnetlink.rule.Rules;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.NetlinkSocket;
import io.github.netlink4j.socket.SocketOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
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
 * What does a message cost in a program that uses all types of objects? Before a method is measured, all others have run as
 * often, so that the code they share is not compiled for one of them alone; {@link DecodeBenchmark} measures each by itself.
 * The answers are the kernel's, recorded and replayed. The time is that of one object. To be run in a network namespace of its
 * own, see the README.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class AlternationBenchmark {
    /** Objects of each type. */
    static final int OBJECTS = 64;

    private static final int ROUNDS_BEFORE = 2_000;
    private static final int GROUP = 7;
    private static final String USED = "bench0";

    private NetlinkClient live;
    private Type<LinkFilter, LinkView, Link> links;
    private Type<RouteFilter, RouteView, Route> routes;
    private Type<AddressFilter, AddressView, Address> addresses;
    private Type<NeighbourFilter, NeighbourView, Neighbour> neighbours;
    private Type<RuleFilter, RuleView, Rule> rules;
    private ReplayedEvents events;
    private RtMonitor monitor;
    private final RtHandler handler = RtHandler.of(Link.TYPE, (change, link, namespace) -> read(link))
            .on(Route.TYPE, (change, route, namespace) -> read(route));
    private long sum;

    /** The recorded listing of one type, and the read of each object. */
    private record Type<F extends ObjectFilter<V>, V extends MessageView, T extends V>(
            ObjectReader<F, V, T> objects, F filter, Consumer<V> read) {
        static <F extends ObjectFilter<V>, V extends MessageView, T extends V> Type<F, V, T> recorded(
                Function<NetlinkClient, ObjectReader<F, V, T>> service, F filter, Consumer<V> read) {
            Replay replay = new Replay(NetlinkSocket.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults()));
            ObjectReader<F, V, T> objects = service.apply(new NetlinkClient(replay, SocketOptions.defaults()));
            int found = objects.list(filter).size();
            if (found != OBJECTS) {
                throw new IllegalStateException("listed " + found + " objects; this is no fresh network namespace");
            }
            replay.begin();
            return new Type<>(objects, filter, read);
        }

        void inPlace() {
            objects.forEach(filter, read);
        }

        int asObjects() {
            return objects.list(filter).size();
        }
    }

    /** Creates OBJECTS objects of each type, records the kernel's answers about them, and warms up with all types. */
    @Setup
    public void begin() {
        live = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults());
        Links made = new Links(live);
        // The loopback link and a macvlan are counted too.
        for (int i = 0; made.list().size() < OBJECTS - 1; i++) {
            made.create(Veth.named("bench" + i).group(GROUP).peer("other" + i));
        }
        made.create(Macvlan.named("bench").parent(USED));
        made.up(USED);
        made.up("other0");
        Link used = made.get(USED);
        Link other = made.get("other0");
        for (int i = 0; i < OBJECTS; i++) {
            String network = "10.1." + i;
            new Addresses(live).add(other, network + ".1/32");
            new Routes(live).add(RouteSpec.to(network + ".0/24").device(used).metric(100));
            new Neighbours(live)
                    .add(NeighbourSpec.of(network + ".9").device(used).lladdr("02:00:00:00:00:01"));
            new Rules(live)
                    .add(RuleSpec.ipv4()
                            .from(network + ".0/24")
                            .priority(1000 + i)
                            .lookup(100));
        }
        links = Type.recorded(Links::new, LinkFilter.all(), this::read);
        routes = Type.recorded(Routes::new, RouteFilter.all().ipv4().table(RouteView.RT_TABLE_MAIN), this::read);
        addresses = Type.recorded(Addresses::new, AddressFilter.all().ipv4().link(other), this::read);
        neighbours = Type.recorded(Neighbours::new, NeighbourFilter.all().ipv4().link(used), this::read);
        rules = Type.recorded(Rules::new, RuleFilter.all().ipv4().table(100), this::read);
        List<byte[]> told = new ArrayList<>();
        links.objects().forEach(links.filter(), link -> told.add(link.toBytes()));
        events = new ReplayedEvents(told);
        monitor = new RtMonitor(events);
        for (int i = 0; i < ROUNDS_BEFORE; i++) {
            everyWay();
        }
    }

    /** Reads objects of all types in every way that is measured. */
    long everyWay() {
        return linkInPlace()
                + routeInPlace()
                + addressInPlace()
                + neighbourInPlace()
                + ruleInPlace()
                + linkAsObject()
                + routeAsObject()
                + addressAsObject()
                + neighbourAsObject()
                + ruleAsObject()
                + linkEvent();
    }

    /** Deletes the links, and with them the peers and the macvlan. */
    @TearDown
    public void delete() {
        new Links(live).deleteGroup(GROUP);
        new Rules(live).list(rules.filter()).forEach(rule -> new Rules(live).delete(RuleSpec.of(rule)));
        live.close();
    }

    private void read(LinkView link) {
        sum += link.index() + link.mtu() + link.master() + (link.isUp() ? 1 : 0);
    }

    private void read(RouteView route) {
        sum += route.prefixLength() + route.linkIndex() + route.metric() + route.table();
    }

    private void read(AddressView address) {
        sum += address.linkIndex() + address.prefixLength() + address.flags();
    }

    private void read(NeighbourView neighbour) {
        sum += neighbour.linkIndex() + neighbour.state() + neighbour.flags();
    }

    private void read(RuleView rule) {
        sum += rule.priority() + rule.table();
    }

    /** Index, size, master and state of a link, in place. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public long linkInPlace() {
        links.inPlace();
        return sum;
    }

    /** Network, link, metric and table of a route, in place. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public long routeInPlace() {
        routes.inPlace();
        return sum;
    }

    /** Link, length and flags of an address, in place. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public long addressInPlace() {
        addresses.inPlace();
        return sum;
    }

    /** Link, state and flags of a neighbour, in place. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public long neighbourInPlace() {
        neighbours.inPlace();
        return sum;
    }

    /** Priority and table of a rule, in place. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public long ruleInPlace() {
        rules.inPlace();
        return sum;
    }

    /** A link as an object. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public int linkAsObject() {
        return links.asObjects();
    }

    /** A route as an object. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public int routeAsObject() {
        return routes.asObjects();
    }

    /** An address as an object. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public int addressAsObject() {
        return addresses.asObjects();
    }

    /** A neighbour as an object. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public int neighbourAsObject() {
        return neighbours.asObjects();
    }

    /** A rule as an object. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public int ruleAsObject() {
        return rules.asObjects();
    }

    /** An event of a link, from the datagram to the listener that reads it. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public long linkEvent() {
        events.rewind();
        if (monitor.poll(handler, Duration.ZERO) != OBJECTS) {
            throw new IllegalStateException("events are missing");
        }
        return sum;
    }
}
