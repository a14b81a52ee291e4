package io.github.netlink4j.socket;

import io.github.netlink4j.Errno;
import io.github.netlink4j.ExtendedAck;
import io.github.netlink4j.KernelException;
import io.github.netlink4j.MalformedMessageException;
import io.github.netlink4j.NetlinkIOException;
import io.github.netlink4j.Outcome;
import io.github.netlink4j.codec.MessageType;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.codec.PathSearch;
import io.github.netlink4j.codec.SentAttr;
import io.github.netlink4j.codec.Wire;
import io.github.netlink4j.sys.Native;
import io.github.netlink4j.sys.Privilege;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

// Hot path: allocates nothing unless something fails.

/** One request of an exchange, and what has come of it. */
final class PendingRequest {
    private @Nullable Request request;
    /** Null when nothing but a verdict is expected. */
    private @Nullable MessageType answer;

    private @Nullable MessageView view;
    private @Nullable DumpVisitor<MessageView> visitor;

    /** Holds the request already written; null when it is to be written when it is sent. */
    private @Nullable RequestBuffer written;

    private int position;

    /** Says nothing when it succeeds. */
    boolean silent;

    boolean dump;
    boolean done;
    boolean shown;
    /** The visitor wants the objects although the listing is interrupted. */
    private boolean acceptsInterrupted;
    /** The visitor wants no more: what comes of the request from now on does not matter. */
    boolean stopped;
    /** The kernel has changed what it was listing. */
    boolean disturbed;
    /** The kernel has refused because another listing on the same socket was under way. */
    boolean busy;

    @Nullable
    ExtendedAck ack;
    /** The first thing that went wrong, be it with the answer or in the visitor: a RuntimeException or an Error. */
    @Nullable
    Throwable failure;

    void clear() {
        request = null;
        answer = null;
        view = null;
        visitor = null;
        written = null;
        silent = false;
        dump = false;
        done = false;
        shown = false;
        stopped = false;
        acceptsInterrupted = false;
        disturbed = false;
        busy = false;
        ack = null;
        failure = null;
    }

    void expect(Request request) {
        this.request = request;
    }

    void expect(RequestBuffer requests, int at, boolean onlyFailure) {
        request = requests.request(at);
        written = requests;
        position = at;
        silent = onlyFailure;
    }

    @SuppressWarnings("unchecked") // the visitor is called with nothing but this view
    <V extends MessageView> void expect(
            Request request, MessageType answer, V view, DumpVisitor<V> visitor, boolean dump) {
        this.request = request;
        this.answer = answer;
        this.view = view;
        this.visitor = (DumpVisitor<MessageView>) visitor;
        this.dump = dump;
        this.acceptsInterrupted = dump && visitor.acceptsInterrupted();
    }

    /** Whether the objects of this listing do not count. */
    boolean isInterrupted() {
        return disturbed && !acceptsInterrupted;
    }

    void writeTo(MessageWriter out, int sequence) {
        Request asked = request();
        // The object that answers a question is the verdict on it, and one less message to make, send and read.
        int verdict = dump ? Netlink.NLM_F_DUMP : silent || expectsObjects() ? 0 : Netlink.NLM_F_ACK;
        int flags = asked.flags() | Netlink.NLM_F_REQUEST | verdict;
        if (written != null) {
            out.copy(written.bytes(), written.start(position), written.end(position), flags, sequence);
        } else {
            out.begin(asked.type(), flags, sequence);
            asked.body().writeTo(out);
            out.finish();
        }
    }

    Request request() {
        return Objects.requireNonNull(request);
    }

    String describe() {
        return request().describe();
    }

    boolean expectsObjects() {
        return answer != null;
    }

    boolean isAnsweredBy(int type) {
        return answer != null && answer.number() == type;
    }

    /** The first failure counts; later ones may be its consequence. */
    void fail(Throwable thrown) {
        if (failure == null && !stopped) {
            failure = thrown;
        }
    }

    /** The kernel has refused the request. */
    private void refuse(int errno, Outcome outcome) {
        busy = dump && errno == Native.EBUSY && failure == null && !stopped;
        fail(new KernelException(describe(), errno, ack, hint(errno), outcome));
    }

    /** Reads the error number and what explains it; 0 means that the request succeeded. */
    void conclude(byte[] bytes, int at, int length, Outcome outcomeWhenRefused) {
        int result = Wire.s32(bytes, at + Wire.HEADER);
        if (result > 0 || result < -Errno.MAX) {
            malformed(result + " is no error number");
            return;
        }
        ack = AckReader.read(bytes, at, at + length, request());
        if (result != 0) {
            refuse(-result, outcomeWhenRefused);
        }
    }

    /** The answer cannot be read. */
    void malformed(String what) {
        fail(new MalformedMessageException(describe() + ": " + what));
    }

    NetlinkIOException answerLost(Outcome outcome) {
        return new NetlinkIOException(describe() + ": the kernel's verdict was lost", Native.ENOBUFS, outcome);
    }

    private @Nullable String hint(int errno) {
        Request asked = request();
        String hint = asked.hint().about(errno, ack);
        if (hint != null || ack != null && !ack.toString().isEmpty()) {
            return hint;
        }
        return switch (errno) {
            case Native.EPERM -> Privilege.NET_ADMIN.hint();
            case Native.EINVAL, Native.ERANGE, Native.EOPNOTSUPP -> suspects(asked);
            default -> null;
        };
    }

    /** What may be wrong with a request when the kernel does not say it. */
    private static @Nullable String suspects(Request asked) {
        List<SentAttr> values = PathSearch.values(asked.type(), asked.body());
        return values.isEmpty()
                ? null
                : values.stream()
                        .map(SentAttr::toString)
                        .collect(Collectors.joining(", ", "the kernel gives no reason; the request had ", ""));
    }

    /** Returns the kernel's refusal, null when the request was not refused. */
    @Nullable
    KernelException refusal() {
        return failure instanceof KernelException refusal ? refusal : null;
    }

    void throwFailure() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    /** Shows an object to the visitor; nothing once it has thrown or has stopped, while the answer is read to its end. */
    void show(byte[] bytes, int at) {
        if (failure != null || stopped) {
            return;
        }
        shown = true;
        MessageView object = Objects.requireNonNull(view);
        try {
            object.wrap(bytes, at);
            stopped = !Objects.requireNonNull(visitor).visit(object);
        } catch (MalformedMessageException e) {
            malformed(Objects.requireNonNull(e.getMessage()));
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }
}
