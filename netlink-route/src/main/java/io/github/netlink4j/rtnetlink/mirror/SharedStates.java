package io.github.netlink4j.rtnetlink.mirror;

import io.github.netlink4j.rtnetlink.object.SharedState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The shared states of one mirror: one for each key that a reconciler requests. */
final class SharedStates implements SharedState.Registry {
    private final Map<SharedState.Key<?>, SharedState> byKey = new LinkedHashMap<>();

    @SuppressWarnings("unchecked") // a key creates states of its type
    @Override
    public <S extends SharedState> S get(SharedState.Key<S> key) {
        return (S) byKey.computeIfAbsent(key, SharedState.Key::make);
    }

    Collection<SharedState> all() {
        return byKey.values();
    }
}
