package io.github.netlink4j.fuzz;

import io.github.netlink4j.BatchFailure;
import io.github.netlink4j.BatchResults;
import io.github.netlink4j.IpPrefix;
import io.github.netlink4j.MacAddress;
import io.github.netlink4j.NetlinkException;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.address.Addresses;
import io.github.netlink4j.rtnetlink.link.LinkAttr;
import io.github.netlink4j.rtnetlink.link.LinkInfo;
import io.github.netlink4j.rtnetlink.link.LinkRef;
import io.github.netlink4j.rtnetlink.link.LinkView;
import io.github.netlink4j.rtnetlink.link.Links;
import io.github.netlink4j.rtnetlink.link.Vxlan;
import io.github.netlink4j.rtnetlink.object.RtObjectType;
import io.github.netlink4j.rtnetlink.route.Routes;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestBuffer;
import io.github.netlink4j.socket.SocketOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A client whose kernel answers with any bytes. Every call must end soon, with a result or with a {@link NetlinkException} that
 * has a message, and the next call must succeed.
 */
final class Client {
    /** The number of the call that carries out a change. */
    static final int CHANGE = 0;

    /** From this number on there are two calls for each of {@link Types#all()}: list all objects, and get one. */
    static final int SERVICES = 14;

    private static final LinkRef LINK = LinkRef.of(7);

    /**
     * H43: 64 bytes for each byte of input. An exception with a path, its suppressed exceptions, and the copy of the request
     * that is searched for the path have a cost that does not depend on the length of the answer. The larger buffer after a
     * truncated datagram is not counted: its size is the length that the kernel reports, not that of the input.
     */
    private static final Limits LIMITS = new Limits(64, 24 * 1024);

    private final Delivery kernel = new Delivery();
    private final NetlinkClient client = new NetlinkClient(kernel, SocketOptions.defaults());
    private final Links links = new Links(client);
    private final Addresses addresses = new Addresses(client);
    private final Routes routes = new Routes(client);
    private final RequestBuffer batch = new RequestBuffer();
    private final List<Runnable> calls = new ArrayList<>();

    /** A request with nested attributes, which refusals can refer to. */
    private final Request change = Request.of(
            LinkAttr.RTM_NEWLINK,
            0,
            writer -> {
                writer.put(LinkAttr.IFNAME, "vx0");
                writer.put(LinkAttr.ADDRESS, MacAddress.of(new byte[] {2, 0, 0, 0, 0, 1}));
                writer.nest(LinkAttr.LINKINFO);
                writer.put(LinkInfo.KIND, "vxlan");
                writer.nest(LinkInfo.DATA);
                writer.put(Vxlan.ID, 7);
                writer.end();
                writer.end();
            },
            () -> "vxlan \"vx0\"");

    private Runnable call = () -> {};

    Client() {
        client.onWarning((request, ack) -> ack.toString());
        client.execute(change);
        for (int i = 0; i < 3; i++) {
            batch.accept(change);
        }
        calls.add(() -> client.execute(change));
        calls.add(() -> links.list());
        calls.add(() -> links.get(LINK));
        calls.add(() -> links.forEach(LinkView::index));
        calls.add(() -> addresses.list());
        calls.add(() -> addresses.add(LINK, "10.0.0.1/24"));
        calls.add(() -> routes.list());
        calls.add(() -> routes.get("10.1.2.3"));
        calls.add(() -> links.create(Vxlan.named("vx0").vni(7)));
        calls.add(() -> links.delete(LINK));
        calls.add(() -> readAll(client.executeAll(batch, false)));
        calls.add(() -> readAll(client.executeAll(batch, true)));
        calls.add(() -> links.find("v0"));
        calls.add(() -> routes.delete(IpPrefix.parse("10.1.0.0/16")));
        require(calls.size() == SERVICES, "as many calls of services as stored inputs assume");
        Types.all().forEach(this::addReading);
    }

    private <V extends MessageView, T extends V> void addReading(RtObjectType<?, V, T> type) {
        Dumps<Everything<V>, V, T> dumps = new Dumps<>(client, type, new Everything<>(), UnaryOperator.identity());
        ObjectReader<Everything<V>, V, T> reader = () -> dumps;
        Request question = Request.of(type.get(), 0, writer -> {}, type::toString);
        calls.add(reader::list);
        calls.add(() -> dumps.get(question));
    }

    /** Matches all objects of any type. */
    private static final class Everything<V extends MessageView> implements ObjectFilter<V> {
        @Override
        public void writeTo(MessageWriter writer) {}

        @Override
        public boolean matches(V object) {
            return true;
        }
    }

    private static void readAll(BatchResults results) {
        for (BatchFailure failure : results.failures()) {
            require(!failure.cause().getMessage().isEmpty(), "a failure has a text");
        }
    }

    /** Makes the call that the first byte selects, and answers it with the rest. */
    void check(byte[] input) {
        if (input.length > 0) {
            check(Math.floorMod(input[0], calls.size()), input, 1);
        }
    }

    /** Makes a call, and answers it with the datagrams from an offset on. */
    void check(int number, byte[] datagrams, int from) {
        call = () -> answer(calls.get(number), datagrams, from);
        if (!LIMITS.keepsMemory(datagrams.length, call) && !kernel.hasCutOff()) {
            LIMITS.check(datagrams.length, call);
        }
        kernel.recover();
        client.execute(change);
    }

    /** Returns whether the client has enlarged its buffer for a truncated datagram; then it should be replaced. */
    boolean hasGrown() {
        return kernel.hasCutOff();
    }

    private void answer(Runnable asked, byte[] datagrams, int from) {
        kernel.deliver(datagrams, from);
        try {
            asked.run();
        } catch (NetlinkException e) {
            require(e.outcome() != null && !e.getMessage().isEmpty(), "an exception has an outcome and a message");
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not true: " + what);
        }
    }
}
