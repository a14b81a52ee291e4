package io.github.netlink4j.benchmarks;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.IpAddress;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.rtnetlink.address.AddressAttr;
import io.github.netlink4j.rtnetlink.address.AddressChanges;
import io.github.netlink4j.rtnetlink.address.AddressSpec;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkBatch;
import io.github.netlink4j.rtnetlink.link.LinkInfo;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkResolver;
import io.github.netlink4j.rtnetlink.link.Links;
import io.github.netlink4j.rtnetlink.link.Veth;
import io.github.netlink4j.rtnetlink.route.RouteAttr;
import io.github.netlink4j.rtnetlink.route.RouteChanges;
import io.github.netlink4j.rtnetlink.route.RouteSpec;
import io.github.netlink4j.socket.Netlink;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.RequestBuffer;
import io.github.netlink4j.socket.SocketOptions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to write a request? By keys into a writer, which allocates nothing; from an existing spec, which allocates
 * the request; and from a new spec each time, as most programs do.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EncodeBenchmark {
    private static final int CREATE = Netlink.NLM_F_REQUEST | Netlink.NLM_F_ACK | Netlink.NLM_F_CREATE;
    private static final int WINDOW = 128;

    private final MessageWriter writer = new MessageWriter();
    private final RequestBuffer requests = new RequestBuffer();
    private final IpPrefix prefix = IpPrefix.parse("10.1.2.0/24");
    private final IpAddress gateway = IpAddress.parse("192.168.0.1");
    private final LinkRef link = LinkRef.of(7);
    private final Veth veth = Veth.named("bread-pb-veth").peer("veth-pb");
    private final RouteSpec route = RouteSpec.to(prefix).via(gateway).device(link);
    private final AddressSpec address = AddressSpec.of(prefix);
    private NetlinkClient client;
    private LinkBatch links;
    private RouteChanges routes;
    private AddressChanges addresses;

    /** Opens a client. The requests are not sent. */
    @Setup
    public void open() {
        client = NetlinkClient.open(Netlink.NETLINK_ROUTE, SocketOptions.defaults());
        links = new LinkBatch(requests, new Links(client));
        routes = new RouteChanges(requests, new LinkResolver(client));
        addresses = new AddressChanges(requests, new LinkResolver(client));
    }

    @TearDown
    public void close() {
        client.close();
    }

    /** Measures writing a veth pair by keys. */
    @Benchmark
    public int vethByKeys() {
        writer.clear();
        writer.begin(LinkAttr.RTM_NEWLINK, CREATE, 1);
        writer.put(LinkAttr.IFNAME, "bread-pb-veth");
        writer.nest(LinkAttr.LINKINFO);
        writer.put(LinkInfo.KIND, "veth");
        writer.nest(LinkInfo.DATA);
        writer.nest(Veth.PEER);
        writer.put(LinkAttr.IFNAME, "veth-pb");
        writer.end();
        writer.end();
        writer.end();
        writer.finish();
        return writer.length();
    }

    /** Measures writing a route by keys. */
    @Benchmark
    public int routeByKeys() {
        writer.clear();
        writer.begin(RouteAttr.RTM_NEWROUTE, CREATE, 1);
        writer.header8(0, AddressFamily.AF_INET);
        writer.header8(1, 24);
        writer.put(RouteAttr.DST, prefix.address());
        writer.put(RouteAttr.GATEWAY, gateway);
        writer.put(RouteAttr.OIF, 7);
        writer.finish();
        return writer.length();
    }

    /** Measures writing an address by keys. */
    @Benchmark
    public int addressByKeys() {
        writer.clear();
        writer.begin(AddressAttr.RTM_NEWADDR, CREATE, 1);
        writer.header8(0, AddressFamily.AF_INET);
        writer.header8(1, 24);
        writer.header32(4, 7);
        writer.put(AddressAttr.LOCAL, prefix.address());
        writer.put(AddressAttr.ADDRESS, prefix.address());
        writer.finish();
        return writer.length();
    }

    /** Measures writing a veth pair from an existing spec. */
    @Benchmark
    public int vethFromSpec() {
        requests.clear();
        links.create(veth);
        return requests.size();
    }

    /** Measures writing a route from an existing spec. */
    @Benchmark
    public int routeFromSpec() {
        requests.clear();
        routes.add(route);
        return requests.size();
    }

    /** Measures writing an address from an existing spec. */
    @Benchmark
    public int addressFromSpec() {
        requests.clear();
        addresses.add(link, address);
        return requests.size();
    }

    /** Measures writing a veth pair from a new spec. */
    @Benchmark
    public int vethFromNewSpec() {
        requests.clear();
        links.create(Veth.named("bread-pb-veth").peer("veth-pb"));
        return requests.size();
    }

    /** Measures writing a route from a new spec. */
    @Benchmark
    public int routeFromNewSpec() {
        requests.clear();
        routes.add(RouteSpec.to(prefix).via(gateway).device(link));
        return requests.size();
    }

    /** Measures writing an address from a new spec. */
    @Benchmark
    public int addressFromNewSpec() {
        requests.clear();
        addresses.add(link, AddressSpec.of(prefix));
        return requests.size();
    }

    /** Measures writing a window of a batch, from one existing spec. */
    @Benchmark
    public int batchOf128Routes() {
        requests.clear();
        for (int i = 0; i < WINDOW; i++) {
            routes.add(route);
        }
        return requests.size();
    }
}
