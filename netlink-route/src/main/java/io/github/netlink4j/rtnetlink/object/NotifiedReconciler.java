package io.github.netlink4j.rtnetlink.object;

import io.github.netlink4j.AddressFamily;
import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.object.Dumps;
import io.github.netlink4j.object.ObjectFilter;
import io.github.netlink4j.socket.NetlinkClient;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The reconciler for types of which the kernel notifies every change, and the base class of reconcilers that handle
 * further changes.
 */
public class NotifiedReconciler<K, V extends MessageView, T extends V> implements Reconciler<K, T> {
    private static final Object EVERYTHING = "everything";

    private final RtObjectType<K, V, T> type;
    private final int family;
    private final V view;

    /** Creates a reconciler for the objects of one family, AF_*; AF_UNSPEC means all families. */
    public NotifiedReconciler(RtObjectType<K, V, T> type, int family) {
        this.type = type;
        this.family = family;
        this.view = type.newView();
    }

    /** Returns the family of the objects, AF_*. */
    protected final int family() {
        return family;
    }

    @Override
    public Set<RtmKind> receives() {
        return EnumSet.of(type.kind());
    }

    @Override
    public void onMessage(RtMessage message, MirrorState<K, T> state) {
        if (family != AddressFamily.AF_UNSPEC && message.family() != family) {
            return;
        }
        V object = message.read(view);
        if (type.accepts(object)) {
            boolean isGone = message.isDeletion();
            K key = type.key(object);
            // A message does not identify one of several equal objects, and does not show whether a listing contains it
            // already.
            if (type.keysMayRepeat() && state.at(key).size() != (isGone ? 1 : 0)) {
                state.relist(key);
            } else {
                state.put(key, isGone ? List.of() : List.of(type.copy(object)));
            }
        }
    }

    @Override
    public boolean list(NetlinkClient client, Consumer<? super T> found) {
        return list(client, type.allOf(family), found);
    }

    /**
     * Lists the objects that match, once.
     *
     * @return whether the listing is complete, as far as the kernel reports
     */
    protected final boolean list(NetlinkClient client, ObjectFilter<V> filter, Consumer<? super T> found) {
        return new Dumps<>(client, type, filter, UnaryOperator.identity()).once(filter, found);
    }

    @Override
    public boolean keysMayRepeat() {
        return type.keysMayRepeat();
    }

    @Override
    public boolean hasSameState(T one, T other) {
        return type.comparison().same(one, other);
    }

    /**
     * Returns one region for all objects when listings of the type do not report an interruption: any object may then
     * be missing after any change. Returns null for other types.
     */
    @Override
    public @Nullable Object region(K key) {
        return type.reportsInterruptedDumps() ? null : EVERYTHING;
    }
}
