package io.github.netlink4j.rtnetlink.nsid;

import io.github.netlink4j.KernelException;
import io.github.netlink4j.codec.MessageWriter;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.rtnetlink.object.TargetNetns;
import org.jspecify.annotations.Nullable;

/** Whose ids a listing shows: those of the network namespace of the handle, or of another one. Immutable. */
public final class NetnsIdFilter implements ObjectFilter<NetnsIdView> {
    private static final NetnsIdFilter ALL = new NetnsIdFilter(TargetNetns.NONE);

    private final int target;

    private NetnsIdFilter(int target) {
        this.target = target;
    }

    /** Returns the filter that matches every id in the namespace of the handle. Equivalent to: {@code ip netns list-id}. */
    public static NetnsIdFilter all() {
        return ALL;
    }

    /**
     * Matches the ids in another namespace, each together with that of the same namespace here
     * ({@link NetnsIdView#currentId()}). Equivalent to: {@code ip netns list-id target-nsid 7}.
     *
     * @param target the id of that namespace here
     * @throws IllegalArgumentException when it is negative
     */
    public NetnsIdFilter in(int target) {
        return new NetnsIdFilter(TargetNetns.check(target));
    }

    @Override
    public void writeTo(MessageWriter writer) {
        if (target != TargetNetns.NONE) {
            writer.put(NetnsIdAttr.TARGET_NSID, target);
        }
    }

    // Hot path: allocates nothing.
    @Override
    public boolean matches(NetnsIdView id) {
        return true;
    }

    @Override
    public @Nullable String explain(KernelException refusal) {
        return TargetNetns.explain(refusal.errno(), target);
    }

    /** Returns the arguments of {@code ip netns list-id}, or {@code all}. */
    @Override
    public String toString() {
        return target == TargetNetns.NONE ? "all" : "target-nsid " + target;
    }
}
