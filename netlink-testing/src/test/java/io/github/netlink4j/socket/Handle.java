package io.github.netlink4j.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netlink4j.BatchResults;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.testing.FakeKernel;
import io.github.netlink4j.testing.Sent;
import io.github.netlink4j.testing.Thing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A client on a fake kernel, and the calls that the tests make. After its script the kernel answers correctly. */
final class Handle {
    static final Duration TIMEOUT = Duration.ofMillis(250);

    final FakeKernel kernel;
    final NetlinkClient client;
    final List<ExtendedAck> warnings = new ArrayList<>();

    private Handle(FakeKernel kernel, Transport transport, Duration timeout) {
        this.kernel = kernel.then(Handle::answerWell);
        this.client = new NetlinkClient(transport, SocketOptions.defaults().timeout(timeout));
        client.onWarning((request, ack) -> warnings.add(ack));
    }

    static Handle on(FakeKernel kernel) {
        return new Handle(kernel, kernel, TIMEOUT);
    }

    /** Returns a handle that times out as soon as it has to wait, because the kernel is known to send nothing more. */
    static Handle impatient(FakeKernel kernel) {
        return new Handle(kernel, new Impatient(kernel), Duration.ofSeconds(20));
    }

    static Handle patient(FakeKernel kernel) {
        return new Handle(kernel, kernel, Duration.ofSeconds(20));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // they are only passed on
    static Handle script(Consumer<Sent>... steps) {
        return on(FakeKernel.script(steps));
    }

    /** Answers as the kernel does when nothing is wrong. */
    static void answerWell(Sent request) {
        if (request.isDump()) {
            request.object(Thing.payload(1)).object(Thing.payload(2)).done();
        } else if (request.type() == Thing.GET.number()) {
            request.object(Thing.payload(number(request)));
        } else {
            request.ack();
        }
    }

    static int number(Sent request) {
        return ByteBuffer.wrap(request.bytes()).order(ByteOrder.nativeOrder()).getInt(16);
    }

    static Request get(int number) {
        return Request.of(Thing.GET, 0, writer -> writer.header32(0, number), () -> "thing " + number);
    }

    static Request change() {
        return Request.of(
                Thing.NEW,
                0,
                writer -> {
                    writer.header32(0, 1);
                    writer.put(Thing.NAME, "first");
                    writer.nest(Thing.DETAIL);
                    writer.put(Thing.PORT, 80);
                    writer.nest(Thing.INNER);
                    writer.put(Thing.KEY, 5);
                    writer.end();
                    writer.end();
                },
                () -> "thing 1");
    }

    int fetch(int number) {
        Single<Thing, Integer> one = new Single<>(Thing::number);
        client.fetch(get(number), Thing.NEW, new Thing(), one);
        return one.get();
    }

    List<Integer> list() {
        Collected<Thing, Integer> every = new Collected<>(thing -> true, Thing::number);
        client.dump(get(0), Thing.NEW, new Thing(), every);
        return every.list();
    }

    void forEach(Consumer<? super Thing> visitor) {
        client.dump(get(0), Thing.NEW, new Thing(), new Shown<>(thing -> true, visitor));
    }

    void execute() {
        client.execute(change());
    }

    int executeThenFetch(int number) {
        Single<Thing, Integer> one = new Single<>(Thing::number);
        client.executeThenFetch(change(), get(number), Thing.NEW, new Thing(), one);
        return one.get();
    }

    /** Executes three changes in one window. */
    BatchResults batch(boolean onlyFailures) {
        RequestBuffer changes = new RequestBuffer();
        for (int i = 0; i < 3; i++) {
            changes.accept(change());
        }
        return client.executeAll(changes, onlyFailures);
    }

    /** Requires that the script is over, and that the same handle serves every kind of call again. */
    void assertUsable() {
        assertThat(kernel.isOver()).as("script is over").isTrue();
        execute();
        assertThat(fetch(7)).isEqualTo(7);
        assertThat(list()).containsExactly(1, 2);
        assertThat(executeThenFetch(9)).isEqualTo(9);
    }

    private record Impatient(FakeKernel kernel) implements Transport {
        @Override
        public int send(byte[] bytes, int length) {
            return kernel.send(bytes, length);
        }

        @Override
        public int receive(Datagram into) {
            return kernel.receive(into);
        }

        @Override
        public Wait await(long nanos) {
            Wait wait = kernel.await(0);
            return wait == Wait.TIMED_OUT && Thread.currentThread().isInterrupted() ? Wait.INTERRUPTED : wait;
        }

        @Override
        public int port() {
            return kernel.port();
        }

        @Override
        public void close() {
            kernel.close();
        }
    }
}
