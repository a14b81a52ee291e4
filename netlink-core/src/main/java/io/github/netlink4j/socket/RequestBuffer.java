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
 * Requests that are sent together. Each request is written when it is added, so that an invalid one is refused at once, and
 * later changes of its spec have no effect. For one thread at a time.
 */
public final class RequestBuffer implements RequestSink {
    private final MessageWriter out = new MessageWriter();
    private @Nullable Request[] requests = new @Nullable Request[16];
    /** The end of each message, where the next one begins. */
    private int[] ends = new int[16];

    private int size;
    /** The namespaces that the messages name by their descriptors. */
    private final List<NetnsRef> namespaces = new ArrayList<>(0);

    /** Creates an empty buffer. */
    public RequestBuffer() {}

    /** Returns the number of requests. */
    public int size() {
        return size;
    }

    /**
     * Adds a request.
     *
     * @throws IllegalArgumentException when it is invalid; the other requests stay in the buffer
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

    /**
     * Adds a request. The namespaces must be open until the requests are sent; sending throws an IllegalStateException
     * otherwise.
     */
    @Override
    public void accept(Request change, List<NetnsRef> itsNamespaces) {
        accept(change);
        namespaces.addAll(itsNamespaces);
    }

    /**
     * Keeps the namespaces that the messages name open until the result is closed.
     *
     * @throws IllegalStateException when one of them is closed
     */
    NetnsUses useNamespaces() {
        return NetnsUses.of(namespaces);
    }

    /** Removes all requests. */
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

    /** Returns the end of a window that has at most this many requests and bytes, but at least one request. */
    int windowEnd(int from, int mostRequests, int mostBytes) {
        int to = from + 1;
        while (to < size && to - from < mostRequests && ends[to] - start(from) <= mostBytes) {
            to++;
        }
        return to;
    }
}
