package io.github.netlink4j.socket;

import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.MessageWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

// Hot path: allocates nothing once it is large enough.

/**
 * Requests that are to be sent together. Each is written when it is put in, so that what is wrong with it is said then,
 * and nothing of it can change afterwards. For one thread at a time.
 */
public final class RequestBuffer implements RequestSink {
    private final MessageWriter out = new MessageWriter();
    private @Nullable Request[] requests = new @Nullable Request[16];
    /** Where each message ends, and the next one begins. */
    private int[] ends = new int[16];

    private int size;
    /** Those that the messages name by their descriptors. */
    private final List<NetnsRef> namespaces = new ArrayList<>(0);

    /** Without requests. */
    public RequestBuffer() {}

    /** How many requests there are. */
    public int size() {
        return size;
    }

    /**
     * Puts in a request.
     *
     * @throws IllegalArgumentException when it cannot be written; the others stay
     */
    @Override
    public void accept(Request change) {
        out.begin(change.type(), change.flags(), 0);
        try {
            change.body().writeTo(out);
            out.finish();
        } catch (RuntimeException | Error e) {
            out.abandon();
            throw e;
        }
        if (size == requests.length) {
            requests = Arrays.copyOf(requests, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        requests[size] = change;
        ends[size++] = out.length();
    }

    /** Puts in a request; the namespaces must be open until the requests are sent, which is refused otherwise. */
    @Override
    public void accept(Request change, List<NetnsRef> itsNamespaces) {
        accept(change);
        namespaces.addAll(itsNamespaces);
    }

    /**
     * Keeps the namespaces open that the messages name.
     *
     * @throws IllegalStateException when one of them is closed
     */
    NetnsUses useNamespaces() {
        return NetnsUses.of(namespaces);
    }

    /** Forgets all requests. */
    public void clear() {
        namespaces.clear();
        out.clear();
        Arrays.fill(requests, 0, size, null);
        size = 0;
    }

    Request request(int position) {
        return Objects.requireNonNull(requests[position]);
    }

    byte[] bytes() {
        return out.bytes();
    }

    int start(int position) {
        return position == 0 ? 0 : ends[position - 1];
    }

    int end(int position) {
        return ends[position];
    }

    /** Where a window ends that begins here and has at most so many requests and bytes, but always one request. */
    int windowEnd(int from, int mostRequests, int mostBytes) {
        int to = from + 1;
        while (to < size && to - from < mostRequests && ends[to] - start(from) <= mostBytes) {
            to++;
        }
        return to;
    }
}
