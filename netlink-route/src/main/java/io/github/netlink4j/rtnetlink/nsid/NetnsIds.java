package io.github.netlink4j.rtnetlink.nsid;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.NetnsRef;
import io.github.netlink4j.codec.MessageBody;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectReader;
import io.github.netlink4j.rtnetlink.object.TargetNetns;
import io.github.netlink4j.socket.NetlinkClient;
import io.github.netlink4j.socket.Request;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * The ids that one network namespace has for others. An id is valid in that namespace only; another one may have another id for
 * the same namespace, or none.
 */
public final class NetnsIds extends NetnsIdChanges implements ObjectReader<NetnsIdFilter, NetnsIdView, NetnsId> {
    private final Dumps<NetnsIdFilter, NetnsIdView, NetnsId> dumps;

    /** Creates a service for the ids in the namespace that this handle reaches. */
    public NetnsIds(NetlinkClient client) {
        super(client::execute);
        this.dumps = new Dumps<>(client, NetnsId.TYPE, NetnsIdFilter.all(), UnaryOperator.identity());
    }

    @Override
    public Dumps<NetnsIdFilter, NetnsIdView, NetnsId> dumps() {
        return dumps;
    }

    /** Returns all ids. Equivalent to: {@code ip netns list-id}. */
    @Override
    public List<NetnsId> list() {
        return list(NetnsIdFilter.all());
    }

    /**
     * Returns the id of a namespace, and has the kernel give it one if it has none.
     *
     * @throws KernelException EINVAL when the descriptor is not that of a network namespace; EPERM without CAP_NET_ADMIN
     */
    public int ensure(NetnsRef namespace) {
        OptionalInt before = find(namespace);
        if (before.isEmpty()) {
            try {
                assign(namespace);
            } catch (KernelException e) {
                // Another program, or the kernel for a link, has given it one meanwhile.
                if (!e.isExists()) {
                    throw e;
                }
            }
        }
        return before.isPresent()
                ? before.getAsInt()
                : find(namespace)
                        .orElseThrow(() -> new IllegalStateException("the kernel has given the namespace no id"));
    }

    /**
     * Returns the id of a namespace, empty when it has none.
     *
     * @throws KernelException EINVAL when the descriptor is not that of a network namespace
     */
    public OptionalInt find(NetnsRef namespace) {
        try (NetnsRef.Use use = namespace.use()) {
            int fd = use.fd();
            return id(writer -> writer.put(NetnsIdAttr.FD, () -> fd), "netns");
        }
    }

    /**
     * Returns the id of the namespace of a process, empty when it has none.
     *
     * @param pid the process, as the calling thread sees it
     * @throws KernelException ESRCH when there is no such process
     * @throws IllegalArgumentException when the number is not 1 to 2^31 - 1
     */
    public OptionalInt findOfProcess(long pid) {
        NetnsIdAttr.PID.check(pid);
        return id(writer -> writer.put(NetnsIdAttr.PID, pid), "pid " + pid);
    }

    /**
     * Returns the id that another namespace has for a namespace which has an id here; empty when it has none there. Linux 4.20.
     * Equivalent to: {@code ip netns list-id target-nsid TARGET nsid ID}, which takes the id there and shows the one here.
     *
     * @param id the id here
     * @param target the id here of the namespace whose id is wanted
     * @throws KernelException ENOENT when no namespace has the id; EINVAL when none has the target's; EACCES without
     *     CAP_NET_ADMIN over the target
     * @throws IllegalArgumentException when one is negative
     */
    public OptionalInt translate(int id, int target) {
        TargetNetns.check(id);
        TargetNetns.check(target);
        return answer(Request.of(
                        NetnsIdAttr.RTM_GETNSID,
                        0,
                        writer -> {
                            writer.put(NetnsIdAttr.NSID, id);
                            writer.put(NetnsIdAttr.TARGET_NSID, target);
                        },
                        () -> "nsid " + id + " target-nsid " + target)
                .hintIfUnexplained(errno -> TargetNetns.explain(errno, target)));
    }

    private OptionalInt id(MessageBody namespace, String subject) {
        return answer(Request.of(NetnsIdAttr.RTM_GETNSID, 0, namespace, () -> subject));
    }

    /** Returns the id in the answer. The kernel answers with -1 when there is none. rtnl_net_getid() */
    private OptionalInt answer(Request question) {
        int id = dumps.get(question).id();
        return id < 0 ? OptionalInt.empty() : OptionalInt.of(id);
    }
}
