package io.github.netlink4j.benchmarks.yardstick;

import io.github.netlink4j.ns.Netns;
import io.github.netlink4j.rtnetlink.RtNetlink;
import java.util.Map;

/** Operations on network namespaces: creates, deletes and enters them. New threads do most of the work. */
final class NamespaceTasks {
    private static final String NAME = "yard";

    Map<String, Task> all() {
        return Map.of(
                "netns-create",
                        Task.of(Task.NOTHING, this::create, this::delete).byThreads(),
                "netns-delete", Task.of(this::create, this::delete, Task.NOTHING),
                "socket-elsewhere", elsewhere(ns -> RtNetlink.open(ns).close()),
                "run-elsewhere", elsewhere(ns -> ns.run(() -> {})));
    }

    private interface Visit {
        void to(Netns namespace);
    }

    private Task elsewhere(Visit visit) {
        Task.Step run = count -> {
            try (Netns namespace = Netns.open(NAME + 0)) {
                for (int i = 0; i < count; i++) {
                    visit.to(namespace);
                }
            }
            return count;
        };
        return Task.of(count -> create(1), run, count -> delete(1)).byThreads();
    }

    private long create(int count) {
        for (int i = 0; i < count; i++) {
            Netns.create(NAME + i).close();
        }
        return count;
    }

    private long delete(int count) {
        for (int i = 0; i < count; i++) {
            Netns.delete(NAME + i);
        }
        return count;
    }
}
