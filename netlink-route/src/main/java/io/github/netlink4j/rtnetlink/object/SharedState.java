package io.github.netlink4j.rtnetlink.object;

import java.util.Set;
import java.util.function.Supplier;

/**
 * State that several reconcilers of one mirror share, such as which links are up. A mirror has one state for each key
 * that a reconciler requests. A shared state processes a message before any reconciler does.
 */
public interface SharedState {
    /** Returns the kinds of messages that this state processes. */
    Set<RtmKind> receives();

    /** Processes a message. */
    void onMessage(RtMessage message);

    /** Discards everything, because messages were lost. */
    void forget();

    /** Identifies a shared state. Declared once as a constant; compared by identity. */
    final class Key<S extends SharedState> {
        private final Supplier<S> maker;

        /** Creates a key for states from this supplier, which is called once for each mirror. */
        public Key(Supplier<S> maker) {
            this.maker = maker;
        }

        /** Returns a new state. */
        public S make() {
            return maker.get();
        }
    }

    /** The shared states of one mirror. */
    interface Registry {
        /** Returns the state of this key, and creates it on first use. */
        <S extends SharedState> S get(Key<S> key);
    }
}
