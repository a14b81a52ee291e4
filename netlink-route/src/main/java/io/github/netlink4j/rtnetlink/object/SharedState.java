package io.github.netlink4j.rtnetlink.object;

import java.util.Set;
import java.util.function.Supplier;

/**
 * What several reconcilers of one mirror need to know, such as which links are up. A mirror has one of each that a reconciler
 * asks for. It processes a message before every reconciler does.
 */
public interface SharedState {
    /** Returns which messages it wants. */
    Set<RtmKind> receives();

    /** Processes a message. */
    void onMessage(RtMessage message);

    /** Forgets everything: messages were lost. */
    void forget();

    /** Identifies a shared state. Declared once as a constant; compared by identity. */
    final class Key<S extends SharedState> {
        private final Supplier<S> maker;

        /** A key for what this makes, once for each mirror. */
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
        /** Returns the state of this key, which is made when it is first asked for. */
        <S extends SharedState> S get(Key<S> key);
    }
}
