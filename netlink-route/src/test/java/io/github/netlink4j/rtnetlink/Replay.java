package io.github.netlink4j.rtnetlink;

import io.github.netlink4j.codec.MessageView;
import io.github.netlink4j.rtnetlink.mirror.MirrorEvent;
import io.github.netlink4j.rtnetlink.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Collects the events of a mirror, and finds impossible ones: an object added twice, or removed without having been added.
 */
public final class Replay implements Consumer<MirrorEvent> {
    private final Map<String, Integer> objects = new HashMap<>();
    private final List<MessageView> changed = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private boolean synced;
    public int overruns;

    @Override
    public void accept(MirrorEvent event) {
        if (event instanceof MirrorEvent.Added<?, ?> added) {
            count(added.object(), 1);
        } else if (event instanceof MirrorEvent.Removed<?, ?> removed) {
            changed.add(removed.object());
            count(removed.object(), -1);
        } else if (event instanceof MirrorEvent.Changed<?, ?> change) {
            changed.add(change.before());
            count(change.before(), -1);
            count(change.object(), 1);
        } else if (event instanceof MirrorEvent.Overrun) {
            overruns++;
            synced = false;
        } else {
            if (synced) {
                faults.add("synced twice");
            }
            synced = true;
        }
    }

    private void count(MessageView object, int change) {
        String text = Reflection.of(object);
        int now = objects.merge(text, change, Integer::sum);
        if (now == 0) {
            objects.remove(text);
        } else if (now < 0 || now > 1 && !(object instanceof Rule)) {
            // Of rules there may be equal ones.
            faults.add(now + " of " + text);
        }
    }

    /** All objects that were changed or removed. */
    public Stream<MessageView> changes() {
        return changed.stream();
    }

    /** The contradictions in the events, and their differences from the objects that the mirror holds. */
    public List<String> faults(Stream<? extends MessageView> objectsHeld) {
        List<String> all = new ArrayList<>(faults);
        Map<String, Integer> held = new HashMap<>();
        objectsHeld.forEach(object -> held.merge(Reflection.of(object), 1, Integer::sum));
        if (!synced) {
            all.add("not synced at the end");
        }
        if (!held.equals(objects)) {
            Map<String, Integer> told = new HashMap<>(objects);
            told.keySet().removeAll(held.keySet());
            held.keySet().removeAll(objects.keySet());
            all.add("reported, and not held: " + told + "; held, and not reported: " + held);
        }
        return all;
    }
}
