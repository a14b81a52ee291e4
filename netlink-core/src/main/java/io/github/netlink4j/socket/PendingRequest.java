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

/** A request of an exchange, and its result. */
final class PendingRequest {
    private @Nullable Request request;
    /** Null when only an acknowledgement is expected. */
    private @Nullable MessageType answer;

    private @Nullable MessageView view;
    private @Nullable DumpVisitor<MessageView> visitor;

    /** Contains the request when it is written already; null when it is written on sending. */
    private @Nullable RequestBuffer written;

    private int position;

    /** Set when the kernel does not acknowledge success. */
    boolean silent;

    boolean dump;
    boolean done;
    boolean shown;
    /** Set when the visitor accepts the objects of an interrupted listing. */
    private boolean acceptsInterrupted;
    /** Set when the visitor has ended the listing: the rest of the answer is ignored. */
    boolean stopped;
    /** Set when the objects changed during the listing. NLM_F_DUMP_INTR. */
    boolean interrupted;
    /** Set when the kernel has refused because another listing on the same socket was in progress. */
    boolean busy;

    @Nullable
    ExtendedAck ack;
    /** The first failure, of the answer or of the visitor: a RuntimeException or an Error. */
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
        interrupted = false;
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

    /** Returns whether the listing was interrupted, so that its objects are ignored. */
    boolean isInterrupted() {
        return interrupted && !acceptsInterrupted;
    }

    void writeTo(MessageWriter out, int sequence) {
        Request asked = request();
        // An object that answers a request also acknowledges it, which saves a message.
        int answers = dump ? Netlink.NLM_F_DUMP : silent || expectsObjects() ? 0 : Netlink.NLM_F_ACK;
        int flags = asked.flags() | Netlink.NLM_F_REQUEST | answers;
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

    /** Records a failure. Only the first one counts: later ones may be its consequence. */
    void fail(Throwable thrown) {
        if (failure == null && !stopped) {
            failure = thrown;
        }
    }

    /** Records a refusal by the kernel. */
    private void refuse(int errno, Outcome outcome) {
        busy = dump && errno == Native.EBUSY && failure == null && !stopped;
        fail(new KernelException(describe(), errno, ack, hint(errno), outcome));
    }

    /** Reads the error number, 0 for success, and the extended acknowledgement. */
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

    /** Records that the answer is malformed. Creates an exception only for the first fault: an answer may have very many. */
    void malformed(String what) {
        if (failure == null && !stopped) {
            fail(new MalformedMessageException(describe() + ": " + what));
        }
    }

    NetlinkIOException answerLost(Outcome outcome) {
        return new NetlinkIOException(describe() + ": the kernel's answer was lost", Native.ENOBUFS, outcome);
    }

    private @Nullable String hint(int errno) {
        Request asked = request();
        String hint = asked.hint().about(errno, ack);
        if (hint != null || ack != null && !ack.toString().isEmpty()) {
            return hint;
        }
        return switch (errno) {
            case Native.EPERM -> Privilege.NET_ADMIN.hint();
            case Native.EINVAL, Native.ERANGE, Native.EOPNOTSUPP -> sentValues(asked);
            default -> null;
        };
    }

    /** Returns the values of a request, one of which is probably invalid, for when the kernel gives no reason. */
    private static @Nullable String sentValues(Request asked) {
        List<SentAttr> values = PathSearch.values(asked.type(), asked.body());
        return values.isEmpty()
                ? null
                : values.stream()
                        .map(SentAttr::toString)
                        .collect(Collectors.joining(", ", "the kernel gives no reason; the request had ", ""));
    }

    /** Returns the exception when the kernel has refused the request, else null. */
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

    /** Passes an object to the visitor, unless it has thrown or stopped: then the rest of the answer is only received. */
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
