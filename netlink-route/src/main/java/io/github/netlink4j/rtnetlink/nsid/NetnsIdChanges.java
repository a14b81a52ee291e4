package io.github.netlink4j.rtnetlink.nsid;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.MessageBody;
import io.github.netlink4j.rtnetlink.object.TargetNetns;
import io.github.netlink4j.socket.Request;
import io.github.netlink4j.socket.RequestSink;
import java.util.List;
import java.util.function.Supplier;

/**
 * Changes to the ids that one network namespace has for others: carried out at once by {@link NetnsIds}, or together with others
 * in a batch. What the kernel refuses is a {@link KernelException}, thrown at once or reported by the batch.
 *
 * <p>A namespace keeps its id until it is gone: the kernel has no request that changes or deletes an id.
 */
public sealed class NetnsIdChanges permits NetnsIds {
    private final RequestSink sink;

    /** Creates changes that are given to the sink. */
    public NetnsIdChanges(RequestSink sink) {
        this.sink = sink;
    }

    /**
     * Gives a namespace an id. Equivalent to: {@code ip netns set NAME 7}.
     *
     * @param id the id, 0 to 2^31 - 1
     * @throws KernelException EEXIST when the namespace has an id already, or another one has this id; EINVAL when the
     *     descriptor is not that of a network namespace
     * @throws IllegalArgumentException when the id is negative
     */
    public void set(NetnsRef namespace, int id) {
        byDescriptor(namespace, TargetNetns.check(id));
    }

    /**
     * Gives a namespace an id that the kernel chooses. Equivalent to: {@code ip netns set NAME auto}.
     *
     * @throws KernelException EEXIST when the namespace has an id already; {@link NetnsIds#ensure} accepts that
     */
    public void assign(NetnsRef namespace) {
        byDescriptor(namespace, NetnsIdAttr.NETNSA_NSID_NOT_ASSIGNED);
    }

    /**
     * Gives the namespace of a process an id; see {@link #set(NetnsRef, int)}.
     *
     * @param pid the process, as the calling thread sees it
     * @throws KernelException ESRCH when there is no such process; else as there
     * @throws IllegalArgumentException when the id is negative, or the number of the process is not 1 to 2^31 - 1
     */
    public void setOfProcess(long pid, int id) {
        byProcess(pid, TargetNetns.check(id));
    }

    /** Gives the namespace of a process an id that the kernel chooses; see {@link #assign} and {@link #setOfProcess}. */
    public void assignOfProcess(long pid) {
        byProcess(pid, NetnsIdAttr.NETNSA_NSID_NOT_ASSIGNED);
    }

    private void byDescriptor(NetnsRef namespace, int id) {
        sink.accept(
                request(writer -> writer.put(NetnsIdAttr.FD, namespace), id, () -> "netns " + idText(id)),
                List.of(namespace));
    }

    private void byProcess(long pid, int id) {
        NetnsIdAttr.PID.check(pid);
        sink.accept(request(writer -> writer.put(NetnsIdAttr.PID, pid), id, () -> "pid " + pid + ' ' + idText(id)));
    }

    private static String idText(int id) {
        return "nsid " + (id < 0 ? "auto" : id);
    }

    private static Request request(MessageBody namespace, int id, Supplier<String> subject) {
        return Request.of(
                NetnsIdAttr.RTM_NEWNSID,
                0,
                writer -> {
                    namespace.writeTo(writer);
                    writer.put(NetnsIdAttr.NSID, id);
                },
                subject);
    }
}
